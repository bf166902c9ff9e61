"""A scenario beside today: what the numbers would be if some places stayed longer, some opened, or the
estimate were another. Pure: the record itself is never touched.
"""

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from app.allocation.counting import Places, Reason
from app.allocation.figures import sum_of_known
from app.allocation.status import AllocationRecord, MunicipalityStatus
from app.locations.models import PlaceState

NUMBERS = ("task", "counted", "durable", "temporary", "planned", "lapsing", "credited", "balance")


@dataclass(frozen=True)
class Scenario:
    """These groups of places stay until the day `until`, those are open on the day that is asked about, and
    the task is `percent` per cent higher (below zero: lower).
    """

    extended: frozenset[uuid.UUID] = frozenset()
    until: dt.date | None = None
    opened: frozenset[uuid.UUID] = frozenset()
    percent: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether it changes nothing."""
        return not (self.extended and self.until) and not self.opened and not self.percent


@dataclass(frozen=True)
class Beside:
    """A number as it is and as it would be; None where no task was published."""

    now: int | None
    then: int | None

    @property
    def difference(self) -> int | None:
        """How many more it would be."""
        return None if self.now is None or self.then is None else self.then - self.now


def _supposed(group: Places, scenario: Scenario, on: dt.date) -> Places:
    if group.id in scenario.extended and scenario.until is not None and group.ends_on is not None:
        group = replace(group, ends_on=max(group.ends_on, scenario.until))
    if group.id in scenario.opened:
        group = replace(group, state=PlaceState.OPEN, starts_on=min(group.starts_on, on))
    if group.replaced_by_id in scenario.opened:
        group = replace(group, replaced_on=min(group.replaced_on or on, on))
    return group


def suppose(record: AllocationRecord, scenario: Scenario, on: dt.date) -> AllocationRecord:
    """The record as it would be on the day in this scenario; figures stay as they were published."""
    places = {
        code: [_supposed(group, scenario, on) for group in groups] for code, groups in record.places.items()
    }
    return replace(record, places=places)


def supposed_task(task: int | None, scenario: Scenario) -> int | None:
    """A task so many per cent higher, rounded to whole places. A calculation, never a figure."""
    if task is None:
        return None
    return int(Fraction(task * (100 + scenario.percent), 100) + Fraction(1, 2))


def beside(now: MunicipalityStatus, then: MunicipalityStatus, scenario: Scenario) -> Mapping[str, Beside]:
    """The numbers of a municipality as they are and as they would be."""
    task = supposed_task(then.task_places, scenario)
    return {
        "task": Beside(now.task_places, task),
        "counted": Beside(now.counted, then.counted),
        "durable": Beside(now.durable, then.durable),
        "temporary": Beside(now.temporary, then.temporary),
        "planned": Beside(now.planned, then.planned),
        "lapsing": Beside(now.lapsing, then.lapsing),
        "credited": Beside(now.credited, then.credited),
        "balance": Beside(now.balance, None if task is None else then.credited - task),
    }


def compare(
    now: Mapping[str, MunicipalityStatus], then: Mapping[str, MunicipalityStatus], scenario: Scenario
) -> Mapping[str, Mapping[str, Beside]]:
    """The numbers of every municipality that there is on the day, by code."""
    return {code: beside(status, then[code], scenario) for code, status in now.items() if status.stands}


def together(compared: Iterable[Mapping[str, Beside]]) -> Mapping[str, Beside]:
    """The same numbers of several municipalities together; a sum only where every part of it is known."""
    found = list(compared)
    return {
        name: Beside(
            sum_of_known(one[name].now for one in found).whole,
            sum_of_known(one[name].then for one in found).whole,
        )
        for name in NUMBERS
    }


def beside_the_whole(
    numbers: Mapping[str, Beside], task: int | None, scenario: Scenario
) -> Mapping[str, Beside]:
    """The numbers of a province or the country beside the task that was published for it as a whole, which
    is no sum of its municipalities.
    """
    supposed, credited = supposed_task(task, scenario), numbers["credited"]
    return {
        **numbers,
        "task": Beside(task, supposed),
        "balance": Beside(_less(credited.now, task), _less(credited.then, supposed)),
    }


def _less(number: int | None, task: int | None) -> int | None:
    return None if number is None or task is None else number - task


def could_stay(statuses: Iterable[MunicipalityStatus]) -> list[Places]:
    """The places that will end, or end too early to count: those that a scenario can let stay longer."""
    return [
        group.group
        for status in statuses
        for group in status.groups
        if group.lapses_soon or (group.reason is Reason.ENDS_TOO_EARLY and group.is_realised)
    ]


def could_open(statuses: Iterable[MunicipalityStatus]) -> list[Places]:
    """The places that are not open yet: those that a scenario can open."""
    return [
        group.group for status in statuses for group in status.groups if group.reason is Reason.NOT_OPEN_YET
    ]
