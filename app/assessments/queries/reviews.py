"""Reading what a reviewer added: remarks and overrides."""

import uuid
from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from app.assessments.review_models import Remark, VerdictOverride
from app.problems import NotFound


def remarks_of(session: Session, assessment_id: uuid.UUID) -> Mapping[str, Sequence[Remark]]:
    """The remarks of reviewers by indicator, oldest first."""
    rows = session.scalars(
        select(Remark)
        .where(Remark.assessment_id == assessment_id)
        .options(joinedload(Remark.made_by))
        .order_by(Remark.made_at, Remark.id)
    )
    found: dict[str, list[Remark]] = {}
    for remark in rows:
        found.setdefault(remark.indicator, []).append(remark)
    return found


def overrides_of(session: Session, assessment_id: uuid.UUID) -> Sequence[VerdictOverride]:
    """Every override that was proposed, oldest first, with who proposed and who agreed."""
    return list(
        session.scalars(
            select(VerdictOverride)
            .where(VerdictOverride.assessment_id == assessment_id)
            .options(joinedload(VerdictOverride.proposed_by), joinedload(VerdictOverride.agreed_by))
            .order_by(VerdictOverride.proposed_at, VerdictOverride.id)
        )
    )


def override_by_id(session: Session, assessment_id: uuid.UUID, override_id: uuid.UUID) -> VerdictOverride:
    """One override of this assessment, locked; `NotFound` when there is none."""
    found = session.scalar(
        select(VerdictOverride)
        .where(VerdictOverride.id == override_id, VerdictOverride.assessment_id == assessment_id)
        .with_for_update()
    )
    if found is None:
        raise NotFound("override-not-found")
    return found
