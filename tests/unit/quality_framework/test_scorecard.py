import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from quality_framework import (
    Facts,
    IndexRange,
    Judgement,
    Level,
    Override,
    Risk,
    Text,
    Verdict,
    load_framework,
    score,
    scorecard_from_json_dict,
)
from quality_framework.canonical import canonical_json
from quality_framework.exact import decimal_text
from quality_framework.model import MeasureValue
from quality_framework.verdict_rules import HeadlineRule
from tests.unit.quality_framework.example_framework import EXAMPLE, TODAY, all_met

FRAMEWORK = load_framework(EXAMPLE)


def a_scorecard():
    judgements = [
        replace(judgement, measured_value=Decimal("4.50"), risk=None)
        if judgement.indicator.endswith("area-per-person")
        else judgement
        for judgement in all_met(FRAMEWORK, daylight=Level.PARTLY_MET, clean=Level.NOT_MET)
    ]
    overrides = [
        Override("rooms.space", Verdict.COMPLIANT, "seen again", "ann", "bob"),
        Override("headline", Verdict.COMPLIANT, "please", "ann", "bob"),
    ]
    facts = Facts(acute_dangers=("gas leak",))
    return score(FRAMEWORK, "full", facts, TODAY, ["rooms", "sanitary"], judgements, overrides)


def test_a_scorecard_comes_back_from_its_json_exactly():
    scorecard = a_scorecard()
    text = json.dumps(scorecard.to_json_dict())
    again = scorecard_from_json_dict(json.loads(text))
    assert again == scorecard
    assert json.dumps(again.to_json_dict()) == text


def test_numbers_stay_exact_in_json():
    values = a_scorecard().to_json_dict()
    rooms = next(theme for theme in values["themes"] if theme["id"] == "rooms")
    assert rooms["index"] == {"low": "9/10", "high": "9/10"}
    assert rooms["coverage"] == {"settled": 5, "applicable": 5, "share": "1"}
    assert rooms["standards"][0]["indicators"][0]["measured_value"] == "4.50"


def test_what_is_no_scorecard_is_refused():
    with pytest.raises(ValueError, match="headline"):
        scorecard_from_json_dict({})


def test_results_are_found_by_id_and_unknown_ids_are_not():
    scorecard = a_scorecard()
    assert scorecard.theme("rooms").id == "rooms"
    assert scorecard.standard("rooms.space").members[2].only_partly
    assert scorecard.indicator("rooms.space.daylight").index == IndexRange(Fraction(1, 2), Fraction(1, 2))
    for find in (scorecard.theme, scorecard.standard, scorecard.indicator):
        with pytest.raises(KeyError):
            find("nowhere")


def test_a_group_is_a_member_named_by_its_place():
    group = a_scorecard().standard("rooms.privacy").members[0]
    assert group.id == "rooms.privacy#1"
    assert len(group.indicators) == len(group.decided_by) == 3


def test_the_index_weighs_members_by_importance():
    rules = FRAMEWORK.rules
    heavy = rules.model_copy(
        update={"index": rules.index.model_copy(update={"weights": {"core": Fraction(3)}})}
    )
    framework = FRAMEWORK.model_copy(update={"rules": heavy})
    judgements = [
        Judgement("rooms.space.area-per-person", Level.MET),
        Judgement("rooms.space.chair", Level.NOT_MET, risk=Risk.LOW),
    ]
    result = score(framework, "full", Facts(), TODAY, judgements=judgements).standard("rooms.space")
    assert result.index == IndexRange(Fraction(1, 5), Fraction(2, 5))


def test_the_model_is_also_built_from_python_values():
    text = Text({"nl": "ja"})
    value = MeasureValue.model_validate(
        {"from": TODAY, "at_least": Decimal(4), "force": "law", "source": "S", "code": "1", "note": text}
    )
    assert (value.from_, value.note) == (TODAY, text)
    assert HeadlineRule(name="urgent-first", minimum_coverage=Fraction(4, 5)).minimum_coverage == Fraction(
        4, 5
    )


def test_the_canonical_form_has_one_text_for_one_value():
    value = {"b": [1, True, None, "é\n"], "a": Fraction(1, 2), "c": date(2026, 6, 12), "d": Decimal("2.50")}
    assert canonical_json(value) == '{"a":"1/2","b":[1,true,null,"é\\n"],"c":"2026-06-12","d":2.5}'
    with pytest.raises(TypeError, match="float has no exact form"):
        canonical_json(0.5)


@pytest.mark.parametrize(
    ("number", "text"), [("4.0", "4"), ("400", "400"), ("-0.0", "0"), ("1E+2", "100"), ("0.10", "0.1")]
)
def test_a_number_is_written_in_one_way(number, text):
    assert decimal_text(Decimal(number)) == text


def test_a_text_is_a_frozen_mapping():
    text = Text({"nl": "ja", "en": "yes"})
    assert (text["nl"], len(text), list(text)) == ("ja", 2, ["nl", "en"])
    assert text == Text({"en": "yes", "nl": "ja"})
    assert hash(text) == hash(Text({"en": "yes", "nl": "ja"}))
    assert repr(text) == "Text({'nl': 'ja', 'en': 'yes'})"
    assert not hasattr(text, "__setitem__")
