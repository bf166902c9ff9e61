"""Changing a judgement because of what a party replied to it."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from app import audit
from app.accounts.models import Person
from app.assessments.arrival import JudgementIn
from app.assessments.judgement_check import Sound, check_item
from app.assessments.judgement_log import NOTHING
from app.assessments.models import Assessment, Judgement
from app.assessments.permissions import may_review
from app.assessments.queries import assessment_by_id, judgement_standings, judges_of
from app.assessments.workflow import State
from app.database import new_id, now
from app.framework.queries import framework_of
from app.problems import Conflict, Invalid, NotAllowed
from quality_framework import Level


@dataclass(frozen=True)
class Change:
    """What takes the place of a judgement that stood; `risk` may be empty."""

    level: str
    remark: str
    risk: str = ""


def change_on_reply(
    session: Session, by: Person, assessment: Assessment, indicator: str, change: Change
) -> Judgement:
    """Judge this indicator anew, as a reviewer who decides on a reply; what the team judged stays in the log.
    How it was verified and what was measured is taken over from the judgement that stood. Who does this does
    not adopt the assessment.
    """
    assessment = assessment_by_id(session, assessment.id, lock=True)
    if not may_review(by, assessment, judges_of(session, assessment.id)):
        raise NotAllowed("step-not-yours")
    if assessment.state is not State.OUT_FOR_REPLY:
        raise Conflict("step-not-possible")
    standing = judgement_standings(session, assessment.id).get(indicator, NOTHING)
    earlier = standing.current
    if earlier is None:
        raise Invalid("unknown-indicator", indicator=indicator)
    item = JudgementIn(
        id=new_id(),
        indicator=indicator,
        level=change.level,
        judged_at=now(),
        # A level other than the measured value proposes needs a reason; this is the one there is.
        reason=change.remark
        if earlier.measured_value is not None or change.level == Level.NOT_APPLICABLE
        else "",
        verified_by=tuple(earlier.verified_by),
        measured_value=earlier.measured_value,
        risk=change.risk or None,
        remark=change.remark,
        replaces=standing.head_ids,
    )
    sound = check_item(framework_of(assessment.framework_version), item, on=assessment.judged_on)
    if not isinstance(sound, Sound):
        raise sound[0]
    judgement = Judgement(
        id=item.id,
        assessment_id=assessment.id,
        indicator=item.indicator,
        level=sound.level,
        reason=sound.reason,
        verified_by=list(sound.verified_by),
        measured_value=sound.measured_value,
        risk=sound.risk,
        remark=sound.remark,
        replaces=list(item.replaces),
        body_digest=item.digest,
        on_reply=True,
        judged_by_id=by.id,
        judged_at=item.judged_at,
    )
    session.add(judgement)
    session.flush()
    audit.record(
        session,
        by.id,
        "change-on-reply",
        audit.subject("assessment", assessment.id),
        after={"judgements": [{"id": judgement.id, "indicator": item.indicator, "level": sound.level}]},
    )
    return judgement
