"""What is needed to follow the verdicts of one visit without the framework at hand, as a tablet does."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from quality_framework.exact import decimal_text
from quality_framework.facts import Facts, Visit, exclusion_of
from quality_framework.measures import value_in_force
from quality_framework.model import Framework, Indicator, Standard, Theme
from quality_framework.rule import RuleGroup


def outline(
    framework: Framework, profile: str, facts: Facts, judged_on: date, scope: Iterable[str] | None = None
) -> dict[str, Any]:
    """Every theme and standard with its members, every indicator with what rules it out, and the thresholds
    that hold on this day, as JSON. With the levels of the judgements the verdicts of `score()` follow.
    """
    limits = frozenset(scope) if scope is not None else None
    visit = Visit(framework.profile(profile), facts, judged_on, limits)
    rules = framework.rules
    shares = (rules.standard_verdict.not_compliant_above, rules.theme_verdict.not_compliant_above)
    standard_share, theme_share = ([share.numerator, share.denominator] for share in shares)
    return {
        "standard_not_compliant_above": standard_share,
        "theme_not_compliant_above": theme_share,
        "kinds_needed": rules.evidence.kinds_needed,
        "direct_needed": rules.evidence.direct_needed,
        "themes": [
            {"id": theme.id, "standards": [_standard(visit, theme, standard) for standard in theme.standards]}
            for theme in framework.themes
        ],
    }


def _standard(visit: Visit, theme: Theme, standard: Standard) -> dict[str, Any]:
    return {
        "id": standard.id,
        "members": [_part(member) for member in standard.members],
        "indicators": [_indicator(visit, theme, standard, indicator) for indicator in standard.indicators],
    }


def _part(part: str | RuleGroup) -> str | dict[str, Any]:
    if isinstance(part, str):
        return part
    return {"all_of" if part.needs_all else "any_of": [_part(inner) for inner in part.parts]}


def _indicator(visit: Visit, theme: Theme, standard: Standard, indicator: Indicator) -> dict[str, Any]:
    exclusion = exclusion_of(visit, theme, standard, indicator)
    outlined: dict[str, Any] = {
        "id": indicator.id,
        "importance": indicator.importance.value,
        "excluded": exclusion.value if exclusion is not None else None,
        "verified_by": [kind.value for kind in indicator.verified_by],
    }
    threshold = value_in_force(indicator.measure, visit.judged_on) if indicator.measure is not None else None
    if threshold is not None:
        bounds = {"at_least": threshold.at_least, "at_most": threshold.at_most}
        outlined |= {name: decimal_text(bound) for name, bound in bounds.items() if bound is not None}
    return outlined
