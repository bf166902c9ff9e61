import pytest

from quality_framework import (
    Exclusion,
    Facts,
    Headline,
    Judgement,
    Level,
    Phase,
    Risk,
    UnfitInputError,
    load_framework,
    score,
)
from quality_framework.facts_file import FactsError, read_facts
from tests.unit.quality_framework.example_framework import EXAMPLE, TODAY, all_met, judged

FRAMEWORK = load_framework(EXAMPLE)
FAMILY_TOILET = "sanitary.toilets.family-toilet"
KNOCKS = "rooms.privacy.knock-first"


def excluded(facts=Facts(), profile="full", scope=None, judgements=()):  # noqa: B008 - frozen
    scorecard = score(FRAMEWORK, profile, facts, TODAY, scope, judgements)
    return {result.id: result.excluded for result in scorecard.indicators() if result.excluded}


WAITING = {"sanitary.toilets.residents-per-toilet": Exclusion.LOCAL_VALUE_OPEN}


def test_a_fact_that_is_not_given_rules_nothing_out():
    assert excluded() == WAITING


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        (Facts(kind="emergency"), Exclusion.OTHER_KIND),
        (Facts(groups=frozenset({"staff"})), Exclusion.GROUP_ABSENT),
        (Facts(residents={"families": 0}), Exclusion.GROUP_ABSENT),
        (Facts(kind="regular-centre", groups=frozenset({"families"}), residents={"families": 0}), None),
        (Facts(residents={"families": 7}), None),
        (Facts(residents={"staff": 0}), None),
    ],
)
def test_kind_and_groups_of_the_location_rule_indicators_out(facts, reason):
    assert excluded(facts).get(FAMILY_TOILET) is reason


def test_the_phase_rules_indicators_out():
    assert excluded(Facts(phase=Phase.BEFORE_OPENING)).get(KNOCKS) is Exclusion.OTHER_PHASE
    assert excluded(Facts(phase=Phase.IN_USE)) == WAITING


def test_a_profile_covers_what_carries_its_tag():
    outside = {name for name, why in excluded(profile="short").items() if why is Exclusion.OUTSIDE_PROFILE}
    assert outside == {
        "rooms.space.chair",
        "rooms.space.daylight",
        KNOCKS,
        FAMILY_TOILET,
        "sanitary.toilets.residents-per-toilet",
    }
    assert excluded(profile=FRAMEWORK.profile("short")) == excluded(profile="short")


def test_a_scope_names_themes_standards_or_indicators():
    inside = {"rooms.space.chair", "arrival.information.in-time"}
    outside = excluded(scope=["arrival", "rooms.space.chair"])
    assert set(outside.values()) == {Exclusion.OUTSIDE_SCOPE}
    assert {indicator.id for indicator in FRAMEWORK.indicators()} - set(outside) == inside
    assert score(FRAMEWORK, "full", Facts(), TODAY, ["rooms", "arrival"]).scope == ("arrival", "rooms")


def test_a_judgement_of_what_does_not_count_is_shown_but_does_not_count():
    scorecard = score(
        FRAMEWORK,
        "full",
        Facts(kind="emergency"),
        TODAY,
        judgements=[
            judged(FAMILY_TOILET, Level.NOT_MET),
            Judgement("rooms.space.chair", Level.NOT_APPLICABLE, reason="no chairs wanted"),
        ],
    )
    result = scorecard.indicator(FAMILY_TOILET)
    assert (result.level, result.value, result.excluded) == ("not-met", "excluded", Exclusion.OTHER_KIND)
    assert result.coverage.applicable == 0
    assert scorecard.indicator("rooms.space.chair").excluded is Exclusion.JUDGED_NOT_APPLICABLE


def test_an_acute_risk_or_danger_reaches_the_headline():
    judgements = all_met(FRAMEWORK)
    calm = score(FRAMEWORK, "full", Facts(), TODAY, judgements=judgements)
    danger = score(FRAMEWORK, "full", Facts(acute_dangers=("gas leak",)), TODAY, judgements=judgements)
    judgements[-1] = judged(judgements[-1].indicator, Level.NOT_MET, risk=Risk.ACUTE)
    acute = score(FRAMEWORK, "full", Facts(), TODAY, judgements=judgements)
    assert (calm.headline, danger.headline, acute.headline) == (
        Headline.NO_SERIOUS_SHORTCOMINGS,
        Headline.URGENT_ACTION,
        Headline.URGENT_ACTION,
    )
    assert danger.headline_reasons[0].text == "gas leak"
    assert (calm.risk, danger.risk, acute.risk) == (None, Risk.ACUTE, Risk.ACUTE)


def test_where_nothing_applies_there_is_no_basis():
    scorecard = score(FRAMEWORK, "full", Facts(), TODAY, [])
    assert (scorecard.headline, scorecard.index, scorecard.coverage.share) == (
        "insufficient-basis",
        None,
        None,
    )
    assert [str(reason.code) for reason in scorecard.headline_reasons] == ["no-applicable-member"]
    assert not scorecard.index_shown


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"profile": "night"}, "not a profile of this framework: night"),
        ({"scope": ["rooms", "attic"]}, "not in this framework: attic"),
        ({"judgements": [judged("attic", Level.MET)]}, "not an indicator of this framework: attic"),
        ({"judgements": [judged(KNOCKS, Level.MET)] * 2}, f"judged more than once: {KNOCKS}"),
    ],
)
def test_input_that_the_framework_does_not_know_is_refused(arguments, message):
    with pytest.raises(UnfitInputError, match=message):
        score(
            **{"framework": FRAMEWORK, "profile": "full", "facts": Facts(), "judged_on": TODAY, **arguments}
        )


def test_facts_are_read_from_plain_values():
    raw = {
        "kind": "emergency",
        "phase": "in-use",
        "groups": ["families", "staff"],
        "residents": {"families": 12},
        "acute_dangers": ["gas leak"],
    }
    assert read_facts(FRAMEWORK, raw) == Facts(
        "emergency", Phase.IN_USE, frozenset({"families", "staff"}), {"families": 12}, ("gas leak",)
    )
    assert read_facts(FRAMEWORK, {}) == Facts()


def test_everything_wrong_with_facts_is_said_at_once():
    with pytest.raises(FactsError) as refused:
        read_facts(
            FRAMEWORK,
            {
                "kind": "castle",
                "phase": "soon",
                "groups": ["giants"],
                "residents": {"families": -1, "staff": "two", "giants": 3},
                "acute_dangers": "fire",
                "colour": "red",
            },
        )
    assert refused.value.problems == (
        "The facts have no key colour.",
        "'castle' is not a location kind of this framework.",
        "'soon' is not a phase; use one of before-opening, in-use.",
        "The number of residents of families is not a whole number of 0 or more.",
        "The number of residents of staff is not a whole number of 0 or more.",
        "giants is not a group of this framework.",
        "giants is not a group of this framework.",
        "acute_dangers is not a list of texts.",
    )


@pytest.mark.parametrize("raw", [[], {"residents": [1]}, {"kind": 5}])
def test_facts_of_another_shape_are_refused(raw):
    with pytest.raises(FactsError):
        read_facts(FRAMEWORK, raw)
