import json
import runpy

import pytest

from quality_framework.cli import DONE, PARTLY_REFUSED, REFUSED, main
from quality_framework.model import Framework
from tests.unit.quality_framework.example_framework import EXAMPLE, Folder

ROOMS = [
    {"indicator": "rooms.space.area-per-person", "level": "not-met", "risk": "high", "measured_value": 3.5},
    {"indicator": "rooms.space.chair", "level": "met", "verified_by": ["observation", "residents"]},
    {"indicator": "rooms.space.daylight", "level": "not-applicable", "reason": "a cellar"},
]


@pytest.fixture
def visit(tmp_path):
    def write(items, name="visit.json"):
        path = tmp_path / name
        path.write_text(items if isinstance(items, str) else json.dumps(items), encoding="utf-8")
        return str(path)

    return write


def run(capsys, *arguments):
    code = main([str(argument) for argument in arguments])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def test_check_says_a_sound_framework_is_sound_and_what_is_open(capsys):
    code, out, _ = run(capsys, "check", EXAMPLE)
    assert code == DONE
    assert out.startswith("open: themes/sanitary.yaml:")
    assert out.endswith("errors: 0, warnings: 0, open: 1\n")


def test_check_lists_every_error_and_refuses(capsys, tmp_path):
    folder = Folder(tmp_path).change("rooms", "importance: core", "importance: vital")
    folder.change("sanitary", "importance: core", "weight: core")
    code, out, _ = run(capsys, "check", folder.path)
    assert code == REFUSED
    assert out.count("error: themes/") == 3
    assert "errors: 3, warnings: 0, open: 1" in out


def test_describe_counts_what_is_in_a_framework(capsys):
    _, out, _ = run(capsys, "describe", EXAMPLE, "--json")
    counts = json.loads(out)
    assert {name: counts[name] for name in ("themes", "standards", "indicators", "measures", "sources")} == {
        "themes": 3,
        "standards": 4,
        "indicators": 11,
        "measures": 3,
        "sources": 3,
    }
    assert (counts["languages"], counts["language_codes"], counts["open_local_values"]) == (
        2,
        ["nl", "en"],
        1,
    )
    code, out, _ = run(capsys, "describe", EXAMPLE)
    assert code == DONE
    assert "indicators: 11" in out
    assert "theme rooms: 2 standards, 7 indicators" in out


def test_score_prints_the_headline_with_its_reasons(capsys, visit):
    code, out, err = run(
        capsys, "score", EXAMPLE, visit(ROOMS), "--on", "2026-11-23", "--scope", "rooms.space"
    )
    assert (code, err) == (DONE, "")
    lines = out.splitlines()
    assert lines[:2] == [
        "urgent action (coverage 2/2, 100%)",
        "  - a knock-out is not met: rooms.space, rooms.space.area-per-person",
    ]
    assert "  rooms.space: not compliant (coverage 2/2, 100%, thin evidence)" in lines
    assert "Arrival: not applicable (coverage 0/0, –, index –)" in lines


def test_score_as_json_keeps_what_fits_and_names_what_was_refused(capsys, visit):
    items = [*ROOMS, {"indicator": "attic", "level": "met"}]
    code, out, err = run(capsys, "score", EXAMPLE, visit(items), "--json", "--on", "2026-11-23")
    values = json.loads(out)
    assert code == PARTLY_REFUSED
    assert values["headline"] == "urgent-action"
    assert values["refused_judgements"] == [
        {
            "position": 3,
            "indicator": "attic",
            "problems": [
                {"code": "unknown-indicator", "message": "'attic' is not an indicator of this framework."}
            ],
        }
    ]
    assert (
        err == "refused: item 4 (attic): unknown-indicator: 'attic' is not an indicator of this framework.\n"
    )
    measured = values["themes"][1]["standards"][0]["indicators"][0]
    assert (measured["measured_value"], measured["proposed_level"]) == ("3.5", "not-met")


def test_score_hides_the_index_where_there_is_no_basis(capsys, visit):
    _, out, _ = run(capsys, "score", EXAMPLE, visit([]))
    assert out.startswith("insufficient basis (coverage 0/8, 0%)\n")
    assert "too little was judged (0 of 8, threshold 4/5)" in out
    assert "\nindex" not in out


def test_score_takes_facts_and_a_profile_into_account(capsys, visit):
    facts = visit({"groups": ["staff"], "acute_dangers": ["gas leak"]}, "facts.json")
    _, out, _ = run(capsys, "score", EXAMPLE, visit([]), "--facts", facts, "--profile", "short", "--json")
    values = json.loads(out)
    assert (values["profile"], values["coverage"]["applicable"]) == ("short", 4)
    assert values["headline_reasons"][0]["text"] == "gas leak"


