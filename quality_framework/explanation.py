"""Why this verdict? Rule → members → judgements → evidence → source and article; and what would change it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter

from quality_framework.evaluation import Part, evaluate
from quality_framework.lifting import Lift, smallest_lift
from quality_framework.model import (
    Framework,
    Indicator,
    IndicatorSource,
    LegalReference,
    StandardSource,
)
from quality_framework.reason import Reason
from quality_framework.scorecard import IndicatorResult, Scorecard
from quality_framework.standard_scoring import leaf_of
from quality_framework.vocabulary import Importance, Value, Verdict, Verification


@dataclass(frozen=True)
class Trace:
    """A part of the rule and how it came to its value.

    `kind` is `all_of`, `any_of` or `indicator`; an indicator brings its judgement, the kinds of verification
    it offers, its sources and its articles. `decides`: the part shares the value of the group it lies in.
    """

    kind: str
    importance: Importance
    value: Value
    only_partly: bool
    thin_evidence: bool
    decides: bool
    judgement: IndicatorResult | None
    offered: tuple[Verification, ...]
    sources: tuple[IndicatorSource, ...]
    legal: tuple[LegalReference, ...]
    parts: tuple[Trace, ...]


@dataclass(frozen=True)
class Explanation:
    """The trace of one standard's verdict; `what_would_change_it` is None when nothing can be lifted."""

    standard: str
    verdict: Verdict
    derived_verdict: Verdict
    reasons: tuple[Reason, ...]
    sources: tuple[StandardSource, ...]
    legal: tuple[LegalReference, ...]
    rule: Trace
    what_would_change_it: Lift | None

    def to_json_dict(self) -> dict[str, Any]:
        """The explanation as plain JSON values."""
        return dict(_EXPLANATION.dump_python(self, mode="json"))


_EXPLANATION = TypeAdapter(Explanation)


def explain(framework: Framework, scorecard: Scorecard, standard_id: str) -> Explanation:
    """Why this standard of a scorecard of this framework has its verdict, and what would lift the derived
    verdict.

    Raises KeyError for a standard that is not there, ValueError for a scorecard of another framework.
    """
    if scorecard.digest != framework.digest:
        raise ValueError("the scorecard was made with another framework")
    standard = framework.standard(standard_id)
    result = scorecard.standard(standard_id)
    judged = {indicator.id: indicator for indicator in result.indicators}
    leaves = {
        indicator.id: _leaf(framework, indicator, judged[indicator.id]) for indicator in standard.indicators
    }
    rule = evaluate(standard.effective_rule, leaves.__getitem__)
    members = tuple(evaluate(member, leaves.__getitem__) for member in standard.members)
    return Explanation(
        standard=standard.id,
        verdict=result.verdict,
        derived_verdict=result.derived_verdict,
        reasons=result.reasons,
        sources=standard.sources,
        legal=standard.legal,
        rule=_trace(framework, rule, judged, decides=True),
        what_would_change_it=smallest_lift(
            members,
            [indicator.id for indicator in standard.indicators],
            framework.rules.standard_verdict.not_compliant_above,
        ),
    )


def _leaf(framework: Framework, indicator: Indicator, result: IndicatorResult) -> Part:
    return leaf_of(
        framework.rules.evidence,
        indicator,
        result.level,
        result.verified_by,
        excluded=result.value is Value.EXCLUDED,
    )


def _trace(framework: Framework, part: Part, judged: dict[str, IndicatorResult], *, decides: bool) -> Trace:
    indicator = framework.indicator(part.indicator) if part.indicator is not None else None
    kind = "indicator"
    if part.group is not None:
        kind = "all_of" if part.group.needs_all else "any_of"
    return Trace(
        kind=kind,
        importance=part.importance,
        value=part.value,
        only_partly=part.only_partly,
        thin_evidence=part.on_thin_evidence,
        decides=decides,
        judgement=judged[indicator.id] if indicator else None,
        offered=indicator.verified_by if indicator else (),
        sources=indicator.sources if indicator else (),
        legal=indicator.legal if indicator else (),
        parts=tuple(
            _trace(framework, inner, judged, decides=inner.value is part.value) for inner in part.parts
        ),
    )
