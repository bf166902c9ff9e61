"""score(): judgements of a visit → Scorecard. No clock, no database: same input, same result, for ever."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from quality_framework.facts import Facts, Visit
from quality_framework.headline import location_headline
from quality_framework.judgement import Judgement
from quality_framework.model import Framework, Profile, Theme
from quality_framework.override import Override, OverrideDesk
from quality_framework.scorecard import Scorecard, StandardResult, ThemeResult
from quality_framework.standard_scoring import (
    coverage_of,
    highest_risk,
    index_of,
    knock_out_false,
    score_standard,
)
from quality_framework.theme_verdict import standards_per_verdict, theme_verdict
from quality_framework.vocabulary import Headline, Risk


class UnfitInputError(ValueError):
    """score() was given judgements, a profile or a scope that this framework does not know."""


def score(  # noqa: PLR0917 - the seven things a score hangs on, in the order the product names them
    framework: Framework,
    profile: Profile | str,
    facts: Facts,
    judged_on: date,
    scope: Iterable[str] | None = None,
    judgements: Iterable[Judgement] = (),
    overrides: Iterable[Override] = (),
) -> Scorecard:
    """Score the judgements of one visit to one location.

    `judged_on` picks which of two dated thresholds holds, `scope` (ids of themes, standards or indicators)
    limits a re-inspection. The order of judgements, overrides and scope never matters. An override that may
    not be made is listed in `refused_overrides` and changes nothing.
    Raises UnfitInputError for an unknown indicator, profile or id in the scope, and for an indicator judged
    twice.
    """
    by_indicator = _by_indicator(framework, judgements)
    chosen = _profile(framework, profile)
    limits = _scope(framework, scope)
    desk = OverrideDesk(
        overrides,
        [theme.id for theme in framework.themes] + [standard.id for standard in framework.standards()],
        framework.id,
    )
    visit = Visit(chosen, facts, judged_on, limits)
    themes = tuple(_theme(framework, visit, theme, by_indicator, desk) for theme in framework.themes)
    standards = [standard for theme in themes for standard in theme.standards]
    members = [member for standard in standards for member in standard.members]
    coverage = coverage_of(members)
    acute = [
        indicator.id
        for indicator in framework.indicators()
        if indicator.id in by_indicator and by_indicator[indicator.id].standing_risk is Risk.ACUTE
    ]
    headline, reasons = location_headline(
        standards, coverage, framework.rules.headline, acute, facts.acute_dangers
    )
    index = index_of(framework.rules.index, members)
    return Scorecard(
        framework=framework.id,
        version=framework.version,
        digest=framework.digest,
        profile=chosen.id,
        judged_on=judged_on,
        scope=None if limits is None else tuple(sorted(limits)),
        headline=headline,
        headline_reasons=reasons,
        standards_per_verdict=standards_per_verdict([standard.verdict for standard in standards]),
        coverage=coverage,
        index=index,
        index_shown=index is not None and headline is not Headline.INSUFFICIENT_BASIS,
        thin_evidence=any(theme.thin_evidence for theme in themes),
        risk=highest_risk([*(theme.risk for theme in themes), *(Risk.ACUTE for _ in facts.acute_dangers)]),
        themes=themes,
        refused_overrides=desk.refused(),
    )


def _by_indicator(framework: Framework, judgements: Iterable[Judgement]) -> dict[str, Judgement]:
    given = list(judgements)
    times = Counter(judgement.indicator for judgement in given)
    unknown = sorted(name for name in times if not framework.has_indicator(name))
    twice = sorted(name for name, count in times.items() if count > 1)
    if unknown:
        raise UnfitInputError(f"not an indicator of this framework: {', '.join(unknown)}")
    if twice:
        raise UnfitInputError(f"judged more than once: {', '.join(twice)}")
    return {judgement.indicator: judgement for judgement in given}


def _profile(framework: Framework, profile: Profile | str) -> Profile:
    if isinstance(profile, Profile):
        return profile
    try:
        return framework.profile(profile)
    except KeyError:
        raise UnfitInputError(f"not a profile of this framework: {profile}") from None


def _scope(framework: Framework, scope: Iterable[str] | None) -> frozenset[str] | None:
    if scope is None:
        return None
    limits = frozenset(scope)
    known = {
        *(theme.id for theme in framework.themes),
        *(standard.id for standard in framework.standards()),
        *(indicator.id for indicator in framework.indicators()),
    }
    if limits - known:
        raise UnfitInputError(f"not in this framework: {', '.join(sorted(limits - known))}")
    return limits


def _theme(
    framework: Framework,
    visit: Visit,
    theme: Theme,
    judgements: Mapping[str, Judgement],
    desk: OverrideDesk,
) -> ThemeResult:
    standards = tuple(
        _overridden(score_standard(framework.rules, visit, theme, standard, judgements), desk)
        for standard in theme.standards
    )
    members = [member for standard in standards for member in standard.members]
    derived, reasons = theme_verdict(standards, framework.rules.theme_verdict.not_compliant_above)
    risk = highest_risk(standard.risk for standard in standards)
    override = desk.settle(theme.id, derived, risk, knock_out_false=knock_out_false(members))
    return ThemeResult(
        id=theme.id,
        verdict=override.verdict if override else derived,
        derived_verdict=derived,
        override=override,
        reasons=reasons,
        standards_per_verdict=standards_per_verdict([standard.verdict for standard in standards]),
        coverage=coverage_of(members),
        index=index_of(framework.rules.index, members),
        thin_evidence=any(standard.thin_evidence for standard in standards),
        risk=risk,
        standards=standards,
    )


def _overridden(standard: StandardResult, desk: OverrideDesk) -> StandardResult:
    override = desk.settle(
        standard.id,
        standard.derived_verdict,
        standard.risk,
        knock_out_false=knock_out_false(standard.members),
    )
    return replace(standard, verdict=override.verdict, override=override) if override else standard
