"""Whether a group of places counts on a day, and why. Pure: no database, no clock."""

import datetime as dt
import enum
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.allocation.days import months_later, years_later
from app.allocation.rules import CountingRules
from app.locations.kinds import Group
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


COUNTING = frozenset({Reason.DURABLE, Reason.TEMPORARY})
PLANS = frozenset({PlaceState.PLANNED, PlaceState.AGREED})


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
    target_group: Group | None = None
    agreed_on: dt.date | None = None

    @property
    def is_for_minors(self) -> bool:
        """Whether the places are for unaccompanied minors (*amv*), by their kind or by whom they are for."""
        return self.kind is PlaceKind.UNACCOMPANIED_MINORS or self.target_group is Group.UNACCOMPANIED_MINORS

    @property
    def first_day_without(self) -> dt.date | None:
        """The day after the last one; None when no end was agreed."""
        return None if self.ends_on is None else self.ends_on + dt.timedelta(days=1)


@dataclass(frozen=True)
class CountedPlaces:
    """A group of places with the answer: does it count, and why. `is_realised`: it is there on the day and
    belongs to this task, whether or not it counts.
    """

    group: Places
    reason: Reason
    lapses_soon: bool
    is_realised: bool = False

    @property
    def counts(self) -> bool:
        """Whether the places count towards the task."""
        return self.reason in COUNTING

    @property
    def is_durable(self) -> bool:
        """Whether the places count and are durable."""
        return self.reason is Reason.DURABLE


def _has_ended(group: Places, on: dt.date) -> bool:
    without = group.first_day_without
    return group.state is PlaceState.CLOSED if without is None else without <= on


def _is_replaced(group: Places, on: dt.date) -> bool:
    return group.replaced_on is not None and group.replaced_on <= on


def _is_there(group: Places, on: dt.date) -> bool:
    begun = group.state not in PLANS and group.starts_on <= on
    return begun and not _has_ended(group, on) and not _is_replaced(group, on)


def _too_short(group: Places, rules: CountingRules) -> Reason | None:
    without = group.first_day_without
    if without is not None:
        return Reason.ENDS_TOO_EARLY if without < rules.available_until else None
    # Places that are closing end some day soon; without the day nobody can say that they last.
    unsure = group.kind in rules.need_agreed_end or group.state is PlaceState.CLOSING
    return Reason.NO_END_AGREED if unsure else None


def _answers(group: Places, rules: CountingRules, on: dt.date) -> Iterator[tuple[bool, Reason]]:
    """Each answer with whether it applies, the strongest first; what is not asked for is not worked out."""
    yield group.kind in rules.separate_kinds, Reason.SEPARATE_TASK
    yield _has_ended(group, on), Reason.ENDED
    yield _is_replaced(group, on), Reason.REPLACED
    too_short = _too_short(group, rules)
    yield too_short is not None, too_short or Reason.ENDS_TOO_EARLY
    yield group.state in PLANS or group.starts_on > on, Reason.NOT_OPEN_YET
    without = group.first_day_without
    lasts = without is None or without >= years_later(group.starts_on, rules.durable_years)
    yield lasts, Reason.DURABLE


def _reason(group: Places, rules: CountingRules, on: dt.date) -> Reason:
    answers = _answers(group, rules, on)
    return next((reason for applies, reason in answers if applies), Reason.TEMPORARY)


def count_places(groups: Iterable[Places], rules: CountingRules, on: dt.date) -> tuple[CountedPlaces, ...]:
    """Each group with its answer, in the order given."""
    horizon = months_later(on, rules.lapse_months)
    counted = []
    for group in groups:
        reason = _reason(group, rules, on)
        ends = group.ends_on is not None and group.ends_on <= horizon
        realised = group.kind not in rules.separate_kinds and _is_there(group, on)
        counted.append(CountedPlaces(group, reason, ends and reason in COUNTING, realised))
    return tuple(counted)


def replaced_places(groups: Iterable[CountedPlaces]) -> Mapping[uuid.UUID, int]:
    """By the id of a group that will replace others, wherever they are: how many places that count now it
    takes the place of.
    """
    replaced: dict[uuid.UUID, int] = {}
    for counted in groups:
        follower = counted.group.replaced_by_id
        if counted.counts and follower is not None:
            replaced[follower] = replaced.get(follower, 0) + counted.group.places
    return replaced


def planned_beyond(groups: Sequence[CountedPlaces], replaced: Mapping[uuid.UUID, int]) -> int:
    """Places that will count once they open, beyond the counted places that they replace (`replaced`)."""
    return sum(
        max(0, planned.group.places - replaced.get(planned.group.id, 0))
        for planned in groups
        if planned.reason is Reason.NOT_OPEN_YET
    )
