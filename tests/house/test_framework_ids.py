"""The portal and the framework we ship call kinds of location and groups of residents by the same ids."""

from pathlib import Path

from app.locations.kinds import Group, LocationKind
from quality_framework import load_framework

ROOT = Path(__file__).resolve().parents[2]
FRAMEWORK = load_framework(ROOT / "quality_framework/frameworks/nl-reception")


def test_the_kinds_of_location_are_those_of_the_framework():
    assert {kind.value for kind in LocationKind} == set(FRAMEWORK.location_kinds)


def test_the_groups_of_residents_are_those_of_the_framework():
    assert {group.value for group in Group} == set(FRAMEWORK.groups)
