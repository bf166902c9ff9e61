"""Agreeing what is done about a finding."""

import datetime as dt
import uuid
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app import audit
from app.accounts.models import Person
from app.assessments.kept_text import kept_text
from app.assessments.models import FindingKind
from app.assessments.queries import assessment_by_id, finding_by_id
from app.database import made_before, new_id
from app.improvement.models import ImprovementMeasure, OwnerKind
from app.improvement.permissions import may_agree
from app.problems import Invalid, NotAllowed

LONGEST_OWNER = 120


@dataclass(frozen=True)
class MeasureDetails:
    """What is agreed: what is done, by whom, by when."""

    description: str
    owner_kind: OwnerKind
    owner_name: str
    due_on: dt.date


def agree_measure(
    session: Session,
    by: Person,
    finding_id: uuid.UUID,
    details: MeasureDetails,
    *,
    today: dt.date,
    key: uuid.UUID | None = None,
) -> ImprovementMeasure:
    """Agree a measure for a shortcoming, due today or later. The same `key` again gives the measure that was
    agreed with it.
    """
    finding = finding_by_id(session, finding_id)
    assessment = assessment_by_id(session, finding.assessment_id, lock=True)
    if not may_agree(by, assessment):
        raise NotAllowed("measure-not-yours")
    if finding.kind is not FindingKind.SHORTCOMING:
        raise Invalid("measure-for-shortcoming-only")
    if (known := _agreed_before(session, by, finding_id, key)) is not None:
        return known
    words = kept_text(details.description)
    if not words:
        raise Invalid("measure-empty")
    owner = kept_text(details.owner_name, longest=LONGEST_OWNER)
    if details.owner_kind is OwnerKind.OTHER and not owner:
        raise Invalid("measure-owner-missing")
    if details.due_on < today:
        raise Invalid("measure-due-in-past")
    measure = ImprovementMeasure(
        id=key or new_id(),
        finding_id=finding.id,
        description=words,
        owner_kind=details.owner_kind,
        owner_name=owner,
        due_on=details.due_on,
        created_by_id=by.id,
    )
    session.add(measure)
    session.flush()
    audit.record(
        session,
        by.id,
        "agree-measure",
        audit.subject("assessment", assessment.id),
        after={
            "measure": measure.id,
            "finding": finding.id,
            "description": words,
            "owner_kind": details.owner_kind.value,
            "owner_name": owner,
            "due_on": details.due_on.isoformat(),
        },
    )
    return measure


def _agreed_before(
    session: Session, by: Person, finding_id: uuid.UUID, key: uuid.UUID | None
) -> ImprovementMeasure | None:
    known = made_before(session, ImprovementMeasure, key)
    if known is not None and (known.created_by_id != by.id or known.finding_id != finding_id):
        raise Invalid("id-not-accepted")
    return known
