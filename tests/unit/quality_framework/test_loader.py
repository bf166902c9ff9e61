import json
from decimal import Decimal

import pytest

from quality_framework import (
    FrameworkErrors,
    check_framework,
    framework_from_canonical_json,
    load_framework,
    shipped_framework_path,
)
from quality_framework.checks import find_faults
from tests.unit.quality_framework.example_framework import EXAMPLE, Folder


@pytest.fixture
def folder(tmp_path):
    return Folder(tmp_path)


def test_the_example_framework_loads_with_its_texts_and_exact_numbers():
    framework = load_framework(EXAMPLE)
    indicator = framework.indicator("rooms.space.area-per-person")
    assert indicator.text.in_language("en") == "There is enough floor per person."
    assert indicator.text.in_language("fr") == "Er is genoeg vloer per persoon."
    assert indicator.measure.values[0].at_least == Decimal(4)
    assert framework.standard("rooms.privacy").effective_rule.parts[1] == "rooms.privacy.knock-first"
    assert framework.theme("rooms").title["nl"] == "Kamers"
    assert framework.profile("short").covers(indicator)


def test_a_number_with_a_point_is_read_exactly_as_written(folder):
    folder.change("rooms", "at_least: 4,", "at_least: 4.10,")
    framework = folder.load()
    assert framework.indicator("rooms.space.area-per-person").measure.values[0].at_least == Decimal("4.1")
    assert '"at_least":4.1,' in framework.to_canonical_json()


def test_the_digest_stays_when_only_layout_and_zeros_change_and_moves_when_a_word_does(folder):
    before = load_framework(EXAMPLE).digest
    folder.change("rooms", "at_least: 4,", "at_least: 4.0,").change(
        "rooms", "id: rooms\n", "id: rooms # room\n"
    )
    assert folder.load().digest == before
    folder.change("rooms", "genoeg vloer", "voldoende vloer")
    assert folder.load().digest != before
    assert before.startswith("sha256:")


def test_the_canonical_json_gives_the_same_framework_back():
    framework = load_framework(EXAMPLE)
    text = framework.to_canonical_json()
    again = framework_from_canonical_json(text)
    assert again == framework
    assert again.digest == framework.digest
    assert json.loads(text)["themes"][0]["id"] == "arrival"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"version":"1"', '"version":1', "version"),
        ('"id":"example"', '"id":"example","colour":"red"', "colour"),
        ('"applies_to":["families"]', '"applies_to":["giants"]', "giants"),
        ('{"gaps"', '"gaps"', "Extra data"),
    ],
)
def test_canonical_json_that_is_not_a_framework_is_refused(old, new, message):
    text = load_framework(EXAMPLE).to_canonical_json()
    assert old in text
    with pytest.raises(FrameworkErrors, match=message):
        framework_from_canonical_json(text.replace(old, new, 1))


def test_every_error_of_a_broken_framework_is_reported_at_once_with_file_and_line(folder):
    folder.change("framework.yaml", "force: guidance", "force: gospel")
    folder.change("framework.yaml", "title: {nl: Kort, en: Short}", "title: {nl: Kort}")
    folder.change("rooms", "        verified_by: [measurement, document]", "        verified: yes")
    folder.change("rooms", "at_least: 4,", "at_least: vier,")
    folder.change("rooms", "- rooms.privacy.knock-first", "- rooms.privacy.knocks")
    folder.change("sanitary", "sanitary.toilets.family-toilet", "sanitary.toilets.clean")
    found = {(error.file, error.line, error.path): error.message for error in folder.errors()}
    gospel = ("framework.yaml", folder.line_of("framework.yaml", "gospel"), "sources.EASO2016.force")
    assert found.pop(gospel).startswith("must be 'indicator', ")
    rooms, sanitary = "themes/rooms.yaml", "themes/sanitary.yaml"
    line = folder.line_of
    area = "standards[rooms.space].indicators[rooms.space.area-per-person]"
    assert found == {
        (
            "framework.yaml",
            line("framework.yaml", "{nl: Kort}"),
            "profiles[short].title",
        ): "has no text in en",
        (rooms, line("rooms", "id: rooms.space.area-per-person"), f"{area}.verified_by"): "is missing",
        (rooms, line("rooms", "verified: yes"), f"{area}.verified"): "is not a key of the framework document",
        (
            rooms,
            line("rooms", "at_least: vier"),
            f"{area}.measure.values[0].at_least",
        ): "must be a plain number, without quotes and without a unit",
        (
            rooms,
            line("rooms", "- rooms.privacy.knocks"),
            "standards[rooms.privacy].rule.all_of[1]",
        ): "the rule names rooms.privacy.knocks, which is not an indicator of this standard",
        (
            rooms,
            line("rooms", "id: rooms.privacy.knock-first"),
            "standards[rooms.privacy].indicators[rooms.privacy.knock-first].id",
        ): "rooms.privacy.knock-first is not in the rule of its standard",
        (
            sanitary,
            18,
            "standards[sanitary.toilets].indicators[sanitary.toilets.clean].id",
        ): "the id sanitary.toilets.clean is already used by another indicator",
    }


