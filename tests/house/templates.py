"""The templates as the house tests see them: parsed, never rendered."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, nodes

from tests.house.repository import ROOT

FOLDER = ROOT / "app/templates"
NAMES = tuple(sorted(str(path.relative_to(FOLDER)) for path in FOLDER.rglob("*") if path.is_file()))
PAGES = tuple(name for name in NAMES if Path(name).suffix == ".html")


@cache
def parsed(name: str) -> nodes.Template:
    """The template as a tree, with the macros' own syntax for translations."""
    environment = Environment(
        loader=FileSystemLoader(FOLDER), autoescape=True, extensions=["jinja2.ext.i18n", "jinja2.ext.do"]
    )
    return environment.parse((FOLDER / name).read_text(encoding="utf-8"), name, str(FOLDER / name))


def constant(node: nodes.Node) -> str | None:
    """The text of a node that is nothing but text."""
    return node.value if isinstance(node, nodes.Const) and isinstance(node.value, str) else None


def extends(name: str) -> str | None:
    """The template that this one builds on."""
    found = [constant(node.template) for node in parsed(name).find_all(nodes.Extends)]
    return found[0] if found else None


def parents(name: str) -> tuple[str, ...]:
    """All templates that this one builds on, nearest first."""
    above = extends(name)
    return () if above is None else (above, *parents(above))


def leans_on(name: str) -> set[str]:
    """The templates that this one extends, imports or includes."""
    kinds = (nodes.Extends, nodes.FromImport, nodes.Import, nodes.Include)
    return {text for node in parsed(name).find_all(kinds) if (text := constant(node.template))}


def exported(name: str) -> set[str]:
    """The macros and values that other templates may import from this one."""
    names = set()
    for node in parsed(name).body:
        if isinstance(node, nodes.Macro):
            names.add(node.name)
        elif isinstance(node, nodes.Assign) and isinstance(node.target, nodes.Name):
            names.add(node.target.name)
    return names


def calls(name: str, function: str) -> Iterator[nodes.Call]:
    """Every call of `function` in the template."""
    for call in parsed(name).find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name == function:
            yield call
