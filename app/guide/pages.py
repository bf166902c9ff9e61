"""Reading a page of the guide and turning it into HTML. No Flask, no database."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt

from app.problems import NotFound

DOCS = Path(__file__).resolve().parent.parent.parent / "docs"
FOLDERS = {"nl": DOCS / "gids", "en": DOCS / "guide"}
# The name of a page in an address, and of its file in Dutch. In English both are the same.
DUTCH_NAMES = {
    "index": "index",
    "inspector": "inspecteur",
    "reviewer": "beoordelaar",
    "municipality": "gemeente",
    "party": "zienswijze",
    "reader": "lezer",
    "framework-owner": "kadereigenaar",
    "administrator": "beheerder",
}
PICTURES = frozenset({"next.png", "measure.png", "mirrors.png", "plan.png"})
HEADING_AND_ITS_WORDS = 3


@dataclass(frozen=True)
class GuidePage:
    """A page: its heading as plain words, and the rest as HTML that we made."""

    heading: str
    body: str


def page_file(name: str, language: str) -> Path:
    """Where the page lies; `NotFound` when there is no such page."""
    if name not in DUTCH_NAMES:
        raise NotFound("guide-page-not-found")
    return FOLDERS[language] / f"{DUTCH_NAMES[name] if language == 'nl' else name}.md"


def picture_file(name: str, language: str) -> Path:
    """Where the picture lies; `NotFound` when there is no such picture."""
    if name not in PICTURES:
        raise NotFound("guide-page-not-found")
    return FOLDERS[language] / "pictures" / name


def read_page(
    name: str, language: str, *, page_url: Callable[[str], str], picture_url: Callable[[str], str]
) -> GuidePage:
    """The page in this language; its links and pictures lead where the portal serves them."""
    # HTML in a page is shown as text, never run.
    reader = MarkdownIt("commonmark", {"html": False})
    tokens = reader.parse(page_file(name, language).read_text(encoding="utf-8"))
    names = {f"{file if language == 'nl' else key}.md": key for key, file in DUTCH_NAMES.items()}
    for token in tokens:
        for child in token.children or ():
            if child.type == "image":
                child.attrSet("src", picture_url(Path(str(child.attrGet("src"))).name))
            elif child.type == "link_open" and str(child.attrGet("href")) in names:
                child.attrSet("href", page_url(names[str(child.attrGet("href"))]))
    heading = tokens[1].content
    return GuidePage(heading, str(reader.renderer.render(tokens[HEADING_AND_ITS_WORDS:], reader.options, {})))