def test_load_framework_refuses_whole_and_carries_every_error(folder):
    folder.change("rooms", "at_least: 4,", 'at_least: "4",')
    with pytest.raises(FrameworkErrors) as refused:
        load_framework(folder.path)
    (error,) = refused.value.errors
    assert str(error) == (
        f"themes/rooms.yaml:{folder.line_of('rooms', 'at_least')}:"
        " standards[rooms.space].indicators[rooms.space.area-per-person].measure.values[0].at_least:"
        " must be a plain number, without quotes and without a unit"
    )
    assert str(error) in str(refused.value)


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("rooms", "importance: core", "importance: vital", "must be 'supporting', 'core' or 'knock-out'"),
        ("rooms", 'code: "5"', "code: 5", "must be text"),
        ("rooms", "verified: true", "verified: maybe", "must be true or false"),
        ("rooms", "id: rooms.space.chair", "id: Rooms.Chair", "is not written as it must be"),
        ("rooms", "id: rooms.space.chair\n", "id: rooms.chair.space\n", "does not begin with rooms.space."),
        ("rooms", "id: rooms.privacy\n", "id: privacy\n", "does not begin with rooms."),
        ("rooms", "phases: [in-use]", "phases: [soon]", "must be"),
        ("rooms", "phases: [in-use]", "phases: in-use", "must be a list"),
        ("rooms", "phases: [in-use]", "phases: [in-use, in-use]", "given twice in phases"),
        ("rooms", "verified_by: [observation]", "verified_by: []", "needs at least one item"),
        (
            "rooms",
            "text: {nl: De kamer kan op slot., en: The room can be locked.}",
            "text: locked",
            "per language",
        ),
        ("rooms", "en: The room can be locked.", "en: ", "is empty or is not text"),
        (
            "rooms",
            "en: The room can be locked.",
            "en: The room, locked",
            "a text with a comma stands between",
        ),
        ("rooms", "en: The room can be locked.", "English: The room", "'English' is not a language code"),
        ("rooms", "en: The room can be locked.", "en: Locked, fr: Fermé", "not a language of the framework"),
        ("rooms", "- any_of:", "- some_of:", "is not a key"),
        ("rooms", "- rooms.privacy.knock-first", "- 7", "must be the id of an indicator, or a group"),
        ("rooms", "- rooms.privacy.knock-first", "- {all_of: [a], any_of: [b]}", "either all_of or any_of"),
        ("rooms", "all_of: [rooms.privacy.locker, rooms.privacy.curtain]", "all_of: []", "at least one item"),
        ("rooms", "basis: per-person", "basis: {per_persons: 0}", "greater than or equal to 1"),
        ("rooms", "at_least: 4,", "at_least: 1e3,", "must be a plain number"),
        ("rooms", "at_least: 4,", "at_least: .inf,", "must be a plain number"),
        ("arrival", "from: 2026-06-12", "from: 2026-06-31", "is not a day of the calendar"),
        ("arrival", "from: 2026-06-12", "from: 12 June 2026", "must be a date"),
        ("arrival", "from: 2026-06-12", "from: 20260612", "must be a date"),
        ("sanitary", "id: sanitary\n", "id: toilets\n", "the theme in this file must be sanitary"),
        ("framework.yaml", 'not_compliant_above: "1/2"', "not_compliant_above: 0.5", "must be a fraction"),
        ("framework.yaml", 'not_compliant_above: "1/2"', 'not_compliant_above: "1/0"', "must be a fraction"),
        ("framework.yaml", 'minimum_coverage: "4/5"', "minimum_coverage: 2", "must lie between 0 and 1"),
        ("framework.yaml", "knock-out: 1,", "knock-out: 0,", "must be above 0"),
        ("framework.yaml", "name: core-majority", "name: feeling", "must be 'core-majority'"),
        ("framework.yaml", "languages: [nl, en]", "languages: [nl, en, nl]", "language nl is given twice"),
        ("framework.yaml", "languages: [nl, en]", "languages: nl", "must be a list"),
        ("framework.yaml", 'version: "1"', "version: 1.0", "must be text"),
        ("framework.yaml", "year: 2016", "year: in 2016", "must be"),
        ("framework.yaml", "url: https://eur", "url: ftp://eur", "is not written as it must be"),
        ("framework.yaml", "groups:\n", "groups: all\nteams:\n", "must be a mapping"),
        ("framework.yaml", "  - source: EASO2016", "  - source: EASO2099", "is not one of the sources"),
        ("framework.yaml", "  - id: short", "  - id: full", "already used by another profile"),
        ("framework.yaml", "id: example", "id: Example", "is not written as it must be"),
        ("framework.yaml", "  EXAMPLE:", "  EX AMPLE:", "is not written as it must be"),
        ("framework.yaml", "staff: {nl: medewerkers, en: staff}", "staff: [people]", "per language"),
    ],
)
def test_a_mistake_is_refused_with_its_file_and_line(folder, name, old, new, message):
    folder.change(name, old, new)
    file = name if name == "framework.yaml" else f"themes/{name}.yaml"
    errors = folder.errors()
    assert [error for error in errors if error.file == file and message in error.message], errors
    assert all(error.line > 0 for error in errors)


