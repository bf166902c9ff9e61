import pytest

from quality_framework import check_framework
from tests.unit.quality_framework.example_framework import Folder

CORE = "importance: core\n        importance_reason: {nl: "
REPLACES = "importance_reason: {nl: Vervangt het slot., en: Replaces the lock.}"
LAST_WORDS = "Draagt de norm., en: Carries the standard.}\n        phases"


@pytest.fixture
def folder(tmp_path):
    return Folder(tmp_path)


def messages(folder):
    return [error.message for error in folder.errors()]


def test_a_rule_that_names_an_indicator_twice_is_refused(folder):
    folder.change(
        "rooms",
        "[rooms.privacy.locker, rooms.privacy.curtain]",
        "[rooms.privacy.locker, rooms.privacy.locker]",
    )
    assert "the rule names rooms.privacy.locker more than once" in messages(folder)
    assert "rooms.privacy.curtain is not in the rule of its standard" in messages(folder)


def test_a_rule_that_names_an_indicator_of_another_standard_is_refused(folder):
    folder.change("rooms", "        - rooms.privacy.knock-first", "        - rooms.space.chair")
    assert any("rooms.space.chair, which is not an indicator of this standard" in m for m in messages(folder))


def test_a_profile_that_cuts_a_group_is_refused(folder):
    folder.change(
        "rooms",
        f"{REPLACES}\n        profiles: [short]",
        REPLACES,
    )
    (message,) = messages(folder)
    assert message == (
        "profile short covers rooms.privacy.lockable-room, rooms.privacy.curtain"
        " but not rooms.privacy.locker of the same group"
    )


def test_a_knock_out_with_an_alternative_is_warned_about(folder):
    folder.change(
        "rooms",
        CORE + "Vervangt",
        CORE.replace("core", "knock-out") + "Vervangt",
    )
    report = check_framework(folder.path)
    assert report.framework is not None
    (warning,) = report.warnings
    assert warning.message.startswith("rooms.privacy.locker is a knock-out with an alternative")
    assert warning.line == folder.line_of("rooms", "rule:")


def test_a_knock_out_alone_in_its_any_of_has_no_alternative(folder):
    folder.change("rooms", "- rooms.privacy.knock-first", "- any_of: [rooms.privacy.knock-first]")
    folder.change(
        "rooms",
        CORE + LAST_WORDS,
        CORE.replace("core", "knock-out") + LAST_WORDS,
    )
    assert check_framework(folder.path).warnings == ()


def test_a_profile_that_no_indicator_carries_is_warned_about(folder):
    folder.change("framework.yaml", "  - id: short", "  - id: night")
    for name in ("arrival", "rooms", "sanitary"):
        folder.change(name, "        profiles: [short]\n", "", every=True)
    report = check_framework(folder.path)
    assert [w.message for w in report.warnings] == [
        "profile night selects tagged indicators, but none carries its tag"
    ]


def test_names_that_framework_yaml_does_not_define_are_refused(folder):
    folder.change("sanitary", "applies_to: [families]", "applies_to: [giants]")
    folder.change("sanitary", "kinds: [regular-centre]", "kinds: [castle]")
    folder.change("sanitary", "profiles: [short]", "profiles: [long]")
    folder.change("sanitary", "source: EXAMPLE", "source: HEARSAY")
    folder.change("rooms", 'source: EASO2016, code: "5"}', 'source: RUMOUR, code: "5"}')
    folder.change("arrival", "law, source: RCD2024", "law, source: RCD2025")
    found = messages(folder)
    for name in ("giants in applies_to", "castle in kinds", "long in profiles"):
        assert f"{name} is not defined in framework.yaml" in found
    for name in ("HEARSAY", "RUMOUR", "RCD2025"):
        assert f"{name} is not one of the sources in framework.yaml" in found


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("rooms", "at_least: 4,", "at_most: 4,", "a measure at-least needs at_least and nothing else"),
        (
            "rooms",
            "at_least: 4,",
            "at_least: 4, at_most: 9,",
            "a measure at-least needs at_least and nothing else",
        ),
        (
            "rooms",
            "comparator: at-least",
            "comparator: range",
            "a measure range needs at_least and at_most and nothing else",
        ),
        (
            "arrival",
            "{from: 2026-06-12, at_most: 3",
            "{at_most: 3",
            "this value does not hold from a later day than the one before it",
        ),
        (
            "arrival",
            "{at_most: 15",
            "{from: 2027-01-01, at_most: 15",
            "this value does not hold from a later day than the one before it",
        ),
        (
            "sanitary",
            "local_value: true",
            "local_value: false",
            "the measure of sanitary.toilets.residents-per-toilet has no values",
        ),
    ],
)
def test_thresholds_that_do_not_fit_their_measure_are_refused(folder, name, old, new, message):
    folder.change(name, old, new)
    assert messages(folder) == [message]


def test_a_range_must_not_be_upside_down(folder):
    folder.change("rooms", "comparator: at-least", "comparator: range").change(
        "rooms", "at_least: 4,", "at_least: 4, at_most: 3,"
    )
    assert messages(folder) == ["at_least lies above at_most"]


def test_where_units_are_written_out_every_unit_is_one_of_them(folder):
    folder.change(
        "framework.yaml",
        "profiles:\n",
        "units:\n  m2: {nl: m², en: m²}\n  days: {nl: dagen, en: days}\nprofiles:\n",
    )
    assert messages(folder) == ["residents is not one of the units in framework.yaml"]
    framework = folder.change("sanitary", "unit: residents", "unit: days").load()
    assert framework.unit("m2")["en"] == "m²"
    assert framework.unit("miles")["nl"] == "miles"


def test_a_reference_to_a_law_that_the_framework_does_not_name_is_refused(folder):
    folder.change("arrival", "instrument: directive-2024-1346", "instrument: directive-1999-1")
    assert messages(folder) == ["directive-1999-1 is not one of the instruments in framework.yaml"]


def test_a_law_without_its_name_in_every_language_is_refused_and_its_references_are_no_news(folder):
    folder.change("framework.yaml", "name: {nl: Richtlijn", "name: {fy: Rjochtline")
    assert messages(folder) == ["has no text in nl", "has text in fy, not a language of the framework"]
    folder.change("framework.yaml", "name: {fy:", "name: {1:")
    assert len(messages(folder)) == 1


def test_a_framework_that_names_no_laws_is_read_with_a_warning(folder):
    text = folder.file("framework.yaml").read_text("utf-8")
    named = text[text.index("instruments:") : text.index("groups:")]
    folder.change("framework.yaml", named, "")
    report = check_framework(folder.path)
    assert [warning.message for warning in report.warnings] == [
        "laws are referred to, but instruments gives none of them its name in each language"
    ]
    law = report.framework.instrument("directive-2024-1346")
    assert law.name["nl"] == "directive-2024-1346"
    assert law.url is None


def test_a_local_value_says_of_what_it_is_the_value(folder):
    folder.change("rooms", "        phases: [in-use]", "        local_value: true")
    assert messages(folder) == [
        "rooms.privacy.knock-first waits for a local value but has no measure that says of what"
    ]


def test_a_theme_and_a_standard_id_are_used_once(folder):
    folder.change("rooms", "id: rooms.privacy\n", "id: rooms.space\n")
    assert "the id rooms.space is already used by another standard" in messages(folder)
