"""What the judging page shows: one theme with its standards and indicators, and the progress of all themes.
Built from a reading of the assessment; no Flask, no database.
"""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from app.assessments.models import Judgement, Photo
from app.assessments.scorecards import Reading, is_open
from app.assessments.theme_form import Answer, answer_of
from app.database import new_id
from app.problems import Problem
from quality_framework import (
    Exclusion,
    Importance,
    Indicator,
    IndicatorResult,
    Level,
    OnAppeal,
    Standard,
    StandardResult,
    Theme,
    ThemeResult,
    Value,
)

# Shown on the page; every other exclusion keeps the indicator out of this visit.
SHOWN_EXCLUSIONS = frozenset({None, Exclusion.LOCAL_VALUE_OPEN, Exclusion.JUDGED_NOT_APPLICABLE})
# What a reader must know before leaning on a court order.
DOUBTFUL_APPEALS = (OnAppeal.ORDER_NOT_UPHELD, OnAppeal.NOT_RETRIEVED)


def doubtful_appeals(indicator: Indicator) -> tuple[OnAppeal, ...]:
    """What became on appeal of the court orders behind an indicator, where that is doubtful."""
    found = {source.on_appeal for source in indicator.sources}
    return tuple(appeal for appeal in DOUBTFUL_APPEALS if appeal in found)


def is_unverified(indicator: Indicator) -> bool:
    """Whether none of the sources of an indicator was read in full."""
    return not any(source.verified for source in indicator.sources)


@dataclass(frozen=True)
class Card:
    """One indicator on the page. `key` is the id that the next judgement from this form will have;
    `replaces` what it takes the place of. `heads` holds two or more judgements while a person must
    choose between them.
    """

    indicator: Indicator
    result: IndicatorResult
    answer: Answer
    judgement: Judgement | None
    heads: tuple[Judgement, ...]
    photos: tuple[Photo, ...]
    key: uuid.UUID
    replaces: tuple[uuid.UUID, ...]
    proposed: Level | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def in_conflict(self) -> bool:
        """Whether a person must choose between judgements."""
        return len(self.heads) > 1

    @property
    def is_overriding(self) -> bool:
        """Whether the chosen level is another than the measured value proposes, so that a reason is asked."""
        judged = {Level.MET.value, Level.PARTLY_MET.value, Level.NOT_MET.value}
        return (
            self.proposed is not None and self.answer.level in judged and self.answer.level != self.proposed
        )

    @property
    def appeals(self) -> tuple[OnAppeal, ...]:
        """What became on appeal of the court orders behind it, where that is doubtful."""
        return doubtful_appeals(self.indicator)

    @property
    def is_unverified(self) -> bool:
        """Whether none of its sources was read in full."""
        return is_unverified(self.indicator)

    @property
    def waits_for_value(self) -> bool:
        """Whether the country still has to fix the number."""
        return self.result.excluded is Exclusion.LOCAL_VALUE_OPEN


@dataclass(frozen=True)
class StandardSheet:
    """A standard with its cards; `judged` of `total` count."""

    standard: Standard
    result: StandardResult
    cards: tuple[Card, ...]
    judged: int
    total: int


@dataclass(frozen=True)
class ThemeProgress:
    """How far one theme is: judged of the indicators that count, and how many knock-outs failed."""

    theme: Theme
    result: ThemeResult
    judged: int
    total: int
    failed: int

    @property
    def open(self) -> int:
        """How many are still to be judged."""
        return self.total - self.judged


@dataclass(frozen=True)
class ThemeSheet:
    """The page of one theme. `left_out` counts the indicators that this visit does not look at."""

    theme: Theme
    progress: ThemeProgress
    standards: tuple[StandardSheet, ...]
    left_out: int


@dataclass(frozen=True)
class Refilled:
    """What was filled in and not kept, by indicator: shown again with what is wrong, so that nothing is
    lost.
    """

    answers: Mapping[str, Answer] = field(default_factory=dict)
    problems: Mapping[str, tuple[Problem, ...]] = field(default_factory=dict)
    proposed: Mapping[str, Level] = field(default_factory=dict)


NOTHING_REFILLED = Refilled()


def is_shown(result: IndicatorResult) -> bool:
    """Whether this visit looks at the indicator."""
    return result.excluded in SHOWN_EXCLUSIONS


def _counts(result: IndicatorResult) -> bool:
    return result.excluded in {None, Exclusion.JUDGED_NOT_APPLICABLE}


def _tally(results: Iterable[IndicatorResult]) -> tuple[int, int]:
    counted = [result for result in results if _counts(result)]
    return sum(not is_open(result) for result in counted), len(counted)


def progress(reading: Reading) -> tuple[ThemeProgress, ...]:
    """Every theme in which this visit looks at anything, in the order of the visit."""
    found = []
    for theme, result in zip(reading.framework.themes, reading.scorecard.themes, strict=True):
        results = [indicator for standard in result.standards for indicator in standard.indicators]
        if not any(is_shown(indicator) for indicator in results):
            continue
        judged, total = _tally(results)
        failed = sum(
            member.importance is Importance.KNOCK_OUT and member.value is Value.FALSE
            for standard in result.standards
            for member in standard.members
        )
        found.append(ThemeProgress(theme, result, judged, total, failed))
    return tuple(found)


def theme_sheet(
    reading: Reading,
    part: ThemeProgress,
    photos: Sequence[Photo],
    refilled: Refilled = NOTHING_REFILLED,
) -> ThemeSheet:
    """The page of one theme, with what is filled in, kept photos, and what was refused just now."""
    photos_by_indicator: dict[str, list[Photo]] = defaultdict(list)
    for photo in photos:
        if photo.indicator is not None:
            photos_by_indicator[photo.indicator].append(photo)
    standards = []
    left_out = 0
    for standard, result in zip(part.theme.standards, part.result.standards, strict=True):
        indicators = {indicator.id: indicator for indicator in standard.indicators}
        shown = [found for found in result.indicators if is_shown(found)]
        left_out += len(result.indicators) - len(shown)
        cards = tuple(
            _card(reading, indicators[found.id], found, tuple(photos_by_indicator[found.id]), refilled)
            for found in shown
        )
        if cards:
            judged, total = _tally(shown)
            standards.append(StandardSheet(standard, result, cards, judged, total))
    return ThemeSheet(part.theme, part, tuple(standards), left_out)


def _card(
    reading: Reading,
    indicator: Indicator,
    result: IndicatorResult,
    photos: tuple[Photo, ...],
    refilled: Refilled,
) -> Card:
    standing = reading.standing.get(indicator.id)
    judgement = reading.current.get(indicator.id)
    in_conflict = standing is not None and standing.in_conflict
    return Card(
        indicator=indicator,
        result=result,
        answer=refilled.answers.get(indicator.id, answer_of(judgement)),
        judgement=judgement,
        heads=standing.heads if standing is not None and in_conflict else (),
        photos=photos,
        key=new_id(),
        replaces=standing.head_ids if standing is not None else (),
        proposed=refilled.proposed.get(indicator.id, result.proposed_level),
        problems=refilled.problems.get(indicator.id, ()),
    )


def next_open(themes: Sequence[ThemeProgress], after: Theme) -> tuple[str, str] | None:
    """Theme and indicator of the next open one: in this theme first, then in the themes that follow, then
    from the start. None when everything that counts was judged.
    """
    here = next((place for place, part in enumerate(themes) if part.theme.id == after.id), 0)
    for part in (*themes[here:], *themes[:here]):
        for standard in part.result.standards:
            for result in standard.indicators:
                if is_open(result):
                    return part.theme.id, result.id
    return None
