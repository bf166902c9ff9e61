"""What followed on the judging, as a report prints it: rooms, reply and answer, plan, evidence."""

import datetime as dt
import enum
from dataclasses import dataclass


@dataclass(frozen=True)
class RoomLine:
    """A room as it was measured; exact decimals as text, None where it was not looked at."""

    name: str
    type: str
    floor: str | None
    height: str | None
    beds: int | None
    occupants: int | None
    floor_per_person: str | None
    lockable: bool | None
    window: bool | None
    remark: str


@dataclass(frozen=True)
class PartyHeard:
    """Who was asked to reply, and what they said of the report as a whole. No date: they did not reply."""

    party: str
    name: str
    replied_on: dt.date | None
    remarks: str


@dataclass(frozen=True)
class FindingAnswer:
    """What one party says of one finding."""

    party: str
    stance: str
    words: str


@dataclass(frozen=True)
class FindingHeard:
    """A finding that went out, what was answered, and what was decided and why."""

    finding: int | None
    text: str
    answers: tuple[FindingAnswer, ...]
    outcome: str | None
    reason: str


@dataclass(frozen=True)
class Hearing:
    """Hear and reply: until when, who was heard, and every finding on which somebody said something."""

    sent_on: dt.date
    due_on: dt.date
    parties: tuple[PartyHeard, ...]
    findings: tuple[FindingHeard, ...]


@dataclass(frozen=True)
class PlannedMeasure:
    """One improvement measure: for which norm, by whom, by when, how far. `findings` are their numbers in
    this report.
    """

    number: str
    finding: str
    description: str
    owner: str
    owner_name: str
    due_on: dt.date
    state: str
    findings: tuple[int, ...] = ()


class EvidenceKind(enum.StrEnum):
    """What kind of file was kept."""

    PHOTO = "photo"
    ROOM_PHOTO = "room-photo"
    REPLY_FILE = "reply-file"
    PROOF = "proof"


@dataclass(frozen=True)
class Evidence:
    """A file that was kept. `place` is what it belongs to (the id of an indicator, the name of a room, the
    number of a measure), `words` its caption or name; `photo` and `finding` are numbers in this report.
    """

    kind: EvidenceKind
    place: str
    words: str
    received_on: dt.date
    size_in_bytes: int
    sha256: str
    photo: int | None = None
    finding: int | None = None
