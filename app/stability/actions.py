"""Writing down what was reported about a location. Nothing is changed: a correction is a next version."""

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from app import audit
from app.database import hold
from app.locations.models import Location
from app.problems import Conflict, Invalid
from app.stability.models import (
    BuildingBlock,
    NeighbourhoodActivity,
    OtherUser,
    QuarterReport,
    WithdrawnActivity,
)
from app.stability.quarters import Quarter
from app.stability.queries import newest_version

MOST_PEOPLE = 100_000


@dataclass(frozen=True)
class QuarterDetails:
    """What is reported for a quarter; None: not reported."""

    quarter: Quarter
    source: str
    residents: int | None = None
    moved_in: int | None = None
    moved_out: int | None = None
    procedures_ended: int | None = None
    in_one_place: int | None = None
    other_users: Mapping[OtherUser, int] = field(default_factory=dict)


def _numbers(details: QuarterDetails) -> dict[str, int | None]:
    return {
        "residents": details.residents,
        "moved_in": details.moved_in,
        "moved_out": details.moved_out,
        "procedures_ended": details.procedures_ended,
        "in_one_place": details.in_one_place,
    }


def _check(details: QuarterDetails, today: dt.date) -> None:
    if details.quarter.last_day >= today:
        raise Invalid("quarter-not-over")
    if not details.source.strip():
        raise Invalid("report-needs-source")
    people = (*_numbers(details).values(), *details.other_users.values())
    known = [number for number in people if number is not None]
    if not known:
        raise Invalid("report-says-nothing")
    if any(not 0 <= number <= MOST_PEOPLE for number in known):
        raise Invalid("people-out-of-range", most=MOST_PEOPLE)
    ended = details.procedures_ended
    if details.in_one_place is not None and (ended is None or details.in_one_place > ended):
        raise Invalid("in-one-place-exceeds-ended")


def report_quarter(
    session: Session, by: uuid.UUID | None, location: Location, details: QuarterDetails, *, today: dt.date
) -> QuarterReport:
    """Write down what is reported for a quarter that is over. What was reported for it before stays, and this
    is the next version.
    """
    _check(details, today)
    # Two people who report the same quarter get two versions, one after the other.
    hold(session, f"quarter:{location.id}")
    earlier = newest_version(session, location.id, details.quarter)
    report = QuarterReport(
        location_id=location.id,
        year=details.quarter.year,
        quarter=details.quarter.number,
        version=1 if earlier is None else earlier.version + 1,
        other_users={user.value: number for user, number in details.other_users.items()},
        source=details.source.strip(),
        recorded_by_id=by,
        **_numbers(details),
    )
    session.add(report)
    session.flush()
    audit.record(
        session,
        by,
        "report-quarter",
        audit.subject("stability", location.id),
        after={
            "quarter": f"{report.year}-{report.quarter}",
            "version": report.version,
            "other_users": report.other_users,
            "source": report.source,
        }
        | _numbers(details),
    )
    return report


@dataclass(frozen=True)
class ActivityDetails:
    """What was organised with the neighbourhood, when and with whom."""

    block: BuildingBlock
    held_on: dt.date
    what: str
    partners: str = ""


def add_activity(
    session: Session, by: uuid.UUID | None, location: Location, details: ActivityDetails, *, today: dt.date
) -> NeighbourhoodActivity:
    """Write down an activity with the neighbourhood that was held by today."""
    if not details.what.strip():
        raise Invalid("activity-needs-words")
    if details.held_on > today:
        raise Invalid("activity-in-future")
    activity = NeighbourhoodActivity(
        location_id=location.id,
        block=details.block,
        held_on=details.held_on,
        what=details.what.strip(),
        partners=details.partners.strip(),
        recorded_by_id=by,
    )
    session.add(activity)
    session.flush()
    audit.record(
        session,
        by,
        "add-activity",
        audit.subject("stability", location.id),
        after={"activity": activity.id, "block": activity.block, "held_on": activity.held_on},
    )
    return activity


def withdraw_activity(
    session: Session, by: uuid.UUID | None, activity: NeighbourhoodActivity, reason: str
) -> None:
    """Take back an activity that was written down by mistake; it stays to be seen with the reason."""
    if not reason.strip():
        raise Invalid("withdrawal-needs-reason")
    if session.get(WithdrawnActivity, activity.id) is not None:
        raise Conflict("activity-withdrawn-already")
    session.add(WithdrawnActivity(activity_id=activity.id, reason=reason.strip(), withdrawn_by_id=by))
    session.flush()
    audit.record(
        session,
        by,
        "withdraw-activity",
        audit.subject("stability", activity.location_id),
        before={"activity": activity.id},
        after={"reason": reason.strip()},
    )