def test_explain_shows_the_rule_the_judgements_and_what_would_change_it(capsys, visit):
    code, out, _ = run(capsys, "explain", EXAMPLE, visit(ROOMS), "rooms.space")
    assert code == DONE
    assert out.splitlines() == [
        "Every resident has enough space: not compliant",
        "  - a knock-out is not met: rooms.space.area-per-person",
        "  all of: false, thin evidence",
        "    rooms.space.area-per-person (knock-out): not met, measured 3.5, risk high, thin evidence",
        "      There is enough floor per person.",
        "      source: EASO2016 5.1",
        "    rooms.space.chair (core): met, verified by observation, residents",
        "      There is a chair for every resident.",
        "      source: EXAMPLE 1",
        "    rooms.space.daylight (supporting): not applicable (does not count: judged not applicable)",
        "      Daylight falls into the room.",
        "      source: EXAMPLE 2",
        "If met, this makes it compliant: rooms.space.area-per-person",
    ]


def test_explain_as_json_and_without_anything_to_change(capsys, visit):
    items = [{"indicator": "arrival.information.in-time", "level": "met"}, {"indicator": "attic"}]
    code, out, _ = run(capsys, "explain", EXAMPLE, visit(items), "arrival.information", "--json")
    assert (code, json.loads(out)["verdict"]) == (PARTLY_REFUSED, "compliant")
    _, out, _ = run(capsys, "explain", EXAMPLE, visit(items[:1]), "arrival.information")
    assert "If met" not in out
    assert "Directive (EU) 2024/1346 art. 5" in out


def test_compare_prints_the_changes(capsys, tmp_path):
    folder = Folder(tmp_path).change("rooms", "at_least: 4,", "at_least: 5,")
    code, out, _ = run(capsys, "compare", EXAMPLE, folder.path)
    assert code == DONE
    assert out.startswith("indicator rooms.space.area-per-person: measure is stricter\n  was: {")
    _, out, _ = run(capsys, "compare", EXAMPLE, folder.path, "--json")
    assert json.loads(out)[0]["kind"] == "stricter"
    folder.change("framework.yaml", "[arrival, rooms, sanitary]", "[arrival, rooms]").file(
        "sanitary"
    ).unlink()
    _, out, _ = run(capsys, "compare", EXAMPLE, folder.path)
    assert "theme sanitary is gone\n" in out
    _, out, _ = run(capsys, "compare", EXAMPLE, EXAMPLE)
    assert out == "Nothing changed.\n"


def test_export_prints_the_canonical_document_or_its_schema(capsys):
    code, out, _ = run(capsys, "export", EXAMPLE)
    assert code == DONE
    assert Framework.model_validate_json(json.dumps(json.loads(out))).id == "example"
    _, out, _ = run(capsys, "export", "--schema")
    assert "FrameworkFile" in json.loads(out)["$defs"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["score", EXAMPLE, "{nothing}"], "No such file"),
        (["score", EXAMPLE, "{broken}"], "is not JSON"),
        (["score", EXAMPLE, "{mapping}"], "must be a list of judgements"),
        (["score", EXAMPLE, "{empty}", "--on", "yesterday"], "must be a date"),
        (["score", EXAMPLE, "{empty}", "--profile", "night"], "not a profile of this framework: night"),
        (
            ["score", EXAMPLE, "{empty}", "--on", "2026-13-01"],
            "--on 2026-13-01: is not a day of the calendar",
        ),
        (["score", EXAMPLE, "{empty}", "--scope", "attic"], "not in this framework: attic"),
        (["score", EXAMPLE, "{empty}", "--facts", "{empty}"], "The facts are not a mapping."),
        (["score", "{nothing}", "{empty}"], "framework.yaml:1: cannot be read"),
        (["explain", EXAMPLE, "{empty}", "attic"], "not a standard of this framework: attic"),
        (["describe", "{nothing}"], "framework.yaml:1: cannot be read"),
        (["export"], "needs the folder of a framework"),
    ],
)
def test_bad_input_gives_one_clear_line_and_a_failing_exit_code(capsys, visit, arguments, message):
    files = {
        "{nothing}": "nowhere.json",
        "{broken}": visit("[", "broken.json"),
        "{mapping}": visit({}, "mapping.json"),
        "{empty}": visit([], "empty.json"),
    }
    code, out, err = run(capsys, *(files.get(str(argument), argument) for argument in arguments))
    assert (code, out) == (REFUSED, "")
    assert message in err
    assert err.count("\n") == 1


def test_every_subcommand_has_help_with_an_example(capsys):
    for name in ("check", "describe", "score", "explain", "compare", "export"):
        with pytest.raises(SystemExit) as ended:
            main([name, "--help"])
        assert ended.value.code == 0
        assert "example: python -m quality_framework" in " ".join(capsys.readouterr().out.split())


def test_the_package_runs_as_a_program(monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["quality_framework", "describe", str(EXAMPLE)])
    with pytest.raises(SystemExit) as ended:
        runpy.run_module("quality_framework", run_name="__main__")
    assert ended.value.code == DONE
    assert "themes: 3" in capsys.readouterr().out
