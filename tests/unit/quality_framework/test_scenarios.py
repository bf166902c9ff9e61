import pytest

from quality_framework import Reason, explain
from tests.unit.quality_framework.scenario_reader import Scenario, coverage, only, read_scenarios, span
from tests.unit.quality_framework.scenario_words import (
    EXCLUSIONS,
    HEADLINES,
    LEVELS,
    REASONS,
    REFUSALS,
    RISKS,
    VERDICTS,
)

SCENARIOS = read_scenarios()


def about(reason: Reason) -> set:
    """The indicators a reason names, else its standards, else the numbers or the danger it tells."""
    if reason.count is not None and not reason.standards and not reason.indicators:
        return {f"{reason.count} van {reason.of}"}
    return set(reason.indicators) or set(reason.standards) or {reason.text} - {None}


def told(reasons: tuple[Reason, ...]) -> dict:
    """The reasons as the scenarios write them: code and what it is about."""
    found: dict = {}
    for reason in reasons:
        found.setdefault(reason.code, set()).update(about(reason))
    return found


def expected_reasons(scenario: Scenario, raw: dict) -> dict:
    numbers = {"te weinig beoordeeld", "acuut gevaar"}
    return {
        REASONS[words]: set(names) if words in numbers else {scenario.id_of(name) for name in names}
        for words, names in raw.items()
    }


@pytest.mark.parametrize("scenario", SCENARIOS, ids=[scenario.title for scenario in SCENARIOS])
def test_the_scorecard_says_what_the_scenario_expects(scenario: Scenario):
    expected, card = dict(scenario.expected), scenario.scorecard()
    only(expected, *CHECKS)
    assert expected
    for words, raw in expected.items():
        CHECKS[words](scenario, card, raw)


def check_headline(scenario, card, raw):
    assert card.headline is HEADLINES[raw]


def check_headline_reasons(scenario, card, raw):
    assert told(card.headline_reasons) == expected_reasons(scenario, raw)


def check_standards(scenario, card, raw):
    found = {name: card.standard(scenario.id_of(name)).verdict for name in raw}
    assert found == {name: VERDICTS[words] for name, words in raw.items()}


def check_derived(scenario, card, raw):
    found = {name: card.standard(scenario.id_of(name)).derived_verdict for name in raw}
    assert found == {name: VERDICTS[words] for name, words in raw.items()}


def check_reasons(scenario, card, raw):
    for name, reasons in raw.items():
        standard = card.standard(scenario.id_of(name))
        assert told(standard.reasons) == expected_reasons(scenario, reasons)


def check_theme(scenario, card, raw):
    assert [theme.verdict for theme in card.themes] == [VERDICTS[raw]]


def check_counts(scenario, card, raw):
    found = {verdict: count for verdict, count in card.standards_per_verdict.items() if count}
    assert found == {VERDICTS[words]: count for words, count in raw.items()}


def check_coverage(scenario, card, raw):
    assert (card.coverage.settled, card.coverage.applicable) == coverage(raw)


def check_index(scenario, card, raw):
    assert (None if card.index is None else (card.index.low, card.index.high)) == span(raw)


def check_index_shown(scenario, card, raw):
    assert card.index_shown is raw


def check_thin(scenario, card, raw):
    thin = {standard.id for standard in card.standards() if standard.thin_evidence}
    assert thin == {scenario.id_of(name) for name in raw}


def check_left_out(scenario, card, raw):
    for name, why in raw.items():
        assert card.indicator(scenario.id_of(name)).excluded is EXCLUSIONS[why]


def check_proposed(scenario, card, raw):
    for name, words in raw.items():
        proposed = card.indicator(scenario.id_of(name)).proposed_level
        assert proposed is (None if words is None else LEVELS[words])


def check_risk(scenario, card, raw):
    for name, words in raw.items():
        assert card.standard(scenario.id_of(name)).risk is RISKS[words]


def check_lift(scenario, card, raw):
    for name, indicators in raw.items():
        lift = explain(scenario.framework, card, scenario.id_of(name)).what_would_change_it
        found = [] if lift is None else list(lift.indicators)
        assert found == [scenario.id_of(indicator) for indicator in indicators]


def check_refused(scenario, card, raw):
    found = [refused.code for refused in card.refused_overrides]
    assert found == [REFUSALS[words] for words in raw]


CHECKS = {
    "kop": check_headline,
    "omdat": check_headline_reasons,
    "normen": check_standards,
    "afgeleid": check_derived,
    "normen omdat": check_reasons,
    "thema": check_theme,
    "aantal normen": check_counts,
    "dekking": check_coverage,
    "index": check_index,
    "index te zien": check_index_shown,
    "dun bewijs": check_thin,
    "telt niet mee": check_left_out,
    "voorstel": check_proposed,
    "risico": check_risk,
    "dit zou het veranderen": check_lift,
    "bijstelling geweigerd": check_refused,
}


def test_the_scenarios_are_many_and_each_has_a_name_of_its_own():
    titles = [scenario.title for scenario in SCENARIOS]
    assert len(titles) == len(set(titles)) >= 25
