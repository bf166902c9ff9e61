import json

import pytest

from quality_framework import ChangeKind, compare, load_framework
from quality_framework.comparison import changes_as_json
from tests.unit.quality_framework.example_framework import EXAMPLE, Folder

OLD = load_framework(EXAMPLE)


@pytest.fixture
def folder(tmp_path):
    return Folder(tmp_path)


def changes(folder, *, back=False):
    new = folder.load()
    found = compare(new, OLD) if back else compare(OLD, new)
    return [(str(change.kind), change.part, change.id, change.field) for change in found]


def test_nothing_changed_between_a_version_and_itself():
    assert compare(OLD, load_framework(EXAMPLE)) == []


def test_what_came_in_is_added_and_what_went_is_dropped(folder):
    folder.change("framework.yaml", "themes: [arrival, rooms, sanitary]", "themes: [arrival, rooms]")
    folder.file("sanitary").unlink()
    gone = [
        ("theme", "sanitary", ""),
        ("standard", "sanitary.toilets", ""),
        ("indicator", "sanitary.toilets.clean", ""),
        ("indicator", "sanitary.toilets.family-toilet", ""),
        ("indicator", "sanitary.toilets.residents-per-toilet", ""),
    ]
    assert changes(folder) == [("dropped", *part) for part in gone]
    assert changes(folder, back=True) == [("added", *part) for part in gone]


@pytest.mark.parametrize(
    ("name", "old", "new", "expected"),
    [
        (
            "framework.yaml",
            "en: Example framework",
            "en: Our framework",
            ("reworded", "framework", "example", "title"),
        ),
        (
            "framework.yaml",
            'minimum_coverage: "4/5"',
            'minimum_coverage: "3/4"',
            ("changed", "framework", "example", "rules"),
        ),
        ("framework.yaml", "en: families", "en: households", ("changed", "framework", "example", "groups")),
        (
            "framework.yaml",
            "publisher: Opvangkompas",
            "publisher: We",
            ("changed", "framework", "example", "sources"),
        ),
        ("rooms", "en: Sleep and privacy.", "en: Sleep.", ("reworded", "theme", "rooms", "summary")),
        (
            "rooms",
            "en: Nobody likes to live in full view.",
            "en: Privacy.",
            ("reworded", "standard", "rooms.privacy", "why"),
        ),
        (
            "rooms",
            "en: There is a chair for every resident.",
            "en: Chairs.",
            ("reworded", "indicator", "rooms.space.chair", "text"),
        ),
        (
            "rooms",
            "phases: [in-use]",
            "phases: []",
            ("changed", "indicator", "rooms.privacy.knock-first", "phases"),
        ),
        (
            "rooms",
            "at_least: 4,",
            "at_least: 4.5,",
            ("stricter", "indicator", "rooms.space.area-per-person", "measure"),
        ),
        (
            "rooms",
            "at_least: 4,",
            "at_least: 3,",
            ("looser", "indicator", "rooms.space.area-per-person", "measure"),
        ),
        (
            "rooms",
            "at_least: 4, force: indicator",
            "at_least: 4, force: remark",
            ("changed", "indicator", "rooms.space.area-per-person", "measure"),
        ),
        (
            "rooms",
            "unit: m2",
            "unit: dm2",
            ("changed", "indicator", "rooms.space.area-per-person", "measure"),
        ),
        (
            "arrival",
            "at_most: 15",
            "at_most: 14",
            ("stricter", "indicator", "arrival.information.in-time", "measure"),
        ),
        (
            "arrival",
            "at_most: 3,",
            "at_most: 4,",
            ("looser", "indicator", "arrival.information.in-time", "measure"),
        ),
        (
            "arrival",
            "from: 2026-06-12",
            "from: 2026-01-01",
            ("stricter", "indicator", "arrival.information.in-time", "measure"),
        ),
        (
            "sanitary",
            "basis: total\n",
            "basis: total\n          values: [{at_most: 9, force: local, source: EXAMPLE, code: x}]\n",
            ("stricter", "indicator", "sanitary.toilets.residents-per-toilet", "measure"),
        ),
    ],
)
def test_a_change_is_named_for_what_it_does(folder, name, old, new, expected):
    assert changes(folder.change(name, old, new)) == [expected]


def test_a_range_that_moves_is_neither_stricter_nor_looser(folder):
    folder.change("rooms", "comparator: at-least", "comparator: range").change(
        "rooms", "at_least: 4,", "at_least: 4, at_most: 9,"
    )
    first = folder.load()
    second = folder.change("rooms", "at_least: 4, at_most: 9,", "at_least: 5, at_most: 10,").load()
    assert [change.kind for change in compare(first, second)] == [ChangeKind.CHANGED]
    assert [change.kind for change in compare(OLD, first)] == [ChangeKind.STRICTER]


def test_an_indicator_that_weighs_more_is_stricter_and_one_that_weighs_less_is_looser(folder):
    folder.change("rooms", "importance: supporting", "importance: core")
    assert changes(folder) == [("stricter", "indicator", "rooms.space.daylight", "importance")]
    assert changes(folder, back=True) == [("looser", "indicator", "rooms.space.daylight", "importance")]


def test_a_threshold_where_there_was_none_is_stricter(folder):
    text = folder.file("rooms").read_text(encoding="utf-8")
    start = text.index("        measure:\n")
    end = text.index("      - id: rooms.space.chair")
    folder.file("rooms").write_text(text[:start] + text[end:], encoding="utf-8")
    measure = ("indicator", "rooms.space.area-per-person", "measure")
    assert changes(folder) == [("looser", *measure)]
    assert changes(folder, back=True) == [("stricter", *measure)]


def test_a_measure_without_a_threshold_is_only_different(folder):
    text = folder.file("sanitary").read_text(encoding="utf-8")
    start = text.index("        local_value: true")
    folder.file("sanitary").write_text(text[:start], encoding="utf-8")
    name = "sanitary.toilets.residents-per-toilet"
    assert changes(folder) == [
        ("changed", "indicator", name, "local_value"),
        ("changed", "indicator", name, "measure"),
    ]


def test_another_rule_is_shown_with_both_rules(folder):
    folder.change("rooms", "        - any_of:\n", "        - all_of:\n")
    (change,) = compare(OLD, folder.load())
    assert (change.kind, change.id, change.field) == ("changed", "rooms.privacy", "rule")
    assert '"any_of":["rooms.privacy.lockable-room"' in change.old
    assert '"any_of"' not in change.new


def test_a_rule_that_only_writes_out_the_default_is_no_change(folder):
    ids = "rooms.space.area-per-person, rooms.space.chair, rooms.space.daylight"
    folder.change("rooms", 'code: "5"}]\n', f'code: "5"}}]\n    rule: {{all_of: [{ids}]}}\n')
    assert changes(folder) == []


def test_changes_are_plain_json(folder):
    folder.change("rooms", "at_least: 4,", "at_least: 4.5,")
    (change,) = changes_as_json(compare(OLD, folder.load()))
    assert json.loads(json.dumps(change)) == change
    assert change["kind"] == "stricter"
    assert '"at_least":4.5' in change["new"]
