"""The form of one room: what is filled in, and what a copy or a change begins with."""

import datetime as dt
import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol

from app.assessments.room_arrival import RoomIn
from app.assessments.room_check import COUNTS, FIELDS, LONGEST_NAME
from app.assessments.room_description import RoomDescription
from app.database import new_id
from quality_framework.exact import decimal_text

LAST_NUMBER = re.compile(r"(\d{1,6})(\D*)$")
# Differs between rooms that are otherwise alike: a copy asks for it again.
OF_ONE_ROOM = frozenset({"occupants", "families", "remark"})


class Filled(Protocol):
    """What a posted form can be asked."""

    def get(self, key: str) -> str | None:
        """The first value of a field, or None."""


@dataclass(frozen=True)
class RoomForm:
    """What stands in the fields. `key` is the id that the next description will have, `room` the id that the
    room keeps, `replaces` what it takes the place of; `errors` holds a sentence per field.
    """

    key: uuid.UUID
    room: uuid.UUID
    said: Mapping[str, str] = field(default_factory=dict)
    replaces: tuple[uuid.UUID, ...] = ()
    errors: Mapping[str, str] = field(default_factory=dict)

    def item(self, at: dt.datetime) -> RoomIn:
        """What is filled in, as it arrives."""
        return RoomIn(self.key, self.room, at, dict(self.said), replaces=self.replaces)

    def with_errors(self, errors: Mapping[str, str]) -> "RoomForm":
        """The same, with what is wrong with it."""
        return replace(self, errors=errors)


def empty_form() -> RoomForm:
    """A new room."""
    return RoomForm(new_id(), new_id())


def form_to_change(room: uuid.UUID, known: RoomDescription, replaces: tuple[uuid.UUID, ...]) -> RoomForm:
    """A room that was described before."""
    return RoomForm(new_id(), room, said_of(known), replaces)


def form_to_copy(known: RoomDescription) -> RoomForm:
    """A new room like this one, under the next number; who sleeps there is asked again."""
    said = {name: value for name, value in said_of(known).items() if name not in OF_ONE_ROOM}
    return RoomForm(new_id(), new_id(), said | {"name": next_name(known.name)})


def posted_form(posted: Filled) -> RoomForm:
    """The form as it was sent; an id that is none gets a new one."""
    said = {name: (posted.get(name) or "").strip() for name in sorted(FIELDS)}
    earlier = (_uuid(text) for text in (posted.get("replaces") or "").split())
    return RoomForm(
        _uuid(posted.get("id")) or new_id(),
        _uuid(posted.get("room")) or new_id(),
        {name: value for name, value in said.items() if value},
        tuple(key for key in earlier if key is not None),
    )


def said_of(known: RoomDescription) -> dict[str, str]:
    """A description as it stands in the fields; numbers with a point."""
    said = {"name": known.name, "type": known.type.value, "remark": known.remark}
    for name in ("length", "width", "area", "height"):
        value = getattr(known, name)
        said[name] = "" if value is None else decimal_text(value)
    for name in COUNTS:
        value = getattr(known, name)
        said[name] = "" if value is None else str(value)
    said["sleepers"] = known.sleepers.value if known.sleepers is not None else ""
    for name in ("lockable", "window"):
        said[name] = {None: "", True: "yes", False: "no"}[getattr(known, name)]
    return {name: value for name, value in said.items() if value}


def next_name(name: str) -> str:
    """`Kamer 1.12` → `Kamer 1.13`, `B09` → `B10`; a name without a number gets a 2."""
    found = LAST_NUMBER.search(name)
    if found is None:
        return f"{name} 2"[:LONGEST_NAME]
    number, rest = found.groups()
    return f"{name[: found.start()]}{int(number) + 1:0{len(number)}d}{rest}"[:LONGEST_NAME]


def _uuid(text: str | None) -> uuid.UUID | None:
    try:
        return uuid.UUID(text or "")
    except ValueError:
        return None
