"""One month of planned assessments, as weeks of days."""

import calendar
import datetime as dt
import re
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.accounts.models import Person
from app.assessments.queries import Plans, judges_with_plans, planned_page, teams_with_plans

MONTH = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])")
DAY = re.compile(r"([0-9]{1,2})")
PERSON = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
LARGEST_TEAM = 10


@dataclass(frozen=True)
class CalendarPage:
    """A month: its weeks from Monday to Sunday, what is planned on each day, and one page of it in full.
    `judges` is who was asked for: nobody, one, or a whole team; `day` the one day that was asked for.
    """

    first: dt.date
    weeks: Sequence[Sequence[dt.date]]
    plans: Plans
    people: Sequence[tuple[uuid.UUID, str]]
    teams: Sequence[tuple[str, str]]
    judges: str
    day: dt.date | None

    @property
    def earlier(self) -> str:
        """The month before, as it stands in the address."""
        return f"{self.first - dt.timedelta(days=1):%Y-%m}"

    @property
    def later(self) -> str:
        """The month after."""
        return f"{self.first + dt.timedelta(days=31):%Y-%m}"


@dataclass(frozen=True)
class Asked:
    """What of a calendar was asked for, as it could be read from the address."""

    first: dt.date
    judges: tuple[uuid.UUID, ...]
    day: dt.date | None
    page: int


def read_asked(month: str, judges: str, day: str, page: int, *, today: dt.date) -> Asked:
    """The month (`2026-12`) that is asked for, this month for anything else; a day only within it; and people
    by their ids with commas between.
    """
    found = MONTH.fullmatch(month)
    first = dt.date(int(found[1]), int(found[2]), 1) if found else today.replace(day=1)
    on = DAY.fullmatch(day)
    number = int(on[1]) if on else 0
    known = 1 <= number <= calendar.monthrange(first.year, first.month)[1]
    people = tuple(uuid.UUID(one) for one in judges.split(",")[:LARGEST_TEAM] if PERSON.fullmatch(one))
    return Asked(first, people, first.replace(day=number) if known else None, page)


def compose(session: Session, person: Person, asked: Asked) -> CalendarPage:
    """Bring the month together for this person."""
    first = asked.first
    weeks = calendar.Calendar().monthdatescalendar(first.year, first.month)
    last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
    people = judges_with_plans(session, person)
    teams = [
        (_joined(keys), ", ".join(names))
        for keys, names in teams_with_plans(session, person, first, last)
        if len(keys) <= LARGEST_TEAM
    ]
    judges = _joined(asked.judges)
    if len(asked.judges) > 1 and judges not in dict(teams):
        # A team without a plan in this month is still the one that was asked for.
        names = dict(people)
        teams.append((judges, ", ".join(names[key] for key in asked.judges if key in names)))
    return CalendarPage(
        first=first,
        weeks=weeks,
        plans=planned_page(session, person, first, last, asked.page, judges=asked.judges, day=asked.day),
        people=people,
        teams=teams,
        judges=judges,
        day=asked.day,
    )


def _joined(keys: Iterable[uuid.UUID]) -> str:
    return ",".join(str(key) for key in keys)
