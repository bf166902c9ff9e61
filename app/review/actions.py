"""The steps from submitted onwards."""

from collections.abc import Mapping, Sequence

from sqlalchemy.orm import Session

from app.accounts.models import Person
from app.assessments import scorecards
from app.assessments.actions import change_state, draw_up_findings, freeze_scorecard
from app.assessments.actions.life import NOTHING_NOTED
from app.assessments.findings import grounds
from app.assessments.models import Assessment, FindingKind, Stage
from app.assessments.overriding import Standing, standing_of
from app.assessments.workflow import Actor, Condition, Step
from app.database import day_of, now
from app.framework.queries import framework_of
from app.improvement.actions import resolve_by_visit
from app.problems import Conflict, Invalid, Problem
from app.replies.actions import open_hearing
from app.replies.queries import replies_and_decisions
from app.replies.term import is_over

FROZEN_AT = {
    Step.SEND_OUT_FOR_REPLY: Stage.CONCEPT,
    Step.DECIDE_REPLY: Stage.REPLY,
    Step.ADOPT: Stage.ADOPTION,
}


def take_step(
    session: Session,
    by: Person,
    assessment: Assessment,
    step: Step,
    reason: str = "",
    *,
    indicators: Sequence[str] = (),
) -> Assessment:
    """Take one of the reviewer's steps. Four eyes: refused for who is in the team or gave a judgement. Of
    two reviewers who act at once one wins and the other is told. `indicators` are those in which changes are
    asked for. Sending out, deciding on the replies and adopting keep the scorecard as it is at that moment;
    adopting also resolves what the visit found in order of earlier findings.
    """
    asked = _known(assessment, indicators) if step is Step.REQUEST_CHANGES else []
    assessment = change_state(
        session,
        by,
        assessment,
        step,
        Actor.REVIEWER,
        Actor.ADOPTER,
        reason=reason,
        unmet=lambda locked: _unmet(session, locked, step, asked),
        noted={"indicators": asked} if asked else NOTHING_NOTED,
    )
    if step is Step.REQUEST_CHANGES:
        assessment.changes_asked = asked
        session.flush()
    if step in FROZEN_AT:
        freeze_scorecard(session, by, assessment, FROZEN_AT[step])
    if step is Step.SEND_OUT_FOR_REPLY:
        found = grounds(scorecards.read(session, assessment), FindingKind.SHORTCOMING)
        gravest_first = sorted(found, key=lambda ground: ground.weight)
        open_hearing(session, by, assessment, gravest_first, on=day_of(now()))
    if step is Step.ADOPT:
        # A reply may have changed a judgement since submission.
        draw_up_findings(session, by, assessment, scorecards.read(session, assessment))
        resolve_by_visit(session, by, assessment)
    return assessment


def _known(assessment: Assessment, indicators: Sequence[str]) -> list[str]:
    """Those that are indicators of the assessment's framework, each once."""
    framework = framework_of(assessment.framework_version)
    return [key for key in dict.fromkeys(indicators) if framework.has_indicator(key)]


def _unmet(
    session: Session, assessment: Assessment, step: Step, asked: Sequence[str]
) -> Mapping[Condition, Problem]:
    if step is Step.REQUEST_CHANGES:
        return {} if asked else {Condition.INDICATORS_NAMED: Invalid("indicators-not-named")}
    unmet: dict[Condition, Problem] = {}
    if step is Step.DECIDE_REPLY:
        unmet |= _unheard(session, assessment)
    if step in {Step.SEND_OUT_FOR_REPLY, Step.DECIDE_REPLY}:
        reading = scorecards.read(session, assessment)
        waiting = [
            one
            for one in reading.overrides
            if standing_of(one, reading.framework, reading.current) in {Standing.WAITS, Standing.LAPSED}
        ]
        # One of a theme no longer fits when an override of its standards moved the verdict meanwhile.
        unsettled = len(waiting) + len(reading.scorecard.refused_overrides)
        if unsettled:
            unmet[Condition.OVERRIDES_SETTLED] = Conflict("overrides-open", number=unsettled)
    return unmet


def _unheard(session: Session, assessment: Assessment) -> Mapping[Condition, Problem]:
    """A party that was sent a link has replied, let us know that it will not, or had its whole term."""
    told = replies_and_decisions(session, assessment.id)
    if told is None:
        return {}
    unmet: dict[Condition, Problem] = {}
    silent = [
        reply
        for reply in told.replies
        if reply.email is not None and reply.handed_in_at is None and reply.declined_at is None
    ]
    if silent and not is_over(told.hearing.due_on, now()):
        unmet[Condition.PARTIES_HEARD] = Conflict("parties-not-heard")
    if told.undecided:
        unmet[Condition.REPLIES_DECIDED] = Conflict("replies-undecided", number=len(told.undecided))
    return unmet
