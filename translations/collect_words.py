"""Gather the words of the interface and bring the catalogues up to date: `./dev words`.

What is new stands in the catalogue with an empty translation; what is no longer used is gone. No translation
is ever guessed from one that looks alike.
"""

import io
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
CATALOGUES = ROOT / "translations"
METHODS = [("**.py", "python"), ("templates/**.html", "jinja2"), ("templates/**.txt", "jinja2")]
# A page that names an unknown macro or does not parse stops the gathering instead of losing its words.
OPTIONS = {"**.html": {"silent": "false"}, "**.txt": {"silent": "false"}}
KEYWORDS = DEFAULT_KEYWORDS | {
    "_l": None,
    "lazy_gettext": None,
    "lazy_ngettext": (1, 2),
    "lazy_pgettext": ((1, "c"), 2),
}
LINE_LENGTH = 110


def collect_words() -> Catalog:
    """Every word and sentence that the interface asks to be translated, with the files it stands in."""
    found = Catalog(project="Opvangkompas", charset="utf-8")
    extracted = extract_from_dir(ROOT / "app", METHODS, OPTIONS, KEYWORDS, strip_comment_tags=True)
    for name, _line, message, comments, context in extracted:
        # Without line numbers, so that moving a paragraph changes no catalogue.
        found.add(message, locations=[(f"app/{name}", 0)], auto_comments=comments, context=context)
    return found


def read_catalogue(path: Path) -> Catalog:
    """The catalogue in this .po file, whose folder names its language."""
    with path.open("rb") as text:
        return read_po(text, locale=path.parts[-3], abort_invalid=True)


def update_catalogues() -> dict[Path, int]:
    """Bring every .po file up to date; how many words of each still wait for a translation."""
    waiting = {}
    for path in sorted(CATALOGUES.glob("*/LC_MESSAGES/*.po")):
        catalogue = read_catalogue(path)
        catalogue.update(collect_words(), no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        words = io.BytesIO()
        write_po(
            words, catalogue, width=LINE_LENGTH, sort_output=True, include_lineno=False, omit_header=True
        )
        # The head is ours, so that gathering twice changes nothing.
        head, _, _ = path.read_text(encoding="utf-8").partition("\n\n")
        path.write_text(f"{head}\n\n{words.getvalue().decode()}", encoding="utf-8")
        waiting[path] = sum(not is_translated(message.string) for message in catalogue if message.id)
    return waiting


def is_translated(words: str | tuple[str, ...] | list[str] | None) -> bool:
    """Whether every form of the words is there."""
    return all(words) if isinstance(words, (tuple, list)) else bool(words)


if __name__ == "__main__":
    for catalogue_path, missing in update_catalogues().items():
        print(f"{catalogue_path.relative_to(ROOT)}: {missing} without a translation")  # noqa: T201 (a command)
