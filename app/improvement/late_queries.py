"""Reading what is late, and of what somebody is to be reminded."""

import datetime as dt
import uuid
from collections.abc import Collection, Mapping, Sequence
from itertools import groupby

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from app.assessments.models import Assessment, Finding
from app.assessments.permissions import FOUND
from app.assessments.queries import with_everything
from app.improvement.models import ImprovementMeasure, MeasureState

# Whoever carries a measure out is reminded this many days before it is due.
REMINDED_BEFORE = dt.timedelta(days=7)


def is_late(today: dt.date) -> ColumnElement[bool]:
    """A measure whose deadline has passed and that nobody reported done."""
    return _unreported_by(today - dt.timedelta(days=1))


def is_due_soon(today: dt.date) -> ColumnElement[bool]:
    """A measure that nobody reported done and that is late, or due within a week."""
    return _unreported_by(today + REMINDED_BEFORE)


def _unreported_by(day: dt.date) -> ColumnElement[bool]:
    """A measure with a deadline up to and including this day that nobody reported done."""
    return (ImprovementMeasure.due_on <= day) & ImprovementMeasure.state.in_(
        (MeasureState.AGREED, MeasureState.UNDER_WAY)
    )


def measures_to_remind_of(
    session: Session, today: dt.date
) -> list[tuple[Assessment, Sequence[ImprovementMeasure]]]:
    """Every measure that is late or due within a week, by the assessment (with everything) that led to it."""
    rows = session.execute(
        with_everything(
            select(Assessment, ImprovementMeasure)
            .join(Finding, Finding.assessment_id == Assessment.id)
            .join(ImprovementMeasure, ImprovementMeasure.finding_id == Finding.id)
            .where(Assessment.state.in_(sorted(FOUND)), is_due_soon(today))
        ).order_by(Assessment.serial, ImprovementMeasure.due_on, ImprovementMeasure.serial)
    )
    return [
        (assessment, [measure for _assessment, measure in group])
        for assessment, group in groupby(rows, key=lambda row: row[0])
    ]


def overdue_by_location(
    session: Session, location_ids: Collection[uuid.UUID], today: dt.date
) -> Mapping[uuid.UUID, int]:
    """How many measures are overdue at each of these locations; those without are left out."""
    rows = session.execute(
        select(Assessment.location_id, func.count().label("overdue"))
        .join(Finding, Finding.assessment_id == Assessment.id)
        .join(ImprovementMeasure, ImprovementMeasure.finding_id == Finding.id)
        .where(Assessment.location_id.in_(location_ids), Assessment.state.in_(sorted(FOUND)), is_late(today))
        .group_by(Assessment.location_id)
    )
    return {row.location_id: row.overdue for row in rows}
