"""How the visit went: hours, what was seen and not seen, dangers outside every indicator, and closing it."""

import datetime as dt
import uuid
from dataclasses import asdict, dataclass
from decimal import Decimal

from sqlalchemy.orm import Session

from app import audit
from app.accounts.models import Person
from app.assessments.actions.permitted import locked_for_judging
from app.assessments.actions.tablets import refuse_while_tablets_wait
from app.assessments.kept_text import kept_text
from app.assessments.models import AcuteDanger, Assessment
from app.assessments.queries import number_of_rooms, received_by_person
from app.assessments.tablet_models import VisitClosing
from app.database import overwrite
from app.problems import Invalid


@dataclass(frozen=True)
class VisitDescription:
    """How we worked, as it is printed in the report; None: not filled in. `hours_on_site` in hours."""

    visit_ends_on: dt.date | None = None
    hours_on_site: Decimal | None = None
    rooms_seen: int | None = None
    residents_spoken: int | None = None
    staff_spoken: int | None = None
    records_read: str = ""
    not_seen: str = ""


def describe_visit(
    session: Session, by: Person, assessment: Assessment, visit: VisitDescription
) -> Assessment:
    """Write down how the visit went. The last day lies on or after the first. What did not change leaves no
    trace.
    """
    assessment = locked_for_judging(session, by, assessment.id)
    starts = assessment.visit_starts_on
    if visit.visit_ends_on is not None and starts is not None and visit.visit_ends_on < starts:
        raise Invalid("visit-ends-before-start")
    if any(
        figure is not None and figure < 0
        for figure in (visit.hours_on_site, visit.rooms_seen, visit.residents_spoken, visit.staff_spoken)
    ):
        raise Invalid("visit-number-negative")
    wanted = asdict(visit) | {
        "records_read": kept_text(visit.records_read),
        "not_seen": kept_text(visit.not_seen),
    }
    before, changed = overwrite(assessment, wanted)
    if not changed:
        return assessment
    session.flush()
    audit.record(
        session,
        by.id,
        "describe-visit",
        audit.subject("assessment", assessment.id),
        before=before,
        after=changed,
    )
    return assessment


def record_acute_danger(
    session: Session, by: Person, assessment: Assessment, description: str, *, key: uuid.UUID | None = None
) -> AcuteDanger:
    """Record a danger that no indicator covers; it stands, and makes the headline ask for urgent action.
    The same `key` again gives the danger that is already there.
    """
    assessment = locked_for_judging(session, by, assessment.id)
    words = kept_text(description)
    if not words:
        raise Invalid("danger-empty")
    known = session.get(AcuteDanger, key) if key is not None else None
    if known is not None:
        if known.assessment_id != assessment.id or known.recorded_by_id != by.id:
            raise Invalid("id-not-accepted")
        return known
    danger = AcuteDanger(assessment_id=assessment.id, description=words, recorded_by_id=by.id)
    if key is not None:
        danger.id = key
    session.add(danger)
    session.flush()
    audit.record(
        session,
        by.id,
        "record-acute-danger",
        audit.subject("assessment", assessment.id),
        after={"danger": str(danger.id), "description": words},
    )
    return danger


def close_visit(session: Session, by: Person, assessment: Assessment, *, despite: str = "") -> VisitClosing:
    """Write down that the team leaves the building, with what has been received of everybody. Refused while a
    tablet of the team has announced what it still has to send, unless `despite` says why. It stops nobody
    from judging: that ends when the assessment is handed in.
    """
    assessment = locked_for_judging(session, by, assessment.id)
    words = kept_text(despite)
    waiting = refuse_while_tablets_wait(session, assessment, words)
    received = received_by_person(session, assessment.id)
    closing = VisitClosing(
        assessment_id=assessment.id,
        closed_by_id=by.id,
        judgements=sum(one.judgements for one in received),
        rooms=number_of_rooms(session, assessment.id),
        photos=sum(one.photos for one in received),
        waiting=waiting,
        reason=words if waiting else "",
    )
    session.add(closing)
    session.flush()
    audit.record(
        session,
        by.id,
        "close-visit",
        audit.subject("assessment", assessment.id),
        after={
            "judgements": closing.judgements,
            "rooms": closing.rooms,
            "photos": closing.photos,
            "waiting": waiting,
        }
        | ({"reason": closing.reason} if waiting else {}),
    )
    return closing
