"""What is written for people agrees with what is there."""

import re
from pathlib import Path
from urllib.parse import unquote

import click
import pytest

from app.cli import main
from app.database import Base
from app.tables import METADATA
from tests.house.repository import ROOT, files, is_vendored, text_of
from translations.collect_words import CATALOGUES, read_catalogue

DOCUMENTS = [name for name in files() if name.suffix == ".md" and not is_vendored(name)]
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)|!\[[^\]]*\]\(([^)\s]+)\)")
GLOSSARY = ROOT / "docs/glossary.md"


def without_code(text: str) -> str:
    return re.sub(r"```.*?```|`[^`\n]*`", "", text, flags=re.DOTALL)


def anchors(text: str) -> set[str]:
    headings = re.findall(r"^#+ +(.+?) *$", re.sub(r"```.*?```", "", text, flags=re.DOTALL), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def links(name: Path) -> list[str]:
    return [one or other for one, other in LINK.findall(without_code(text_of(name)))]


def terms() -> list[tuple[str, str, str]]:
    """English, Dutch and the name in the code, row by row."""
    rows = re.findall(
        r"^\| ([^|]+) \| ([^|]+) \| ([^|]*)\|", GLOSSARY.read_text(encoding="utf-8"), re.MULTILINE
    )
    return [
        (english, dutch, code.strip().strip("`")) for english, dutch, code in rows if english != "English"
    ]


@pytest.mark.parametrize("name", DOCUMENTS, ids=str)
def test_every_link_in_a_document_leads_somewhere(name):
    broken = []
    for link in links(name):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = unquote(link).partition("#")
        target = (ROOT / name.parent / path).resolve() if path else ROOT / name
        if not target.exists() or (
            anchor and target.suffix == ".md" and anchor not in anchors(target.read_text(encoding="utf-8"))
        ):
            broken.append(link)

    assert broken == []


@pytest.mark.parametrize("name", DOCUMENTS, ids=str)
def test_every_file_that_a_document_names_in_code_is_there(name):
    """`app/audit.py` in a document is a promise; a pattern with a star or a placeholder is not."""
    named = set(
        re.findall(
            r"`((?:app|quality_framework|migrations|tests|docs|deploy|translations)/[\w./-]+)`", text_of(name)
        )
    )
    # The changelog speaks of what once was.
    gone = {path for path in named if not (ROOT / path).exists() and not (ROOT / path.rstrip(".")).exists()}

    assert name.name == "CHANGELOG.md" or gone == set()


def test_the_papers_of_an_open_project_are_there():
    wanted = {
        "README.md",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
        "LICENSE",
        "docs/glossary.md",
        "docs/dependencies.md",
    }

    assert wanted - {str(name) for name in files()} == set()


def test_the_changelog_names_the_version_that_is_there():
    version = re.search(r'__version__ = "([^"]+)"', (ROOT / "app/__init__.py").read_text())[1]
    headings = re.findall(
        r"^## \[?([^\]\s]+)\]?", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE
    )

    assert version in headings


def test_every_command_that_a_document_names_is_one_of_the_front_door():
    known = set(
        re.search(r"is_command\(\) \{\s+case \$1 in\s+([a-z |]+)\)", (ROOT / "dev").read_text())[1].split(
            " | "
        )
    )
    for name in DOCUMENTS:
        named = set(re.findall(r"\./dev ([a-z-]+)", text_of(name)))

        assert named - known == set(), name


def test_every_command_of_the_program_that_a_document_names_is_there():
    for name in DOCUMENTS:
        named = set(re.findall(r"`opvangkompas ([a-z]+)", text_of(name)))

        # Some commands are read only when they are asked for.
        assert named - set(main.list_commands(click.Context(main))) == set(), name


def test_every_table_has_its_word_in_the_glossary():
    classes = {mapper.class_.__name__ for mapper in Base.registry.mappers}
    assert len(classes) == len(METADATA.tables)

    assert classes - {code for _, _, code in terms()} == set()


@pytest.mark.parametrize(("english", "dutch", "code"), terms())
def test_a_name_in_the_glossary_stands_in_the_code(english, dutch, code):
    if code:
        ours = [
            name for name in files() if name.suffix == ".py" and name.parts[0] in {"app", "quality_framework"}
        ]
        word = re.compile(rf"\b(class {re.escape(code)}\b|{re.escape(code)}\b)")

        assert any(word.search(text_of(name)) for name in ours)


def test_the_screen_says_what_the_glossary_says():
    said = {
        message.id.lower(): message.string.lower()
        for message in read_catalogue(CATALOGUES / "nl/LC_MESSAGES/messages.po")
        if isinstance(message.id, str) and message.id and not message.context
    }
    other = {
        english: (dutch, said[english.lower()])
        for english, dutch, _ in terms()
        if said.get(english.lower(), dutch.lower()) != dutch.lower()
    }

    assert other == {}
