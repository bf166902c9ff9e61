"""The room walk: what the rooms of a visit say together. Pure: no clock, no database; numbers stay exact.

Which measures of the framework a walk decides follows from their quantity. The value that counts is that of
the room where residents are worst off: the tightest, the lowest, the fullest. The numbers that are asked come
from the framework document only; where it has none, the value is shown and proposes nothing.
"""

import datetime as dt
import math
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from app.assessments.room_description import RoomDescription, Sleepers
from quality_framework import Comparator, Indicator, Level, Measure, propose_level, value_in_force
from quality_framework.exact import decimal_text

AREA_PER_PERSON = "bedroom-floor-area-per-person"
UNACCOMPANIED_MINORS = Sleepers.UNACCOMPANIED_MINORS.value
# A measured value is written down with at least this many decimals.
DECIMALS = 2


@dataclass(frozen=True)
class WalkedRoom:
    """A room of the walk under the id that it keeps, and what its floor is short of: m², None when no norm
    looks at it or something was not measured.
    """

    id: uuid.UUID
    description: RoomDescription
    short: Fraction | None = None


@dataclass(frozen=True)
class WalkMeasure:
    """A measured value that the walk decides: exactly, and as it is written down, rounded to the side of the
    residents, so that it proposes the same level. `decided_by` is the room where they are worst off, None
    for what counts over the whole location; `rooms` is how many rooms had what it takes.
    """

    indicator: Indicator
    exact: Fraction
    value: Decimal
    proposed: Level | None
    rooms: int
    decided_by: WalkedRoom | None = None


@dataclass(frozen=True)
class Walk:
    """The rooms of a visit, in order of name, with all that follows from them.

    `residents` is by what the counts are divided: the residents of the location when the visit knows them
    (`residents_known`), else the people in the rooms that were seen.
    """

    rooms: Sequence[WalkedRoom]
    measures: Sequence[WalkMeasure]
    residents: int
    residents_known: bool

    @property
    def bedrooms(self) -> Sequence[WalkedRoom]:
        """The rooms where people sleep."""
        return tuple(room for room in self.rooms if room.description.is_bedroom)

    @property
    def measured_bedrooms(self) -> int:
        """How many bedrooms were held against the number of m² that is asked."""
        return sum(room.short is not None for room in self.bedrooms)

    @property
    def short_rooms(self) -> Sequence[WalkedRoom]:
        """The bedrooms that are too small."""
        return tuple(room for room in self.bedrooms if room.short)

    @property
    def short(self) -> Fraction:
        """How many m² those rooms are short of together."""
        return sum((room.short for room in self.short_rooms if room.short), Fraction(0))

    def total(self, fixture: str) -> int:
        """How many `toilets`, `showers` or `washbasins` were counted."""
        return sum(getattr(room.description, fixture) or 0 for room in self.rooms)

    def measure_of(self, indicator: str) -> WalkMeasure | None:
        """What the walk measured for this indicator, if anything."""
        return next((found for found in self.measures if found.indicator.id == indicator), None)


def walk_through(
    rooms: Mapping[uuid.UUID, RoomDescription],
    indicators: Iterable[Indicator],
    *,
    on: dt.date,
    residents: int | None,
) -> Walk:
    """What these rooms say on this day. `indicators` are those that the visit looks at; `residents` is the
    number at the location, None when it is not known.
    """
    measured = decided(indicators)
    ordered = sorted(rooms.items(), key=lambda entry: (_natural(entry[1].name), entry[0]))
    walked = tuple(WalkedRoom(key, room, _short(room, measured, on)) for key, room in ordered)
    counted = sum(room.description.persons or 0 for room in walked if room.description.is_bedroom)
    people = residents or counted
    measures = [_measure(one, walked, people, on) for one in measured]
    found = tuple(measure for measure in measures if measure is not None)
    return Walk(walked, found, people, bool(residents))


def decided(indicators: Iterable[Indicator]) -> list[Indicator]:
    """Those whose measured value a walk decides."""
    return [one for one in indicators if one.measure is not None and one.measure.quantity in DECIDED]


def walk_outline(indicators: Iterable[Indicator], *, on: dt.date, residents: int | None) -> dict[str, Any]:
    """What is needed to follow the walk without the framework at hand, as a tablet does, as JSON."""
    return {
        "residents": residents,
        "measures": [
            _outlined(one, one.measure, on) for one in decided(indicators) if one.measure is not None
        ],
    }


def _outlined(indicator: Indicator, measure: Measure, on: dt.date) -> dict[str, Any]:
    asked = value_in_force(measure, on)
    bounds = {"at_least": asked.at_least, "at_most": asked.at_most} if asked is not None else {}
    return {
        "indicator": indicator.id,
        "quantity": measure.quantity,
        "comparator": measure.comparator.value,
        "for_minors": _is_for_minors(indicator),
        "places": _places(measure, on),
        **{name: decimal_text(bound) for name, bound in bounds.items() if bound is not None},
    }