def test_a_repaired_part_does_not_cause_errors_of_its_own(folder):
    folder.change("framework.yaml", "  EXAMPLE:\n", "  EXAMPLE: not a mapping\n  OTHER:\n")
    folder.change("framework.yaml", "  - id: short", "  - id: [short]")
    folder.change("sanitary", "id: sanitary.toilets\n", "id: [sanitary.toilets]\n")
    messages = [(error.path, error.message) for error in folder.errors()]
    assert sorted(path for path, _ in messages) == ["profiles[1].id", "sources.EXAMPLE", "standards[0].id"]


def test_a_folder_without_framework_yaml_is_refused(tmp_path):
    report = check_framework(tmp_path)
    assert report.framework is None
    assert report.errors[0].message.startswith("cannot be read: No such file")
    assert str(report.errors[0]).startswith("framework.yaml:1: cannot be read")


@pytest.mark.parametrize("text", ["- a\n", "a: b\n", "themes: rooms\n", "themes: []\n"])
def test_a_head_that_is_no_head_is_refused(folder, text):
    folder.file("framework.yaml").write_text(text, encoding="utf-8")
    assert folder.errors()
    assert check_framework(folder.path).framework is None


def test_theme_files_and_the_list_of_themes_must_agree(folder):
    folder.change(
        "framework.yaml", "[arrival, rooms, sanitary]", "[arrival, rooms, rooms, kitchen, ../rooms, 7]"
    )
    messages = [error.message for error in folder.errors()]
    assert "theme rooms is listed twice" in messages
    assert "there is no file themes/kitchen.yaml" in messages
    assert messages.count("must be the id of a theme") == 2
    assert "is not listed under themes in framework.yaml" in messages


def test_languages_that_cannot_be_read_are_reported_with_what_else_is_wrong(folder):
    folder.change("framework.yaml", "languages: [nl, en]", "languages: [NL!]")
    folder.change("rooms", "{nl: De kamer kan op slot., en: The room can be locked.}", "locked")
    assert {error.path for error in folder.errors()} == {
        "languages[0]",
        "standards[rooms.privacy].indicators[rooms.privacy.lockable-room].text",
    }


def test_a_part_that_no_repair_can_mend_ends_the_look_with_what_was_found(folder):
    folder.change("framework.yaml", "weights: {knock-out: 1,", "weights: {title: 1, knock-out: 1,")
    found = {(error.line, error.path) for error in folder.errors()}
    assert found == {(folder.line_of("framework.yaml", "weights"), "rules.index.weights.title")}
    assert check_framework(folder.path).framework is None


def test_a_theme_that_cannot_be_read_does_not_hide_errors_elsewhere(folder):
    folder.file("rooms").write_text("id: [", encoding="utf-8")
    folder.change("sanitary", "importance: core", "importance: vital")
    files = {error.file for error in folder.errors()}
    assert files == {"themes/rooms.yaml", "themes/sanitary.yaml"}


def test_the_shipped_framework_is_found_by_its_id_and_nothing_else_is():
    assert load_framework(shipped_framework_path("nl-reception")).id == "nl-reception"
    for name in ("nowhere", "../frameworks/nl-reception", ""):
        with pytest.raises(KeyError):
            shipped_framework_path(name)


def test_a_sound_framework_has_no_faults_but_what_is_open():
    report = check_framework(EXAMPLE)
    assert report.framework is not None
    assert [error.path for error in report.open_values] == [
        "standards[sanitary.toilets].indicators[sanitary.toilets.residents-per-toilet].measure"
    ]
    assert [fault.code for fault in find_faults(report.framework)] == ["local-value-open"]
