"""The page that says where the content comes from is complete, up to date and in the order people count."""

from __future__ import annotations

import json
import runpy
import sys
from pathlib import Path

import pytest

import quality_framework
from quality_framework.content_map import code_order, render_content_map
from quality_framework.loader import load_framework
from quality_framework.model import Framework

FOLDER = Path(quality_framework.__file__).parent / "frameworks/nl-reception"
ROOT = Path(__file__).resolve().parents[3]
CATALOGUE = json.loads((ROOT / "tests/shared/catalogue_codes.json").read_text())


@pytest.fixture(scope="module")
def framework() -> Framework:
    return load_framework(FOLDER)


def test_the_page_that_maps_the_content_is_up_to_date(framework):
    assert (ROOT / "docs/framework-content.md").read_text() == render_content_map(framework)


def test_the_page_names_every_code_with_its_indicator(framework):
    lines = render_content_map(framework).splitlines()
    for item in CATALOGUE["indicators"]:
        carriers = [
            found.id
            for found in framework.indicators()
            for source in found.sources
            if (source.source, source.code) == (item["source"], item["code"])
        ]
        assert carriers
        for carrier in carriers:
            assert any(line.startswith(f"| {item['code']} | `{carrier}` |") for line in lines)


def test_the_map_is_written_by_its_own_command(monkeypatch, capsys, framework):
    monkeypatch.setattr(sys, "argv", ["content_map", str(FOLDER)])
    monkeypatch.delitem(sys.modules, "quality_framework.content_map")
    runpy.run_module("quality_framework.content_map", run_name="__main__")
    assert capsys.readouterr().out == render_content_map(framework)


def test_a_framework_without_local_values_gaps_and_years_has_a_shorter_map(framework):
    bare = framework.model_copy(
        update={
            "gaps": (),
            "themes": tuple(theme for theme in framework.themes if theme.id == "unaccompanied-minors"),
        }
    )
    text = render_content_map(bare)
    assert "## Gaps" not in text
    assert "## Local values" not in text
    assert "### EASO2016" not in text


def test_codes_sort_as_people_count():
    codes = ["1.10", "NL-R10", "1.2b", "NL-R2", "1.2a", "46.1.2", "46.1.1", "2.1"]
    assert sorted(codes, key=code_order) == [
        "NL-R2",
        "NL-R10",
        "1.2a",
        "1.2b",
        "1.10",
        "2.1",
        "46.1.1",
        "46.1.2",
    ]
