"""The headline of a location, first rule that fits: urgent shortcomings always come first, and no override
helps.
"""

from __future__ import annotations

from collections.abc import Sequence

from quality_framework.reason import Reason, ReasonCode
from quality_framework.scorecard import Coverage, StandardResult
from quality_framework.theme_verdict import knock_out_reasons, standards_reason
from quality_framework.verdict_rules import HeadlineRule
from quality_framework.vocabulary import Headline, Value, Verdict


def location_headline(
    standards: Sequence[StandardResult],
    coverage: Coverage,
    rule: HeadlineRule,
    acute_indicators: Sequence[str],
    acute_dangers: Sequence[str],
) -> tuple[Headline, tuple[Reason, ...]]:
    """The headline and every reason for it, from the derived verdicts of the standards.

    `acute_indicators` are those judged with an acute risk, `acute_dangers` what was recorded outside every
    indicator.
    """
    derived = [(standard.id, standard.derived_verdict) for standard in standards]
    steps = (
        (Headline.URGENT_ACTION, _urgent(standards, acute_indicators, acute_dangers)),
        (Headline.INSUFFICIENT_BASIS, _insufficient(standards, coverage, rule)),
        (
            Headline.IMPROVEMENT_NEEDED,
            [
                *standards_reason(derived, Verdict.NOT_COMPLIANT),
                *standards_reason(derived, Verdict.PARTIALLY_COMPLIANT),
            ],
        ),
    )
    for headline, reasons in steps:
        if reasons:
            return headline, tuple(reasons)
    return Headline.NO_SERIOUS_SHORTCOMINGS, (Reason(ReasonCode.NO_STANDARD_FALLS_SHORT),)


def _urgent(
    standards: Sequence[StandardResult], acute_indicators: Sequence[str], acute_dangers: Sequence[str]
) -> list[Reason]:
    reasons = knock_out_reasons(standards, Value.FALSE, ReasonCode.KNOCK_OUT_NOT_MET)
    if acute_indicators:
        reasons.append(Reason(ReasonCode.ACUTE_RISK, indicators=tuple(acute_indicators)))
    reasons += [Reason(ReasonCode.ACUTE_DANGER, text=danger) for danger in acute_dangers]
    return reasons


def _insufficient(
    standards: Sequence[StandardResult], coverage: Coverage, rule: HeadlineRule
) -> list[Reason]:
    if coverage.share is None:
        return [Reason(ReasonCode.NO_APPLICABLE_MEMBER)]
    reasons = knock_out_reasons(standards, Value.UNKNOWN, ReasonCode.KNOCK_OUT_OPEN)
    if coverage.share < rule.minimum_coverage:
        reasons.append(
            Reason(
                ReasonCode.COVERAGE_BELOW_MINIMUM,
                count=coverage.settled,
                of=coverage.applicable,
                threshold=rule.minimum_coverage,
            )
        )
    return reasons
