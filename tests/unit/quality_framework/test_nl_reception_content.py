"""The shipped framework says what its sources say, no more and no less."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

import quality_framework
from quality_framework.content_map import code_order
from quality_framework.loader import check_framework
from quality_framework.model import Framework, Indicator, MeasureValue
from quality_framework.rule import RuleGroup
from quality_framework.text import Text
from quality_framework.vocabulary import Importance, OnAppeal, Phase

FOLDER = Path(quality_framework.__file__).parent / "frameworks/nl-reception"
ROOT = Path(__file__).resolve().parents[3]
CATALOGUE = json.loads((ROOT / "tests/shared/catalogue_codes.json").read_text())
STRUCK = {OnAppeal.ORDER_NOT_UPHELD, OnAppeal.NOT_RETRIEVED}

READ_BUT_WITHOUT_INDICATORS = {("EASO2016", "27"), ("UAC2018", "2")}
"""Standards of which no indicator was read: they stand under the gaps."""

TERM_OF_AN_ORDER = ("NL-RBDHA-2022", "NL-R3.1")
"""Four weeks to arrange schooling: a term for the State in 2022, kept as a remark and never measured."""

OUTSIDE_THE_CATALOGUE = {("RCD2024", "art. 16")}
"""Known from the fact base only in part, carried as not verified: the two months for school."""

NUMBER_IN_AN_INDICATOR = {
    "EASO2016": "indicator",
    "UAC2018": "indicator",
    "NL-RIVM": "indicator",
    "RCD2024": "law",
    "NL-RBDHA-2022": "court-order",
    "NL-GHDHA-2022": "guidance",
    "NL-UNHCR": "position",
}
"""How strong a number is that stands in the indicator itself, per source."""

MOST_CHARACTERS = 320


@pytest.fixture(scope="module")
def report():
    return check_framework(FOLDER)


@pytest.fixture(scope="module")
def framework(report) -> Framework:
    assert report.framework is not None, "\n".join(str(error) for error in report.errors)
    return report.framework


def codes_of(indicator: Indicator) -> set[tuple[str, str]]:
    return {(source.source, source.code) for source in indicator.sources}


def carriers(framework: Framework, source: str, code: str) -> list[Indicator]:
    return [found for found in framework.indicators() if (source, code) in codes_of(found)]


def texts_of(framework: Framework) -> Iterator[tuple[str, Text]]:
    for theme in framework.themes:
        yield f"{theme.id} title", theme.title
        yield f"{theme.id} summary", theme.summary
        for standard in theme.standards:
            yield f"{standard.id} title", standard.title
            yield f"{standard.id} why", standard.why
            for found in standard.indicators:
                yield f"{found.id} text", found.text
                yield f"{found.id} guidance", found.guidance
                yield f"{found.id} importance_reason", found.importance_reason


def test_the_framework_has_no_errors_and_no_warnings(report):
    assert report.errors == ()
    assert report.warnings == ()


def test_only_the_three_local_values_are_open(report, framework):
    local = [found for found in framework.indicators() if found.local_value]
    assert [found.id.rpartition(".")[2] for found in local] == [
        "residents-per-toilet",
        "residents-per-shower",
        "residents-per-washbasin",
    ]
    assert len(report.open_values) == len(local)
    for found in local:
        assert found.importance is Importance.SUPPORTING
        assert {source.source for source in found.sources} == {"NL-LOCAL"}


def test_every_code_of_the_catalogue_is_carried_by_an_indicator(framework):
    assert len(CATALOGUE["indicators"]) == 282
    carried = {code for found in framework.indicators() for code in codes_of(found)}
    missing = [item for item in CATALOGUE["indicators"] if (item["source"], item["code"]) not in carried]
    assert missing == []


def test_every_standard_of_the_catalogue_is_carried_or_named_as_a_gap(framework):
    assert len(CATALOGUE["standards"]) == 88
    carried = {(found.source, found.code) for standard in framework.standards() for found in standard.sources}
    missing = {(item["source"], item["code"]) for item in CATALOGUE["standards"]} - carried
    assert missing <= READ_BUT_WITHOUT_INDICATORS
    gaps = {(gap.source, gap.codes) for gap in framework.gaps}
    for source, code in missing:
        assert (source, f"{code} indicators") in gaps


def test_a_standard_carries_the_codes_its_indicators_come_from(framework):
    home = {(item["source"], item["code"]): item["standard"] for item in CATALOGUE["indicators"]}
    for standard in framework.standards():
        named = {f"{found.source} {found.code}" for found in standard.sources}
        for found in standard.indicators:
            origins = {home[code] for code in codes_of(found) if code in home}
            assert not origins or origins & named, f"{found.id} comes from {origins}, not from {named}"


def test_nothing_is_claimed_that_the_catalogue_does_not_have(framework):
    known = {(item["source"], item["code"]) for item in CATALOGUE["indicators"] + CATALOGUE["standards"]}
    claimed = {code for found in framework.indicators() for code in codes_of(found)}
    invented = {code for code in claimed - known if code[0] != "NL-LOCAL"}
    assert invented <= OUTSIDE_THE_CATALOGUE


def test_a_source_is_marked_verified_just_as_in_the_catalogue(framework):
    verified = {(item["source"], item["code"]): item["verified"] for item in CATALOGUE["indicators"]}
    for found in framework.indicators():
        for source in found.sources:
            expected = verified.get((source.source, source.code))
            if expected is not None:
                assert source.verified is expected, f"{found.id} {source.code}"
            if not source.verified:
                assert source.note is not None, f"{found.id} says not why {source.code} is not verified"


def test_what_happened_on_appeal_is_carried_with_every_court_item(framework):
    on_appeal = {(item["source"], item["code"]): item.get("on_appeal") for item in CATALOGUE["indicators"]}
    for found in framework.indicators():
        for source in found.sources:
            expected = on_appeal.get((source.source, source.code))
            assert (source.on_appeal and source.on_appeal.value) == expected, f"{found.id} {source.code}"


def test_an_order_that_was_not_upheld_or_not_retrieved_never_makes_core_or_knock_out(framework):
    for found in framework.indicators():
        if any(source.on_appeal in STRUCK for source in found.sources):
            firm = [source for source in found.sources if source.verified and source.on_appeal not in STRUCK]
            assert firm or found.importance is Importance.SUPPORTING, found.id


def test_what_was_read_only_in_part_is_never_core_or_knock_out(framework):
    for found in framework.indicators():
        if not any(source.verified for source in found.sources):
            assert found.importance is Importance.SUPPORTING, found.id


def test_positions_research_and_practice_are_never_a_knock_out(framework):
    for found in framework.indicators():
        if {source.force.value for source in found.sources} <= {"position", "research", "practice", "local"}:
            assert found.importance is not Importance.KNOCK_OUT, found.id


def test_knock_outs_are_a_handful_and_every_short_check_has_them_all(framework):
    knock_outs = [found for found in framework.indicators() if found.importance is Importance.KNOCK_OUT]
    assert 10 <= len(knock_outs) <= 18
    assert [found.id for found in knock_outs if "short" not in found.profiles] == []


def test_dutch_and_english_are_both_there_and_are_not_the_same_words(framework):
    assert framework.languages == ("nl", "en")
    for place, text in texts_of(framework):
        assert set(text) == {"nl", "en"}, place
        assert text["nl"] != text["en"], place


def test_the_words_are_calm_and_not_too_long(framework):
    for place, text in texts_of(framework):
        for words in text.values():
            assert "!" not in words, place
            assert len(words) <= MOST_CHARACTERS, place


def test_what_can_be_judged_before_opening_asks_for_nobody_who_lives_there(framework):
    for found in framework.indicators():
        if "before-opening" in found.profiles:
            assert found.phases in {(), (Phase.BEFORE_OPENING,), (Phase.BEFORE_OPENING, Phase.IN_USE)}, (
                found.id
            )


def measured(item: dict[str, dict[str, str]], value: MeasureValue) -> bool:
    bounds = {"at_least": value.at_least, "at_most": value.at_most}
    return all(
        bounds[name] == (Decimal(item["measure"][name]) if name in item["measure"] else None)
        for name in bounds
    )


@pytest.mark.parametrize(
    "item",
    [item for item in CATALOGUE["indicators"] if "measure" in item],
    ids=lambda item: f"{item['source']}-{item['code']}",
)
def test_every_number_of_the_catalogue_stands_at_its_indicator_with_its_force(framework, item):
    found = carriers(framework, item["source"], item["code"])
    values = [
        value
        for indicator in found
        if indicator.measure
        for value in indicator.measure.values
        if measured(item, value)
    ]
    if (item["source"], item["code"]) == TERM_OF_AN_ORDER:
        assert values == []
        assert any(indicator.remark and "vier weken" in indicator.remark["nl"] for indicator in found)
        return
    binding = item["measure"]["binding"]
    own = [value for value in values if (value.source, value.code) == (item["source"], item["code"])]
    if item.get("on_appeal") in {word.value for word in STRUCK} and not own:
        assert values, "the number of a struck order stands there on the ground of another source"
        return
    expected = NUMBER_IN_AN_INDICATOR[item["source"]] if binding == "indicator" else binding
    assert expected in {value.force.value for value in own}


@pytest.mark.parametrize(
    ("source", "code", "earlier", "later"),
    [
        ("EASO2016", "30.4", 15, 3),
        ("EASO2016", "31.5", 15, 3),
        ("UAC2018", "1.1", 15, 3),
        ("UAC2018", "31.1", 3, 2),
        ("NL-UNHCR", "NL-U1.4", 3, 2),
    ],
)
def test_where_two_directives_differ_both_terms_stand_with_the_date_of_the_newer(
    framework, source, code, earlier, later
):
    (measure,) = [found.measure for found in carriers(framework, source, code) if found.measure]
    old, new = measure.values
    assert (old.from_, old.at_most) == (None, earlier)
    assert (new.from_ and new.from_.isoformat(), new.at_most) == ("2026-06-12", later)
    assert new.force.value == "law"
    assert new.note is not None
    assert "2026" in new.note["en"]


def alternatives(group: RuleGroup) -> Iterator[RuleGroup]:
    for part in group.parts:
        if isinstance(part, RuleGroup):
            yield from alternatives(part)
    if not group.needs_all:
        yield group


def codes_under(framework: Framework, part: str | RuleGroup, source: str) -> list[str]:
    leaves = [part] if isinstance(part, str) else part.leaves()
    found = {
        code for leaf in leaves for owner, code in codes_of(framework.indicator(leaf)) if owner == source
    }
    return sorted(found, key=code_order)


@pytest.mark.parametrize(
    ("source", "ways"),
    [
        ("EASO2016", [["1.2a"], ["1.2b"], ["1.2c"], ["1.2d"]]),
        ("EASO2016", [["22.2a"], ["22.2b"]]),
        ("UAC2018", [["16.1a", "16.1b", "16.1c", "16.1d"], ["16.2a", "16.2b", "16.2c"]]),
        ("UAC2018", [["43.2a"], ["43.2b"], ["43.2c"], ["43.2d"]]),
    ],
    ids=["services", "water", "daily care", "services for children"],
)
def test_alternatives_and_packages_of_the_source_are_kept(framework, source, ways):
    found = [
        [codes_under(framework, part, source) for part in group.parts]
        for standard in framework.standards()
        for group in alternatives(standard.effective_rule)
    ]
    assert ways in found
