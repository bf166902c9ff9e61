"""What the findings of an assessment come to: the judgements behind each, its risk and its weight. A finding
comes from a judgement that falls short, or from a good practice. Pure functions over a reading.
"""

import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.assessments.models import Finding, FindingKind, Judgement
from app.assessments.scorecards import Reading
from quality_framework import Framework, Importance, Indicator, IndicatorResult, Level, Risk, Standard, Theme

FALLS_SHORT = frozenset({Level.NOT_MET, Level.PARTLY_MET})
GRAVEST_FIRST = (Level.NOT_MET, Level.PARTLY_MET, Level.COULD_NOT_BE_ASSESSED)


@dataclass(frozen=True)
class Ground:
    """One judgement behind a finding, with the norm it is about and its result."""

    theme: Theme
    standard: Standard
    indicator: Indicator
    result: IndicatorResult
    judgement: Judgement

    @property
    def weight(self) -> tuple[int, int, int]:
        """Its place among others: grave risks first, then knock-outs, then how far it falls short."""
        risk = self.result.risk.rank + 1 if self.result.risk is not None else 0
        level = self.result.level
        step = GRAVEST_FIRST.index(level) if level in GRAVEST_FIRST else len(GRAVEST_FIRST)
        return -risk, -list(Importance).index(self.result.importance), step


@dataclass(frozen=True)
class ToldFinding:
    """A finding as it is told now. `finding` is None while nobody drew it up: then it is one judgement by
    itself. The grounds stand gravest first; those that no longer fall short are left out.
    """

    kind: FindingKind
    finding: Finding | None
    grounds: tuple[Ground, ...]

    @property
    def id(self) -> uuid.UUID | None:
        """The id of the finding that was drawn up."""
        return self.finding.id if self.finding is not None else None

    @property
    def number(self) -> int | None:
        """Its number within the assessment, once it was drawn up."""
        return self.finding.number if self.finding is not None else None

    @property
    def wording(self) -> str:
        """The words of the inspector; empty when the norm and the remark say enough."""
        return self.finding.wording if self.finding is not None else ""

    @property
    def risk(self) -> Risk | None:
        """The highest risk of its judgements; None when none was weighed."""
        return max(
            (ground.result.risk for ground in self.grounds if ground.result.risk is not None),
            key=lambda risk: risk.rank,
            default=None,
        )

    @property
    def level(self) -> Level:
        """The level of its gravest judgement."""
        level = self.grounds[0].result.level
        assert level is not None, "a finding rests on judgements"
        return level

    @property
    def is_knock_out(self) -> bool:
        """Whether a knock-out norm is among the norms that fall short."""
        return any(ground.result.importance is Importance.KNOCK_OUT for ground in self.grounds)

    @property
    def indicators(self) -> tuple[str, ...]:
        """The ids of the indicators that it is about now."""
        return tuple(ground.indicator.id for ground in self.grounds)

    @property
    def weight(self) -> tuple[int, int, int]:
        """Its place in the list: that of its gravest judgement."""
        return min(ground.weight for ground in self.grounds)


def falls_short(result: IndicatorResult) -> bool:
    """Whether a shortcoming is to be told: it counts here and is not or partly met, or it could not be
    assessed and carries a risk all the same.
    """
    if result.excluded is not None:
        return False
    return result.level in FALLS_SHORT or (
        result.level is Level.COULD_NOT_BE_ASSESSED and result.risk is not None
    )


def grounds(reading: Reading, kind: FindingKind) -> tuple[Ground, ...]:
    """The judgements that a finding of this kind can come from, in the order of the framework."""
    return _grounds(reading, lambda result: _tells(reading, kind, result))


def grounds_to_weigh(reading: Reading) -> list[Ground]:
    """What a reviewer reads first: every judgement that counts and falls short or could not be made, gravest
    first.
    """
    found = _grounds(reading, lambda result: result.excluded is None and result.level in GRAVEST_FIRST)
    return sorted(found, key=lambda ground: ground.weight)


def _grounds(reading: Reading, tells: Callable[[IndicatorResult], bool]) -> tuple[Ground, ...]:
    return tuple(
        Ground(theme, standard, indicator, result, reading.current[result.id])
        for theme, theme_result in zip(reading.framework.themes, reading.scorecard.themes, strict=True)
        for standard, standard_result in zip(theme.standards, theme_result.standards, strict=True)
        for indicator, result in zip(standard.indicators, standard_result.indicators, strict=True)
        if tells(result)
    )


def _tells(reading: Reading, kind: FindingKind, result: IndicatorResult) -> bool:
    if kind is FindingKind.SHORTCOMING:
        return falls_short(result)
    judgement = reading.current.get(result.id)
    return judgement is not None and judgement.good_practice


def told(reading: Reading, drawn_up: Iterable[Finding]) -> list[ToldFinding]:
    """Every finding of the assessment: shortcomings gravest first, then good practices in the order of the
    framework. What was not drawn up stands by itself; what no longer falls short is not told.
    """
    kept = list(drawn_up)
    return [
        *sorted(_told(reading, kept, FindingKind.SHORTCOMING), key=lambda finding: finding.weight),
        *_told(reading, kept, FindingKind.GOOD_PRACTICE),
    ]


def _told(reading: Reading, drawn_up: Sequence[Finding], kind: FindingKind) -> list[ToldFinding]:
    home = {
        link.indicator: finding for finding in drawn_up if finding.kind is kind for link in finding.indicators
    }
    groups: dict[object, list[Ground]] = {}
    for ground in grounds(reading, kind):
        finding = home.get(ground.indicator.id)
        groups.setdefault(finding.id if finding is not None else ground.indicator.id, []).append(ground)
    return [
        ToldFinding(
            kind,
            home.get(members[0].indicator.id),
            tuple(sorted(members, key=lambda ground: ground.weight)),
        )
        for members in groups.values()
    ]


def shortcoming_of_each(drawn_up: Iterable[Finding]) -> Mapping[str, Finding]:
    """The shortcoming that each indicator belongs to; the findings come with their indicators."""
    return {
        link.indicator: finding
        for finding in drawn_up
        if finding.kind is FindingKind.SHORTCOMING
        for link in finding.indicators
    }


def title(finding: Finding, framework: Framework, language: str) -> str:
    """What the finding is called in a list: the inspector's words, or else those of its norms."""
    return finding.wording or "; ".join(
        framework.indicator(link.indicator).text.in_language(language) for link in finding.indicators
    )
