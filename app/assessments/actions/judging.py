"""Recording judgements: arrival is repeatable, one bad item never blocks the others, nothing is ever
overwritten.
"""

import datetime as dt
import uuid
from collections.abc import Sequence

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app import audit
from app.accounts.models import Person
from app.assessments.actions.permitted import locked_for_judging
from app.assessments.arrival import Arrival, JudgementIn, Receipt
from app.assessments.judgement_check import Sound, check_item
from app.assessments.judgement_log import closes_circle, heads_of
from app.assessments.models import Assessment, Judgement
from app.assessments.queries import judgement_log, judgement_standings
from app.framework.queries import framework_of
from app.problems import Invalid, Problem


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
    arrivals = _Arrivals(session, by, assessment)
    receipts = [arrivals.receive(item) for item in items]
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


class _Arrivals:
    """One call's view of the log: what was there and what has come in since."""

    def __init__(self, session: Session, by: Person, assessment: Assessment) -> None:
        self._session = session
        self._by = by
        self._assessment = assessment
        self._framework = framework_of(assessment.framework_version)
        self._log = {judgement.id: judgement for judgement in judgement_log(session, assessment.id)}
        self.stored: list[Judgement] = []

    def receive(self, item: JudgementIn) -> Receipt:
        """Store the item if it can be, and say what became of it."""
        known = self._log.get(item.id) or self._session.get(Judgement, item.id)
        if known is None:
            return self._store(item, item.id)
        if known.assessment_id != self._assessment.id or known.judged_by_id != self._by.id:
            return _refused(item, Invalid("id-not-accepted"))
        if known.body_digest == item.digest:
            return Receipt(item.id, item.indicator, Arrival.ALREADY)
        return self._store_second_body(item)

    def _store_second_body(self, item: JudgementIn) -> Receipt:
        # The same second body sent again finds itself here.
        own_id = uuid.uuid5(item.id, item.digest)
        if own_id in self._log:
            return Receipt(item.id, item.indicator, Arrival.CONFLICT)
        receipt = self._store(item, own_id)
        status = Arrival.CONFLICT if receipt.is_kept else receipt.status
        return Receipt(item.id, item.indicator, status, receipt.problems)

    def _store(self, item: JudgementIn, key: uuid.UUID) -> Receipt:
        checked = check_item(self._framework, item, on=self._assessment.judged_on)
        if not isinstance(checked, Sound):
            return _refused(item, *checked)
        if closes_circle(self._log, key, item.replaces):
            return _refused(item, Invalid("replaces-circle"))
        judgement = self._row(item, key, checked)
        try:
            with self._session.begin_nested():
                self._session.add(judgement)
        except IntegrityError:
            # The id was taken at this very moment in another assessment.
            return _refused(item, Invalid("id-not-accepted"))
        self._log[key] = judgement
        self.stored.append(judgement)
        heads = heads_of(entry for entry in self._log.values() if entry.indicator == item.indicator)
        return Receipt(item.id, item.indicator, Arrival.CONFLICT if len(heads) > 1 else Arrival.STORED)

    def _row(self, item: JudgementIn, key: uuid.UUID, sound: Sound) -> Judgement:
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


def _refused(item: JudgementIn, *problems: Problem) -> Receipt:
    return Receipt(item.id, item.indicator, Arrival.REFUSED, problems)
