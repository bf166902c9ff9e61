"""The walls of the house, where import-linter does not look."""

import ast
import sys
import tomllib
from pathlib import Path

from importlinter import cli

from tests.house.repository import ROOT, files, text_of

# What the trade may lean on besides the standard library.
FOR_THE_TRADE = {"quality_framework", "pydantic", "pydantic_core", "yaml"}
OURS = ("app", "quality_framework", "migrations", "config.py")
CODE = [name for name in files() if name.suffix == ".py" and name.parts[0] in OURS]


def imports(name):
    for node in ast.walk(ast.parse(text_of(name))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or "."


def test_every_contract_between_the_layers_is_kept(monkeypatch, capsys):
    monkeypatch.chdir(ROOT)

    broken = cli.lint_imports(no_cache=True)

    assert broken == cli.EXIT_STATUS_SUCCESS, capsys.readouterr().out


def test_the_layers_that_the_documents_tell_are_those_that_are_kept():
    contracts = tomllib.loads(text_of(Path("pyproject.toml")))["tool"]["importlinter"]["contracts"]
    kept = next(contract["layers"] for contract in contracts if contract["id"] == "layers")

    assert "\n".join(kept) in text_of(Path("docs/architecture.md"))


def test_the_trade_leans_on_the_standard_library_a_checker_and_a_reader():
    strange = {
        str(name): sorted(roots)
        for name in CODE
        if name.parts[0] == "quality_framework"
        and (roots := {one.split(".")[0] for one in imports(name)} - FOR_THE_TRADE - sys.stdlib_module_names)
    }

    assert strange == {}


def test_every_import_stands_at_the_top_and_none_hides():
    hidden = []
    for name in CODE:
        tree = ast.parse(text_of(name))
        at_the_top = {id(node) for node in tree.body}
        hidden += [
            f"{name}:{node.lineno}"
            for node in ast.walk(tree)
            if isinstance(node, (ast.Import, ast.ImportFrom)) and id(node) not in at_the_top
        ]

    assert hidden == []


def test_every_package_says_what_it_is():
    silent = [
        str(name)
        for name in CODE
        if name.name == "__init__.py" and ast.get_docstring(ast.parse(text_of(name))) is None
    ]

    assert silent == []


def test_nothing_is_waved_through_by_the_type_checker():
    waved = "type: " + "ignore"

    assert [str(name) for name in files() if name.suffix in {".py", ".pyi"} and waved in text_of(name)] == []
