from datetime import date
from decimal import Decimal

import pytest

from quality_framework import (
    Judgement,
    Level,
    NotANumberError,
    NotAssessedReason,
    Risk,
    Verification,
    WrongUnitError,
    check_judgement,
    load_framework,
    parse_judgements,
    read_measured_value,
)
from tests.unit.quality_framework.example_framework import EXAMPLE

FRAMEWORK = load_framework(EXAMPLE)
AREA = "rooms.space.area-per-person"
CHAIR = "rooms.space.chair"


def codes(raw, judged_on=None):
    outcome = check_judgement(FRAMEWORK, raw, judged_on)
    return [] if isinstance(outcome, Judgement) else [str(problem.code) for problem in outcome]


def test_a_complete_judgement_is_read_whole():
    raw = {
        "indicator": AREA,
        "level": "not-met",
        "reason": None,
        "verified_by": ["measurement", "document", "document"],
        "measured_value": {"value": "3,4", "unit": "m2"},
        "risk": "high",
        "remark": " Room 12. ",
    }
    assert check_judgement(FRAMEWORK, raw) == Judgement(
        indicator=AREA,
        level=Level.NOT_MET,
        verified_by=frozenset({Verification.MEASUREMENT, Verification.DOCUMENT}),
        measured_value=Decimal("3.4"),
        risk=Risk.HIGH,
        remark="Room 12.",
    )


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("met", ["not-a-judgement"]),
        ({}, ["unknown-indicator", "unknown-level"]),
        ({"indicator": "nowhere", "level": "met"}, ["unknown-indicator"]),
        ({"indicator": ["x"], "level": "met"}, ["unknown-indicator"]),
        ({"indicator": CHAIR, "level": "good"}, ["unknown-level"]),
        ({"indicator": CHAIR, "level": 3}, ["unknown-level"]),
        ({"indicator": CHAIR, "level": "met", "colour": "red"}, ["unknown-key"]),
        ({"indicator": CHAIR, "level": "not-applicable"}, ["reason-missing"]),
        ({"indicator": CHAIR, "level": "not-applicable", "reason": "  "}, ["reason-missing"]),
        ({"indicator": CHAIR, "level": "not-applicable", "reason": 4}, ["not-text"]),
        ({"indicator": CHAIR, "level": "not-applicable", "reason": "no rooms here"}, []),
        ({"indicator": CHAIR, "level": "could-not-be-assessed"}, ["reason-missing"]),
        ({"indicator": CHAIR, "level": "could-not-be-assessed", "reason": "rain"}, ["unknown-reason"]),
        ({"indicator": CHAIR, "level": "could-not-be-assessed", "reason": "no-access"}, []),
        ({"indicator": CHAIR, "level": "met", "reason": "as agreed"}, []),
        ({"indicator": CHAIR, "level": "met", "verified_by": "observation"}, ["unknown-verification"]),
        ({"indicator": CHAIR, "level": "met", "verified_by": 1}, ["unknown-verification"]),
        (
            {"indicator": CHAIR, "level": "met", "verified_by": ["smell", 3, "staff"]},
            ["unknown-verification"] * 2,
        ),
        ({"indicator": CHAIR, "level": "met", "measured_value": 4}, ["no-measure"]),
        ({"indicator": AREA, "level": "met", "measured_value": {"value": 4, "unit": "ft2"}}, ["wrong-unit"]),
        ({"indicator": AREA, "level": "met", "measured_value": {"value": 4}}, ["not-a-number"]),
        ({"indicator": AREA, "level": "met", "measured_value": "four"}, ["not-a-number"]),
        ({"indicator": "nowhere", "level": "met", "measured_value": "four"}, ["unknown-indicator"]),
        ({"indicator": CHAIR, "level": "met", "risk": "low"}, ["risk-not-allowed"]),
        ({"indicator": CHAIR, "level": "not-applicable", "reason": "x", "risk": "low"}, ["risk-not-allowed"]),
        ({"indicator": CHAIR, "level": "partly-met", "risk": "huge"}, ["unknown-risk"]),
        ({"indicator": CHAIR, "level": "partly-met", "risk": 2}, ["unknown-risk"]),
        ({"indicator": CHAIR, "level": "could-not-be-assessed", "reason": "unsafe", "risk": "acute"}, []),
        ({"indicator": CHAIR, "level": "good", "risk": "low"}, ["unknown-level"]),
        ({"indicator": CHAIR, "level": "met", "remark": 5}, ["not-text"]),
    ],
)
def test_a_judgement_that_does_not_fit_is_refused_with_a_stable_code(raw, expected):
    assert codes(raw) == expected


