"""Which description of a room counts: the end of its `replaces` chain, as with judgements. Pure."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.assessments.judgement_log import heads_of
from app.assessments.room_description import RoomDescription
from app.assessments.room_models import RoomRecord


@dataclass(frozen=True)
class RoomStanding:
    """Where one room stands: the descriptions that nothing has replaced, in order of receipt."""

    heads: tuple[RoomRecord, ...]

    @property
    def current(self) -> RoomRecord | None:
        """The description that counts; None while two stand, or when the room was taken out of the walk."""
        if len(self.heads) != 1 or self.heads[0].is_removed:
            return None
        return self.heads[0]

    @property
    def in_conflict(self) -> bool:
        """Whether a person still has to choose between descriptions."""
        return len(self.heads) > 1

    @property
    def head_ids(self) -> tuple[uuid.UUID, ...]:
        """What a new description has to replace to be the only one that counts."""
        return tuple(head.id for head in self.heads)


def room_standings(log: Iterable[RoomRecord]) -> Mapping[uuid.UUID, RoomStanding]:
    """The standing of every room that was ever described, in order of its first receipt."""
    by_room: dict[uuid.UUID, list[RoomRecord]] = defaultdict(list)
    for record in log:
        by_room[record.room].append(record)
    return {room: RoomStanding(heads_of(records)) for room, records in by_room.items()}


def description_of(record: RoomRecord) -> RoomDescription:
    """What a row says of its room."""
    return RoomDescription(
        name=record.name,
        type=record.type,
        length=record.length,
        width=record.width,
        area=record.area,
        height=record.height,
        beds=record.beds,
        cupboards=record.cupboards,
        occupants=record.occupants,
        families=record.families,
        sleepers=record.sleepers,
        lockable=record.lockable,
        window=record.window,
        toilets=record.toilets,
        showers=record.showers,
        washbasins=record.washbasins,
        remark=record.remark,
    )
