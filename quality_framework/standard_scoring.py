"""One standard scored: its indicators, its members, and what they add up to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from quality_framework.evaluation import Part, evaluate, evaluate_leaf
from quality_framework.evidence import lacks_evidence
from quality_framework.facts import Exclusion, Visit, exclusion_of
from quality_framework.index import IndexRange, mean_of
from quality_framework.judgement import Judgement
from quality_framework.measures import propose_level
from quality_framework.model import Indicator, Standard, Theme
from quality_framework.reason import deciding_indicators
from quality_framework.scorecard import Coverage, IndicatorResult, MemberResult, StandardResult
from quality_framework.standard_verdict import standard_reasons, tally_of, verdict_of_tally
from quality_framework.verdict_rules import EvidenceRule, IndexRule, Rules
from quality_framework.vocabulary import Importance, Level, Risk, Value, Verification


def score_standard(
    rules: Rules, visit: Visit, theme: Theme, standard: Standard, judgements: Mapping[str, Judgement]
) -> StandardResult:
    """The standard with everything under it; its verdict is the derived one, no override applied."""
    exclusions = {
        indicator.id: exclusion_of(visit, theme, standard, indicator) for indicator in standard.indicators
    }
    leaves = {
        indicator.id: _leaf(rules.evidence, indicator, exclusions[indicator.id], judgements.get(indicator.id))
        for indicator in standard.indicators
    }
    parts = tuple(evaluate(member, leaves.__getitem__) for member in standard.members)
    members = tuple(
        _member_result(standard.id, position, part) for position, part in enumerate(parts, start=1)
    )
    threshold = rules.standard_verdict.not_compliant_above
    verdict = verdict_of_tally(tally_of(parts), threshold)
    weighty = {
        leaf.indicator
        for part in parts
        if part.importance is not Importance.SUPPORTING
        for leaf in part.leaves()
    }
    return StandardResult(
        id=standard.id,
        verdict=verdict,
        derived_verdict=verdict,
        override=None,
        reasons=standard_reasons(parts, verdict, threshold),
        coverage=coverage_of(members),
        index=index_of(rules.index, members),
        thin_evidence=any(member.thin_evidence for member in members),
        risk=highest_risk(
            judgements[indicator.id].standing_risk
            for indicator in standard.indicators
            if indicator.id in judgements
        ),
        members=members,
        indicators=tuple(
            _indicator_result(
                visit,
                indicator,
                exclusions[indicator.id],
                judgements.get(indicator.id),
                leaves[indicator.id],
                needs_evidence=indicator.id in weighty,
            )
            for indicator in standard.indicators
        ),
    )


def coverage_of(members: Sequence[MemberResult]) -> Coverage:
    """How many of these members are settled, of those that are applicable."""
    applicable = [member for member in members if member.value is not Value.EXCLUDED]
    settled = [member for member in applicable if member.value is not Value.UNKNOWN]
    return Coverage.of(len(settled), len(applicable))


def index_of(rule: IndexRule, members: Sequence[MemberResult]) -> IndexRange | None:
    """The weighted mean over these members; None when none is applicable."""
    return mean_of(
        (rule.weight(member.importance), member.index) for member in members if member.index is not None
    )


def highest_risk(risks: Iterable[Risk | None]) -> Risk | None:
    """The highest of these risks; None when there is none."""
    return max((risk for risk in risks if risk is not None), key=lambda risk: risk.rank, default=None)


def knock_out_false(members: Sequence[MemberResult]) -> bool:
    """Is a knock-out member false? A failed knock-out inside a satisfied `any_of` is not one."""
    return any(
        member.importance is Importance.KNOCK_OUT and member.value is Value.FALSE for member in members
    )


def leaf_of(
    rule: EvidenceRule,
    indicator: Indicator,
    level: Level | None,
    verified_by: Iterable[Verification],
    *,
    excluded: bool,
) -> Part:
    """An indicator with this judgement as the leaf of a rule."""
    return evaluate_leaf(
        indicator.id,
        indicator.importance,
        level,
        excluded=excluded,
        lacks_evidence=lacks_evidence(rule, indicator.verified_by, frozenset(verified_by)),
    )


def _leaf(
    rule: EvidenceRule, indicator: Indicator, exclusion: Exclusion | None, judgement: Judgement | None
) -> Part:
    level = judgement.level if judgement else None
    kinds = judgement.verified_by if judgement else ()
    return leaf_of(rule, indicator, level, kinds, excluded=exclusion is not None)


def _member_result(standard_id: str, position: int, part: Part) -> MemberResult:
    return MemberResult(
        id=part.indicator or f"{standard_id}#{position}",
        importance=part.importance,
        value=part.value,
        only_partly=part.only_partly,
        thin_evidence=part.on_thin_evidence and part.importance is not Importance.SUPPORTING,
        indicators=tuple(leaf.indicator for leaf in part.leaves() if leaf.indicator is not None),
        decided_by=() if part.value is Value.EXCLUDED else deciding_indicators([part]),
        index=part.index,
    )


def _indicator_result(
    visit: Visit,
    indicator: Indicator,
    exclusion: Exclusion | None,
    judgement: Judgement | None,
    leaf: Part,
    *,
    needs_evidence: bool,
) -> IndicatorResult:
    judged_out = judgement is not None and judgement.level is Level.NOT_APPLICABLE
    value = judgement.measured_value if judgement else None
    return IndicatorResult(
        id=indicator.id,
        importance=indicator.importance,
        value=leaf.value,
        excluded=exclusion or (Exclusion.JUDGED_NOT_APPLICABLE if judged_out else None),
        level=judgement.level if judgement else None,
        reason=judgement.reason if judgement else None,
        verified_by=tuple(kind for kind in Verification if judgement and kind in judgement.verified_by),
        measured_value=value,
        proposed_level=(
            None
            if value is None or indicator.measure is None
            else propose_level(indicator.measure, value, visit.judged_on)
        ),
        risk=judgement.standing_risk if judgement else None,
        thin_evidence=needs_evidence and leaf.on_thin_evidence,
        coverage=Coverage.of(int(leaf.is_settled), int(leaf.value is not Value.EXCLUDED)),
        index=leaf.index,
    )
