"""Telling how far a measure is, with proof, and asking for more time."""

import datetime as dt
import uuid
from collections.abc import Sequence

from sqlalchemy.orm import Session

from app.accounts.models import Person
from app.assessments.kept_text import kept_text
from app.improvement.actions.written import Held, held, still_open, write_down
from app.improvement.models import EntryKind, MeasureEntry, MeasureState
from app.improvement.permissions import may_report, may_steer
from app.improvement.proof_files import KeptFile, ProofFile, kept_file
from app.problems import Invalid, NotAllowed
from app.storage import Storage

REPORTABLE = frozenset({MeasureState.UNDER_WAY, MeasureState.REPORTED_DONE})


def report_measure(
    session: Session,
    storage: Storage,
    by: Person,
    measure_id: uuid.UUID,
    *,
    words: str = "",
    state: MeasureState | None = None,
    files: Sequence[ProofFile] = (),
) -> list[MeasureEntry]:
    """Tell how far a measure is: in words, with files that prove it, or both. Whoever reports it done shows a
    file or says in words how it can be seen.
    """
    kept = [kept_file(file) for file in files]
    told = kept_text(words)
    if state is not None and state not in REPORTABLE:
        raise Invalid("measure-state-not-yours")
    found = held(session, measure_id)
    if not may_report(by, found.assessment):
        raise NotAllowed("measure-not-yours")
    still_open(found.measure)
    if state is MeasureState.REPORTED_DONE and not (told or kept):
        raise Invalid("measure-done-without-proof")
    if not (told or kept or state is not None):
        raise Invalid("measure-report-empty")
    entries = [_proof(session, storage, by, found, file) for file in kept]
    if told or state is not None:
        kind = EntryKind.PROGRESS if state is not None else EntryKind.NOTE
        entries.append(write_down(session, by, found, MeasureEntry(kind=kind, words=told, state=state)))
    return entries


def _proof(session: Session, storage: Storage, by: Person, found: Held, file: KeptFile) -> MeasureEntry:
    entry = MeasureEntry(
        kind=EntryKind.PROOF,
        file_sha256=storage.put(file.content),
        file_name=file.name,
        media_type=file.media_type,
        size_in_bytes=len(file.content),
    )
    return write_down(session, by, found, entry)


def change_deadline(
    session: Session, by: Person, measure_id: uuid.UUID, due_on: dt.date, reason: str, *, today: dt.date
) -> MeasureEntry:
    """Give a measure another deadline, with a reason; the earlier one stays in the log."""
    words = kept_text(reason)
    found = held(session, measure_id)
    if not may_steer(by, found.assessment):
        raise NotAllowed("measure-not-yours")
    still_open(found.measure)
    if not words:
        raise Invalid("reason-missing")
    if due_on < today:
        raise Invalid("measure-due-in-past")
    return write_down(
        session, by, found, MeasureEntry(kind=EntryKind.NEW_DEADLINE, words=words, due_on=due_on)
    )
