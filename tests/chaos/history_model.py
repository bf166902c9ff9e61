"""The small pure model that random histories are held against: what must stand, what a tablet has in view."""

import uuid
from dataclasses import dataclass, field, replace

from app.assessments.arrival import JudgementIn
from app.assessments.photo_arrival import PhotoIn
from app.assessments.room_arrival import RoomIn

Item = JudgementIn | RoomIn | PhotoIn


def subject_of(item: JudgementIn | RoomIn) -> str:
    """What the item speaks of."""
    return item.indicator if isinstance(item, JudgementIn) else str(item.room)


@dataclass(frozen=True)
class Said:
    """One entry of the log as the model knows it: whose it is, of what, and what it replaces."""

    by: int
    subject: str
    digest: str
    replaces: frozenset[uuid.UUID]


@dataclass
class Model:
    """What the server must hold: everything that was said once, nothing twice, whatever the order."""

    said: dict[uuid.UUID, Said] = field(default_factory=dict)
    photos: dict[uuid.UUID, str] = field(default_factory=dict)

    def heads(self, subject: str) -> set[uuid.UUID]:
        """What stands: said of this subject and replaced by nothing that is here."""
        about = {key: entry for key, entry in self.said.items() if entry.subject == subject}
        return about.keys() - {key for entry in about.values() for key in entry.replaces}

    def receive(self, by: int, item: JudgementIn | RoomIn) -> str:
        """The answer that must be given, and what follows for what stands."""
        known = self.said.get(item.id)
        if known is not None and known.by != by:
            return "refused"
        key = item.id
        if known is not None:
            if known.digest == item.digest:
                return "already"
            key = uuid.uuid5(item.id, item.digest)
            if key in self.said:
                return "conflict"
        self.said[key] = Said(by, subject_of(item), item.digest, frozenset(item.replaces))
        stands_alone = len(self.heads(subject_of(item))) == 1
        return "stored" if known is None and stands_alone else "conflict"


@dataclass
class Tablet:
    """One tablet: what it has in view of each subject, and what it still has to send."""

    view: dict[str, frozenset[uuid.UUID]] = field(default_factory=dict)
    outbox: list[Item] = field(default_factory=list)

    def say(self, item: JudgementIn | RoomIn) -> None:
        """Keep what was said; it replaces what was in view and is in view itself now."""
        subject = subject_of(item)
        known = replace(item, replaces=tuple(self.view.get(subject, ())))
        self.view[subject] = frozenset({known.id})
        self.outbox.append(known)
