import pytest

from quality_framework.yaml_tree import MOST_LEVELS, MOST_VALUES
from tests.unit.quality_framework.example_framework import Folder


@pytest.fixture
def folder(tmp_path):
    return Folder(tmp_path)


@pytest.mark.parametrize(
    ("text", "message", "line"),
    [
        ("id: rooms\n  title: x\n", "is not YAML", 2),
        ("id: rooms\nid: rooms\n", "the key id is given twice", 2),
        ("a: &a [1, *a]\n", "is circular: this part contains itself", 1),
        ("id: rooms\nstandards: &s\n  - indicators: *s\n", "is circular", 3),
        ("id: !!python/name:os.system x\n", "has no place in a framework", 1),
        ("id: !thing {a: b}\n", "has no place in a framework", 1),
        ("id: !thing [a]\n", "has no place in a framework", 1),
        ("? [a, b]\n: c\n", "a key must be a single word", 1),
        ("- a\n- b\n", "must be a mapping of keys", 1),
        ("", "is empty", 1),
        ("a: b\n---\na: c\n", "is not YAML", 2),
        ("a: *nothing\n", "is not YAML", 1),
        ("id: \x07\n", "is not YAML", 1),
    ],
)
def test_a_file_that_is_not_a_tree_of_plain_values_is_refused(folder, text, message, line):
    folder.file("rooms").write_text(text, encoding="utf-8")
    errors = [error for error in folder.errors() if error.file == "themes/rooms.yaml"]
    assert any(message in error.message for error in errors), errors
    assert min(abs(error.line - line) for error in errors if message in error.message) <= 1


def test_an_alias_that_is_not_circular_is_written_out(folder):
    folder.change("framework.yaml", "full\n    title: {nl", "full\n    title: &all {nl")
    folder.change("framework.yaml", "summary: {nl: Alle indicatoren., en: Every indicator.}", "summary: *all")
    assert folder.load().profile("full").summary["en"] == "Full"


def test_aliases_that_would_fill_the_memory_are_refused(folder):
    layers = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    layers += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 7)]
    folder.file("rooms").write_text("\n".join(layers), encoding="utf-8")
    assert any("too large" in error.message for error in folder.errors())
    assert MOST_VALUES < 10**7


@pytest.mark.parametrize("levels", [MOST_LEVELS, 1_000, 100_000])
def test_parts_that_nest_too_deep_are_refused_at_their_line(folder, levels):
    folder.file("rooms").write_text(f"id: rooms\nstandards: {'[' * levels}{']' * levels}\n", encoding="utf-8")
    (error,) = [error for error in folder.errors() if error.file == "themes/rooms.yaml"]
    assert (error.line, error.message) == (2, "nests parts more than 60 levels deep")


def test_aliases_that_nest_too_deep_are_refused(folder):
    layers = ["a0: &a0 [x]", *(f"a{n}: &a{n} [[[*a{n - 1}]]]" for n in range(1, 50))]
    folder.file("rooms").write_text("\n".join(layers), encoding="utf-8")
    assert any("60 levels deep" in error.message for error in folder.errors())


def test_a_file_that_is_not_utf8_is_refused_at_its_line(folder):
    folder.file("rooms").write_bytes(b"id: rooms\ntitle: \xff\n")
    (error,) = [error for error in folder.errors() if error.file == "themes/rooms.yaml"]
    assert (error.line, error.message) == (2, "is not UTF-8 text")


def test_a_file_with_a_byte_order_mark_is_read(folder):
    path = folder.file("rooms")
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert folder.errors() == ()
