"""The text of the sample reports as it was looked at once. `./dev golden` writes it anew, and the picture of
all pages in the documentation.

What stands between head and foot, page by page and line by line, so that a change of words, order or pages
shows as a change of a text file. Of the worst case the headings and a digest are kept.
"""

import hashlib
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image

from app.reports.pdf import Printed, renderer_version
from tests.factories.audit_reports import Sample
from tests.factories.printed_reports import (
    BARE,
    FULL,
    THIN,
    WORST,
    frozen_sample,
    make_portal,
    print_frozen,
)
from tests.house.repository import ROOT
from tests.unit.reports.printed_pages import read_lines, read_outline

PICTURE = ROOT / "docs/pictures/report/pages.png"
# Pages side by side in the picture, how wide each is drawn, and the room around it.
IN_A_ROW, WIDTH, GAP = 13, 216, 6
GROUND = "#d8d8d2"
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


def draw_pages(files: Iterable[bytes]) -> Image.Image:
    """Every page of these files, small, side by side."""
    pages = []
    for content in files:
        with pdfium.PdfDocument(content) as file:
            pages += [sheet.render(scale=WIDTH / sheet.get_width()).to_pil() for sheet in file]
    across, down = WIDTH + GAP, max(page.height for page in pages) + GAP
    rows = -(-len(pages) // IN_A_ROW)
    whole = Image.new("RGB", (IN_A_ROW * across + GAP, rows * down + GAP), GROUND)
    for place, page in enumerate(pages):
        whole.paste(page, (GAP + place % IN_A_ROW * across, GAP + place // IN_A_ROW * down))
    return whole.quantize(256, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)


def main() -> None:
    """Write every text and the picture anew."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as var_folder:
        portal = make_portal(Path(var_folder))

        def printed(sample: Sample, **more: str) -> Printed:
            return print_frozen(portal, *frozen_sample(portal, sample, **more))

        for name, sample in SAMPLES.items():
            content = printed(sample).content
            (FOLDER / f"{name}.txt").write_text(told(name, content), "utf-8")
            sys.stdout.write(f"{name}: {len(told(name, content)):,} characters\n")
            if name == "full":
                shown = [content]
        for language in ("nl", "ar"):
            more = {"language": language} if language == "ar" else {}
            shown.append(printed(Sample(photos=0), edition="residents", **more).content)
    draw_pages(shown).save(PICTURE, optimize=True)


if __name__ == "__main__":
    main()
