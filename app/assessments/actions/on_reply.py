"""Changing a judgement because of what a party replied to it."""

import uuid
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from app import audit
from app.accounts.models import Person
from app.assessments.actions.permitted import locked_for_deciding
from app.assessments.arrival import JudgementIn
from app.assessments.judgement_check import Sound, check_item
from app.assessments.judgement_log import NOTHING
from app.assessments.models import Assessment, Judgement
from app.assessments.queries import judgement_standings
from app.database import new_id, now
from app.framework.queries import framework_of
from app.problems import Invalid
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
    How it was verified, what was measured and that others can learn from it is taken over from the judgement
    that stood. Who does this does not adopt the assessment.
    """
    assessment = locked_for_deciding(session, by, assessment.id)
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
        good_practice=earlier.good_practice,
        replaces=standing.head_ids,
    )
    sound = check_item(framework_of(assessment.framework_version), item, on=assessment.judged_on)
    if not isinstance(sound, Sound):
        raise sound[0]
    return _kept(session, by, assessment, item, sound)


def restore_on_reply(
    session: Session, by: Person, assessment: Assessment, judgement_id: uuid.UUID
) -> Judgement | None:
    """Let this judgement of the team count again where an earlier decision on a reply had changed it; None
    where it counts already.
    """
    assessment = locked_for_deciding(session, by, assessment.id)
    judged = session.get_one(Judgement, judgement_id)
    standing = judgement_standings(session, assessment.id)[judged.indicator]
    current = standing.current
    if current is not None and _says(current) == _says(judged):
        return None
    item = JudgementIn(
        id=new_id(),
        indicator=judged.indicator,
        judged_at=now(),
        good_practice=judged.good_practice,
        replaces=standing.head_ids,
        **_says(judged),
    )
    return _kept(session, by, assessment, item, Sound(**_says(judged)))


def _says(judgement: Judgement) -> dict[str, Any]:
    return {
        "level": judgement.level,
        "reason": judgement.reason,
        "verified_by": tuple(judgement.verified_by),
        "measured_value": judgement.measured_value,
        "risk": judgement.risk,
        "remark": judgement.remark,
    }


def _kept(session: Session, by: Person, assessment: Assessment, item: JudgementIn, sound: Sound) -> Judgement:
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
        good_practice=item.good_practice,
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
