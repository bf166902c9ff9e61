"""Scorecard, explanation and changes in plain English lines, for a terminal. Other languages are the
application's.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import floor
from typing import Any

from quality_framework.comparison import Change, ChangeKind
from quality_framework.explanation import Explanation, Trace
from quality_framework.index import IndexRange
from quality_framework.model import Framework
from quality_framework.reason import Reason, ReasonCode
from quality_framework.scorecard import Coverage, IndicatorResult, Scorecard
from quality_framework.vocabulary import Headline, Value, Verdict

_LANGUAGE = "en"
_HEADLINES = {
    Headline.URGENT_ACTION: "urgent action",
    Headline.INSUFFICIENT_BASIS: "insufficient basis",
    Headline.IMPROVEMENT_NEEDED: "improvement needed",
    Headline.NO_SERIOUS_SHORTCOMINGS: "no serious shortcomings found",
}
_REASONS = {
    ReasonCode.NO_APPLICABLE_MEMBER: "nothing here applies",
    ReasonCode.RULE_TRUE: "everything the rule asks is met",
    ReasonCode.RULE_UNKNOWN: "not everything was judged, and nothing judged falls short",
    ReasonCode.KNOCK_OUT_NOT_MET: "a knock-out is not met",
    ReasonCode.CORE_MAJORITY_NOT_MET: "too large a part of the core is not met",
    ReasonCode.CORE_NOT_MET: "part of the core is not met",
    ReasonCode.CORE_OR_KNOCK_OUT_OPEN: "a core part or knock-out was not judged",
    ReasonCode.CORE_PARTLY_MET: "part of the core is only partly met",
    ReasonCode.SUPPORTING_NOT_MET: "a supporting part is not met",
    ReasonCode.NO_APPLICABLE_STANDARD: "no standard applies",
    ReasonCode.STANDARDS_MAJORITY_NOT_COMPLIANT: "too large a part of the standards is not compliant",
    ReasonCode.STANDARDS_NOT_COMPLIANT: "standards that are not compliant",
    ReasonCode.STANDARDS_PARTIALLY_COMPLIANT: "standards that are partially compliant",
    ReasonCode.STANDARDS_CANNOT_BE_JUDGED: "standards that cannot be judged",
    ReasonCode.STANDARDS_SUBSTANTIALLY_COMPLIANT: "standards that are substantially compliant",
    ReasonCode.ALL_STANDARDS_COMPLIANT: "every standard that applies is compliant",
    ReasonCode.ACUTE_RISK: "an acute risk stands",
    ReasonCode.ACUTE_DANGER: "an acute danger was recorded on the visit",
    ReasonCode.COVERAGE_BELOW_MINIMUM: "too little was judged",
    ReasonCode.KNOCK_OUT_OPEN: "a knock-out was not judged",
    ReasonCode.NO_STANDARD_FALLS_SHORT: "no standard is not or partially compliant",
}
_GROUPS = {"all_of": "all of", "any_of": "any of"}
_CHANGES = {
    ChangeKind.ADDED: "is new",
    ChangeKind.DROPPED: "is gone",
    ChangeKind.REWORDED: "is worded differently",
    ChangeKind.STRICTER: "is stricter",
    ChangeKind.LOOSER: "is looser",
    ChangeKind.CHANGED: "is different",
}


def describe_lines(counts: dict[str, Any], title: str) -> Iterator[str]:
    """The counts of a framework, one per line."""
    yield f"{title} ({counts['id']} {counts['version']})"
    yield f"digest: {counts['digest']}"
    for name in ("themes", "standards", "indicators", "measures", "sources"):
        yield f"{name}: {counts[name]}"
    yield f"languages: {counts['languages']} ({', '.join(counts['language_codes'])})"
    yield f"open local values: {counts['open_local_values']}"
    yield f"gaps: {counts['gaps']}"
    for field in ("indicators_per_importance", "indicators_per_profile"):
        spread = ", ".join(f"{name} {number}" for name, number in counts[field].items())
        yield f"{field.replace('_', ' ')}: {spread}"
    for theme in counts["per_theme"]:
        yield f"theme {theme['id']}: {theme['standards']} standards, {theme['indicators']} indicators"


def scorecard_lines(framework: Framework, scorecard: Scorecard) -> Iterator[str]:
    """The headline with its reasons, then every theme and applicable standard with verdict and reasons."""
    yield f"{_HEADLINES[scorecard.headline]} ({_coverage(scorecard.coverage)})"
    yield from (f"  - {_reason(reason)}" for reason in scorecard.headline_reasons)
    if scorecard.index_shown:
        yield f"index {_index(scorecard.index)}"
    for theme in scorecard.themes:
        yield ""
        title = framework.theme(theme.id).title.in_language(_LANGUAGE)
        yield f"{title}: {_verdict(theme.verdict)} ({_coverage(theme.coverage)}, index {_index(theme.index)})"
        yield from (f"  - {_reason(reason)}" for reason in theme.reasons)
        for standard in theme.standards:
            if standard.verdict is not Verdict.NOT_APPLICABLE:
                thin = ", thin evidence" if standard.thin_evidence else ""
                yield f"  {standard.id}: {_verdict(standard.verdict)} ({_coverage(standard.coverage)}{thin})"
                yield from (f"    - {_reason(reason)}" for reason in standard.reasons)


def explanation_lines(framework: Framework, explanation: Explanation) -> Iterator[str]:
    """The verdict of a standard, its reasons, its rule with the judgements, and what would change it."""
    title = framework.standard(explanation.standard).title.in_language(_LANGUAGE)
    yield f"{title}: {_verdict(explanation.verdict)}"
    yield from (f"  - {_reason(reason)}" for reason in explanation.reasons)
    yield from _trace_lines(framework, explanation.rule, "  ")
    lift = explanation.what_would_change_it
    if lift is not None:
        yield f"If met, this makes it {_verdict(lift.verdict)}: {', '.join(lift.indicators)}"


def change_lines(changes: list[Change]) -> Iterator[str]:
    """One line per change; one line that says so when nothing changed."""
    for change in changes:
        field = f": {change.field}" if change.field else ""
        yield f"{change.part} {change.id}{field} {_CHANGES[change.kind]}"
        if change.field:
            yield f"  was: {change.old}"
            yield f"  now: {change.new}"
    if not changes:
        yield "Nothing changed."


def _trace_lines(framework: Framework, trace: Trace, indent: str) -> Iterator[str]:
    thin = ", thin evidence" if trace.thin_evidence else ""
    if trace.judgement is None:
        yield f"{indent}{_GROUPS[trace.kind]}: {trace.value}{thin}"
        for part in trace.parts:
            yield from _trace_lines(framework, part, indent + "  ")
        return
    text = framework.indicator(trace.judgement.id).text.in_language(_LANGUAGE)
    yield f"{indent}{trace.judgement.id} ({trace.importance}): {_judged(trace.judgement)}{thin}"
    yield f"{indent}  {text}"
    places = [f"{source.source} {source.code}" for source in trace.sources]
    for instrument, references in framework.by_instrument(trace.legal):
        name = instrument.name.in_language(_LANGUAGE)
        places += [f"{name} art. {reference.article}" for reference in references]
    yield f"{indent}  source: {'; '.join(places)}"


def _judged(result: IndicatorResult) -> str:
    words = (result.level or "not yet judged").replace("-", " ")
    if result.verified_by:
        words += f", verified by {', '.join(result.verified_by)}"
    if result.measured_value is not None:
        words += f", measured {result.measured_value}"
    if result.risk is not None:
        words += f", risk {result.risk}"
    if result.value is Value.EXCLUDED:
        words += f" (does not count: {str(result.excluded).replace('-', ' ')})"
    return words


def _reason(reason: Reason) -> str:
    words = _REASONS[reason.code]
    if reason.of is not None:
        words += f" ({reason.count} of {reason.of}, threshold {reason.threshold})"
    names = ", ".join((*reason.standards, *reason.indicators))
    details = "; ".join(detail for detail in (names, reason.text) if detail)
    return f"{words}: {details}" if details else words


def _verdict(verdict: Verdict) -> str:
    return verdict.replace("-", " ")


def _coverage(coverage: Coverage) -> str:
    share = "–" if coverage.share is None else f"{_percent(coverage.share)}%"
    return f"coverage {coverage.settled}/{coverage.applicable}, {share}"


def _index(index: IndexRange | None) -> str:
    return "–" if index is None else f"{_percent(index.low)}-{-_percent(-index.high)}"


def _percent(share: Fraction) -> int:
    """Whole percents, rounded down: 79.9 % is not yet 80 %."""
    return floor(share * 100)
