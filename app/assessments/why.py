"""Why a standard has its verdict, as a page shows it: rule → members → judgements → evidence → source and
article, and what would change it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.assessments.models import Judgement, Photo
from app.assessments.scorecards import Reading
from quality_framework import (
    Explanation,
    Indicator,
    IndicatorResult,
    Standard,
    StandardResult,
    Theme,
    Trace,
    Value,
    Verification,
    explain,
)


@dataclass(frozen=True)
class Branch:
    """A part of the rule: a group with its parts, or an indicator with its judgement and evidence.
    `lacking` are the kinds of verification that its indicator offers and that were not used, named only
    where the evidence is thin.
    """

    trace: Trace
    indicator: Indicator | None
    result: IndicatorResult | None
    judgement: Judgement | None
    photos: tuple[Photo, ...]
    parts: tuple["Branch", ...]

    @property
    def is_group(self) -> bool:
        """Whether it is a group and not an indicator."""
        return self.indicator is None

    @property
    def lacking(self) -> tuple[Verification, ...]:
        """The ways to verify that were offered and not used, where too few were."""
        if self.result is None or not self.trace.thin_evidence:
            return ()
        return tuple(kind for kind in self.trace.offered if kind not in self.result.verified_by)

    @property
    def is_decisive_shortcoming(self) -> bool:
        """Whether it falls short and that decides the group it lies in."""
        return self.trace.decides and self.trace.value is Value.FALSE


@dataclass(frozen=True)
class Why:
    """One standard with its verdict, the reasons, the trace of its rule and what would change it."""

    theme: Theme
    standard: Standard
    result: StandardResult
    explanation: Explanation
    rule: Branch

    @property
    def lifting(self) -> Sequence[str]:
        """The indicators that would lift the verdict, once met; empty when nothing would."""
        lift = self.explanation.what_would_change_it
        return lift.indicators if lift is not None else ()


def why(reading: Reading, standard_id: str, photos: Sequence[Photo]) -> Why | None:
    """Why this standard has its verdict now; None when the framework has no such standard."""
    scorecard = reading.scorecard
    for theme in reading.framework.themes:
        for standard in theme.standards:
            if standard.id == standard_id:
                explanation = explain(reading.framework, scorecard, standard_id)
                branch = _branch(reading, explanation.rule, _by_indicator(photos))
                return Why(theme, standard, scorecard.standard(standard_id), explanation, branch)
    return None


def _by_indicator(photos: Sequence[Photo]) -> Mapping[str, tuple[Photo, ...]]:
    found: dict[str, tuple[Photo, ...]] = {}
    for photo in photos:
        if photo.indicator is not None:
            found[photo.indicator] = (*found.get(photo.indicator, ()), photo)
    return found


def _branch(reading: Reading, trace: Trace, photos: Mapping[str, tuple[Photo, ...]]) -> Branch:
    result = trace.judgement
    indicator = reading.framework.indicator(result.id) if result is not None else None
    key = indicator.id if indicator is not None else ""
    return Branch(
        trace=trace,
        indicator=indicator,
        result=result,
        judgement=reading.current.get(key),
        photos=photos.get(key, ()),
        parts=tuple(_branch(reading, part, photos) for part in trace.parts),
    )
