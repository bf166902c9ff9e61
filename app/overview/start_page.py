"""The start page, composed: what waits for this person, and what they look after."""

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, exists, false, func, or_, select
from sqlalchemy.orm import Session, contains_eager, joinedload

from app.accounts.models import Person, Role
from app.accounts.permissions import reach
from app.allocation.queries import cycle_on, day_within, municipality_statuses
from app.allocation.status import MunicipalityStatus
from app.assessments.models import Assessment, Member
from app.assessments.queries import newest_headlines, visible_to
from app.assessments.workflow import OPEN_FOR_JUDGING, State
from app.i18n import current_language, today
from app.locations.models import Location, Municipality
from app.locations.permissions import seeing_reach
from app.locations.queries import number_of_locations, within
from app.notices.queries import number_unread
from app.supervision.permissions import ANSWERING_ROLES
from app.supervision.queries import Reminder, reminders

SHOWN = 25
MOST_MUNICIPALITIES = 5
FOR_THE_TEAM = OPEN_FOR_JUDGING | {State.PLANNED}
FOR_REVIEWERS = frozenset(
    {State.SUBMITTED, State.IN_REVIEW, State.OUT_FOR_REPLY, State.REPLY_DECIDED, State.ADOPTED}
)
UNDER_WAY = frozenset(State) - {State.ADOPTED, State.PUBLISHED, State.WITHDRAWN}
URGENT = "urgent-action"


@dataclass(frozen=True)
class UrgentLocation:
    """A location where the newest adopted inspection asks for action now."""

    location: Location
    assessment_id: uuid.UUID


@dataclass(frozen=True)
class StartPage:
    """All that the start page shows."""

    waiting: Sequence[Assessment]
    number_waiting: int
    number_of_locations: int
    number_under_way: int
    urgent: Sequence[UrgentLocation]
    municipalities: Sequence[Municipality]
    reminders: Sequence[Reminder]
    unread: int


def compose(session: Session, person: Person) -> StartPage:
    """Bring the start page together for this person."""
    waiting = (
        select(Assessment).join(Assessment.location).join(Location.municipality).where(_waits_for(person))
    )
    where = joinedload(Assessment.location).joinedload(Location.municipality)
    under_way = (
        select(func.count(Assessment.id))
        .join(Assessment.location)
        .join(Location.municipality)
        .where(visible_to(person), Assessment.state.in_(sorted(UNDER_WAY)))
    )
    return StartPage(
        waiting=list(
            session.scalars(
                waiting.options(where).order_by(Assessment.planned_on, Assessment.serial).limit(SHOWN)
            )
        ),
        number_waiting=session.scalar(select(func.count()).select_from(waiting.subquery())) or 0,
        number_of_locations=number_of_locations(session, seeing_reach(person)),
        number_under_way=session.scalar(under_way) or 0,
        urgent=_urgent(session, person),
        municipalities=_own_municipalities(session, person),
        reminders=reminders(session, reach(person, *ANSWERING_ROLES), today()),
        unread=number_unread(session, person),
    )


def _waits_for(person: Person) -> ColumnElement[bool]:
    """An assessment waits for its team until it is submitted, then for reviewers who are not in the team."""
    in_team = exists().where(Member.assessment_id == Assessment.id, Member.person_id == person.id)
    reviewing = reach(person, Role.REVIEWER)
    for_review = (
        false()
        if reviewing.is_empty
        else and_(within(reviewing), ~in_team, Assessment.state.in_(sorted(FOR_REVIEWERS)))
    )
    return or_(and_(in_team, Assessment.state.in_(sorted(FOR_THE_TEAM))), for_review)


def _urgent(session: Session, person: Person) -> list[UrgentLocation]:
    newest = newest_headlines().subquery()
    rows = session.execute(
        select(Location, newest.c.assessment_id)
        .join(Location.municipality)
        .join(newest, newest.c.location_id == Location.id)
        .where(within(seeing_reach(person)), newest.c.headline == URGENT)
        .options(contains_eager(Location.municipality))
        .order_by(Location.name, Location.id)
        .limit(SHOWN)
    )
    return [UrgentLocation(location, assessment_id) for location, assessment_id in rows]


def _own_municipalities(session: Session, person: Person) -> list[Municipality]:
    codes = sorted(reach(person, Role.MUNICIPALITY).municipalities)
    return list(
        session.scalars(
            select(Municipality)
            .where(Municipality.code.in_(codes))
            .options(joinedload(Municipality.province))
            .order_by(Municipality.name)
            .limit(MOST_MUNICIPALITIES)
        )
    )


def tasks_of(
    session: Session, found: Sequence[Municipality], day: dt.date
) -> list[tuple[Municipality, MunicipalityStatus]]:
    """Task and places of one's own municipalities in the cycle that runs on this day."""
    if not found:
        return []
    cycle = cycle_on(session, day)
    on = day_within(cycle, day)
    codes = [one.code for one in found]
    statuses = municipality_statuses(session, codes, cycle.id, on, language=current_language())
    return [(one, statuses[one.code]) for one in found]
