"""The steps in the life of an assessment, and freezing its scorecard."""

import datetime as dt
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app import audit
from app.accounts.models import Person
from app.assessments import scorecards
from app.assessments.actions.findings import draw_up_findings
from app.assessments.actions.tablets import refuse_while_tablets_wait
from app.assessments.actions.telling import tell_of_step
from app.assessments.kept_text import kept_text
from app.assessments.models import Assessment, FrozenScorecard, Kind, Stage
from app.assessments.permissions import actors
from app.assessments.queries import assessment_by_id, changers_of, judges_of, rooms_of
from app.assessments.workflow import TRANSITIONS, Actor, Condition, Step, transition
from app.database import now
from app.problems import Conflict, Invalid, NotAllowed, Problem

# What does not hold now, each with the problem that tells it. Asked once the row is locked.
Unmet = Callable[[Assessment], Mapping[Condition, Problem]]

NOTHING_NOTED: Mapping[str, object] = {}


def _nothing_unmet(_assessment: Assessment) -> Mapping[Condition, Problem]:
    return {}


def change_state(
    session: Session,
    by: Person,
    assessment: Assessment,
    step: Step,
    *capacities: Actor,
    reason: str = "",
    unmet: Unmet = _nothing_unmet,
    noted: Mapping[str, object] = NOTHING_NOTED,
) -> Assessment:
    """Take one step of the workflow in one of these capacities, and write it down with what else it settles
    (`noted`). Two people at once: the second is told that the assessment has moved on. The row stays locked
    until the end of the transaction.
    """
    assessment = assessment_by_id(session, assessment.id, lock=True)
    judged_by, changed_by = judges_of(session, assessment.id), changers_of(session, assessment.id)
    held = [actor for actor in actors(by, assessment, judged_by, changed_by) if actor in capacities]
    if all(arrow.actor not in held for arrow in TRANSITIONS if arrow.step is step):
        raise NotAllowed("step-not-yours")
    arrow = transition(step, assessment.state, *held)
    if arrow is None:
        raise Conflict("step-not-possible")
    words = kept_text(reason)
    missing = {} if words else {Condition.REASON_GIVEN: Invalid("reason-missing")}
    found = {**missing, **unmet(assessment)}
    for condition in arrow.must_hold:
        if condition in found:
            raise found[condition]
    before = assessment.state
    assessment.state = arrow.target
    assessment.state_reason = words
    session.flush()
    after = {"state": arrow.target.value, **noted} | ({"reason": words} if words else {})
    audit.record(
        session,
        by.id,
        step.value,
        audit.subject("assessment", assessment.id),
        before={"state": before.value},
        after=after,
    )
    tell_of_step(session, by, assessment, step)
    return assessment


def begin_judging(session: Session, by: Person, assessment: Assessment, *, on: dt.date) -> Assessment:
    """Begin the visit: `on` is its first day, decides which of two dated values holds, and the facts of the
    location are kept as they are now.
    """
    facts = scorecards.facts_of_location(
        assessment.location, before_opening=assessment.kind is Kind.BEFORE_OPENING
    )
    noted = {"first_day": on, "facts": facts}
    assessment = change_state(session, by, assessment, Step.BEGIN_JUDGING, Actor.JUDGE, noted=noted)
    assessment.visit_starts_on = on
    assessment.judged_on = on
    assessment.facts = facts
    session.flush()
    return assessment


@dataclass(frozen=True)
class Seen:
    """The coverage that the page showed when somebody handed in."""

    settled: int
    applicable: int


def submit_assessment(
    session: Session, by: Person, assessment: Assessment, seen: Seen | None = None, *, despite: str = ""
) -> FrozenScorecard:
    """Hand the assessment in, draw up its findings and freeze its scorecard. Refused while a knock-out norm
    that applies has no answer, while judgements or rooms are in conflict, when nothing was judged at all, or
    when the page showed another coverage (`seen`); and while a tablet has announced what it still has to
    send, unless `despite` says why it is handed in all the same.
    """
    assessment = change_state(
        session,
        by,
        assessment,
        Step.SUBMIT,
        Actor.JUDGE,
        reason=despite,
        unmet=lambda locked: _unmet_for_submission(session, locked, seen, despite.strip()),
    )
    assessment.submitted_at = now()
    assessment.changes_asked = None
    assessment.visit_ends_on = assessment.visit_ends_on or assessment.visit_starts_on
    session.flush()
    draw_up_findings(session, by, assessment, scorecards.read(session, assessment))
    return freeze_scorecard(session, by, assessment, Stage.SUBMISSION)


def _unmet_for_submission(
    session: Session, assessment: Assessment, seen: Seen | None, despite: str
) -> Mapping[Condition, Problem]:
    """What keeps the assessment from being handed in now."""
    found = scorecards.read(session, assessment)
    coverage = found.scorecard.coverage
    unmet: dict[Condition, Problem] = {}
    if not found.current:
        unmet[Condition.SOMETHING_JUDGED] = Invalid("nothing-judged")
    rooms = sum(room.in_conflict for room in rooms_of(session, assessment.id).values())
    if rooms:
        unmet[Condition.NO_CONFLICTS] = Invalid("room-conflicts-open", number=rooms)
    if found.conflicts:
        unmet[Condition.NO_CONFLICTS] = Invalid(
            "conflicts-open", number=len(found.conflicts), indicators=found.conflicts
        )
    if found.open_knock_outs:
        unmet[Condition.KNOCK_OUTS_JUDGED] = Invalid(
            "knock-outs-open", number=len(found.open_knock_outs), indicators=found.open_knock_outs
        )
    try:
        refuse_while_tablets_wait(session, assessment, despite)
    except Problem as waits:
        unmet[Condition.PHOTOS_RECEIVED] = waits
    if seen is not None and (seen.settled, seen.applicable) != (coverage.settled, coverage.applicable):
        unmet[Condition.COVERAGE_SHOWN] = Conflict(
            "coverage-not-shown", settled=coverage.settled, applicable=coverage.applicable
        )
    return unmet


def freeze_scorecard(session: Session, by: Person, assessment: Assessment, stage: Stage) -> FrozenScorecard:
    """Keep the scorecard as it is now, for ever, with its digest."""
    scorecard = scorecards.live_scorecard(session, assessment)
    body = scorecards.canonical_json(scorecard)
    frozen = FrozenScorecard(
        assessment_id=assessment.id,
        stage=stage,
        headline=str(scorecard.headline),
        body=body,
        digest=hashlib.sha256(body.encode()).hexdigest(),
        frozen_by_id=by.id,
    )
    session.add(frozen)
    session.flush()
    audit.record(
        session,
        by.id,
        "freeze-scorecard",
        audit.subject("assessment", assessment.id),
        after={"stage": stage.value, "headline": frozen.headline, "digest": frozen.digest},
    )
    return frozen


def withdraw_assessment(session: Session, by: Person, assessment: Assessment, reason: str) -> Assessment:
    """The team stops with an assessment that was not handed in, with a reason."""
    return change_state(session, by, assessment, Step.WITHDRAW, Actor.JUDGE, reason=reason)
