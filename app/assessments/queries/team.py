"""Reading who can judge, and who reviewed."""

import uuid

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.accounts.models import Person, Role
from app.accounts.permissions import Place, reach
from app.accounts.queries import holders_of
from app.assessments.workflow import Step
from app.audit import AuditLine

REVIEWING = (Step.BEGIN_REVIEW, Step.REQUEST_CHANGES)


def possible_members(session: Session, place: Place, role: Role) -> list[Person]:
    """The people who hold the role that judges, reaching this place, by name."""
    return [person for person in holders_of(session, role) if reach(person, role).covers(place)]


def reviewers_of(session: Session, assessment_id: uuid.UUID) -> frozenset[uuid.UUID]:
    """Everybody who took a step as a reviewer while the assessment could still come back to its team."""
    return frozenset(
        session.scalars(
            select(AuditLine.person_id)
            .where(
                AuditLine.subject_kind == "assessment",
                AuditLine.subject_id == str(assessment_id),
                AuditLine.action.in_([step.value for step in REVIEWING]),
                AuditLine.person_id.is_not(None),
            )
            .order_by(AuditLine.id)
        )
    )
