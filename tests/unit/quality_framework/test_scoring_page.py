import re
from dataclasses import fields
from pathlib import Path

import pytest

from quality_framework import (
    Coverage,
    Exclusion,
    Headline,
    IndexRange,
    IndicatorResult,
    MemberResult,
    OverrideCode,
    ProblemCode,
    Reason,
    ReasonCode,
    Scorecard,
    StandardResult,
    ThemeResult,
    Verdict,
)
from quality_framework.cli import main
from tests.unit.quality_framework.example_framework import EXAMPLE

PAGE = (Path(__file__).parents[3] / "docs" / "scoring.md").read_text(encoding="utf-8")


def block(kind):
    return re.search(rf"```{kind}\n(.*?)```", PAGE, re.DOTALL)[1]


@pytest.mark.parametrize(("command", "more"), [("score", []), ("explain", ["rooms.privacy"])])
def test_the_worked_example_gives_what_the_page_says(capsys, tmp_path, command, more):
    judgements = tmp_path / "judgements.json"
    judgements.write_text(block("json judgements"), encoding="utf-8")
    assert main([command, str(EXAMPLE), str(judgements), *more, "--on", "2026-11-23"]) == 0
    assert capsys.readouterr().out == block(f"text {command}")


def test_the_fractions_of_the_worked_example_are_those_of_the_page(capsys, tmp_path):
    judgements = tmp_path / "judgements.json"
    judgements.write_text(block("json judgements"), encoding="utf-8")
    main(["score", str(EXAMPLE), str(judgements), "--on", "2026-11-23", "--json"])
    out = capsys.readouterr().out
    assert '"index": {\n    "low": "9/14",\n    "high": "11/14"\n  }' in out
    assert "from 9/14 to 11/14" in PAGE


@pytest.mark.parametrize("codes", [Exclusion, Headline, OverrideCode, ProblemCode, ReasonCode, Verdict])
def test_every_code_is_on_the_page(codes):
    assert [code for code in codes if f"`{code}`" not in PAGE] == []


@pytest.mark.parametrize(
    ("row", "result"),
    [
        ("location", Scorecard),
        ("theme", ThemeResult),
        ("standard", StandardResult),
        ("member", MemberResult),
        ("indicator", IndicatorResult),
        ("coverage", Coverage),
        ("index", IndexRange),
        ("reason", Reason),
    ],
)
def test_every_key_of_the_json_is_on_the_page(row, result):
    line = re.search(rf"^\| {row} \|(.*)$", PAGE, re.MULTILINE)[1]
    named = [name for name in re.findall(r"`([a-z_]+)`", line) if name != "refused_judgements"]
    assert named == [field.name for field in fields(result)]
