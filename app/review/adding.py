"""What a reviewer adds: remarks, and overrides with a second person."""

import uuid

from sqlalchemy.orm import Session

from app import audit
from app.accounts.models import Person, Role
from app.assessments import scorecards
from app.assessments.kept_text import kept_text
from app.assessments.models import Assessment
from app.assessments.overriding import Standing, basis_of, standing_of
from app.assessments.permissions import may_review
from app.assessments.queries import assessment_by_id, judges_of, override_by_id, possible_members
from app.assessments.review_models import Remark, VerdictOverride
from app.assessments.workflow import State
from app.database import now
from app.locations.queries import place_of
from app.notices.actions import tell
from app.problems import Conflict, Invalid, NotAllowed, Problem
from quality_framework import Override, StandardResult, ThemeResult, Verdict
from quality_framework.override import OverrideCode, override_problem
from quality_framework.standard_scoring import knock_out_false

# While the reviewer looks at the assessment, and while replies are decided on.
OPEN_FOR_REVIEW = frozenset({State.IN_REVIEW, State.OUT_FOR_REPLY})


def _locked_for_review(session: Session, by: Person, assessment: Assessment) -> Assessment:
    assessment = assessment_by_id(session, assessment.id, lock=True)
    if not may_review(by, assessment, judges_of(session, assessment.id)):
        raise NotAllowed("step-not-yours")
    if assessment.state not in OPEN_FOR_REVIEW:
        raise Conflict("step-not-possible")
    return assessment


def add_remark(session: Session, by: Person, assessment: Assessment, indicator: str, words: str) -> Remark:
    """Write something for the team beside one judgement."""
    assessment = _locked_for_review(session, by, assessment)
    kept = kept_text(words)
    if not kept:
        raise Invalid("remark-empty")
    reading = scorecards.read(session, assessment)
    if not reading.framework.has_indicator(indicator):
        raise Invalid("unknown-indicator", indicator=indicator)
    judgement = reading.current.get(indicator)
    remark = Remark(
        assessment_id=assessment.id,
        indicator=indicator,
        judgement_id=judgement.id if judgement is not None else None,
        words=kept,
        made_by_id=by.id,
    )
    session.add(remark)
    session.flush()
    _write_down(session, by, assessment, "add-remark", {"indicator": indicator, "remark": kept})
    return remark


def propose_override(
    session: Session, by: Person, assessment: Assessment, target: str, *, verdict: str, reason: str
) -> VerdictOverride:
    """Propose to set the verdict of a standard or theme one step away from what follows from the rules. It
    counts once a second reviewer agrees. Refused where no override can be made.
    """
    assessment = _locked_for_review(session, by, assessment)
    words = kept_text(reason)
    if not words:
        raise Invalid("reason-missing")
    reading = scorecards.read(session, assessment)
    if verdict not in frozenset(Verdict):
        raise Invalid("override-refused-verdict-not-judged")
    for earlier in reading.overrides:
        standing = standing_of(earlier, reading.framework, reading.current)
        if earlier.target == target and standing in {Standing.WAITS, Standing.HOLDS}:
            raise Conflict("override-refused-overridden-twice")
    _refuse_impossible(reading, Override(target, Verdict(verdict), words, "one", "another"))
    override = VerdictOverride(
        assessment_id=assessment.id,
        target=target,
        verdict=verdict,
        reason=words,
        basis=basis_of(reading.framework, reading.current, target),
        proposed_by_id=by.id,
    )
    session.add(override)
    session.flush()
    after = {"target": target, "verdict": verdict, "reason": words}
    _write_down(session, by, assessment, "propose-override", after)
    others = possible_members(session, place_of(assessment.location), Role.REVIEWER)
    tell(session, others, "override-waits", about=assessment.id, number=assessment.number, but=by)
    return override


def _refuse_impossible(reading: scorecards.Reading, override: Override) -> None:
    for theme in reading.scorecard.themes:
        results: tuple[ThemeResult | StandardResult, ...] = (theme, *theme.standards)
        for result in results:
            if result.id == override.target:
                standards = theme.standards if isinstance(result, ThemeResult) else (result,)
                failed = knock_out_false([member for one in standards for member in one.members])
                problem = override_problem(
                    override, result.derived_verdict, result.risk, knock_out_false=failed
                )
                if problem is not None:
                    raise _refusal(problem)
                return
    raise Invalid("override-refused-unknown-target")


def _refusal(code: OverrideCode) -> Problem:
    match code:
        case OverrideCode.KNOCK_OUT:
            return Invalid("override-refused-knock-out-not-met")
        case OverrideCode.ACUTE_RISK:
            return Invalid("override-refused-acute-risk")
        case OverrideCode.NOT_ONE_STEP:
            return Invalid("override-refused-not-one-step")
        case _:
            return Invalid("override-refused-verdict-not-judged")


def agree_with_override(
    session: Session, by: Person, assessment: Assessment, override_id: uuid.UUID
) -> VerdictOverride:
    """The second person agrees: never who proposed it, and only over the judgements it was proposed on."""
    assessment = _locked_for_review(session, by, assessment)
    override = override_by_id(session, assessment.id, override_id)
    reading = scorecards.read(session, assessment)
    if override.proposed_by_id == by.id:
        raise NotAllowed("override-needs-another")
    if standing_of(override, reading.framework, reading.current) is not Standing.WAITS:
        raise Conflict("override-not-waiting")
    # The verdict of a theme may have moved since, with an override of one of its standards.
    wanted = Override(override.target, Verdict(override.verdict), override.reason, "one", "another")
    _refuse_impossible(reading, wanted)
    override.agreed_by_id, override.agreed_at = by.id, now()
    session.flush()
    _write_down(session, by, assessment, "agree-with-override", {"target": override.target})
    return override


def end_override(
    session: Session, by: Person, assessment: Assessment, override_id: uuid.UUID
) -> VerdictOverride:
    """Take an override back, or not agree with it: the verdict that follows from the rules counts."""
    assessment = _locked_for_review(session, by, assessment)
    override = override_by_id(session, assessment.id, override_id)
    if override.ended_at is not None:
        raise Conflict("override-not-waiting")
    override.ended_by_id, override.ended_at = by.id, now()
    session.flush()
    _write_down(session, by, assessment, "end-override", {"target": override.target})
    return override


def _write_down(
    session: Session, by: Person, assessment: Assessment, action: str, after: dict[str, str]
) -> None:
    audit.record(session, by.id, action, audit.subject("assessment", assessment.id), after=after)
