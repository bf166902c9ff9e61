"""How what is said of a measure is written down: an entry in its log and an audit line, at once."""

import uuid
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from app import audit
from app.accounts.models import Person
from app.assessments.models import Assessment
from app.assessments.queries import assessment_by_id
from app.database import now
from app.improvement.models import ImprovementMeasure, MeasureEntry, MeasureState
from app.improvement.queries import OPEN_STATES, measure_by_id
from app.problems import Conflict

ENDED = frozenset({MeasureState.CLOSED, MeasureState.DROPPED})


@dataclass(frozen=True)
class Held:
    """A measure and its assessment, read afresh and locked until the end of the transaction."""

    measure: ImprovementMeasure
    assessment: Assessment


def held(session: Session, measure_id: uuid.UUID) -> Held:
    """The measure, for writing. Of two people at once the second sees what the first did."""
    finding = measure_by_id(session, measure_id).finding
    assessment = assessment_by_id(session, finding.assessment_id, lock=True)
    return Held(measure_by_id(session, measure_id, lock=True), assessment)


def still_open(measure: ImprovementMeasure) -> None:
    """Refused when the measure was closed or dropped."""
    if measure.state not in OPEN_STATES:
        raise Conflict("measure-ended")


def write_down(session: Session, by: Person, found: Held, entry: MeasureEntry) -> MeasureEntry:
    """Add the entry, let the measure follow it, and write the audit line."""
    measure = found.measure
    before = {"state": measure.state.value, "due_on": measure.due_on.isoformat()}
    entry.measure_id, entry.recorded_by_id = measure.id, by.id
    session.add(entry)
    if entry.state is not None:
        measure.state = entry.state
        measure.ended_at = now() if entry.state in ENDED else None
    if entry.due_on is not None:
        measure.due_on = entry.due_on
    session.flush()
    after: dict[str, Any] = {
        "measure": measure.id,
        "entry": entry.id,
        "words": entry.words,
        "state": measure.state.value,
        "due_on": measure.due_on.isoformat(),
    }
    if entry.file_sha256 is not None:
        after |= {"file": entry.file_sha256, "file_name": entry.file_name}
    audit.record(
        session,
        by.id,
        f"measure-{entry.kind.value}",
        audit.subject("assessment", found.assessment.id),
        before={"measure": measure.id, **before},
        after=after,
    )
    return entry
