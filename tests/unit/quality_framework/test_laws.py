"""The laws of scoring (chapter 4.10 of the product), each tried on random frameworks, visits and judgements.

They speak of what the rules derive. An override is a decision of people and has laws of its own at the end.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from quality_framework import (
    Framework,
    Headline,
    Importance,
    IndexRange,
    Level,
    ReasonCode,
    Risk,
    RuleGroup,
    Scorecard,
    StandardResult,
    ThemeResult,
    Value,
    Verdict,
    framework_from_canonical_json,
    scorecard_from_json_dict,
)
from quality_framework.canonical import canonical_json
from tests.unit.quality_framework.strategies import (
    Case,
    cases,
    cases_with_overrides,
    cases_with_some_indicators,
)

# The trade is covered whole without these; thousands of cases measured line by line take twice as long.
pytestmark = pytest.mark.no_cover

LAWS = settings.get_profile("laws")
RISING = [Level.NOT_MET, Level.PARTLY_MET, Level.MET]
SHUFFLERS = st.randoms(use_true_random=True)
OPEN_LEVELS = [None, Level.COULD_NOT_BE_ASSESSED]


def written(card: Scorecard) -> str:
    return canonical_json(card.to_json_dict())


def verdicts(card: Scorecard) -> dict[str, Verdict]:
    """The verdict of every standard and theme by its id."""
    return {result.id: result.verdict for result in [*card.standards(), *card.themes]}


def steps_of_both(before: Scorecard, after: Scorecard) -> Iterator[tuple[int, int]]:
    """The steps of every standard and theme that was judged before and after."""
    later = verdicts(after)
    for name, verdict in verdicts(before).items():
        if verdict.step is not None and later[name].step is not None:
            yield verdict.step, later[name].step


def results_with_index(card: Scorecard) -> list[Scorecard | ThemeResult | StandardResult]:
    return [card, *card.themes, *card.standards()]


def ranges_of_both(before: Scorecard, after: Scorecard) -> Iterator[tuple[IndexRange, IndexRange]]:
    """The index of the whole and of every theme and standard that has one before and after."""
    for old, new in zip(results_with_index(before), results_with_index(after), strict=True):
        if old.index is not None and new.index is not None:
            yield old.index, new.index


@LAWS
@given(cases_with_overrides(), SHUFFLERS)
def test_the_order_of_what_was_recorded_is_irrelevant(case: Case, random):
    judgements, overrides = list(case.judgements), list(case.overrides)
    random.shuffle(judgements)
    random.shuffle(overrides)
    shuffled = replace(case, judgements=tuple(judgements), overrides=tuple(overrides))
    assert written(shuffled.score()) == written(case.score())


@LAWS
@given(cases(), SHUFFLERS)
def test_the_order_of_the_document_is_irrelevant_for_every_verdict_and_number(case: Case, random):
    before, after = case.score(), replace(case, framework=shuffled_document(case.framework, random)).score()
    assert verdicts(after) == verdicts(before)
    assert outcome_by_id(after) == outcome_by_id(before)
    assert after.headline is before.headline
    assert names_in_headline(after) == names_in_headline(before)


def outcome_by_id(card: Scorecard) -> dict[str, tuple]:
    return {
        getattr(result, "id", ""): (result.coverage, result.index, result.thin_evidence, result.risk)
        for result in results_with_index(card)
    }


def names_in_headline(card: Scorecard) -> set:
    return {
        (reason.code, frozenset(reason.standards), frozenset(reason.indicators), reason.text)
        for reason in card.headline_reasons
    }


def shuffled_document(framework: Framework, random) -> Framework:
    themes = []
    for theme in framework.themes:
        standards = [
            standard.model_copy(
                update={
                    "rule": shuffled_rule(standard.effective_rule, random),
                    "indicators": tuple(random.sample(standard.indicators, len(standard.indicators))),
                }
            )
            for standard in theme.standards
        ]
        random.shuffle(standards)
        themes.append(theme.model_copy(update={"standards": tuple(standards)}))
    random.shuffle(themes)
    return framework.model_copy(update={"themes": tuple(themes)})


def shuffled_rule(part, random):
    if isinstance(part, str):
        return part
    parts = [shuffled_rule(inner, random) for inner in part.parts]
    random.shuffle(parts)
    return RuleGroup(all_of=tuple(parts)) if part.needs_all else RuleGroup(any_of=tuple(parts))


@LAWS
@given(cases_with_some_indicators())
def test_raising_a_judgement_never_lowers_a_verdict_judged_before_and_after(about):
    for before, after in raised(*about):
        steps = list(steps_of_both(before, after))
        event(f"something rises: {any(new > old for old, new in steps)}")
        assert all(new >= old for old, new in steps)


@LAWS
@given(cases_with_some_indicators())
def test_raising_a_judgement_never_lowers_the_index(about):
    for before, after in raised(*about):
        pairs = list(ranges_of_both(before, after))
        event(f"the index rises: {any(new != old for old, new in pairs)}")
        assert all(new.low >= old.low and new.high >= old.high for old, new in pairs)


def raised(case: Case, indicators: list[str]) -> Iterator[tuple[Scorecard, Scorecard]]:
    """The scorecards before and after each way to raise the judgement of each of these indicators."""
    for indicator in indicators:
        cards = [case.with_judgement(indicator, level).score() for level in RISING]
        yield from combinations(cards, 2)


@LAWS
@given(cases_with_some_indicators())
def test_taking_a_judgement_away_never_turns_cannot_be_judged_into_compliant(about):
    case, indicators = about
    for indicator in indicators:
        after = verdicts(case.with_judgement(indicator, None).score())
        for level in Level:
            before = verdicts(case.with_judgement(indicator, level).score())
            event(f"some could not be judged: {Verdict.CANNOT_BE_JUDGED in before.values()}")
            for name, verdict in before.items():
                assert (verdict, after[name]) != (Verdict.CANNOT_BE_JUDGED, Verdict.COMPLIANT)


@LAWS
@given(cases_with_some_indicators(), st.sampled_from(OPEN_LEVELS))
def test_answering_an_unknown_in_whatever_way_stays_inside_the_range_shown_before(about, unknown):
    case, indicators = about
    for indicator in indicators:
        before = case.with_judgement(indicator, unknown).score()
        for answer in [*Level, None]:
            pairs = list(ranges_of_both(before, case.with_judgement(indicator, answer).score()))
            event(f"the range changes: {any(new != old for old, new in pairs)}")
            assert all(old.low <= new.low <= new.high <= old.high for old, new in pairs)


@LAWS
@given(cases_with_some_indicators())
def test_calling_a_not_met_indicator_not_applicable_never_lowers_its_standard_judged_before_and_after(about):
    case, indicators = about
    for indicator in indicators:
        name = indicator.rsplit(".", 1)[0]
        before, after = (
            case.with_judgement(indicator, level).score().standard(name).verdict.step
            for level in (Level.NOT_MET, Level.NOT_APPLICABLE)
        )
        if before is not None and after is not None:
            event(f"the standard rises: {after > before}")
            assert after >= before


@LAWS
@given(cases_with_overrides())
def test_a_false_knock_out_member_is_always_in_the_headline(case: Case):
    card = case.score()
    named = [
        (standard, set(reason.indicators))
        for reason in card.headline_reasons
        if reason.code is ReasonCode.KNOCK_OUT_NOT_MET
        for standard in reason.standards
    ]
    for standard in card.standards():
        for member in standard.members:
            if member.importance is Importance.KNOCK_OUT and member.value is Value.FALSE:
                event("a knock-out is false")
                assert card.headline is Headline.URGENT_ACTION
                assert any(name == standard.id and ids & set(member.indicators) for name, ids in named)


@LAWS
@given(cases_with_overrides())
def test_the_same_input_gives_the_same_bytes(case: Case):
    again = replace(
        case,
        framework=framework_from_canonical_json(case.framework.to_canonical_json()),
        scope=None if case.scope is None else frozenset(sorted(case.scope, reverse=True)),
        judgements=tuple(replace(judgement) for judgement in case.judgements),
    )
    assert written(again.score()) == written(case.score())


PROGRAM = """
from quality_framework.canonical import canonical_json, digest_of
from tests.unit.quality_framework.strategies import case_number
for number in range(40):
    print(digest_of(canonical_json(case_number(number).score().to_json_dict())))
