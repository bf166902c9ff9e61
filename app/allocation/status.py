"""Task and places of one municipality on one day. Pure: no database, no clock; every number can be opened.

What counts follows from rules that are data, one set for each cycle. The kinds that never count, the five
years of a durable place (Stb. 2024, 13, art. 1.1) and the day until which places must be available (in cycle
2024-2026 the first of February 2026) come from sources; that day for cycle 2026-2028 was not published and is
our reading.
"""

import calendar
import datetime as dt
import enum
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from app.allocation.figures import FigureKind, PublishedFigure
from app.locations.models import PlaceKind, PlaceState


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

    `separate_kinds` are other tasks and never count. Places must stay available until `available_until`:
    their last day is the day before or later. Kinds in `need_agreed_end` count only when that is agreed in a
    date; the others may have no end and are then durable. Durable is available for at least `durable_years`.
    `until_is_published` tells whether the day stands in a source. `lapse_months`: how far ahead places that
    will lapse are shown.
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
    """A group of places as the counting sees it. `ends_on` is the last day; None: no end agreed.
    `replaced_on` is the first day of the group `replaced_by_id` that takes its place; None when nothing does
    or that is not open yet.
    """

    id: uuid.UUID
    location_id: uuid.UUID
    location_name: str
    places: int
    kind: PlaceKind
    state: PlaceState
    starts_on: dt.date
    ends_on: dt.date | None
    replaced_by_id: uuid.UUID | None = None
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
class MunicipalityStatus:
    """Task and places of a municipality on a day. `task` is None when no figure was published: never zero.

    counted = durable + temporary. `planned` are places that will count once they open, beyond the counted
    places that they replace. `lapsing` are counted places that end within the months that the rules name.
    `balance` is counted minus task: below zero is short. `figures` are the newest versions that held on the
    day, of every kind.
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

    def figure(self, kind: FigureKind) -> PublishedFigure | None:
        """The figure of this kind that held on the day; None when none was published."""
        return next((figure for figure in self.figures if figure.kind == kind), None)

    def places_because(self, reason: Reason) -> int:
        """How many places have this answer."""
        return sum(group.group.places for group in self.groups if group.reason is reason)


def years_later(day: dt.date, years: int) -> dt.date:
    """The same day `years` later; after 29 February the first of March."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return dt.date(day.year + years, 3, 1)


def months_later(day: dt.date, months: int) -> dt.date:
    """The same day `months` later or, with a negative number, earlier; the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _first_day_without(group: Places) -> dt.date | None:
    return None if group.ends_on is None else group.ends_on + dt.timedelta(days=1)


def _has_ended(group: Places, on: dt.date) -> bool:
    without = _first_day_without(group)
    return group.state is PlaceState.CLOSED if without is None else without <= on


def _too_short(group: Places, rules: CountingRules) -> Reason | None:
    without = _first_day_without(group)
    if without is not None:
        return Reason.ENDS_TOO_EARLY if without < rules.available_until else None
    # Places that are closing end some day soon; without the day nobody can say that they last.
    unsure = group.kind in rules.need_agreed_end or group.state is PlaceState.CLOSING
    return Reason.NO_END_AGREED if unsure else None


def _reason(group: Places, rules: CountingRules, on: dt.date) -> Reason:
    without = _first_day_without(group)
    too_short = _too_short(group, rules)
    is_plan = group.state in {PlaceState.PLANNED, PlaceState.AGREED}
    lasts = without is None or without >= years_later(group.starts_on, rules.durable_years)
    answers = (
        (group.kind in rules.separate_kinds, Reason.SEPARATE_TASK),
        (_has_ended(group, on), Reason.ENDED),
        (group.replaced_on is not None and group.replaced_on <= on, Reason.REPLACED),
        (too_short is not None, too_short or Reason.ENDS_TOO_EARLY),
        (is_plan or group.starts_on > on, Reason.NOT_OPEN_YET),
        (lasts, Reason.DURABLE),
    )
    return next((reason for applies, reason in answers if applies), Reason.TEMPORARY)


def count_places(groups: Iterable[Places], rules: CountingRules, on: dt.date) -> tuple[CountedPlaces, ...]:
    """Each group with its answer, in the order given."""
    horizon = months_later(on, rules.lapse_months)
    counted = []
    for group in groups:
        reason = _reason(group, rules, on)
        ends = group.ends_on is not None and group.ends_on <= horizon
        counted.append(CountedPlaces(group, reason, ends and reason in {Reason.DURABLE, Reason.TEMPORARY}))
    return tuple(counted)


def _planned_beyond(groups: Sequence[CountedPlaces]) -> int:
    replaced: dict[uuid.UUID, int] = {}
    for counted in groups:
        follower = counted.group.replaced_by_id
        if counted.counts and follower is not None:
            replaced[follower] = replaced.get(follower, 0) + counted.group.places
    return sum(
        max(0, planned.group.places - replaced.get(planned.group.id, 0))
        for planned in groups
        if planned.reason is Reason.NOT_OPEN_YET
    )


def figures_on(figures: Iterable[PublishedFigure], on: dt.date) -> tuple[PublishedFigure, ...]:
    """Of each kind the figure that held on the day: the newest version among those valid by then. In order of
    kind.
    """
    newest: dict[FigureKind, PublishedFigure] = {}
    for figure in figures:
        held = newest.get(figure.kind)
        if figure.valid_from <= on and (held is None or figure.version > held.version):
            newest[figure.kind] = figure
    return tuple(newest[kind] for kind in FigureKind if kind in newest)


def task_among(figures: Iterable[PublishedFigure], kinds: Sequence[FigureKind]) -> PublishedFigure | None:
    """The first kind of which a number was published; without any number the first that was put in words."""
    by_kind = {figure.kind: figure for figure in figures}
    published = [by_kind[kind] for kind in kinds if kind in by_kind]
    numbered = [figure for figure in published if figure.places is not None]
    return next(iter(numbered or published), None)


def status_on(
    municipality_code: str,
    cycle_id: str,
    on: dt.date,
    figures: Iterable[PublishedFigure],
    groups: Iterable[Places],
) -> MunicipalityStatus:
    """Put task and places of one municipality beside each other on a day, by the rules of the cycle."""
    rules = RULES[cycle_id]
    held = figures_on(figures, on)
    counted = count_places(groups, rules, on)
    counting = [group for group in counted if group.counts]
    durable = sum(group.group.places for group in counting if group.is_durable)
    total = sum(group.group.places for group in counting)
    minors = [group for group in counting if group.group.kind is PlaceKind.UNACCOMPANIED_MINORS]
    return MunicipalityStatus(
        municipality_code=municipality_code,
        cycle_id=cycle_id,
        on=on,
        rules=rules,
        task=task_among(held, rules.task_kinds),
        figures=held,
        groups=counted,
        counted=total,
        counted_amv=sum(group.group.places for group in minors),
        durable=durable,
        temporary=total - durable,
        planned=_planned_beyond(counted),
        lapsing=sum(group.group.places for group in counting if group.lapses_soon),
    )
