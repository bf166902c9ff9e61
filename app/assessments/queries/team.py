"""Reading who can judge, and who reviewed."""

import uuid

from sqlalchemy import exists, select
from sqlalchemy.orm import Session, selectinload

from app.accounts.models import Person, Role, RoleGrant
from app.accounts.permissions import Place, reach
from app.assessments.workflow import Step
from app.audit import AuditLine

REVIEWING = (Step.BEGIN_REVIEW, Step.REQUEST_CHANGES)


def possible_members(session: Session, place: Place, role: Role) -> list[Person]:
    """The people who hold the role that judges, reaching this place, by name."""
    holders = session.scalars(
        select(Person)
        .where(
            Person.is_open.is_(True),
            exists().where(
                RoleGrant.person_id == Person.id, RoleGrant.role == role, RoleGrant.ended_at.is_(None)
            ),
        )
        .options(selectinload(Person.grants))
        .order_by(Person.name, Person.id)
    )
    return [person for person in holders if reach(person, role).covers(place)]


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
