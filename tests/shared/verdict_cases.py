"""Cases in which the tablet must say what the engine says: outlines, judgements, and the verdicts of Python.

`python -m tests.shared.verdict_cases FILE` writes them as JSON for `node --test`. Some are random frameworks
with every kind of exclusion; the others walk through every shape of a rule of up to three indicators.
"""

import itertools
import json
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

from quality_framework import (
    Facts,
    Framework,
    Importance,
    Indicator,
    Level,
    RuleGroup,
    Standard,
    StandardResult,
    Theme,
    Value,
    Verdict,
)
from quality_framework.facts import Visit
from quality_framework.outline import outline
from quality_framework.standard_scoring import score_standard
from quality_framework.theme_verdict import theme_verdict
from tests.unit.quality_framework.random_frameworks import WORDS, framework_from
from tests.unit.quality_framework.strategies import VERIFICATIONS, case_number, judgement_of

RANDOM_CASES = 400
MOST = 3
VECTORS_OF_THREE = 7
WEIGHTS_OF_THREE = 5
DAY = date(2026, 11, 23)
ANSWERS: tuple[Level | None, ...] = (None, *Level)


def grouped(parts: tuple[Any, ...]) -> Iterator[Any]:
    """A group of these parts, both ways."""
    yield RuleGroup(all_of=parts)
    yield RuleGroup(any_of=parts)


def trees(leaves: tuple[str, ...]) -> Iterator[Any]:
    """Every part that holds exactly these leaves, in this order, at most two groups deep."""
    if len(leaves) == 1:
        yield leaves[0]
    yield from grouped(leaves)
    for cut in range(1, len(leaves)):
        for left, right in itertools.product(trees(leaves[:cut]), trees(leaves[cut:])):
            if isinstance(left, RuleGroup) or isinstance(right, RuleGroup):
                yield from grouped((left, right))


def standard_of_shape(pattern: Indicator, rule: Any, importances: tuple[Importance, ...]) -> Standard:
    """A standard with this rule, whose indicators carry these importances and apply everywhere."""
    plain = {"measure": None, "local_value": False, "applies_to": (), "kinds": (), "phases": ()}
    indicators = tuple(
        pattern.model_copy(update=plain | {"id": f"s.i{place}", "importance": importance})
        for place, importance in enumerate(importances)
    )
    group = rule if isinstance(rule, RuleGroup) else RuleGroup(all_of=(rule,))
    return Standard(id="s", title=WORDS, why=WORDS, rule=group, indicators=indicators)


def expected(themes: Sequence[Verdict], standards: Sequence[StandardResult]) -> dict[str, Any]:
    """What must come out: the verdict of each theme; of each standard its verdict, evidence, knock-outs."""
    failed = [
        sum(
            member.importance is Importance.KNOCK_OUT and member.value is Value.FALSE
            for member in standard.members
        )
        for standard in standards
    ]
    return {
        "themes": [verdict.value for verdict in themes],
        "standards": [
            [standard.verdict.value, standard.thin_evidence, knock_outs]
            for standard, knock_outs in zip(standards, failed, strict=True)
        ],
    }


def judged(judgements: Any) -> dict[str, Any]:
    """Judgements as the tablet holds them."""
    return {
        one.indicator: {"level": one.level.value, "verified_by": sorted(one.verified_by)}
        for one in judgements
    }


def random_cases() -> Iterator[dict[str, Any]]:
    """One outline with one set of judgements each."""
    for number in range(RANDOM_CASES):
        case = case_number(number)
        themes = case.score().themes
        standards = [standard for theme in themes for standard in theme.standards]
        yield {
            "outline": outline(case.framework, case.profile, case.facts, case.judged_on, case.scope),
            "cases": [[judged(case.judgements), expected([theme.verdict for theme in themes], standards)]],
        }


def vectors(size: int, random: Random) -> Iterator[tuple[Level | None, ...]]:
    """All answers together for one or two indicators, some of them for three."""
    everything = list(itertools.product(ANSWERS, repeat=size))
    yield from everything if size < MOST else random.sample(everything, VECTORS_OF_THREE)


def cases_of_shape(
    template: Framework, rule: Any, importances: tuple[Importance, ...], random: Random
) -> dict[str, Any]:
    """One shape with these importances: one outline with many sets of judgements."""
    standard = standard_of_shape(next(template.indicators()), rule, importances)
    theme = Theme(id="t", title=WORDS, summary=WORDS, standards=(standard,))
    framework = template.model_copy(update={"themes": (theme,)})
    visit = Visit(framework.profile("full"), Facts(), DAY, None)
    cases = []
    for answers in vectors(len(importances), random):
        judgements = [
            judgement_of(indicator.id, level, random.choice(VERIFICATIONS), None)
            for indicator, level in zip(standard.indicators, answers, strict=True)
            if level is not None
        ]
        by_indicator = {judgement.indicator: judgement for judgement in judgements}
        result = score_standard(framework.rules, visit, theme, standard, by_indicator)
        verdict, _reasons = theme_verdict([result], framework.rules.theme_verdict.not_compliant_above)
        cases.append([judged(judgements), expected([verdict], [result])])
    return {"outline": outline(framework, "full", Facts(), DAY), "cases": cases}


def cases_of_every_shape() -> Iterator[dict[str, Any]]:
    """Every shape of a rule of up to three indicators; with three, each with some of the importances."""
    template = framework_from(bytes(range(140)))
    random = Random(20261125)  # noqa: S311 (the same cases in every run)
    for size in range(1, MOST + 1):
        for rule in trees(tuple(f"s.i{place}" for place in range(size))):
            weights = list(itertools.product(Importance, repeat=size))
            for importances in weights if size < MOST else random.sample(weights, WEIGHTS_OF_THREE):
                yield cases_of_shape(template, rule, importances, random)


def write_cases(file: Path) -> None:
    """Write all of them, one outline with its cases on a line."""
    with file.open("w", encoding="utf-8") as out:
        for group in itertools.chain(random_cases(), cases_of_every_shape()):
            out.write(json.dumps(group, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    write_cases(Path(sys.argv[1]))
