"""A printed report as a reader sees it: the words with their place and weight, read from the file itself."""

import ctypes
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

import page
import pypdfium2 as pdfium
from pypdfium2 import raw

POINTS_PER_MM = 72 / 25.4
PROFILES = (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_3A)
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


@dataclass(frozen=True)
class Part:
    """A part of a page as a screen reader is told of it: `H1`, `Table`, `TH`, `Figure`, with the words that
    stand for a picture.
    """

    kind: str
    words_instead: str


def mistakes(content: bytes) -> list[str]:
    """Where the file falls short of the formats for archives and for everybody."""
    reports = [page.validate_pdf_bytes(content, profile=profile) for profile in PROFILES]
    return [f"{found.rule_id}: {found.message}" for report in reports for found in report.failures]


def _text(read: Callable[..., int], part: object) -> str:
    size = read(part, None, 0)
    kept = ctypes.create_string_buffer(size)
    read(part, kept, size)
    return kept.raw.decode("utf-16-le").rstrip("\x00")


def _parts(part: object) -> Iterator[Part]:
    yield Part(_text(raw.FPDF_StructElement_GetType, part), _text(raw.FPDF_StructElement_GetAltText, part))
    for number in range(raw.FPDF_StructElement_CountChildren(part)):
        child = raw.FPDF_StructElement_GetChildAtIndex(part, number)
        if child:
            yield from _parts(child)


def read_parts(content: bytes) -> list[Part]:
    """The parts of the first page, in the order in which they are read aloud."""
    with pdfium.PdfDocument(content) as file:
        tree = raw.FPDF_StructTree_GetForPage(file[0])
        roots = [
            raw.FPDF_StructTree_GetChildAtIndex(tree, number)
            for number in range(raw.FPDF_StructTree_CountChildren(tree))
        ]
        found = [part for root in roots for part in _parts(root)]
        raw.FPDF_StructTree_Close(tree)
    return found


def language_of(content: bytes) -> str:
    """The language in which the file is read aloud."""
    with pdfium.PdfDocument(content) as file:
        size = raw.FPDFCatalog_GetLanguage(file, None, 0)
        kept = (ctypes.c_ushort * (size // 2))()
        raw.FPDFCatalog_GetLanguage(file, kept, size)
    return bytes(kept).decode("utf-16-le").rstrip("\x00")


def outside_the_paper(pages: Iterable[PrintedPage], slack: float = 0.5) -> list[tuple[int, Piece]]:
    """What is drawn beyond the edge of a page, with the number of the page."""
    return [
        (number, piece)
        for number, sheet in enumerate(pages, start=1)
        for piece in sheet.pieces
        if min(piece.left, piece.bottom) < -slack
        or piece.right > sheet.width + slack
        or piece.top > sheet.height + slack
    ]


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