"""


def test_the_same_input_gives_the_same_bytes_in_another_process_with_other_hashes():
    outputs = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1
    assert len(set(outputs.pop().splitlines())) > 30


@LAWS
@given(cases_with_overrides())
def test_an_override_moves_its_verdict_one_step_and_touches_no_headline_knock_out_or_acute_risk(case: Case):
    card, derived = case.score(), replace(case, overrides=()).score()
    assert (card.headline, card.headline_reasons) == (derived.headline, derived.headline_reasons)
    assert (card.coverage, card.index, card.risk) == (derived.coverage, derived.index, derived.risk)
    for result in [*card.standards(), *card.themes]:
        if result.override is None:
            assert result.verdict is result.derived_verdict
            continue
        event("an override is taken in")
        assert result.verdict is result.override.verdict
        assert abs(result.verdict.step - result.derived_verdict.step) == 1
        assert result.risk is not Risk.ACUTE
        assert result.override.reason
        assert result.override.by != result.override.agreed_by
        standards = getattr(result, "standards", [result])
        members = [member for standard in standards for member in standard.members]
        assert not any(m.importance is Importance.KNOCK_OUT and m.value is Value.FALSE for m in members)
    used = [result.override for result in [*card.standards(), *card.themes] if result.override]
    assert len(used) + len(card.refused_overrides) == len(case.overrides)


@LAWS
@given(cases())
def test_the_scorecard_survives_being_kept_as_json(case: Case):
    card = case.score()
    assert scorecard_from_json_dict(card.to_json_dict()) == card
