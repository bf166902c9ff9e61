"""Every number in the README can be counted."""

import csv
import re

import pytest

from app.allocation.seeding import SEED, SEED_FIGURES
from quality_framework import load_framework, shipped_framework_path
from quality_framework.description import describe
from tests.house.repository import ROOT

README = " ".join((ROOT / "README.md").read_text(encoding="utf-8").split())


@pytest.fixture(scope="module")
def counts():
    return describe(load_framework(shipped_framework_path("nl-reception")))


def municipalities_with_a_figure(name):
    with (SEED / name).open(encoding="utf-8", newline="") as file:
        return len({row["area"] for row in csv.DictReader(file) if row["area"].startswith("GM")})


def test_the_readme_counts_the_framework_as_describe_does(counts):
    said = re.search(
        r"(\d+) indicators in (\d+) standards and (\d+) themes, (\d+) of them with a measure", README
    )

    assert [int(number) for number in said.groups()] == [
        counts["indicators"],
        counts["standards"],
        counts["themes"],
        counts["measures"],
    ]


def test_the_readme_counts_the_open_numbers_and_the_profiles(counts):
    words = {3: "Three", 6: "Six", 7: "Seven", 8: "Eight"}

    assert f"{words[counts['open_local_values']]} numbers of the framework are open" in README
    assert f"{words[len(counts['indicators_per_profile'])]} profiles" in README


def test_the_readme_counts_the_municipalities_that_have_a_figure():
    first, second = (municipalities_with_a_figure(name) for name in SEED_FIGURES)

    assert f"Of 342 municipalities {first} have a figure in cycle 2024-2026" in README
    assert {1: "and one in 2026-2028"}[second] in README


def test_the_readme_shows_the_pictures_that_the_script_makes():
    shown = set(re.findall(r"!\[[^\]]+\]\(docs/pictures/(\w+)\.png\)", README))
    script = (ROOT / "docs/make_screenshots.py").read_text(encoding="utf-8")

    assert shown == {path.stem for path in (ROOT / "docs/pictures").glob("*.png")}
    assert {name for name in shown if not re.search(rf'"{name}(\.png)?"', script)} == set()
