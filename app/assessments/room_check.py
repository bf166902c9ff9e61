"""Does a description of a room hold together? Read exactly as people write it; every mistake by its field."""

import enum
from collections.abc import Mapping
from decimal import Decimal
from typing import TypeVar

from app.assessments.kept_text import kept_text
from app.assessments.room_description import RoomDescription, RoomType, Sleepers
from app.problems import Invalid, Problem
from quality_framework import NotANumberError, WrongUnitError, read_measured_value

Slug = TypeVar("Slug", bound=enum.StrEnum)

LONGEST_NAME = 60
LONGEST_REMARK = 1000
LONGEST_METRES = Decimal(100)
MOST_SQUARE_METRES = Decimal(10_000)
MOST_COUNTED = 999
METRES = {
    "length": LONGEST_METRES,
    "width": LONGEST_METRES,
    "height": LONGEST_METRES,
    "area": MOST_SQUARE_METRES,
}
COUNTS = ("beds", "cupboards", "occupants", "families", "toilets", "showers", "washbasins")
ANSWERS = {True: True, "yes": True, False: False, "no": False}
FIELDS = frozenset({"name", "type", "sleepers", "lockable", "window", "remark", *METRES, *COUNTS})


def check_room(said: Mapping[str, object]) -> RoomDescription | tuple[Problem, ...]:
    """The room as it is kept, or everything that is wrong with what was said, each with its `field`."""
    reading = _Reading(said)
    name = reading.text("name", LONGEST_NAME)
    if not name and not reading.is_wrong("name"):
        reading.problems.append(Invalid("room-name-missing", field="name"))
    kind = reading.one_of("type", RoomType)
    if kind is None and not reading.is_wrong("type"):
        reading.problems.append(Invalid("room-type-missing", field="type"))
    metres = {key: reading.metres(key, most) for key, most in METRES.items()}
    counts = {key: reading.count(key) for key in COUNTS}
    _check_floor(metres, reading.problems)
    room = RoomDescription(
        name=name,
        type=kind or RoomType.OTHER,
        sleepers=reading.one_of("sleepers", Sleepers),
        lockable=reading.answer("lockable"),
        window=reading.answer("window"),
        remark=reading.text("remark", LONGEST_REMARK),
        length=metres["length"],
        width=metres["width"],
        area=metres["area"],
        height=metres["height"],
        beds=counts["beds"],
        cupboards=counts["cupboards"],
        occupants=counts["occupants"],
        families=counts["families"],
        toilets=counts["toilets"],
        showers=counts["showers"],
        washbasins=counts["washbasins"],
    )
    return tuple(reading.problems) or room


def _check_floor(metres: Mapping[str, Decimal | None], problems: list[Problem]) -> None:
    has_sides = metres["length"] is not None or metres["width"] is not None
    if metres["area"] is not None and has_sides:
        problems.append(Invalid("room-floor-twice", field="area"))
    elif has_sides and not problems and (metres["length"] is None or metres["width"] is None):
        missing = "width" if metres["width"] is None else "length"
        problems.append(Invalid("room-side-missing", field=missing))


class _Reading:
    """Reads one field after the other; a field that can't be read becomes a problem and None."""

    def __init__(self, said: Mapping[str, object]) -> None:
        self._said = said
        self.problems: list[Problem] = [
            Invalid("room-field-unknown", field=name) for name in sorted(said.keys() - FIELDS)
        ]

    def is_wrong(self, name: str) -> bool:
        """Whether something is wrong with this field."""
        return any(problem.details["field"] == name for problem in self.problems)

    def text(self, name: str, longest: int) -> str:
        """Words on one line or more."""
        value = self._said.get(name)
        if value is None:
            return ""
        if not isinstance(value, str):
            self.problems.append(Invalid("room-field-unreadable", field=name))
            return ""
        try:
            return kept_text(value, longest=longest)
        except Problem:
            self.problems.append(Invalid("room-text-too-long", field=name, longest=longest))
            return ""

    def metres(self, name: str, most: Decimal) -> Decimal | None:
        """A length or area above zero."""
        value = self._number(name)
        if value is not None and not 0 < value <= most:
            self.problems.append(Invalid("room-number-out-of-range", field=name, most=most))
            return None
        return value

    def count(self, name: str) -> int | None:
        """A whole number, zero included."""
        value = self._number(name)
        if value is None:
            return None
        if value != int(value):
            self.problems.append(Invalid("room-count-not-whole", field=name))
            return None
        if not 0 <= value <= MOST_COUNTED:
            self.problems.append(Invalid("room-count-out-of-range", field=name, most=MOST_COUNTED))
            return None
        return int(value)

    def _number(self, name: str) -> Decimal | None:
        given = self._said.get(name)
        if given is None or (isinstance(given, str) and not given.strip()):
            return None
        try:
            return read_measured_value(given, "")
        except (NotANumberError, WrongUnitError):
            self.problems.append(Invalid("room-number-unreadable", field=name, value=f"{given!s:.20}"))
            return None

    def one_of(self, name: str, kinds: type[Slug]) -> Slug | None:
        """One of a closed list; nothing is no answer."""
        given = self._said.get(name)
        if given is None or given == "":
            return None
        try:
            return kinds(str(given))
        except ValueError:
            self.problems.append(Invalid("room-field-unreadable", field=name))
            return None

    def answer(self, name: str) -> bool | None:
        """Yes, no, or not looked at."""
        given = self._said.get(name)
        if given is None or given == "":
            return None
        if isinstance(given, (bool, str)) and given in ANSWERS:
            return ANSWERS[given]
        self.problems.append(Invalid("room-field-unreadable", field=name))
        return None
