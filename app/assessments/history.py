"""The history of an assessment from its audit lines: who did what when, many small writes told as one."""

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.accounts.models import Person
from app.audit import AuditLine, AuditValue

# Told as one event per person, however often it was done in a row.
OFTEN = frozenset(
    {"record-judgements", "record-rooms", "add-photo", "change-caption", "remove-photo", "save-reply-answer"}
)
# One line tells of several items: under which name it lists them.
ITEMS = {"record-judgements": "judgements", "record-rooms": "rooms"}
# Follows from the step beside it, or says nothing about the assessment itself.
UNTOLD = ("freeze-scorecard", "hear-of-tablet")
MOST_LINES = 2000


@dataclass(frozen=True)
class Event:
    """One thing that happened: `times` in a row by the same person, last at `at`. `reason` as it was
    written down.
    """

    action: str
    by: str | None
    at: dt.datetime
    times: int = 1
    reason: str = ""


@dataclass(frozen=True)
class Line:
    """One line of the audit trail as it was written; erased values are None, the hashes stay."""

    id: int
    happened_at: dt.datetime
    action: str
    person: str
    before: Mapping[str, object] | None
    after: Mapping[str, object] | None
    previous_hash: str
    line_hash: str


def trail(session: Session, assessment_id: uuid.UUID) -> list[Line]:
    """Every line about the assessment, oldest first."""
    rows = session.execute(
        select(AuditLine, AuditValue.before, AuditValue.after, Person.name)
        .outerjoin(AuditValue, AuditValue.line_id == AuditLine.id)
        .outerjoin(Person, Person.id == AuditLine.person_id)
        .where(AuditLine.subject_kind == "assessment", AuditLine.subject_id == str(assessment_id))
        .order_by(AuditLine.id)
    )
    return [
        Line(
            line.id,
            line.happened_at,
            line.action,
            name or "",
            before,
            after,
            line.previous_hash,
            line.line_hash,
        )
        for line, before, after, name in rows
    ]


def history(session: Session, assessment_id: uuid.UUID) -> Sequence[Event]:
    """What happened to the assessment, newest first. An erased reason is empty, the event stays."""
    rows = session.execute(
        select(AuditLine, AuditValue.after, Person.name)
        .outerjoin(AuditValue, AuditValue.line_id == AuditLine.id)
        .outerjoin(Person, Person.id == AuditLine.person_id)
        .where(
            AuditLine.subject_kind == "assessment",
            AuditLine.subject_id == str(assessment_id),
            AuditLine.action.not_in(UNTOLD),
        )
        .order_by(AuditLine.id.desc())
        .limit(MOST_LINES)
    )
    events: list[Event] = []
    for line, after, name in rows:
        event = Event(line.action, name, line.happened_at, reason=_reason(after))
        last = events[-1] if events else None
        if last and line.action in OFTEN and (last.action, last.by) == (event.action, event.by):
            # Rows come newest first: the event keeps the moment of the last time.
            events[-1] = Event(last.action, last.by, last.at, last.times + _times(line.action, after))
        else:
            events.append(Event(event.action, event.by, event.at, _times(line.action, after), event.reason))
    return events


def _reason(after: Mapping[str, object] | None) -> str:
    reason = (after or {}).get("reason", "")
    return reason if isinstance(reason, str) else ""


def _times(action: str, after: Mapping[str, object] | None) -> int:
    items = (after or {}).get(ITEMS[action]) if action in ITEMS else None
    return len(items) if isinstance(items, list) else 1
