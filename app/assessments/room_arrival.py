"""A description of a room as it arrives from a tablet or form, and what is answered."""

import datetime as dt
import hashlib
import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field

from app.assessments.arrival import Arrival
from app.problems import Problem


@dataclass(frozen=True)
class RoomIn:
    """One description of one room as its maker sent it, not checked yet.

    `id` is made by the sender and is the key: sent twice, stored once. `room` is the id that the room keeps
    for the whole visit. `said` holds what was filled in, by the names of `RoomDescription`, as text or
    values of JSON; `is_removed` takes the room out of the walk. `replaces` names every description of this
    room that the maker had in view. `described_at` is the sender's clock: shown, never decides.
    """

    id: uuid.UUID
    room: uuid.UUID
    described_at: dt.datetime
    said: Mapping[str, object] = field(default_factory=dict)
    is_removed: bool = False
    replaces: tuple[uuid.UUID, ...] = ()

    @property
    def digest(self) -> str:
        """The digest of all that was said, in one canonical form; the sender's clock is no part of it."""
        told = [[name, self.said[name]] for name in sorted(self.said) if self.said[name] not in (None, "")]
        whole = [str(self.room), told, self.is_removed, sorted(map(str, self.replaces))]
        return hashlib.sha256(json.dumps(whole, default=str, sort_keys=True).encode()).hexdigest()


@dataclass(frozen=True)
class RoomReceipt:
    """The answer to one description: its id as sent, its room, and when refused the problems that say why."""

    id: uuid.UUID | None
    room: uuid.UUID | None
    status: Arrival
    problems: tuple[Problem, ...] = ()

    @property
    def is_kept(self) -> bool:
        """Whether the description is in our log now."""
        return self.status is not Arrival.REFUSED
