"""The country and its provinces in one cycle on one day, put together from statuses. Pure: no database, no
clock.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields

from app.allocation.figures import FigureKind, KnownSum, PublishedFigure, sum_of_known
from app.allocation.models import Cycle, StepKind
from app.allocation.status import MunicipalityStatus, figures_on


@dataclass(frozen=True)
class Totals:
    """Places of several municipalities together."""

    realised: int
    counted: int
    counted_amv: int
    durable: int
    temporary: int
    planned: int
    lapsing: int
    lent: int
    borrowed: int
    credited: int
    credited_amv: int


# What an area as a whole was asked for.
TASKS_OF_AREAS = (FigureKind.CAPACITY_ESTIMATE, FigureKind.PROVINCIAL_TASK)


@dataclass(frozen=True)
class AreaSummary:
    """A province or the country: what was published about it as a whole, and what its municipalities have
    together. `totals` is None for who may not see the places.
    """

    code: str
    name: str
    figures: Sequence[PublishedFigure]
    shares: KnownSum
    totals: Totals | None

    def figure(self, kind: FigureKind) -> PublishedFigure | None:
        """The figure of this kind that held on the day; None when none was published."""
        return next((figure for figure in self.figures if figure.kind == kind), None)

    @property
    def task(self) -> PublishedFigure | None:
        """The task that was published for the area as a whole; never the sum of its municipalities."""
        return next((figure for figure in self.figures if figure.kind in TASKS_OF_AREAS), None)

    @property
    def balance(self) -> int | None:
        """Places that count for a task less the task of the whole; None when either is not known."""
        if self.totals is None or self.task is None or self.task.places is None:
            return None
        return self.totals.credited - self.task.places

    @property
    def balance_amv(self) -> int | None:
        """The same for unaccompanied minors alone."""
        if self.totals is None or self.task is None or self.task.amv_places is None:
            return None
        return self.totals.credited_amv - self.task.amv_places


def totals_of(statuses: Iterable[MunicipalityStatus]) -> Totals:
    """The places of these municipalities together."""
    found = list(statuses)
    return Totals(
        **{part.name: sum(getattr(status, part.name) for status in found) for part in fields(Totals)}
    )


def summarise(
    code: str,
    name: str,
    figures: Iterable[PublishedFigure],
    statuses: Sequence[MunicipalityStatus],
    *,
    shows_places: bool,
) -> AreaSummary:
    """What is known of an area on the day of the statuses of its municipalities."""
    held = figures_on(figures, statuses[0].on) if statuses else ()
    return AreaSummary(
        code=code,
        name=name,
        figures=held,
        # One that went into another is counted there, and one that is still to come in those it will be.
        shares=sum_of_known(status.task_places for status in statuses if status.stands),
        totals=totals_of(statuses) if shows_places else None,
    )


def task_of_all(provinces: Iterable[AreaSummary]) -> KnownSum:
    """The sum of the provincial tasks that were published as a number."""
    return sum_of_known(
        figure.places if (figure := province.figure(FigureKind.PROVINCIAL_TASK)) is not None else None
        for province in provinces
    )


def step_states(done_on: Sequence[dt.date | None], on: dt.date) -> list[str]:
    """`done`, `now` or `ahead` for each step of a cycle: done is what has a day and that day has come; the
    first step that is not done goes on now.
    """
    done = [day is not None and day <= on for day in done_on]
    first_open = done.index(False) if False in done else len(done)
    return [
        "done" if is_done else "now" if place == first_open else "ahead" for place, is_done in enumerate(done)
    ]


@dataclass(frozen=True)
class DrawnStep:
    """A step on the line of a cycle. `statutory` and `actual` are how far along the cycle their days lie,
    from 0 to 1; None: no day, or outside the cycle.
    """

    kind: StepKind
    statutory: float | None
    actual: float | None


@dataclass(frozen=True)
class DrawnCycle:
    """The line of a cycle: its steps, where the day lies, and the first day of each year in it."""

    steps: Sequence[DrawnStep]
    on: float | None
    years: Sequence[tuple[int, float]]


def drawn_steps(cycle: Cycle, on: dt.date) -> DrawnCycle:
    """Where the days of the act, what happened and the day of today lie on the line of the cycle."""
    length = (cycle.ends_on - cycle.starts_on).days

    def along(day: dt.date | None) -> float | None:
        if day is None or not cycle.starts_on <= day <= cycle.ends_on:
            return None
        return (day - cycle.starts_on).days / length

    years = range(cycle.starts_on.year, cycle.ends_on.year + 1)
    firsts = [(year, along(dt.date(year, 1, 1))) for year in years]
    return DrawnCycle(
        steps=[DrawnStep(step.kind, along(step.statutory_on), along(step.actual_on)) for step in cycle.steps],
        on=along(on),
        years=[(year, place) for year, place in firsts if place is not None],
    )