def _natural(name: str) -> list[tuple[int, int, str]]:
    """Room 2 before room 10."""
    parts, digits = [], ""
    for sign in f"{name.casefold()} ":
        if sign.isdecimal():
            digits += sign
            continue
        if digits:
            parts.append((0, int(digits), ""))
            digits = ""
        parts.append((1, 0, sign))
    return parts


def _looks_at(indicator: Indicator, room: RoomDescription) -> bool:
    """A norm for unaccompanied minors only looks at their rooms; every other norm at all of them."""
    return room.is_bedroom and (
        not _is_for_minors(indicator) or room.sleepers is Sleepers.UNACCOMPANIED_MINORS
    )


def _is_for_minors(indicator: Indicator) -> bool:
    return indicator.applies_to == (UNACCOMPANIED_MINORS,)


def _short(room: RoomDescription, indicators: Sequence[Indicator], on: dt.date) -> Fraction | None:
    asked = [
        Fraction(value.at_least)
        for indicator in indicators
        if indicator.measure is not None
        and indicator.measure.quantity == AREA_PER_PERSON
        and _looks_at(indicator, room)
        and (value := value_in_force(indicator.measure, on)) is not None
        and value.at_least is not None
    ]
    if not asked or room.floor_per_person is None or not room.persons or room.floor is None:
        return None
    return max(max(asked) * room.persons - Fraction(room.floor), Fraction(0))


def _exactly(value: Decimal | int | None) -> Fraction | None:
    return None if value is None else Fraction(value)


def _sets(room: RoomDescription) -> Fraction | None:
    """Beds with a cupboard, per person."""
    if room.beds is None or room.cupboards is None or not room.persons:
        return None
    return Fraction(min(room.beds, room.cupboards), room.persons)


def _persons_of(sleepers: Sleepers) -> Callable[[RoomDescription], Fraction | None]:
    return lambda room: _exactly(room.persons or None) if room.sleepers is sleepers else None


# Per quantity: what one bedroom says of it.
PER_BEDROOM: Mapping[str, Callable[[RoomDescription], Fraction | None]] = {
    AREA_PER_PERSON: lambda room: room.floor_per_person,
    "room-height": lambda room: _exactly(room.height),
    "bed-and-cupboard-per-person": _sets,
    "families-per-bedroom": lambda room: _exactly(room.families),
    "single-persons-per-bedroom": _persons_of(Sleepers.SINGLE_PERSONS),
    "children-per-bedroom": _persons_of(Sleepers.UNACCOMPANIED_MINORS),
}
# Per quantity: what is counted over all rooms and shared by all residents.
PER_LOCATION: Mapping[str, str] = {
    "residents-per-toilet": "toilets",
    "residents-per-shower": "showers",
    "residents-per-washbasin": "washbasins",
}
DECIDED = PER_BEDROOM.keys() | PER_LOCATION.keys()


def _measure(
    indicator: Indicator, rooms: Sequence[WalkedRoom], people: int, on: dt.date
) -> WalkMeasure | None:
    measure = indicator.measure
    if measure is None or measure.comparator is Comparator.RANGE:
        return None
    if measure.quantity in PER_LOCATION:
        return _shared(indicator, measure, rooms, people, on)
    says = PER_BEDROOM[measure.quantity]
    found = [
        (value, room)
        for room in rooms
        if _looks_at(indicator, room.description) and (value := says(room.description)) is not None
    ]
    if not found:
        return None
    worst = min if measure.comparator is Comparator.AT_LEAST else max
    exact, room = worst(found, key=lambda entry: entry[0])
    return _written(indicator, measure, exact, on, rooms=len(found), decided_by=room)


def _shared(
    indicator: Indicator, measure: Measure, rooms: Sequence[WalkedRoom], people: int, on: dt.date
) -> WalkMeasure | None:
    fixture = PER_LOCATION[measure.quantity]
    counts = [number for room in rooms if (number := getattr(room.description, fixture)) is not None]
    if not sum(counts) or not people:
        return None
    return _written(indicator, measure, Fraction(people, sum(counts)), on, rooms=len(counts))


def _written(
    indicator: Indicator,
    measure: Measure,
    exact: Fraction,
    on: dt.date,
    *,
    rooms: int,
    decided_by: WalkedRoom | None = None,
) -> WalkMeasure:
    value = as_written(measure, exact, on)
    return WalkMeasure(indicator, exact, value, propose_level(measure, exact, on), rooms, decided_by)


def as_written(measure: Measure, exact: Fraction, on: dt.date) -> Decimal:
    """The value with two decimals (more where the threshold has more), never rounded to the good side: down
    where much is asked, up where little is.
    """
    places = _places(measure, on)
    scaled = exact * 10**places
    whole = math.floor(scaled) if measure.comparator is Comparator.AT_LEAST else math.ceil(scaled)
    return Decimal(whole).scaleb(-places).normalize() + 0


def _places(measure: Measure, on: dt.date) -> int:
    asked = value_in_force(measure, on)
    threshold = None if asked is None else asked.at_least if asked.at_least is not None else asked.at_most
    exponent = threshold.as_tuple().exponent if threshold is not None else 0
    return max(DECIMALS, -exponent) if isinstance(exponent, int) else DECIMALS
