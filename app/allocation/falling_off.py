"""Places that end in the coming months, month by month. Pure."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.allocation.counting import CountedPlaces
from app.allocation.days import months_later
from app.allocation.status import MunicipalityStatus


@dataclass(frozen=True)
class MonthOfEnds:
    """The places that count on the day and whose last day lies in this month."""

    first_day: dt.date
    groups: Sequence[CountedPlaces]

    @property
    def places(self) -> int:
        """How many places that are."""
        return sum(group.group.places for group in self.groups)


def falling_off(statuses: Iterable[MunicipalityStatus], on: dt.date, months: int) -> list[MonthOfEnds]:
    """Every month from that of the day on, with the places that end in it; also the months in which none do.
    The last month may be cut off by the horizon. Together they are what the statuses call lapsing.
    """
    ending: dict[dt.date, list[CountedPlaces]] = {}
    for status in statuses:
        for group in status.groups:
            if group.lapses_soon and group.group.ends_on is not None:
                ending.setdefault(group.group.ends_on.replace(day=1), []).append(group)
    first = on.replace(day=1)
    return [
        MonthOfEnds(month, tuple(ending.get(month, ())))
        for month in (months_later(first, number) for number in range(months + 1))
    ]
