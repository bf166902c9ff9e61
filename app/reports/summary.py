"""The page that a busy reader reads: headline, what is urgent, what changed and what goes well."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.assessments.reasons import reasons_words
from app.reports.audit_report import Change, Summary, Urgent, VerdictChange
from app.reports.judged_sections import Judged, coverage_of
from app.reports.sections import IndicatorLine, StandardSection, ThemeSection
from quality_framework import ReasonCode, Scorecard

MOST_GOOD = 3
POINTS_AT_FINDINGS = frozenset({ReasonCode.KNOCK_OUT_NOT_MET, ReasonCode.ACUTE_RISK})


@dataclass(frozen=True)
class EarlierVisit:
    """The assessment to compare with: its number, the day, and the scorecard frozen then."""

    number: str
    on: dt.date
    scorecard: Scorecard


def summary_of(judged: Judged, themes: Sequence[ThemeSection], earlier: EarlierVisit | None) -> Summary:
    """The headline with its reasons and everything that stands beside it on the first page."""
    scorecard = judged.scorecard
    return Summary(
        headline=scorecard.headline.value,
        # A danger is told once, among what is urgent.
        reasons=tuple(
            reasons_words(
                reason for reason in scorecard.headline_reasons if reason.code is not ReasonCode.ACUTE_DANGER
            )
        ),
        urgent=tuple(_urgent(scorecard, themes)),
        coverage=coverage_of(scorecard.coverage),
        change=_change(judged, earlier) if earlier is not None else None,
        good=_good(themes),
    )


def _lines(themes: Sequence[ThemeSection]) -> Iterator[tuple[StandardSection, IndicatorLine]]:
    for theme in themes:
        for standard in theme.standards:
            for line in standard.indicators:
                yield standard, line


def _urgent(scorecard: Scorecard, themes: Sequence[ThemeSection]) -> Iterator[Urgent]:
    """First the dangers outside every indicator, then the findings that the headline points at, each once."""
    for reason in scorecard.headline_reasons:
        if reason.code is ReasonCode.ACUTE_DANGER:
            yield Urgent(text=reason.text or "", remark="", standard="", finding=None, risk="acute")
    pointed_at = {
        indicator
        for reason in scorecard.headline_reasons
        if reason.code in POINTS_AT_FINDINGS
        for indicator in reason.indicators
    }
    for standard, line in _lines(themes):
        if line.id in pointed_at:
            yield Urgent(line.text, line.remark, standard.title, line.finding, line.risk, line.measurement)


def _good(themes: Sequence[ThemeSection]) -> tuple[str, ...]:
    """Good practices first; then the standards that are met with the most settled norms behind them."""
    practices = [line.text for _, line in _lines(themes) if line.good_practice]
    solid = [
        standard
        for theme in themes
        for standard in theme.standards
        if standard.verdict == "compliant" and not standard.thin and standard.coverage.settled > 0
    ]
    told = {standard.title for standard, line in _lines(themes) if line.good_practice}
    by_weight = sorted(solid, key=lambda standard: -standard.coverage.settled)
    rest = [standard.title for standard in by_weight if standard.title not in told]
    return tuple([*practices, *rest][:MOST_GOOD])


def _change(judged: Judged, earlier: EarlierVisit) -> Change:
    before = {result.id: result.verdict for result in earlier.scorecard.standards()}
    better: list[VerdictChange] = []
    worse: list[VerdictChange] = []
    same = 0
    placed = [(theme.id, result) for theme in judged.scorecard.themes for result in theme.standards]
    for theme_id, result in placed:
        then = before.get(result.id)
        if then is None or then.step is None or result.verdict.step is None:
            continue
        if then is result.verdict:
            same += 1
            continue
        title = judged.framework.standard(result.id).title.in_language(judged.language)
        theme = judged.framework.theme(theme_id).title.in_language(judged.language)
        moved = VerdictChange(title, then.value, result.verdict.value, theme)
        (better if result.verdict.step > then.step else worse).append(moved)
    return Change(
        previous_number=earlier.number,
        previous_on=earlier.on,
        previous_headline=earlier.scorecard.headline.value,
        better=tuple(better),
        worse=tuple(worse),
        same=same,
    )
