"""Reading what is late, and of what somebody is to be reminded."""

import datetime as dt
import uuid
from collections.abc import Collection, Mapping

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session, contains_eager

from app.accounts.permissions import Reach
from app.assessments.models import Assessment, Finding
from app.assessments.permissions import FOUND
from app.improvement.models import ImprovementMeasure, MeasureState
from app.locations.models import Location
from app.locations.queries import within

# Whoever carries a measure out is reminded this many days before it is due.
REMINDED_BEFORE = dt.timedelta(days=7)


def is_late(today: dt.date) -> ColumnElement[bool]:
    """A measure whose deadline has passed and that nobody reported done."""
    return (ImprovementMeasure.due_on < today) & ImprovementMeasure.state.in_(
        (MeasureState.AGREED, MeasureState.UNDER_WAY)
    )


def overdue_measures(session: Session, reach: Reach, today: dt.date) -> list[ImprovementMeasure]:
    """The measures within reach whose deadline has passed and that nobody reported done, latest first."""
    return _within(session, reach, is_late(today))


def measures_to_remind_of(session: Session, reach: Reach, today: dt.date) -> list[ImprovementMeasure]:
    """The measures within reach of which somebody is to be reminded today: those that are late, and those due
    in a week or on this day. An inbox asks this once a day.
    """
    due = ImprovementMeasure.due_on.in_((today, today + REMINDED_BEFORE))
    waiting = ImprovementMeasure.state.in_((MeasureState.AGREED, MeasureState.UNDER_WAY))
    return _within(session, reach, or_(is_late(today), due & waiting))


def _within(session: Session, reach: Reach, asked: ColumnElement[bool]) -> list[ImprovementMeasure]:
    return list(
        session.scalars(
            select(ImprovementMeasure)
            .join(ImprovementMeasure.finding)
            .join(Assessment, Assessment.id == Finding.assessment_id)
            .join(Assessment.location)
            .join(Location.municipality)
            .where(within(reach), Assessment.state.in_(sorted(FOUND)), asked)
            .options(contains_eager(ImprovementMeasure.finding))
            .order_by(ImprovementMeasure.due_on, ImprovementMeasure.serial)
        )
    )


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
