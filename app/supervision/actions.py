"""Writing the ladder and recording steps and answers. Nothing here happens by itself."""

import csv
import datetime as dt
import uuid
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.orm import Session

from app import audit
from app.accounts.models import Person
from app.accounts.queries import holders_of
from app.database import hold, made_before, new_id, now
from app.locations.models import Municipality
from app.locations.queries import place_of_municipality
from app.notices.actions import remind
from app.problems import Conflict, Invalid
from app.storage import Storage, kept_name
from app.supervision.models import LadderStep, SupervisionResponse, SupervisionStep, WithdrawnStep
from app.supervision.permissions import ANSWERING_ROLES, is_concerned, may_record_response
from app.supervision.queries import answers_due, ladder, ladder_step_by_id

SEED = Path(__file__).resolve().parent / "seed" / "ladder.csv"
MOST_LETTER_BYTES = 5 * 1024 * 1024
MOST_STEPS = 12
MOST_TERM_DAYS = 730
PDF = b"%PDF-"
ANSWERS_DUE = "answers-due"


@dataclass(frozen=True)
class StepOfLadder:
    """A step of the ladder as asked for."""

    name: str
    basis: str
    name_en: str = ""
    basis_en: str = ""
    term_days: int | None = None


@dataclass(frozen=True)
class Letter:
    """A letter as it was handed in: its name and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True)
class StepDetails:
    """A step that was taken. `deadline_on` is the last day for an answer; None: none is asked."""

    ladder_step_id: uuid.UUID
    taken_on: dt.date
    taken_by: str
    summary: str
    deadline_on: dt.date | None = None
    letter: Letter | None = None


@dataclass(frozen=True)
class ResponseDetails:
    """What a municipality answered."""

    responded_on: dt.date
    summary: str
    letter: Letter | None = None


def load_seed(session: Session) -> None:
    """Put the default ladder in place where there is none; a ladder that people chose is left alone."""
    if ladder(session):
        return
    with SEED.open(encoding="utf-8", newline="") as file:
        for position, row in enumerate(csv.DictReader(file), start=1):
            session.add(
                LadderStep(
                    position=position,
                    name=row["name"],
                    name_en=row["name_en"],
                    basis=row["basis"],
                    basis_en=row["basis_en"],
                    is_default=True,
                )
            )
    session.flush()


def change_ladder(session: Session, by: uuid.UUID | None, steps: Sequence[StepOfLadder]) -> None:
    """Put another ladder in place. What was recorded under the old one stays as it was."""
    if not 0 < len(steps) <= MOST_STEPS:
        raise Invalid("ladder-needs-steps", most=MOST_STEPS)
    if not all(step.name.strip() and step.basis.strip() for step in steps):
        raise Invalid("ladder-step-needs-words")
    if any(step.term_days is not None and not 0 < step.term_days <= MOST_TERM_DAYS for step in steps):
        raise Invalid("term-out-of-range", most=MOST_TERM_DAYS)
    hold(session, "ladder")
    before = ladder(session)
    for old in before:
        old.retired_at = now()
    session.flush()
    session.add_all(
        LadderStep(
            position=position,
            name=step.name.strip(),
            name_en=step.name_en.strip(),
            basis=step.basis.strip(),
            basis_en=step.basis_en.strip(),
            term_days=step.term_days,
        )
        for position, step in enumerate(steps, start=1)
    )
    session.flush()
    audit.record(
        session,
        by,
        "change-ladder",
        audit.subject("ladder", "all"),
        before={"steps": [old.name for old in before]},
        after={"steps": [step.name.strip() for step in steps]},
    )


def _kept(storage: Storage, letter: Letter | None) -> tuple[str | None, str | None]:
    """Keep the letter and give hash and name; nothing when there is none."""
    if letter is None:
        return None, None
    if len(letter.content) > MOST_LETTER_BYTES:
        raise Invalid("letter-too-large")
    if not letter.content.startswith(PDF):
        raise Invalid("letter-not-pdf")
    return storage.put(letter.content), kept_name(letter.name) or "brief.pdf"


def record_step(
    session: Session,
    storage: Storage,
    by: uuid.UUID | None,
    municipality: Municipality,
    details: StepDetails,
    *,
    today: dt.date,
    key: uuid.UUID | None = None,
) -> SupervisionStep:
    """Record a step that was taken. Any step of the ladder can be recorded: people decide about the order.
    The same `key` again gives the step that was recorded with it.
    """
    ladder_step = ladder_step_by_id(session, details.ladder_step_id)
    if details.taken_on > today:
        raise Invalid("step-in-future")
    if details.deadline_on is not None and details.deadline_on < details.taken_on:
        raise Invalid("deadline-before-step")
    if not (details.taken_by.strip() and details.summary.strip()):
        raise Invalid("step-needs-words")
    if (known := made_before(session, SupervisionStep, key)) is not None:
        if known.municipality_code != municipality.code:
            raise Conflict("changed-meanwhile")
        return known
    sha256, name = _kept(storage, details.letter)
    step = SupervisionStep(
        id=key or new_id(),
        municipality_code=municipality.code,
        ladder_step_id=ladder_step.id,
        taken_on=details.taken_on,
        deadline_on=details.deadline_on,
        taken_by=details.taken_by.strip(),
        summary=details.summary.strip(),
        letter_sha256=sha256,
        letter_name=name,
        recorded_by_id=by,
    )
    session.add(step)
    session.flush()
    audit.record(
        session,
        by,
        "record-supervision-step",
        audit.subject("supervision", municipality.code),
        after={
            "step": step.id,
            "ladder_step": ladder_step.name,
            "taken_on": step.taken_on,
            "deadline_on": step.deadline_on,
            "letter": sha256,
        },
    )
    return step


def record_response(
    session: Session, storage: Storage, by: uuid.UUID | None, step: SupervisionStep, details: ResponseDetails,
    *, today: dt.date,
) -> SupervisionResponse:  # fmt: skip
    """Record what the municipality answered to a step."""
    if not step.taken_on <= details.responded_on <= today:
        raise Invalid("response-day-wrong")
    if not details.summary.strip():
        raise Invalid("response-needs-words")
    if session.get(WithdrawnStep, step.id) is not None:
        raise Conflict("step-withdrawn-already")
    sha256, name = _kept(storage, details.letter)
    response = SupervisionResponse(
        step_id=step.id,
        responded_on=details.responded_on,
        summary=details.summary.strip(),
        letter_sha256=sha256,
        letter_name=name,
        recorded_by_id=by,
    )
    session.add(response)
    session.flush()
    session.expire(step, ["responses"])
    audit.record(
        session,
        by,
        "record-supervision-response",
        audit.subject("supervision", step.municipality_code),
        after={"step": step.id, "responded_on": response.responded_on, "letter": sha256},
    )
    return response


def withdraw_step(session: Session, by: uuid.UUID | None, step: SupervisionStep, reason: str) -> None:
    """Take back a step that was recorded by mistake; it stays to be seen with the reason."""
    if not reason.strip():
        raise Invalid("step-withdrawal-needs-reason")
    if session.get(WithdrawnStep, step.id) is not None:
        raise Conflict("step-withdrawn-already")
    session.add(WithdrawnStep(step_id=step.id, reason=reason.strip(), withdrawn_by_id=by))
    session.flush()
    audit.record(
        session,
        by,
        "withdraw-supervision-step",
        audit.subject("supervision", step.municipality_code),
        before={"step": step.id},
        after={"reason": reason.strip()},
    )


def remind_of_answers(session: Session, today: dt.date) -> int:
    """One line a week about answers that are overdue or due within two weeks: to the municipality and its
    province, and to who recorded the step; how many people were told.
    """
    people = holders_of(session, *ANSWERING_ROLES)
    waiting = Counter[Person]()
    for step, municipality in answers_due(session, today):
        place = place_of_municipality(municipality)
        for person in people:
            recorded = step.recorded_by_id == person.id and may_record_response(person, place)
            if recorded or is_concerned(person, place):
                waiting[person] += 1
    return remind(session, ANSWERS_DUE, waiting)
