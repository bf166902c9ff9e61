"""Reading what was reported about stability, and what was done with the neighbourhood."""

import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.problems import NotFound
from app.stability.models import BuildingBlock, NeighbourhoodActivity, QuarterReport, WithdrawnActivity
from app.stability.quarters import Quarter, QuarterFigures, Stability, stability_from

SHOWN = 100


@dataclass(frozen=True)
class Activity:
    """An activity with the reason for which it was withdrawn; empty when it stands."""

    activity: NeighbourhoodActivity
    withdrawn_because: str


def figures_of(report: QuarterReport) -> QuarterFigures:
    """The report as a value."""
    return QuarterFigures(
        quarter=Quarter(report.year, report.quarter),
        residents=report.residents,
        moved_in=report.moved_in,
        moved_out=report.moved_out,
        procedures_ended=report.procedures_ended,
        in_one_place=report.in_one_place,
        other_users=tuple(sorted(report.other_users.items())),
        source=report.source,
        version=report.version,
    )


def stabilities_of(session: Session, location_ids: Collection[uuid.UUID]) -> Mapping[uuid.UUID, Stability]:
    """The reports of each of these locations with their trend; without any report it is absent."""
    reports = session.scalars(
        select(QuarterReport)
        .where(QuarterReport.location_id.in_(location_ids))
        .order_by(QuarterReport.location_id, QuarterReport.year, QuarterReport.quarter, QuarterReport.version)
    )
    found: dict[uuid.UUID, list[QuarterFigures]] = {}
    for report in reports:
        found.setdefault(report.location_id, []).append(figures_of(report))
    return {location: stability_from(figures) for location, figures in found.items()}


def stability_of(session: Session, location_id: uuid.UUID) -> Stability:
    """The reports of one location with their trend; empty when nothing was reported."""
    return stabilities_of(session, [location_id]).get(location_id, Stability())


def newest_version(session: Session, location_id: uuid.UUID, quarter: Quarter) -> QuarterReport | None:
    """What counts for this quarter; None when nothing was reported yet."""
    return session.scalar(
        select(QuarterReport)
        .where(
            QuarterReport.location_id == location_id,
            QuarterReport.year == quarter.year,
            QuarterReport.quarter == quarter.number,
        )
        .order_by(QuarterReport.version.desc())
        .limit(1)
    )


def activities_of(session: Session, location_id: uuid.UUID) -> Sequence[Activity]:
    """The newest activities of a location, withdrawn ones among them with their reason."""
    rows = session.execute(
        select(NeighbourhoodActivity, WithdrawnActivity.reason)
        .outerjoin(WithdrawnActivity, WithdrawnActivity.activity_id == NeighbourhoodActivity.id)
        .where(NeighbourhoodActivity.location_id == location_id)
        .order_by(NeighbourhoodActivity.held_on.desc(), NeighbourhoodActivity.id)
        .limit(SHOWN)
    )
    return [Activity(activity, reason or "") for activity, reason in rows]


def activity_counts(
    session: Session, location_ids: Collection[uuid.UUID]
) -> Mapping[uuid.UUID, Mapping[BuildingBlock, int]]:
    """How many activities stand per location and building block."""
    rows = session.execute(
        select(NeighbourhoodActivity.location_id, NeighbourhoodActivity.block, func.count().label("number"))
        .outerjoin(WithdrawnActivity, WithdrawnActivity.activity_id == NeighbourhoodActivity.id)
        .where(NeighbourhoodActivity.location_id.in_(location_ids), WithdrawnActivity.activity_id.is_(None))
        .group_by(NeighbourhoodActivity.location_id, NeighbourhoodActivity.block)
        .order_by(NeighbourhoodActivity.location_id, NeighbourhoodActivity.block)
    )
    found: dict[uuid.UUID, dict[BuildingBlock, int]] = {}
    for row in rows:
        found.setdefault(row.location_id, {})[row.block] = row.number
    return found


def activities_that_stand(
    session: Session, location_ids: Collection[uuid.UUID]
) -> Sequence[NeighbourhoodActivity]:
    """The activities at these locations that were not withdrawn, in order of location and day."""
    return session.scalars(
        select(NeighbourhoodActivity)
        .outerjoin(WithdrawnActivity, WithdrawnActivity.activity_id == NeighbourhoodActivity.id)
        .where(NeighbourhoodActivity.location_id.in_(location_ids), WithdrawnActivity.activity_id.is_(None))
        .order_by(NeighbourhoodActivity.location_id, NeighbourhoodActivity.held_on, NeighbourhoodActivity.id)
    ).all()


def activity_of(session: Session, location_id: uuid.UUID, activity_id: uuid.UUID) -> NeighbourhoodActivity:
    """One activity of this location; `NotFound` when it has no such activity."""
    activity = session.get(NeighbourhoodActivity, activity_id)
    if activity is None or activity.location_id != location_id:
        raise NotFound("activity-not-found")
    return activity
