"""The named rules of a framework for verdicts, headline, evidence and index, with thresholds as data."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StrictInt

from quality_framework.exact import Share, Weight
from quality_framework.vocabulary import Importance

Count = Annotated[StrictInt, Field(ge=1, le=100_000)]


class DocumentPart(BaseModel):
    """Every part of the document is frozen and refuses keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class StandardVerdictRule(DocumentPart):
    """A standard is not compliant when more than this share of its applicable core members is false."""

    name: Literal["core-majority"]
    not_compliant_above: Share


class ThemeVerdictRule(DocumentPart):
    """A theme is not compliant when more than this share of its applicable standards is not compliant."""

    name: Literal["standards-majority"]
    not_compliant_above: Share


class HeadlineRule(DocumentPart):
    """Urgent shortcomings first; under this coverage there is no basis for a headline."""

    name: Literal["urgent-first"]
    minimum_coverage: Share


class EvidenceRule(DocumentPart):
    """How many kinds of verification a core or knock-out member needs, and how many of them direct."""

    name: Literal["two-kinds-one-direct"]
    kinds_needed: Count
    direct_needed: Annotated[StrictInt, Field(ge=0, le=2)]


class IndexRule(DocumentPart):
    """The index is the weighted mean of the members; every importance has its weight, 1 unless it says so."""

    name: Literal["mean-of-members"]
    weights: Mapping[Importance, Weight] = Field(default_factory=dict)

    def weight(self, importance: Importance) -> Fraction:
        """The weight of a member of this importance."""
        return self.weights.get(importance, Fraction(1))


class Rules(DocumentPart):
    """The named rules of the framework with their thresholds."""

    standard_verdict: StandardVerdictRule
    theme_verdict: ThemeVerdictRule
    headline: HeadlineRule
    evidence: EvidenceRule
    index: IndexRule
