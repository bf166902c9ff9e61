"""Reading what is planned: per person, team and month."""

import datetime as dt
import uuid
from collections.abc import Collection

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from app.accounts.models import Person
from app.assessments.models import Assessment, Kind, Member
from app.assessments.permissions import SHOWN_TO_READERS
from app.assessments.queries.lists import visible_to
from app.assessments.queries.whole import with_everything
from app.assessments.workflow import State
from app.locations.models import Location

# Still to be visited, or being visited.
AHEAD = frozenset({State.PLANNED, State.JUDGING})
MOST_IN_A_MONTH = 400


def planned_between(
    session: Session, seen_by: Person, first: dt.date, last: dt.date, *, member_id: uuid.UUID | None = None
) -> list[Assessment]:
    """The assessments planned from `first` to `last` that were not withdrawn, in order of day; those of one
    judge when a member is named.
    """
    wanted = (
        select(Assessment)
        .join(Assessment.location)
        .join(Location.municipality)
        .where(
            visible_to(seen_by),
            Assessment.planned_on.between(first, last),
            Assessment.state != State.WITHDRAWN,
        )
    )
    if member_id is not None:
        wanted = wanted.where(
            exists().where(Member.assessment_id == Assessment.id, Member.person_id == member_id)
        )
    return list(
        session.scalars(
            with_everything(wanted).order_by(Assessment.planned_on, Assessment.serial).limit(MOST_IN_A_MONTH)
        )
    )


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
