"""Reading what is planned: per person, team and month."""

import datetime as dt
import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import ColumnElement, exists, func, select
from sqlalchemy.dialects.postgresql import aggregate_order_by
from sqlalchemy.orm import Session

from app.accounts.models import Person
from app.assessments.models import Assessment, Kind, Member
from app.assessments.permissions import SHOWN_TO_READERS
from app.assessments.queries.lists import visible_to
from app.assessments.queries.whole import with_everything
from app.assessments.workflow import State
from app.locations.models import Location
from app.paging import Paged, on_page, page_within

# Still to be visited, or being visited.
AHEAD = frozenset({State.PLANNED, State.JUDGING})
# So many fit in a day of the calendar; the list beneath it shows them all.
SHOWN_IN_A_DAY = 3


@dataclass(frozen=True)
class PlannedDay:
    """One day of the calendar: its first assessments with the name of their location, and how many in all."""

    shown: Sequence[tuple[uuid.UUID, str]]
    total: int


@dataclass(frozen=True)
class Plans(Paged):
    """What is planned, day by day, and one page of it in full."""

    days: Mapping[dt.date, PlannedDay]
    assessments: Sequence[Assessment]


def planned_page(
    session: Session,
    seen_by: Person,
    first: dt.date,
    last: dt.date,
    page: int,
    *,
    judges: Collection[uuid.UUID] = (),
    day: dt.date | None = None,
) -> Plans:
    """What is planned from `first` to `last` and was not withdrawn; only what all these people judge together
    when they are named. Page `page` (from 1) in order of day, of one day when it is named.
    """
    asked = [
        visible_to(seen_by),
        Assessment.planned_on.between(first, last),
        Assessment.state != State.WITHDRAWN,
        *(exists().where(Member.assessment_id == Assessment.id, Member.person_id == one) for one in judges),
    ]
    days = _by_day(session, asked)
    if day is not None:
        asked.append(Assessment.planned_on == day)
    total = sum(one.total for on, one in days.items() if day in {None, on})
    number = page_within(page, total)
    wanted = select(Assessment).join(Assessment.location).join(Location.municipality).where(*asked)
    rows = session.scalars(
        on_page(with_everything(wanted).order_by(Assessment.planned_on, Assessment.serial), number)
    )
    return Plans(days, list(rows), total=total, page=number)


def _by_day(session: Session, asked: Collection[ColumnElement[bool]]) -> dict[dt.date, PlannedDay]:
    whole_day = Assessment.planned_on
    counted = (
        select(
            Assessment.id,
            Assessment.planned_on,
            Location.name,
            func.row_number().over(partition_by=whole_day, order_by=Assessment.serial).label("place"),
            func.count().over(partition_by=whole_day).label("total"),
        )
        .join(Assessment.location)
        .join(Location.municipality)
        .where(*asked)
        .subquery()
    )
    rows = session.execute(
        select(counted)
        .where(counted.c.place <= SHOWN_IN_A_DAY)
        .order_by(counted.c.planned_on, counted.c.place)
    )
    return {
        on: PlannedDay([(row.id, row.name) for row in found], found[0].total)
        for on, found in ((on, list(group)) for on, group in groupby(rows, key=lambda row: row.planned_on))
    }


def teams_with_plans(
    session: Session, seen_by: Person, first: dt.date, last: dt.date
) -> list[tuple[tuple[uuid.UUID, ...], tuple[str, ...]]]:
    """Everybody who judges together in an assessment planned in these days that `seen_by` may see: their ids
    and names, by name, each team once.
    """
    rows = session.execute(
        select(
            func.array_agg(aggregate_order_by(Person.id, Person.name, Person.id)).label("ids"),
            func.array_agg(aggregate_order_by(Person.name, Person.name, Person.id)).label("names"),
        )
        .join(Member, Member.person_id == Person.id)
        .join(Assessment, Assessment.id == Member.assessment_id)
        .join(Assessment.location)
        .join(Location.municipality)
        .where(
            visible_to(seen_by),
            Assessment.planned_on.between(first, last),
            Assessment.state != State.WITHDRAWN,
        )
        .group_by(Assessment.id)
        .having(func.count() > 1)
        .distinct()
        .order_by("names", "ids")
    )
    return [(tuple(row.ids), tuple(row.names)) for row in rows]


def judges_with_plans(session: Session, seen_by: Person) -> list[tuple[uuid.UUID, str]]:
    """Everybody in the team of an assessment that `seen_by` may see, by name."""
    rows = session.execute(
        select(Person.id, Person.name)
        .join(Member, Member.person_id == Person.id)
        .join(Assessment, Assessment.id == Member.assessment_id)
        .join(Assessment.location)
        .join(Location.municipality)
        .where(visible_to(seen_by))
        .distinct()
        .order_by(Person.name, Person.id)
    )
    return [(row.id, row.name) for row in rows]


def locations_with_a_visit_ahead(
    session: Session, location_ids: Collection[uuid.UUID]
) -> frozenset[uuid.UUID]:
    """Those of these locations where a visit is planned or under way."""
    return frozenset(
        session.scalars(
            select(Assessment.location_id).where(
                Assessment.location_id.in_(location_ids),
                Assessment.kind != Kind.SELF_ASSESSMENT,
                Assessment.state.in_(sorted(AHEAD)),
            )
        )
    )


def newest_of_each(session: Session, location_ids: Collection[uuid.UUID], *, own: bool) -> list[Assessment]:
    """Per location its newest adopted visit, or its newest self-assessment that was handed in."""
    handed_in = frozenset(State) - {State.PLANNED, State.JUDGING, State.CHANGES_REQUESTED, State.WITHDRAWN}
    day = func.coalesce(Assessment.visit_starts_on, Assessment.planned_on)
    newest = (
        select(
            Assessment.id,
            func.row_number()
            .over(partition_by=Assessment.location_id, order_by=(day.desc(), Assessment.serial.desc()))
            .label("place"),
        )
        .where(
            Assessment.location_id.in_(location_ids),
            Assessment.kind == Kind.SELF_ASSESSMENT if own else Assessment.kind == Kind.INSPECTION,
            Assessment.state.in_(sorted(handed_in if own else SHOWN_TO_READERS)),
        )
        .subquery()
    )
    return list(
        session.scalars(
            with_everything(select(Assessment))
            .join(newest, newest.c.id == Assessment.id)
            .where(newest.c.place == 1)
            .order_by(Assessment.serial)
        )
    )
