"""Recording judgements."""

import datetime as dt
import uuid
from collections.abc import Sequence

from sqlalchemy.orm import Session

from app import audit
from app.accounts.models import Person
from app.assessments.actions.arrivals import Arrivals
from app.assessments.actions.permitted import locked_for_judging, may_be_changed
from app.assessments.arrival import JudgementIn, Receipt
from app.assessments.judgement_check import Sound, check_item
from app.assessments.models import Assessment, Judgement
from app.assessments.queries import judgement_log, judgement_standings
from app.framework.queries import framework_of
from app.problems import Conflict, Invalid, Problem


def record_judgements(
    session: Session, by: Person, assessment: Assessment, items: Sequence[JudgementIn]
) -> list[Receipt]:
    """Put the items into the log, in the order given, and answer each of them.

    Same id and same body: *already*. Same id and another body: *conflict*, the second is kept beside the
    first under an id of its own. `replaces` does not name every judgement that stands: *conflict*, both are
    kept and a person chooses. An id used elsewhere or by somebody else, or a judgement that does not fit
    its indicator: *refused*.
    """
    assessment = locked_for_judging(session, by, assessment.id)
    arrivals = _Judgements(session, by, assessment, judgement_log(session, assessment.id))
    receipts = [Receipt(item.id, item.indicator, *arrivals.receive(item)) for item in items]
    if arrivals.stored:
        audit.record(
            session,
            by.id,
            "record-judgements",
            audit.subject("assessment", assessment.id),
            after={
                "judgements": [
                    {"id": judgement.id, "indicator": judgement.indicator, "level": judgement.level}
                    for judgement in arrivals.stored
                ]
            },
        )
    return receipts


def take_back_judgement(
    session: Session, by: Person, assessment: Assessment, indicator: str, *, key: uuid.UUID, at: dt.datetime
) -> Receipt:
    """Make the indicator *not yet judged* again; what was judged stays in the log."""
    standing = judgement_standings(session, assessment.id).get(indicator)
    if standing is None:
        raise Invalid("nothing-to-take-back")
    item = JudgementIn(id=key, indicator=indicator, level=None, judged_at=at, replaces=standing.head_ids)
    return record_judgements(session, by, assessment, [item])[0]


class _Judgements(Arrivals[JudgementIn, Judgement]):
    """Judgements as they arrive, each checked against the framework of the assessment."""

    table = Judgement
    refusal = "id-not-accepted"
    circle = "replaces-circle"

    def about(self, row: Judgement) -> str:
        return row.indicator

    def maker(self, row: Judgement) -> uuid.UUID:
        return row.judged_by_id

    def row(self, item: JudgementIn, key: uuid.UUID) -> Judgement | tuple[Problem, ...]:
        if not may_be_changed(self._assessment, item.indicator):
            return (Conflict("indicator-not-opened"),)
        framework = framework_of(self._assessment.framework_version)
        sound = check_item(framework, item, on=self._assessment.judged_on)
        if not isinstance(sound, Sound):
            return sound
        return Judgement(
            id=key,
            assessment_id=self._assessment.id,
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
            judged_by_id=self._by.id,
            judged_at=item.judged_at,
        )
