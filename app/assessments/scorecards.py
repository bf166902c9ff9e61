"""The scorecard of an assessment: live from the log, or as it was frozen."""

import datetime as dt
import json
import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.orm import Session

from app.assessments.judgement_log import Standing, current_of, standings
from app.assessments.models import AcuteDanger, Assessment, FrozenScorecard, Judgement, Kind, Stage
from app.assessments.overriding import overrides_that_hold
from app.assessments.queries import dangers_of, judgement_log, overrides_of
from app.assessments.review_models import VerdictOverride
from app.assessments.workflow import State
from app.framework.queries import framework_of
from app.locations.models import Location
from quality_framework import (
    Facts,
    Framework,
    Importance,
    IndicatorResult,
    Level,
    NotAssessedReason,
    Phase,
    Risk,
    Scorecard,
    Verification,
    score,
    scorecard_from_json_dict,
)
from quality_framework import Judgement as ScoredJudgement

# People work wherever people are received; the groups of a location name its residents.
ALWAYS_PRESENT = frozenset({"staff"})


@dataclass(frozen=True)
class Reading:
    """All that is known of an assessment at this moment, read once: the log, what counts, and the
    scorecard.
    """

    framework: Framework
    log: Sequence[Judgement]
    standing: Mapping[str, Standing]
    current: Mapping[str, Judgement]
    dangers: Sequence[AcuteDanger]
    scorecard: Scorecard
    overrides: Sequence[VerdictOverride] = ()

    @property
    def conflicts(self) -> tuple[str, ...]:
        """The indicators between whose judgements a person still has to choose, in the order of the
        framework.
        """
        return tuple(
            indicator.id
            for indicator in self.framework.indicators()
            if indicator.id in self.standing and self.standing[indicator.id].in_conflict
        )

    @property
    def open_indicators(self) -> tuple[str, ...]:
        """The indicators that apply and are not yet judged, in the order of the framework."""
        return tuple(result.id for result in self.scorecard.indicators() if is_open(result))

    @property
    def open_knock_outs(self) -> tuple[str, ...]:
        """The knock-out indicators among them."""
        return tuple(
            indicator
            for indicator in self.open_indicators
            if self.framework.indicator(indicator).importance is Importance.KNOCK_OUT
        )


def facts_of_location(location: Location, *, before_opening: bool) -> dict[str, Any]:
    """What is known of the location now, to be kept with the assessment. What is not given is left out."""
    facts: dict[str, Any] = {
        "kind": location.kind,
        "phase": (Phase.BEFORE_OPENING if before_opening else Phase.IN_USE).value,
    }
    if location.groups:
        facts["groups"] = sorted({*location.groups, *ALWAYS_PRESENT})
    if location.residents:
        facts["residents"] = dict(location.residents)
    return facts


def facts_of(assessment: Assessment, dangers: Sequence[AcuteDanger] = ()) -> Facts:
    """The facts of the location that hold for this assessment; before judging began, those of now."""
    kept: Mapping[str, Any] = assessment.facts or facts_of_location(
        assessment.location, before_opening=assessment.kind is Kind.BEFORE_OPENING
    )
    groups = kept.get("groups")
    return Facts(
        kind=kept.get("kind"),
        phase=Phase(kept["phase"]) if kept.get("phase") else None,
        groups=frozenset(groups) if groups is not None else None,
        residents=kept.get("residents"),
        acute_dangers=tuple(danger.description for danger in dangers),
    )


def _scored(judgement: Judgement) -> ScoredJudgement:
    assert judgement.level is not None, "a judgement that was taken back does not count"
    level = Level(judgement.level)
    not_assessed = level is Level.COULD_NOT_BE_ASSESSED
    return ScoredJudgement(
        indicator=judgement.indicator,
        level=level,
        reason=NotAssessedReason(judgement.reason) if not_assessed else judgement.reason or None,
        verified_by=frozenset(Verification(kind) for kind in judgement.verified_by),
        measured_value=judgement.measured_value,
        risk=Risk(judgement.risk) if judgement.risk else None,
        remark=judgement.remark or None,
    )


def judged_on(assessment: Assessment) -> dt.date:
    """The day whose dated thresholds hold: the first day of the visit, or the day that is planned for it."""
    return assessment.judged_on or assessment.planned_on


def read(session: Session, assessment: Assessment) -> Reading:
    """The log and the scorecard that follows from it now. Before judging began the facts are those of the
    location.
    """
    return _reading(
        assessment,
        judgement_log(session, assessment.id),
        dangers_of(session, assessment.id),
        overrides_of(session, assessment.id),
    )


def blank(assessment: Assessment) -> Reading:
    """The assessment as if nothing was judged yet: for pages that are filled in elsewhere."""
    return _reading(assessment, (), (), ())


def _reading(
    assessment: Assessment,
    log: Sequence[Judgement],
    dangers: Sequence[AcuteDanger],
    overrides: Sequence[VerdictOverride],
) -> Reading:
    framework = framework_of(assessment.framework_version)
    standing = standings(log)
    current = current_of(standing)
    order = {indicator.id: place for place, indicator in enumerate(framework.indicators())}
    scorecard = score(
        framework,
        assessment.profile,
        facts_of(assessment, dangers),
        judged_on(assessment),
        scope=frozenset(assessment.scope) if assessment.scope is not None else None,
        judgements=[_scored(current[key]) for key in sorted(current, key=order.__getitem__)],
        overrides=overrides_that_hold(overrides, framework, current),
    )
    return Reading(framework, log, standing, current, dangers, scorecard, overrides)


def live_scorecard(session: Session, assessment: Assessment) -> Scorecard:
    """The scorecard that follows from the log now."""
    return read(session, assessment).scorecard


def is_open(result: IndicatorResult) -> bool:
    """Whether the indicator counts here and has no judgement yet (one in conflict has none)."""
    return result.excluded is None and result.level is None


def canonical_json(scorecard: Scorecard) -> str:
    """The scorecard as one text that is the same for the same scorecard, byte for byte."""
    return json.dumps(scorecard.to_json_dict(), sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def latest_frozen(
    session: Session, assessment_id: uuid.UUID, *, stage: Stage | None = None
) -> FrozenScorecard | None:
    """The scorecard that was frozen last (at this stage, when one is named), or None."""
    wanted = select(FrozenScorecard).where(FrozenScorecard.assessment_id == assessment_id)
    if stage is not None:
        wanted = wanted.where(FrozenScorecard.stage == stage)
    return session.scalar(
        wanted.order_by(FrozenScorecard.frozen_at.desc(), FrozenScorecard.id.desc()).limit(1)
    )


def newest_frozen(
    session: Session, assessment_ids: Collection[uuid.UUID]
) -> Mapping[uuid.UUID, FrozenScorecard]:
    """Of each of these assessments the scorecard that was frozen last."""
    wanted = (
        select(FrozenScorecard)
        .where(FrozenScorecard.assessment_id.in_(assessment_ids))
        .ext(distinct_on(FrozenScorecard.assessment_id))
        .order_by(FrozenScorecard.assessment_id, FrozenScorecard.frozen_at.desc(), FrozenScorecard.id.desc())
    )
    return {frozen.assessment_id: frozen for frozen in session.scalars(wanted)}


def thaw(frozen: FrozenScorecard) -> Scorecard:
    """The scorecard as it was frozen."""
    return scorecard_from_json_dict(json.loads(frozen.body))


def is_concept(assessment: Assessment) -> bool:
    """Whether the verdicts may still change."""
    return assessment.state not in {State.ADOPTED, State.PUBLISHED}
