"""Keeping the steps of a cycle up to date with what happened. The day of the act is never changed."""

import datetime as dt
import uuid
from dataclasses import asdict, dataclass

from sqlalchemy.orm import Session

from app import audit
from app.allocation.models import CycleStep
from app.database import overwrite
from app.problems import Invalid

LONGEST_TEXT = 300


@dataclass(frozen=True)
class StepDetails:
    """What happened with a step: the day on which it was done (None: not done, or no day published), what was
    published about it in Dutch and English, and where.
    """

    actual_on: dt.date | None
    actual: str
    actual_en: str
    source: str


def record_step(
    session: Session, by: uuid.UUID, step: CycleStep, details: StepDetails, reason: str, *, today: dt.date
) -> CycleStep:
    """Write down what happened with a step, with the reason for the audit trail. A day that is still to come
    is no fact yet: it stands in words only.
    """
    why = " ".join(reason.split())
    if not why:
        raise Invalid("figure-needs-reason")
    if details.actual_on is not None and details.actual_on > today:
        raise Invalid("step-not-done-yet")
    if not details.source:
        raise Invalid("figure-needs-source")
    if max(map(len, (details.actual, details.actual_en, details.source, why))) > LONGEST_TEXT:
        raise Invalid("reason-too-long", most=LONGEST_TEXT)
    session.refresh(step, with_for_update=True)
    before, changed = overwrite(step, asdict(details))
    session.flush()
    audit.record(
        session,
        by,
        "record-cycle-step",
        audit.subject("cycle", step.cycle_id),
        before={"step": step.kind.value} | before,
        after={"step": step.kind.value} | changed | {"reason": why},
    )
    return step
