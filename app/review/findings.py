"""What a reviewer reads first: every judgement that falls short or could not be made, gravest first."""

from dataclasses import dataclass

from app.assessments.models import Judgement
from app.assessments.scorecards import Reading
from quality_framework import Importance, Indicator, IndicatorResult, Level, Standard, Theme

FALLS_SHORT = frozenset({Level.NOT_MET, Level.PARTLY_MET, Level.COULD_NOT_BE_ASSESSED})
GRAVEST_FIRST = (Level.NOT_MET, Level.PARTLY_MET, Level.COULD_NOT_BE_ASSESSED)


@dataclass(frozen=True)
class Finding:
    """One judgement that falls short, with the norm it is about and its result."""

    theme: Theme
    standard: Standard
    indicator: Indicator
    result: IndicatorResult
    judgement: Judgement

    @property
    def weight(self) -> tuple[int, int, int]:
        """The place in the list: acute and high risks first, then knock-outs, then how far it falls short."""
        risk = self.result.risk.rank + 1 if self.result.risk is not None else 0
        level = (
            GRAVEST_FIRST.index(self.result.level) if self.result.level in FALLS_SHORT else len(GRAVEST_FIRST)
        )
        return -risk, -list(Importance).index(self.result.importance), level


def findings(reading: Reading) -> list[Finding]:
    """The judgements that fall short and count, gravest first, else in the order of the framework."""
    found = [
        Finding(theme, standard, indicator, result, reading.current[result.id])
        for theme, theme_result in zip(reading.framework.themes, reading.scorecard.themes, strict=True)
        for standard, standard_result in zip(theme.standards, theme_result.standards, strict=True)
        for indicator, result in zip(standard.indicators, standard_result.indicators, strict=True)
        if result.excluded is None and result.level in FALLS_SHORT
    ]
    return sorted(found, key=lambda finding: finding.weight)
