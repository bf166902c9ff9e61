"""The shape of the rooms that a tablet sends; one that can't be read is refused by name."""

import uuid
from collections.abc import Iterable, Mapping
from typing import Annotated

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StrictBool, ValidationError

from app.assessments.arrival import Arrival
from app.assessments.payloads import EARLIEST, LATEST, MOST_ITEMS, MOST_REPLACED
from app.assessments.room_arrival import RoomIn, RoomReceipt
from app.problems import Invalid

MOST_FIELDS = 30


class RoomPayload(BaseModel):
    """One description of one room as JSON; `said` is looked at by the check of the room."""

    model_config = ConfigDict(extra="forbid")

    id: uuid.UUID
    room: uuid.UUID
    described_at: Annotated[AwareDatetime, Field(ge=EARLIEST, lt=LATEST)]
    said: dict[str, object] = Field(default_factory=dict, max_length=MOST_FIELDS)
    is_removed: StrictBool = False
    replaces: tuple[uuid.UUID, ...] = Field(default=(), max_length=MOST_REPLACED)

    def description(self) -> RoomIn:
        """The description in the words of the trade."""
        return RoomIn(self.id, self.room, self.described_at, self.said, self.is_removed, self.replaces)


def read_rooms(body: object) -> list[RoomIn | RoomReceipt]:
    """The items of `{"rooms": [...]}` in order: each as a description, or as the receipt that refuses it."""
    items = body.get("rooms") if isinstance(body, Mapping) else None
    if not isinstance(items, list):
        raise Invalid("not-a-list-of-rooms")
    if len(items) > MOST_ITEMS:
        raise Invalid("too-many-rooms", most=MOST_ITEMS)
    return room_items(items)


def room_items(items: Iterable[object]) -> list[RoomIn | RoomReceipt]:
    """Each item by itself, as a description or as the receipt that refuses it."""
    return [_read(item) for item in items]


def _read(item: object) -> RoomIn | RoomReceipt:
    try:
        return RoomPayload.model_validate(item).description()
    except ValidationError as error:
        fields = ", ".join(sorted({str(part["loc"][0]) for part in error.errors() if part["loc"]}))
        problem = Invalid("room-unreadable", fields=fields or "–")
        return RoomReceipt(_id_of(item, "id"), _id_of(item, "room"), Arrival.REFUSED, (problem,))


def _id_of(item: object, name: str) -> uuid.UUID | None:
    value = item.get(name) if isinstance(item, Mapping) else None
    try:
        return uuid.UUID(value) if isinstance(value, str) else None
    except ValueError:
        return None
