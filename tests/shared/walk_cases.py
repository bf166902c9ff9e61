"""Cases in which the tablet must say of rooms what Python says: which descriptions hold together, and what
the rooms of a walk come to.

`python -m tests.shared.walk_cases FILE` writes them as JSON for `node --test`.
"""

import datetime as dt
import json
import sys
import uuid
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

from app.assessments.room_check import check_room
from app.assessments.room_description import RoomDescription, RoomType, Sleepers
from app.assessments.room_walk import Walk, decided, walk_outline, walk_through
from quality_framework import Comparator, Indicator, Measure, load_framework, shipped_framework_path
from quality_framework.exact import decimal_text

WALKS = 400
MOST_ROOMS = 9
DAY = dt.date(2026, 11, 23)
SOURCE = {"force": "indicator", "source": "EASO2016", "code": "5.1"}
NAMES = ("Kamer 2", "kamer 10", "K9", "k10", "1.12", "Eén", "", "a" * 61, " B02 ")
METRES = ("4", "4,20", "3.1", "2,05", "12", "0,125", "15.5", "6.250", "100", " 3 ")
WRONG_METRES = ("0", "-1", "100,01", "vier", "1e3", "1.234,5", "10000,5")
COUNTS = ("0", "1", "2", "3", "4", "7", "12", "5,0")
WRONG_COUNTS = ("2,5", "-1", "1000", "acht")
# One in so many fields holds a mistake.
MISTAKES = 40


def _asked(indicators: list[Indicator], random: Random) -> list[Indicator]:
    """The same indicators under other thresholds: some stricter, some that have none today."""
    return [
        indicator if random.random() < 0.6 else _with_threshold(indicator, random) for indicator in indicators
    ]


def _with_threshold(indicator: Indicator, random: Random) -> Indicator:
    measure = indicator.measure
    assert measure is not None
    bound = "at_least" if measure.comparator is Comparator.AT_LEAST else "at_most"
    value = Decimal(random.choice(("3", "4.5", "5", "10", "2.125")))
    asked = {**measure.model_dump(by_alias=True), "values": ({bound: value, **SOURCE},)}
    return indicator.model_copy(update={"measure": Measure.model_validate(asked)})


def _field(random: Random, right: tuple[str, ...], wrong: tuple[str, ...]) -> str:
    if random.random() < 0.35:
        return ""
    return random.choice(wrong if random.randrange(MISTAKES) == 0 else right)


def _said(random: Random) -> dict[str, str]:
    """What somebody fills in of one room."""
    sides = random.random() < 0.6
    said = {
        "name": random.choice(NAMES[:6]) if random.randrange(MISTAKES) else random.choice(NAMES),
        "type": random.choice((RoomType.BEDROOM, RoomType.BEDROOM, *RoomType)).value,
        "sleepers": random.choice(("", *(kind.value for kind in Sleepers))),
        "height": _field(random, METRES, WRONG_METRES),
        "length": _field(random, METRES, WRONG_METRES) if sides else "",
        "width": _field(random, METRES, WRONG_METRES) if sides else "",
        "area": "" if sides and random.randrange(MISTAKES) else _field(random, METRES, WRONG_METRES),
    }
    for name in ("beds", "cupboards", "occupants", "families", "toilets", "showers", "washbasins"):
        said[name] = _field(random, COUNTS, WRONG_COUNTS)
    return {name: value for name, value in said.items() if value}


def _wanted(walk: Walk) -> dict[str, Any]:
    return {
        "rooms": [
            [
                str(room.id),
                None if room.short is None else [str(room.short.numerator), str(room.short.denominator)],
            ]
            for room in walk.rooms
        ],
        "measures": [
            [
                found.indicator.id,
                decimal_text(found.value),
                found.proposed.value if found.proposed is not None else None,
                found.rooms,
                str(found.decided_by.id) if found.decided_by is not None else None,
            ]
            for found in walk.measures
        ],
        "people": walk.residents,
        "counted": [len(walk.bedrooms), walk.measured_bedrooms, len(walk.short_rooms)],
        "short": [str(walk.short.numerator), str(walk.short.denominator)],
    }


def cases() -> Iterator[dict[str, Any]]:
    """One walk each: what was filled in of its rooms, what is wrong with them, what the others come to."""
    framework = load_framework(shipped_framework_path("nl-reception"))
    shipped = decided(framework.indicators())
    random = Random(20261126)  # noqa: S311 (the same cases in every run)
    for _number in range(WALKS):
        indicators = _asked(shipped, random)
        residents = random.choice((None, None, 120, 61))
        filled = {
            uuid.UUID(int=random.getrandbits(128)): _said(random)
            for _ in range(random.randint(0, MOST_ROOMS))
        }
        read = {key: check_room(said) for key, said in filled.items()}
        sound = {key: room for key, room in read.items() if isinstance(room, RoomDescription)}
        walk = walk_through(sound, indicators, on=DAY, residents=residents)
        yield {
            "outline": walk_outline(indicators, on=DAY, residents=residents),
            "filled": {str(key): said for key, said in filled.items()},
            "problems": {
                str(key): sorted([problem.details["field"], problem.code] for problem in room)
                for key, room in read.items()
                if not isinstance(room, RoomDescription)
            },
            "wanted": _wanted(walk),
        }


def write_cases(file: Path) -> None:
    """Write all of them, one walk on a line."""
    with file.open("w", encoding="utf-8") as out:
        for case in cases():
            out.write(json.dumps(case, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    write_cases(Path(sys.argv[1]))
