"""Reading the findings that were drawn up."""

import uuid

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from app.assessments.models import Finding
from app.problems import NotFound


def findings_of_assessment(session: Session, assessment_id: uuid.UUID) -> list[Finding]:
    """The findings that were drawn up, with their indicators, by number. What they come to now is said by
    `assessments.findings.told`.
    """
    return list(
        session.scalars(
            select(Finding)
            .where(Finding.assessment_id == assessment_id)
            .options(selectinload(Finding.indicators))
            .order_by(Finding.number)
            .execution_options(populate_existing=True)
        )
    )


def finding_by_id(session: Session, finding_id: uuid.UUID) -> Finding:
    """One finding with its indicators; `NotFound` when there is none."""
    finding = session.scalar(
        select(Finding).where(Finding.id == finding_id).options(selectinload(Finding.indicators))
    )
    if finding is None:
        raise NotFound("finding-not-found")
    return finding


def highest_finding_number(session: Session, assessment_id: uuid.UUID) -> int:
    """The highest number that was given within the assessment; 0 before the first."""
    return session.scalar(select(func.max(Finding.number)).where(Finding.assessment_id == assessment_id)) or 0
