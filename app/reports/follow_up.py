"""What followed on the judging, as a report prints it: rooms, reply and answer, improvement plan."""

import datetime as dt
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
    """One improvement measure: for which finding, by whom, by when, how far."""

    number: str
    finding: str
    description: str
    owner: str
    owner_name: str
    due_on: dt.date
    state: str
