"""Quarters of a year, and what follows from the reports of a location over time. Pure."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

QUARTERS_IN_A_YEAR = 4
MONTHS_IN_A_QUARTER = 3


@dataclass(frozen=True, order=True)
class Quarter:
    """A quarter: year and number from 1 to 4."""

    year: int
    number: int

    @property
    def last_day(self) -> dt.date:
        """The day on which it ends."""
        following = self.next
        return dt.date(following.year, (following.number - 1) * MONTHS_IN_A_QUARTER + 1, 1) - dt.timedelta(
            days=1
        )

    @property
    def next(self) -> "Quarter":
        """The quarter after this one."""
        last = self.number == QUARTERS_IN_A_YEAR
        return Quarter(self.year + last, 1 if last else self.number + 1)

    @property
    def previous(self) -> "Quarter":
        """The quarter before this one."""
        first = self.number == 1
        return Quarter(self.year - first, QUARTERS_IN_A_YEAR if first else self.number - 1)


def quarter_of(day: dt.date) -> Quarter:
    """The quarter in which the day lies."""
    return Quarter(day.year, (day.month - 1) // MONTHS_IN_A_QUARTER + 1)


@dataclass(frozen=True)
class QuarterFigures:
    """What was reported about a location for a quarter, in people; None: not reported."""

    quarter: Quarter
    residents: int | None = None
    moved_in: int | None = None
    moved_out: int | None = None
    procedures_ended: int | None = None
    in_one_place: int | None = None
    other_users: tuple[tuple[str, int], ...] = ()
    source: str = ""
    version: int = 1


@dataclass(frozen=True)
class Trend:
    """What the last four quarters say together; None when one of them was not reported.

    `moves_per_resident`: residents who moved to another reception location in a year, divided by the mean
    number of residents; our definition. `in_one_place` of `procedures_ended` in that year.
    """

    moves_per_resident: Fraction | None = None
    procedures_ended: int | None = None
    in_one_place: int | None = None


@dataclass(frozen=True)
class Stability:
    """The reports of a location, newest quarter first, with the trend up to the newest."""

    quarters: Sequence[QuarterFigures] = ()
    trend: Trend = field(default_factory=Trend)
    earlier: Trend = field(default_factory=Trend)


def _whole(numbers: Iterable[int | None]) -> int | None:
    found = list(numbers)
    known = [number for number in found if number is not None]
    return sum(known) if len(known) == len(found) == QUARTERS_IN_A_YEAR else None


def trend_to(quarters: Iterable[QuarterFigures], last: Quarter) -> Trend:
    """The trend over the year that ends with quarter `last`."""
    by_quarter = {one.quarter: one for one in quarters}
    wanted = [last]
    while len(wanted) < QUARTERS_IN_A_YEAR:
        wanted.append(wanted[-1].previous)
    year = [by_quarter[one] for one in wanted if one in by_quarter]
    residents = _whole(one.residents for one in year)
    moved_out = _whole(one.moved_out for one in year)
    moves = None
    if residents and moved_out is not None:
        moves = Fraction(moved_out * QUARTERS_IN_A_YEAR, residents)
    return Trend(
        moves_per_resident=moves,
        procedures_ended=_whole(one.procedures_ended for one in year),
        in_one_place=_whole(one.in_one_place for one in year),
    )


def stability_from(reports: Iterable[QuarterFigures]) -> Stability:
    """Of each quarter the newest version, newest quarter first, with the trend now and a year earlier."""
    newest: dict[Quarter, QuarterFigures] = {}
    for one in reports:
        kept = newest.get(one.quarter)
        if kept is None or one.version > kept.version:
            newest[one.quarter] = one
    quarters = tuple(newest[key] for key in sorted(newest, reverse=True))
    if not quarters:
        return Stability()
    last = quarters[0].quarter
    before = Quarter(last.year - 1, last.number)
    return Stability(quarters, trend_to(quarters, last), trend_to(quarters, before))
