"""Reading the ladder and what was recorded under it."""

import datetime as dt
import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Select, exists, or_, select
from sqlalchemy.orm import Session, joinedload, selectinload

from app.accounts.permissions import Reach
from app.locations.models import Municipality
from app.problems import NotFound
from app.supervision.deadlines import REMIND_DAYS, Waiting, waiting_on
from app.supervision.models import LadderStep, SupervisionResponse, SupervisionStep, WithdrawnStep

SHOWN = 100
REMINDERS_SHOWN = 25


@dataclass(frozen=True)
class RecordedStep:
    """A step as it stands on a day; `withdrawn_because` is empty unless it was recorded by mistake."""

    step: SupervisionStep
    withdrawn_because: str
    waiting: Waiting


@dataclass(frozen=True)
class Reminder:
    """A step whose deadline comes near or has passed without an answer."""

    municipality: Municipality
    step: SupervisionStep
    waiting: Waiting


def ladder(session: Session) -> Sequence[LadderStep]:
    """The steps that can be taken now, lowest first."""
    return list(
        session.scalars(
            select(LadderStep).where(LadderStep.retired_at.is_(None)).order_by(LadderStep.position)
        )
    )


def ladder_step_by_id(session: Session, step_id: uuid.UUID) -> LadderStep:
    """A step of the ladder as it is now; `NotFound` when there is none."""
    step = session.get(LadderStep, step_id)
    if step is None or step.retired_at is not None:
        raise NotFound("ladder-step-not-found")
    return step


def steps_of(
    session: Session, municipality_codes: Collection[str], today: dt.date, *, limit: int | None = SHOWN
) -> list[RecordedStep]:
    """The newest steps towards these municipalities, withdrawn ones too; all of them without a limit."""
    rows = session.execute(
        select(SupervisionStep, WithdrawnStep.reason)
        .outerjoin(WithdrawnStep, WithdrawnStep.step_id == SupervisionStep.id)
        .where(SupervisionStep.municipality_code.in_(municipality_codes))
        .options(joinedload(SupervisionStep.ladder_step), selectinload(SupervisionStep.responses))
        .order_by(SupervisionStep.taken_on.desc(), SupervisionStep.id.desc())
        .limit(limit)
    )
    return [RecordedStep(step, reason or "", _waiting(step, today)) for step, reason in rows]


def _waiting(step: SupervisionStep, today: dt.date) -> Waiting:
    return waiting_on(step.deadline_on, [one.responded_on for one in step.responses], today)


def standing_steps(
    session: Session, municipality_codes: Collection[str], today: dt.date
) -> Mapping[str, RecordedStep]:
    """Per municipality the newest step that stands; one without any is absent."""
    found: dict[str, RecordedStep] = {}
    for recorded in steps_of(session, municipality_codes, today, limit=None):
        if not recorded.withdrawn_because:
            found.setdefault(recorded.step.municipality_code, recorded)
    return found


def step_by_id(session: Session, municipality_code: str, step_id: uuid.UUID) -> SupervisionStep:
    """One step towards this municipality with its answers; `NotFound` when there is none."""
    step = session.scalar(
        select(SupervisionStep)
        .where(SupervisionStep.id == step_id, SupervisionStep.municipality_code == municipality_code)
        .options(joinedload(SupervisionStep.ladder_step), selectinload(SupervisionStep.responses))
    )
    if step is None:
        raise NotFound("supervision-step-not-found")
    return step


def letter_name(session: Session, municipality_code: str, sha256: str) -> str:
    """The name of a letter to or from this municipality; `NotFound` when it is none of theirs."""
    sent = select(SupervisionStep.letter_name).where(
        SupervisionStep.municipality_code == municipality_code, SupervisionStep.letter_sha256 == sha256
    )
    received = (
        select(SupervisionResponse.letter_name)
        .join(SupervisionStep, SupervisionStep.id == SupervisionResponse.step_id)
        .where(
            SupervisionStep.municipality_code == municipality_code,
            SupervisionResponse.letter_sha256 == sha256,
        )
    )
    name = session.scalar(sent.union_all(received).limit(1))
    if name is None:
        raise NotFound("letter-not-found")
    return str(name)


def reminders(session: Session, reach: Reach, today: dt.date) -> list[Reminder]:
    """The steps within reach that wait for an answer and whose deadline comes near or has passed, the longest
    waiting first.
    """
    covered = (
        Municipality.code.is_not(None)
        if reach.national
        else or_(
            Municipality.province_code.in_(sorted(reach.provinces)),
            Municipality.code.in_(sorted(reach.municipalities)),
        )
    )
    rows = session.execute(
        _answers_due(today)
        .where(covered)
        .options(joinedload(SupervisionStep.ladder_step))
        .limit(REMINDERS_SHOWN)
    )
    return [Reminder(place, step, waiting_on(step.deadline_on, (), today)) for step, place in rows]


def answers_due(session: Session, today: dt.date) -> list[tuple[SupervisionStep, Municipality]]:
    """Every step that waits for an answer and whose deadline comes near or has passed, and towards whom."""
    return [(step, place) for step, place in session.execute(_answers_due(today))]


def _answers_due(today: dt.date) -> Select[SupervisionStep, Municipality]:
    return (
        select(SupervisionStep, Municipality)
        .join(Municipality, Municipality.code == SupervisionStep.municipality_code)
        .where(
            SupervisionStep.deadline_on <= today + dt.timedelta(days=REMIND_DAYS),
            ~exists().where(SupervisionResponse.step_id == SupervisionStep.id),
            ~exists().where(WithdrawnStep.step_id == SupervisionStep.id),
        )
        .order_by(SupervisionStep.deadline_on, SupervisionStep.id)
    )
