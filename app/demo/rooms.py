"""The room walks of the demo: invented rooms that agree with what its findings say."""

import datetime as dt
import uuid
from collections.abc import Mapping

from app.assessments.room_arrival import RoomIn
from app.database import new_id

ENOUGH = {"length": "4.20", "width": "4.10", "beds": "4", "occupants": "4"}
# In building B four of the twenty-two rooms are too small.
TIGHT: Mapping[int, Mapping[str, str]] = {
    12: {"length": "4.00", "width": "3.40", "beds": "4", "occupants": "4"},
    14: {"length": "4.00", "width": "2.60", "beds": "3", "occupants": "3"},
    17: {"length": "4.00", "width": "3.80", "beds": "4", "occupants": "4"},
    19: {"area": "15.4", "beds": "4", "occupants": "4"},
}
FAMILY = {"sleepers": "families", "families": "1"}
FAMILY_ROOMS = range(1, 11)
# Of three rooms the lock does not work.
BROKEN_LOCKS = frozenset({3, 8, 21})


def rooms_of_building_b() -> list[dict[str, str]]:
    """Twenty-two bedrooms, as they were measured."""
    return [
        {
            "name": f"Gebouw B, kamer {number}",
            "type": "bedroom",
            "height": "2.45",
            "lockable": "no" if number in BROKEN_LOCKS else "yes",
            "window": "yes",
            **(FAMILY if number in FAMILY_ROOMS else {"sleepers": "single-persons"}),
            **TIGHT.get(number, ENOUGH),
        }
        for number in range(1, 23)
    ]


def rooms_so_far() -> list[dict[str, str]]:
    """The first rooms of a walk that is still going on; one was not measured yet."""
    return [
        {**ENOUGH, "name": "A 0.01", "type": "bedroom", "height": "2.60", "lockable": "yes", "window": "yes"},
        {
            "name": "A 0.02",
            "type": "bedroom",
            "length": "3.90",
            "width": "3.00",
            "beds": "3",
            "occupants": "3",
        },
        {"name": "A 0.03", "type": "bedroom", "beds": "4"},
        {"name": "A 0.10", "type": "sanitary", "toilets": "6", "showers": "5", "washbasins": "8"},
    ]


def described(rooms: list[dict[str, str]], day: dt.date) -> list[RoomIn]:
    """The rooms as a tablet sends them, one each two minutes."""
    begin = dt.datetime.combine(day, dt.time(13), dt.UTC)
    return [
        RoomIn(new_id(), uuid.uuid4(), begin + dt.timedelta(minutes=2 * place), said)
        for place, said in enumerate(rooms)
    ]
