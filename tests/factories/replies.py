"""A living link of a party, with a finding put to it and a file that it added."""

import uuid

from sqlalchemy.orm import Session

from app.accounts.models import Person
from app.assessments.queries import assessment_by_id, current_judgements
from app.database import new_id
from app.replies.actions import add_file, renew_link, set_contact
from app.replies.links import Claim, sign
from app.replies.models import HearingFinding, Party
from app.replies.queries import hearing_of
from app.storage import Storage


def link_and_file(
    session: Session,
    storage: Storage,
    reviewer: Person,
    assessment_id: uuid.UUID,
    *,
    indicator: str,
    secret: str,
) -> dict[str, object]:
    """What fills the addresses behind the link of the municipality, for an assessment out for reply."""
    assessment, hearing = assessment_by_id(session, assessment_id), hearing_of(session, assessment_id)
    reply = next(one for one in hearing.replies if one.party is Party.MUNICIPALITY)
    set_contact(session, reviewer, assessment.location, reply.party, email="a@example.org", language="nl")
    link = renew_link(session, reviewer, assessment, hearing, reply)
    judgement = current_judgements(session, assessment_id)[indicator]
    session.add(
        HearingFinding(hearing_id=hearing.id, indicator=indicator, position=99, judgement_id=judgement.id)
    )
    session.flush()
    file = add_file(session, storage, reply.id, indicator, name="a.pdf", content=b"%PDF-1.7")
    return {"token": sign(secret, Claim(link.id, assessment.id)), "file_id": file.id, "override_id": new_id()}
