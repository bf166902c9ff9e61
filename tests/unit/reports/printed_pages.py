"""A printed report as a reader sees it: the words with their place and weight, read from the file itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import pypdfium2 as pdfium
from pypdfium2 import raw

POINTS_PER_MM = 72 / 25.4
# Where the body of a page begins and ends, measured from below: the margins of `print.css`.
TOP, BOTTOM = (297 - 26) * POINTS_PER_MM, 23.5 * POINTS_PER_MM
LEFT, RIGHT = 17.5 * POINTS_PER_MM, (210 - 17.5) * POINTS_PER_MM


@dataclass(frozen=True)
class Piece:
    """A run of words, a picture or a drawing; in points from the lower left corner of the page."""

    words: str
    left: float
    bottom: float
    right: float
    top: float
    bold: bool
    size: float


@dataclass(frozen=True)
class PrintedPage:
    """One page: all that is drawn on it."""

    width: float
    height: float
    pieces: tuple[Piece, ...]
    text: str

    @cached_property
    def body(self) -> tuple[Piece, ...]:
        """What stands between head and foot."""
        return tuple(piece for piece in self.pieces if piece.bottom >= BOTTOM and piece.top <= TOP)

    @property
    def filled(self) -> float:
        """How much of the height of the body is used, from its top to the lowest thing."""
        return (TOP - min(piece.bottom for piece in self.body)) / (TOP - BOTTOM) if self.body else 0.0

    @property
    def last_line(self) -> list[Piece]:
        """The words on the lowest line of the body; empty when a picture or drawing lies lower."""
        words = [piece for piece in self.body if piece.words.strip()]
        if not words:
            return []
        lowest = min(piece.bottom for piece in words)
        return [piece for piece in words if piece.bottom - lowest < min(4.0, piece.size / 2)]

    @property
    def begins_a_part(self) -> bool:
        """Whether a chapter begins here."""
        return any(piece.bold and piece.size > 15 for piece in self.body)


def _pieces(sheet: pdfium.PdfPage, words: pdfium.PdfTextPage) -> Iterator[Piece]:
    for found in sheet.get_objects(max_depth=1, textpage=words):
        left, bottom, right, top = found.get_bounds()
        if found.type == raw.FPDF_PAGEOBJ_TEXT:
            font = found.get_font().get_base_name()
            bold = "Bold" in font
            yield Piece(found.extract(), left, bottom, right, top, bold, found.get_font_size())
        else:
            yield Piece("", left, bottom, right, top, bold=False, size=0)


def read_pages(content: bytes) -> list[PrintedPage]:
    """Every page of the file."""
    read = []
    for sheet in pdfium.PdfDocument(content):
        words = sheet.get_textpage()
        read.append(PrintedPage(*sheet.get_size(), tuple(_pieces(sheet, words)), words.get_text_bounded()))
    return read


def read_lines(content: bytes) -> list[list[str]]:
    """The words of every page, line by line; after the cover without head and foot."""
    with pdfium.PdfDocument(content) as file:
        texts = [
            sheet.get_textpage().get_text_bounded(**({"bottom": BOTTOM, "top": TOP} if place else {}))
            for place, sheet in enumerate(file)
        ]
    return [[line.rstrip() for line in text.splitlines() if line.strip()] for text in texts]


def read_outline(content: bytes) -> list[str]:
    """The headings at the side of the screen, deeper ones further to the right, with their page."""
    with pdfium.PdfDocument(content) as file:
        return [
            f"{'  ' * each.level}{each.get_title()} · {each.get_dest().get_index() + 1}"
            for each in file.get_toc()
        ]
