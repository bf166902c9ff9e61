"""The outcome of scoring: indicators, members, standards, themes and the whole. Frozen, exact, storable."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from pydantic import TypeAdapter

from quality_framework.exact import Share
from quality_framework.facts import Exclusion
from quality_framework.index import IndexRange
from quality_framework.override import Override, RefusedOverride
from quality_framework.reason import Reason
from quality_framework.vocabulary import Headline, Importance, Level, Risk, Value, Verdict, Verification


@dataclass(frozen=True)
class Coverage:
    """How many of the applicable members are settled; `share` is None when none is applicable."""

    settled: int
    applicable: int
    share: Share | None

    @classmethod
    def of(cls, settled: int, applicable: int) -> Coverage:
        """Coverage from its two counts."""
        return cls(settled, applicable, Fraction(settled, applicable) if applicable else None)


@dataclass(frozen=True)
class IndicatorResult:
    """An indicator: what was judged of it and what it is worth in the rule of its standard.

    `excluded` says why it left its group. `level` and what follows are those of its judgement, also when it
    was excluded: it is shown, it does not count. `proposed_level` is what its measured value proposes.
    """

    id: str
    importance: Importance
    value: Value
    excluded: Exclusion | None
    level: Level | None
    reason: str | None
    verified_by: tuple[Verification, ...]
    measured_value: Decimal | None
    proposed_level: Level | None
    risk: Risk | None
    thin_evidence: bool
    coverage: Coverage
    index: IndexRange | None


@dataclass(frozen=True)
class MemberResult:
    """A direct member of a standard's rule: an indicator, or a group named by its place (`rooms.space#2`).

    `indicators` are all its leaves; `decided_by` those that make its value what it is.
    """

    id: str
    importance: Importance
    value: Value
    only_partly: bool
    thin_evidence: bool
    indicators: tuple[str, ...]
    decided_by: tuple[str, ...]
    index: IndexRange | None


@dataclass(frozen=True)
class StandardResult:
    """A standard: `verdict` is final, `derived_verdict` what the rules gave before an override."""

    id: str
    verdict: Verdict
    derived_verdict: Verdict
    override: Override | None
    reasons: tuple[Reason, ...]
    coverage: Coverage
    index: IndexRange | None
    thin_evidence: bool
    risk: Risk | None
    members: tuple[MemberResult, ...]
    indicators: tuple[IndicatorResult, ...]


@dataclass(frozen=True)
class ThemeResult:
    """A theme: its verdict, and beside it always how many standards stand at each step."""

    id: str
    verdict: Verdict
    derived_verdict: Verdict
    override: Override | None
    reasons: tuple[Reason, ...]
    standards_per_verdict: Mapping[Verdict, int]
    coverage: Coverage
    index: IndexRange | None
    thin_evidence: bool
    risk: Risk | None
    standards: tuple[StandardResult, ...]


@dataclass(frozen=True)
class Scorecard:
    """Everything score() says about a location. The index is for trends, shown only if `index_shown`."""

    framework: str
    version: str
    digest: str
    profile: str
    judged_on: date
    scope: tuple[str, ...] | None
    headline: Headline
    headline_reasons: tuple[Reason, ...]
    standards_per_verdict: Mapping[Verdict, int]
    coverage: Coverage
    index: IndexRange | None
    index_shown: bool
    thin_evidence: bool
    risk: Risk | None
    themes: tuple[ThemeResult, ...]
    refused_overrides: tuple[RefusedOverride, ...]

    def standards(self) -> Iterator[StandardResult]:
        """Every standard, in the order of the document."""
        for theme in self.themes:
            yield from theme.standards

    def indicators(self) -> Iterator[IndicatorResult]:
        """Every indicator, in the order of the document."""
        for standard in self.standards():
            yield from standard.indicators

    def theme(self, theme_id: str) -> ThemeResult:
        """The result of this theme; KeyError when there is none."""
        return {result.id: result for result in self.themes}[theme_id]

    def standard(self, standard_id: str) -> StandardResult:
        """The result of this standard; KeyError when there is none."""
        return {result.id: result for result in self.standards()}[standard_id]

    def indicator(self, indicator_id: str) -> IndicatorResult:
        """The result of this indicator; KeyError when there is none."""
        return {result.id: result for result in self.indicators()}[indicator_id]

    def to_json_dict(self) -> dict[str, Any]:
        """The scorecard as plain JSON values, always the same; fractions and numbers as text."""
        return dict(_SCORECARD.dump_python(self, mode="json"))


_SCORECARD = TypeAdapter(Scorecard)


def scorecard_from_json_dict(values: Mapping[str, Any]) -> Scorecard:
    """The scorecard that `to_json_dict` wrote, exact; raises ValueError when it is not one."""
    return _SCORECARD.validate_python(values)
