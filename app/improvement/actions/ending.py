"""Closing a measure on proof, giving it back, or dropping it."""

import uuid

from sqlalchemy.orm import Session

from app import audit
from app.accounts.models import Person
from app.assessments.kept_text import kept_text
from app.assessments.queries import judges_of
from app.improvement.actions.written import Held, held, still_open, write_down
from app.improvement.models import (
    EntryKind,
    ImprovementMeasure,
    MeasureEntry,
    MeasureState,
    Resolution,
    ResolvedBy,
)
from app.improvement.permissions import may_close, may_steer
from app.improvement.queries import OPEN_STATES, measures_by_finding, resolutions_of
from app.problems import Conflict, Invalid, NotAllowed


def reporters_of(measure: ImprovementMeasure) -> frozenset[uuid.UUID]:
    """Who reported this measure done or gave proof: they don't close it."""
    return frozenset(
        entry.recorded_by_id
        for entry in measure.entries
        if entry.kind is EntryKind.PROOF or entry.state is MeasureState.REPORTED_DONE
    )


def _for_closing(session: Session, by: Person, measure_id: uuid.UUID) -> Held:
    found = held(session, measure_id)
    judged_by = judges_of(session, found.assessment.id)
    if not may_close(by, found.assessment, judged_by, reporters_of(found.measure)):
        raise NotAllowed("measure-close-not-yours")
    still_open(found.measure)
    return found


def close_measure(session: Session, by: Person, measure_id: uuid.UUID, reason: str) -> MeasureEntry:
    """Close a measure that was reported done, on the proof that is there, saying what it shows. When no other
    measure of the finding is still open, the finding is resolved with it.
    """
    words = kept_text(reason)
    found = _for_closing(session, by, measure_id)
    if found.measure.state is not MeasureState.REPORTED_DONE:
        raise Conflict("measure-not-reported-done")
    if not words:
        raise Invalid("reason-missing")
    entry = write_down(
        session, by, found, MeasureEntry(kind=EntryKind.CLOSED, words=words, state=MeasureState.CLOSED)
    )
    others = measures_by_finding(session, [found.measure.finding_id])[found.measure.finding_id]
    if not any(measure.state in OPEN_STATES for measure in others):
        _resolve(session, by, found, words)
    return entry


def _resolve(session: Session, by: Person, found: Held, words: str) -> None:
    finding = found.measure.finding
    known = {row.indicator for row in resolutions_of(session, [finding.id])}
    left = [link.indicator for link in finding.indicators if link.indicator not in known]
    session.add_all(
        Resolution(
            finding_id=finding.id,
            indicator=indicator,
            how=ResolvedBy.PROOF,
            reason=words,
            resolved_by_id=by.id,
        )
        for indicator in left
    )
    session.flush()
    audit.record(
        session,
        by.id,
        "resolve-finding",
        audit.subject("assessment", found.assessment.id),
        after={"finding": finding.id, "indicators": left, "how": ResolvedBy.PROOF.value, "reason": words},
    )


def return_measure(session: Session, by: Person, measure_id: uuid.UUID, reason: str) -> MeasureEntry:
    """Give a measure back that was reported done and is not proved, saying what is missing."""
    words = kept_text(reason)
    found = _for_closing(session, by, measure_id)
    if found.measure.state is not MeasureState.REPORTED_DONE:
        raise Conflict("measure-not-reported-done")
    if not words:
        raise Invalid("reason-missing")
    return write_down(
        session, by, found, MeasureEntry(kind=EntryKind.RETURNED, words=words, state=MeasureState.UNDER_WAY)
    )


def drop_measure(session: Session, by: Person, measure_id: uuid.UUID, reason: str) -> MeasureEntry:
    """Stop with a measure, with a reason. The finding stays open."""
    words = kept_text(reason)
    found = held(session, measure_id)
    if not may_steer(by, found.assessment):
        raise NotAllowed("measure-not-yours")
    still_open(found.measure)
    if not words:
        raise Invalid("reason-missing")
    return write_down(
        session, by, found, MeasureEntry(kind=EntryKind.DROPPED, words=words, state=MeasureState.DROPPED)
    )
