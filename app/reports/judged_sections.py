"""From a scorecard and the judgements behind it to the themes, standards and indicators of a report."""

import datetime as dt
import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from app.assessments.models import Judgement
from app.assessments.models import Photo as KeptPhoto
from app.assessments.reasons import reasons_words
from app.framework.words import threshold_words, unit_words
from app.reports.sections import (
    Article,
    Coverage,
    IndicatorLine,
    Measurement,
    Photo,
    SourceMark,
    StandardSection,
    ThemeSection,
)
from quality_framework import Coverage as ScoredCoverage
from quality_framework import (
    Exclusion,
    Framework,
    Indicator,
    IndicatorResult,
    Level,
    Scorecard,
    Standard,
    StandardResult,
    ThemeResult,
    value_in_force,
)
from quality_framework.standard_scoring import highest_risk

# What the assessment was never about is not printed at all; what does not apply here is, with the reason.
LEFT_OUT = frozenset({Exclusion.OUTSIDE_PROFILE, Exclusion.OUTSIDE_SCOPE})
FALLS_SHORT = frozenset({Level.PARTLY_MET, Level.NOT_MET})


@dataclass(frozen=True)
class Judged:
    """What the sections are made from. `judgements` are the current ones, by indicator."""

    framework: Framework
    scorecard: Scorecard
    judgements: Mapping[str, Judgement]
    photos: Mapping[str, Sequence[KeptPhoto]]
    language: str


class _Numbers:
    """Findings and photos are numbered through the whole report."""

    def __init__(self) -> None:
        self.finding: Iterator[int] = itertools.count(1)
        self.photo: Iterator[int] = itertools.count(1)


def sections_of(judged: Judged) -> tuple[ThemeSection, ...]:
    """The themes of the assessment with all their standards and indicators, in the order of the framework."""
    numbers = _Numbers()
    sections = (_theme(judged, result, numbers) for result in judged.scorecard.themes)
    return tuple(section for section in sections if section.standards)


def coverage_of(coverage: ScoredCoverage) -> Coverage:
    """The two counts, without the share that follows from them."""
    return Coverage(coverage.settled, coverage.applicable)


def _out_of_hundred(share: Fraction) -> str:
    return str(round(share * 100))


def _theme(judged: Judged, result: ThemeResult, numbers: _Numbers) -> ThemeSection:
    theme = judged.framework.theme(result.id)
    index = result.index if judged.scorecard.index_shown else None
    return ThemeSection(
        id=result.id,
        title=theme.title.in_language(judged.language),
        summary=theme.summary.in_language(judged.language),
        verdict=result.verdict.value,
        thin=result.thin_evidence,
        reasons=tuple(reasons_words(result.reasons)),
        coverage=coverage_of(result.coverage),
        index_low=_out_of_hundred(index.low) if index else None,
        index_high=_out_of_hundred(index.high) if index else None,
        standards=tuple(
            _standard(judged, standard, numbers)
            for standard in result.standards
            if any(line.excluded not in LEFT_OUT for line in standard.indicators)
        ),
    )


def _standard(judged: Judged, result: StandardResult, numbers: _Numbers) -> StandardSection:
    standard = judged.framework.standard(result.id)
    # Of what counts: the risk of an answer that counts in nothing says nothing of the standard.
    risk = highest_risk(line.risk for line in result.indicators if line.excluded is None)
    return StandardSection(
        id=result.id,
        title=standard.title.in_language(judged.language),
        why=standard.why.in_language(judged.language),
        articles=tuple(_articles(judged, standard)),
        codes=tuple(f"{source.source} {source.code}" for source in standard.sources),
        verdict=result.verdict.value,
        derived_verdict=result.derived_verdict.value,
        thin=result.thin_evidence,
        reasons=tuple(reasons_words(result.reasons)),
        risk=risk.value if risk else None,
        coverage=coverage_of(result.coverage),
        indicators=tuple(
            _line(judged, line, numbers) for line in result.indicators if line.excluded not in LEFT_OUT
        ),
        note=standard.note.in_language(judged.language) if standard.note else "",
    )


def _articles(judged: Judged, standard: Standard) -> dict[Article, None]:
    """Each article once, in order, whatever the number of those who laid the link."""
    return dict.fromkeys(
        Article(law.name.in_language(judged.language), reference.article)
        for law, references in judged.framework.by_instrument(standard.legal)
        for reference in references
    )


def _line(judged: Judged, result: IndicatorResult, numbers: _Numbers) -> IndicatorLine:
    indicator = judged.framework.indicator(result.id)
    judgement = judged.judgements.get(result.id)
    # A judgement that came after the scorecard was frozen is not what the verdict rests on.
    told = judgement if judgement is not None and judgement.level == result.level else None
    counts = result.excluded is None and result.level is not None
    falls_short = counts and (result.level in FALLS_SHORT or result.risk is not None)
    return IndicatorLine(
        id=result.id,
        text=indicator.text.in_language(judged.language),
        importance=result.importance.value,
        level=result.level.value if result.level else None,
        risk=result.risk.value if result.risk else None,
        reason=result.reason or "",
        remark=told.remark if told else "",
        good_practice=bool(told and told.good_practice and result.level is Level.MET),
        thin=result.thin_evidence,
        verified_by=tuple(kind.value for kind in result.verified_by),
        sources=tuple(
            SourceMark(
                source.source,
                source.code,
                source.force.value,
                source.verified,
                source.on_appeal.value if source.on_appeal else None,
            )
            for source in indicator.sources
        ),
        measurement=_measurement(judged, indicator, result),
        photos=tuple(
            Photo(next(numbers.photo), photo.sha256, photo.caption, photo.width, photo.height)
            for photo in judged.photos.get(result.id, ())
        ),
        finding=next(numbers.finding) if falls_short else None,
        local_value=indicator.local_value,
        excluded=result.excluded.value if result.excluded else None,
    )


def _measurement(judged: Judged, indicator: Indicator, result: IndicatorResult) -> Measurement | None:
    if result.measured_value is None or indicator.measure is None:
        return None
    on: dt.date = judged.scorecard.judged_on
    limit = value_in_force(indicator.measure, on)
    return Measurement(
        value=f"{result.measured_value.normalize():f}",
        unit=unit_words(judged.framework, indicator.measure),
        at_least=f"{limit.at_least:f}" if limit and limit.at_least is not None else None,
        at_most=f"{limit.at_most:f}" if limit and limit.at_most is not None else None,
        threshold=threshold_words(judged.framework, indicator.measure, on),
        force=limit.force.value if limit else None,
    )
