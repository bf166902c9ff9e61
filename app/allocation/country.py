"""The country and its provinces in one cycle on one day, put together from statuses. Pure: no database, no
clock.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.allocation.figures import FigureKind, PublishedFigure
from app.allocation.status import MunicipalityStatus, figures_on

QUARTERS = 4


@dataclass(frozen=True)
class KnownSum:
    """A sum over what is known: `known` of `of` areas have a number. `places` is None when none has."""

    places: int | None
    known: int
    of: int


@dataclass(frozen=True)
class Totals:
    """Places of several municipalities together."""

    counted: int
    durable: int
    planned: int


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


def sum_of_known(numbers: Iterable[int | None]) -> KnownSum:
    """Add up the numbers that are known and say how many those are; a sum of nothing is None, not zero."""
    found = list(numbers)
    known = [number for number in found if number is not None]
    return KnownSum(sum(known) if known else None, len(known), len(found))


def totals_of(statuses: Iterable[MunicipalityStatus]) -> Totals:
    """The places of these municipalities together."""
    found = list(statuses)
    return Totals(
        counted=sum(status.counted for status in found),
        durable=sum(status.durable for status in found),
        planned=sum(status.planned for status in found),
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
        shares=sum_of_known(status.task_places for status in statuses),
        totals=totals_of(statuses) if shows_places else None,
    )


def step_towards(status: MunicipalityStatus) -> int | None:
    """How near the municipality is to its task, in quarters from 0 to 4; None when no task was published or
    nobody entered its places.
    """
    if status.task_places is None or not status.groups:
        return None
    if status.counted >= status.task_places:
        return QUARTERS
    return status.counted * QUARTERS // status.task_places


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
