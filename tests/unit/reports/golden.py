"""The text of the sample reports as it was looked at once. `./dev golden` writes it anew.

What stands between head and foot, page by page and line by line, so that a change of words, order or pages
shows as a change of a text file. Of the worst case the headings and a digest are kept.
"""

import hashlib
import sys
import tempfile
from pathlib import Path

from app.reports.pdf import renderer_version
from tests.factories.printed_reports import (
    BARE,
    FULL,
    THIN,
    WORST,
    frozen_sample,
    make_portal,
    print_frozen,
)
from tests.unit.reports.printed_pages import read_lines, read_outline

FOLDER = Path(__file__).parent / "golden"
SAMPLES = {"full": FULL, "thin": THIN, "bare": BARE, "worst": WORST}


def printer_of_text() -> str:
    """What decides where a line ends: its version stands above every stored text."""
    return next(part for part in renderer_version().split(", ") if part.startswith("pango"))


def told(name: str, content: bytes) -> str:
    """The stored form of a printed report."""
    pages = read_lines(content)
    lines = [line for number, page in enumerate(pages, start=1) for line in (f"--- {number}", *page)]
    if name == "worst":
        digest = hashlib.sha256("\n".join(lines).encode()).hexdigest()
        lines = [f"{len(pages)} pages, SHA-256 of their text {digest}", *read_outline(content)]
    return "\n".join([printer_of_text(), *lines, ""])


def stored(name: str) -> str:
    """The text as it was kept."""
    return (FOLDER / f"{name}.txt").read_text("utf-8")


def main() -> None:
    """Write every text anew."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as var_folder:
        portal = make_portal(Path(var_folder))
        for name, sample in SAMPLES.items():
            content = print_frozen(portal, *frozen_sample(portal, sample)).content
            (FOLDER / f"{name}.txt").write_text(told(name, content), "utf-8")
            sys.stdout.write(f"{name}: {len(told(name, content)):,} characters\n")


if __name__ == "__main__":
    main()
