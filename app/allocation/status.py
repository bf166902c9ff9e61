"""Task and places of one municipality on one day. Pure: no database, no clock; every number can be opened.

What counts follows from rules that are data, one set for each cycle. The kinds that never count, the five years of
a durable place (Stb. 2024, 13, art. 1.1) and the day until which places must be available (in cycle 2024-2026 the
first of February 2026) come from sources; that day for cycle 2026-2028 was not published and is our reading.
"""

import datetime as dt
import enum
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from app.allocation.figures import FigureKind, PublishedFigure
from app.locations.models import PlaceKind, PlaceState

SEVEN_EIGHTHS_OF_FEBRUARY = 28


class Reason(enum.StrEnum):
    """Why a group of places counts or not."""

    DURABLE = "durable"
    TEMPORARY = "temporary"
    SEPARATE_TASK = "separate-task"
    ENDS_TOO_EARLY = "ends-too-early"
    NO_END_AGREED = "no-end-agreed"
    NOT_OPEN_YET = "not-open-yet"
    ENDED = "ended"
    REPLACED = "replaced"


@dataclass(frozen=True)
class CountingRules:
    """What counts in one cycle.

    `separate_kinds` are other tasks and never count. Places must be available up to and including
    `available_until`. Kinds in `need_agreed_end` count only when that is agreed in a date; the others may have no
    end. Durable is available for at least `durable_years`. `until_is_published` tells whether the day stands in a
    source. `lapse_months`: how far ahead places that will lapse are shown.
    """

    available_until: dt.date
    until_is_published: bool
    separate_kinds: frozenset[PlaceKind] = frozenset({PlaceKind.UKRAINE, PlaceKind.STATUS_HOLDERS})
    need_agreed_end: frozenset[PlaceKind] = frozenset({PlaceKind.EMERGENCY})
    durable_years: int = 5
    lapse_months: int = 24
    # The first of these that was published is the task; the others stand beside it.
    task_kinds: tuple[FigureKind, ...] = (FigureKind.DECIDED, FigureKind.INDICATIVE_SHARE)


RULES: Mapping[str, CountingRules] = MappingProxyType(
    {
        "2024-2026": CountingRules(dt.date(2026, 2, 1), until_is_published=True),
        "2026-2028": CountingRules(dt.date(2028, 2, 1), until_is_published=False),
    }
)


@dataclass(frozen=True)
class Places:
    """A group of places as the counting sees it. `replaced_on` is the day on which the group that replaces it opened
    or is to open; None when nothing replaces it or that is only a plan.
    """

    id: uuid.UUID
    location_id: uuid.UUID
    location_name: str
    places: int
    kind: PlaceKind
    state: PlaceState
    starts_on: dt.date
    ends_on: dt.date | None
    replaced_on: dt.date | None = None
    source: str = ""


@dataclass(frozen=True)
class CountedPlaces:
    """A group of places with the answer: does it count, and why."""

    group: Places
    reason: Reason
    lapses_soon: bool

    @property
    def counts(self) -> bool:
        """Whether the places count towards the task."""
        return self.reason in {Reason.DURABLE, Reason.TEMPORARY}

    @property
    def is_durable(self) -> bool:
        """Whether the places count and are durable."""
        return self.reason is Reason.DURABLE


@dataclass(frozen=True)
class QualityCount:
    """Durable places narrowed down to locations whose quality was inspected. All in places.

    `inspected`: durable and at a location inspected within twelve months without urgent shortcomings.
    """

    realised: int
    durable: int
    inspected: int


@dataclass(frozen=True)
class MunicipalityStatus:
    """Task and places of a municipality on a day. `task` is None when no figure was published: never zero.

    counted = durable + temporary. `planned` are agreed or planned places that are not open yet and replace none that
    count. `lapsing` are counted places that end within the months that the rules name. `balance` is counted minus
    task: below zero is short.
    """

    municipality_code: str
    cycle_id: str
    on: dt.date
    rules: CountingRules
    task: PublishedFigure | None
    figures: Sequence[PublishedFigure]
    groups: Sequence[CountedPlaces]
    counted: int
    counted_amv: int
    durable: int
    temporary: int
    planned: int
    lapsing: int

    @property
    def task_places(self) -> int | None:
        """The number of the task; None when no number was published."""
        return self.task.places if self.task is not None else None

    @property
    def balance(self) -> int | None:
        """Counted minus task; None when there is no number to compare with."""
        return None if self.task_places is None else self.counted - self.task_places
