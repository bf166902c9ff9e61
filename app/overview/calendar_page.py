"""One month of planned assessments, as weeks of days."""

import calendar
import datetime as dt
import re
import uuid
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.accounts.models import Person
from app.assessments.models import Assessment
from app.assessments.queries import judges_with_plans, planned_between

MONTH = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])")


@dataclass(frozen=True)
class CalendarPage:
    """A month: its weeks from Monday to Sunday, and what is planned on each day."""

    first: dt.date
    weeks: Sequence[Sequence[dt.date]]
    planned: Sequence[Assessment]
    by_day: Mapping[dt.date, Sequence[Assessment]]
    judges: Sequence[tuple[uuid.UUID, str]]
    judge: uuid.UUID | None

    @property
    def earlier(self) -> str:
        """The month before, as it stands in the address."""
        return f"{self.first - dt.timedelta(days=1):%Y-%m}"

    @property
    def later(self) -> str:
        """The month after."""
        return f"{self.first + dt.timedelta(days=31):%Y-%m}"


def asked_month(written: str, today: dt.date) -> dt.date:
    """The first day of the month that is asked for (`2026-12`); this month for anything else."""
    found = MONTH.fullmatch(written)
    return dt.date(int(found[1]), int(found[2]), 1) if found else today.replace(day=1)


def compose(session: Session, person: Person, first: dt.date, judge: uuid.UUID | None) -> CalendarPage:
    """Bring the month together for this person."""
    weeks = calendar.Calendar().monthdatescalendar(first.year, first.month)
    last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
    planned = planned_between(session, person, first, last, member_id=judge)
    by_day: dict[dt.date, list[Assessment]] = defaultdict(list)
    for assessment in planned:
        by_day[assessment.planned_on].append(assessment)
    return CalendarPage(first, weeks, planned, by_day, judges_with_plans(session, person), judge)