def test_every_problem_says_what_is_wrong_in_a_sentence():
    raw = {"indicator": CHAIR, "level": "could-not-be-assessed", "reason": "rain"}
    (problem,) = check_judgement(FRAMEWORK, raw)
    assert problem.message == (
        "'rain' is not a reason why an indicator could not be assessed; use one of no-access, no-record,"
        " no-time, refused, unsafe."
    )


def test_a_level_other_than_the_measured_value_proposes_needs_a_reason_when_the_day_is_known():
    raw = {"indicator": AREA, "level": "met", "measured_value": 3}
    assert codes(raw) == []
    assert codes(raw, date(2026, 11, 23)) == ["reason-missing"]
    assert codes({**raw, "reason": "two people sleep elsewhere"}, date(2026, 11, 23)) == []
    assert codes({**raw, "level": "not-met"}, date(2026, 11, 23)) == []
    assert codes({**raw, "level": "not-applicable", "reason": "empty"}, date(2026, 11, 23)) == []


def test_could_not_be_assessed_keeps_its_reason_as_one_of_the_five():
    outcome = check_judgement(
        FRAMEWORK, {"indicator": CHAIR, "level": "could-not-be-assessed", "reason": "no-time"}
    )
    assert outcome.reason is NotAssessedReason.NO_TIME


def test_a_list_keeps_what_fits_and_names_what_does_not():
    accepted, refused = parse_judgements(
        FRAMEWORK,
        [
            {"indicator": CHAIR, "level": "met"},
            {"indicator": "nowhere", "level": "met"},
            "nonsense",
            {"indicator": AREA, "level": "met"},
        ],
    )
    assert [judgement.indicator for judgement in accepted] == [CHAIR, AREA]
    assert [(item.position, item.indicator, item.problems[0].code) for item in refused] == [
        (1, "nowhere", "unknown-indicator"),
        (2, None, "not-a-judgement"),
    ]


def test_an_indicator_judged_twice_in_one_list_is_refused_both_times():
    accepted, refused = parse_judgements(
        FRAMEWORK,
        [
            {"indicator": CHAIR, "level": "met"},
            {"indicator": AREA, "level": "met"},
            {"indicator": CHAIR, "level": "good"},
        ],
    )
    assert [judgement.indicator for judgement in accepted] == [AREA]
    assert [[str(problem.code) for problem in item.problems] for item in refused] == [
        ["judged-twice"],
        ["unknown-level", "judged-twice"],
    ]


def test_a_risk_stands_only_with_a_level_that_can_carry_it():
    assert Judgement(CHAIR, Level.MET, risk=Risk.ACUTE).standing_risk is None
    assert Judgement(CHAIR, Level.NOT_MET, risk=Risk.ACUTE).standing_risk is Risk.ACUTE


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (4, "4"),
        (3.4, "3.4"),
        (Decimal("3.40"), "3.40"),
        ("3.4", "3.4"),
        (" 3,4 ", "3.4"),
        ("-2", "-2"),
        ({"value": "3,4", "unit": "m2"}, "3.4"),
    ],
)
def test_a_measured_value_is_read_as_people_write_it(given, expected):
    assert str(read_measured_value(given, "m2")) == expected


@pytest.mark.parametrize(
    "given",
    [
        "",
        "four",
        "1.234,5",
        "3,4,5",
        "1e3",
        "3 m2",
        True,
        [],
        float("nan"),
        float("inf"),
        1e30,
        "9" * 40,
        None,
    ],
)
def test_what_is_not_one_plain_number_is_refused(given):
    with pytest.raises(NotANumberError):
        read_measured_value(given, "m2")


@pytest.mark.parametrize("unit", ["ft2", "", None, "M2"])
def test_a_value_in_another_unit_is_refused(unit):
    with pytest.raises(WrongUnitError):
        read_measured_value({"value": 4, "unit": unit}, "m2")
