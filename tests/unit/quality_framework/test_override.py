import pytest

from quality_framework import Facts, Level, Override, Risk, Verdict, load_framework, score
from tests.unit.quality_framework.example_framework import EXAMPLE, TODAY, all_met, judged

FRAMEWORK = load_framework(EXAMPLE)


def override(target="rooms.space", verdict=Verdict.COMPLIANT, reason="seen again", by="ann", agreed_by="bob"):
    return Override(target, verdict, reason, by, agreed_by)


def scored(*overrides, **levels):
    return score(
        FRAMEWORK, "full", Facts(), TODAY, judgements=all_met(FRAMEWORK, **levels), overrides=overrides
    )


def refusals(*overrides, **levels):
    return [(item.override.target, str(item.code)) for item in scored(*overrides, **levels).refused_overrides]


def test_an_override_of_one_step_counts_and_the_derived_verdict_is_kept():
    scorecard = scored(override(), daylight=Level.NOT_MET)
    standard = scorecard.standard("rooms.space")
    assert (standard.verdict, standard.derived_verdict) == (
        Verdict.COMPLIANT,
        Verdict.SUBSTANTIALLY_COMPLIANT,
    )
    assert standard.override == override()
    assert scorecard.theme("rooms").verdict is Verdict.COMPLIANT
    assert scorecard.standards_per_verdict[Verdict.COMPLIANT] == 4
    assert scorecard.refused_overrides == ()


def test_an_override_of_a_theme_leaves_its_standards_alone():
    scorecard = scored(override("rooms", Verdict.COMPLIANT), daylight=Level.NOT_MET)
    theme = scorecard.theme("rooms")
    assert (theme.verdict, theme.derived_verdict) == (Verdict.COMPLIANT, Verdict.SUBSTANTIALLY_COMPLIANT)
    assert scorecard.standard("rooms.space").override is None


def test_an_override_never_touches_the_headline():
    plain = scored(clean=Level.NOT_MET)
    lifted = scored(override("sanitary.toilets", Verdict.PARTIALLY_COMPLIANT), clean=Level.NOT_MET)
    assert lifted.standard("sanitary.toilets").verdict is Verdict.PARTIALLY_COMPLIANT
    assert (lifted.headline, lifted.headline_reasons) == (plain.headline, plain.headline_reasons)
    assert refusals(override("headline")) == [("headline", "headline-not-overridable")]
    assert refusals(override("example")) == [("example", "headline-not-overridable")]


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (override("nowhere"), "unknown-target"),
        (override(reason="  "), "reason-missing"),
        (override(agreed_by="Ann "), "second-person-missing"),
        (override(agreed_by=" "), "second-person-missing"),
        (override(verdict=Verdict.NOT_COMPLIANT), "not-one-step"),
        (override(verdict=Verdict.SUBSTANTIALLY_COMPLIANT), "not-one-step"),
        (override(verdict=Verdict.NOT_APPLICABLE), "verdict-not-judged"),
        (override(verdict=Verdict.CANNOT_BE_JUDGED), "verdict-not-judged"),
    ],
)
def test_an_override_that_may_not_be_made_is_refused_and_changes_nothing(wrong, code):
    scorecard = scored(wrong, daylight=Level.NOT_MET)
    assert [(item.override, item.code) for item in scorecard.refused_overrides] == [(wrong, code)]
    assert scorecard.standard("rooms.space").verdict is Verdict.SUBSTANTIALLY_COMPLIANT


def test_a_false_knock_out_stands_whoever_agrees():
    wrong = override(verdict=Verdict.PARTIALLY_COMPLIANT)
    assert refusals(wrong, area_per_person=Level.NOT_MET) == [("rooms.space", "knock-out-not-met")]
    of_theme = override("rooms", Verdict.PARTIALLY_COMPLIANT)
    assert refusals(of_theme, area_per_person=Level.NOT_MET) == [("rooms", "knock-out-not-met")]


def test_an_acute_risk_stands_whoever_agrees():
    judgements = [
        judgement
        if judgement.indicator != "rooms.space.daylight"
        else judged(judgement.indicator, Level.NOT_MET, risk=Risk.ACUTE)
        for judgement in all_met(FRAMEWORK)
    ]
    scorecard = score(
        FRAMEWORK, "full", Facts(), TODAY, judgements=judgements, overrides=[override(), override("rooms")]
    )
    assert [str(item.code) for item in scorecard.refused_overrides] == ["acute-risk", "acute-risk"]


def test_what_cannot_be_judged_cannot_be_overridden():
    scorecard = score(FRAMEWORK, "full", Facts(), TODAY, overrides=[override()])
    assert [str(item.code) for item in scorecard.refused_overrides] == ["verdict-not-judged"]


def test_two_overrides_of_one_verdict_are_both_refused_in_any_order():
    one, two = override(reason="a"), override(reason="b")
    assert scored(one, two, daylight=Level.NOT_MET) == scored(two, one, daylight=Level.NOT_MET)
    assert refusals(two, one) == [("rooms.space", "overridden-twice")] * 2
