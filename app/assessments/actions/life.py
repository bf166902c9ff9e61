"""The steps in the life of an assessment, and freezing its scorecard."""

import datetime as dt
import hashlib
from collections.abc import Mapping

from sqlalchemy.orm import Session

from app import audit
from app.accounts.models import Person
from app.assessments import scorecards
from app.assessments.actions.findings import draw_up_findings
from app.assessments.actions.tablets import refuse_while_tablets_wait
from app.assessments.kept_text import kept_text
from app.assessments.models import Assessment, FrozenScorecard, Kind, Stage
from app.assessments.permissions import actors
from app.assessments.queries import assessment_by_id, judges_of, rooms_of
from app.assessments.workflow import Actor, Step, transition
from app.database import now
from app.problems import Conflict, Invalid, NotAllowed


def change_state(
    session: Session,
    by: Person,
    assessment: Assessment,
    step: Step,
    actor: Actor,
    *,
    reason: str = "",
) -> Assessment:
    """Take one step of the workflow as this actor, and write it down. Two people at once: the second is
    told that the assessment has moved on. The row stays locked until the end of the transaction.
    """
    assessment = assessment_by_id(session, assessment.id, lock=True)
    if actor not in actors(by, assessment, judges_of(session, assessment.id)):
        raise NotAllowed("step-not-yours")
    arrow = transition(step, assessment.state, actor)
    if arrow is None:
        raise Conflict("step-not-possible")
    words = kept_text(reason)
    if arrow.needs_reason and not words:
        raise Invalid("reason-missing")
    before = assessment.state
    assessment.state = arrow.target
    assessment.state_reason = words
    session.flush()
    after: Mapping[str, str] = {"state": arrow.target.value} | ({"reason": words} if words else {})
    audit.record(
        session,
        by.id,
        step.value,
        audit.subject("assessment", assessment.id),
        before={"state": before.value},
        after=after,
    )
    return assessment


def begin_judging(session: Session, by: Person, assessment: Assessment, *, on: dt.date) -> Assessment:
    """Begin the visit: `on` is its first day, decides which of two dated values holds, and the facts of the
    location are kept as they are now.
    """
    assessment = change_state(session, by, assessment, Step.BEGIN_JUDGING, Actor.JUDGE)
    assessment.visit_starts_on = on
    assessment.judged_on = on
    assessment.facts = scorecards.facts_of_location(
        assessment.location, before_opening=assessment.kind is Kind.BEFORE_OPENING
    )
    session.flush()
    return assessment


def submit_assessment(
    session: Session, by: Person, assessment: Assessment, *, despite: str = ""
) -> FrozenScorecard:
    """Hand the assessment in, draw up its findings and freeze its scorecard. Refused while a knock-out norm
    that applies has no answer, while judgements or rooms are in conflict, or when nothing was judged at all;
    and while a tablet has announced what it still has to send, unless `despite` says why it is handed in all
    the same.
    """
    assessment = change_state(session, by, assessment, Step.SUBMIT, Actor.JUDGE, reason=despite)
    refuse_while_tablets_wait(session, assessment, despite.strip())
    found = scorecards.read(session, assessment)
    if not found.current:
        raise Invalid("nothing-judged")
    if found.conflicts:
        raise Invalid("conflicts-open", number=len(found.conflicts), indicators=found.conflicts)
    unsettled = sum(room.in_conflict for room in rooms_of(session, assessment.id).values())
    if unsettled:
        raise Invalid("room-conflicts-open", number=unsettled)
    if found.open_knock_outs:
        raise Invalid("knock-outs-open", number=len(found.open_knock_outs), indicators=found.open_knock_outs)
    assessment.submitted_at = now()
    assessment.visit_ends_on = assessment.visit_ends_on or assessment.visit_starts_on
    session.flush()
    draw_up_findings(session, by, assessment, found)
    return freeze_scorecard(session, by, assessment, Stage.SUBMISSION)


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
