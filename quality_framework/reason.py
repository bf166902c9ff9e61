"""Why a verdict is what it is: a code, the ids it is about and the numbers, never prose."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from quality_framework.evaluation import Part
from quality_framework.exact import Share


class ReasonCode(StrEnum):
    """Every reason there is; stable, for programs that put it into words."""

    NO_APPLICABLE_MEMBER = "no-applicable-member"
    RULE_TRUE = "rule-true"
    RULE_UNKNOWN = "rule-unknown"
    KNOCK_OUT_NOT_MET = "knock-out-not-met"
    CORE_MAJORITY_NOT_MET = "core-majority-not-met"
    CORE_NOT_MET = "core-not-met"
    CORE_OR_KNOCK_OUT_OPEN = "core-or-knock-out-open"
    CORE_PARTLY_MET = "core-partly-met"
    SUPPORTING_NOT_MET = "supporting-not-met"
    NO_APPLICABLE_STANDARD = "no-applicable-standard"
    STANDARDS_MAJORITY_NOT_COMPLIANT = "standards-majority-not-compliant"
    STANDARDS_NOT_COMPLIANT = "standards-not-compliant"
    STANDARDS_PARTIALLY_COMPLIANT = "standards-partially-compliant"
    STANDARDS_CANNOT_BE_JUDGED = "standards-cannot-be-judged"
    STANDARDS_SUBSTANTIALLY_COMPLIANT = "standards-substantially-compliant"
    ALL_STANDARDS_COMPLIANT = "all-standards-compliant"
    ACUTE_RISK = "acute-risk"
    ACUTE_DANGER = "acute-danger"
    COVERAGE_BELOW_MINIMUM = "coverage-below-minimum"
    KNOCK_OUT_OPEN = "knock-out-open"
    NO_STANDARD_FALLS_SHORT = "no-standard-falls-short"


@dataclass(frozen=True)
class Reason:
    """One reason: `count` of `of` against `threshold` where it counts, `text` where someone wrote a danger
    down.
    """

    code: ReasonCode
    standards: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    count: int | None = None
    of: int | None = None
    threshold: Share | None = None
    text: str | None = None


def deciding_indicators(members: Iterable[Part]) -> tuple[str, ...]:
    """The indicators that decide the value of each of these members, in the order of the rules."""
    return tuple(
        leaf.indicator
        for member in members
        for leaf in member.deciding_leaves()
        if leaf.indicator is not None
    )
