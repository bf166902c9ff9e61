"""The tags of a printed report in the order in which a screen reader goes through them."""

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pypdfium2 as pdfium
from pypdfium2 import raw


@dataclass(frozen=True)
class Tag:
    """One tag on one page: its kind, the words right in it and below it, its alternative text, its parts."""

    kind: str
    page: int
    words: str
    alternative: str
    parts: list["Tag"] = field(default_factory=list)

    def walk(self) -> Iterator["Tag"]:
        """This tag and all below it, in order."""
        yield self
        for part in self.parts:
            yield from part.walk()

    @property
    def text(self) -> str:
        """All words of this tag, in order."""
        return " ".join("".join(tag.words for tag in self.walk()).split())


def _said(ask: Callable[..., int], *of: object) -> str:
    size = ask(*of, None, 0)
    words = (ctypes.c_ushort * max(size // 2, 1))()
    ask(*of, words, size)
    return bytes(words)[:-2].decode("utf-16-le")


def language_of(content: bytes) -> str:
    """The language of the document."""
    with pdfium.PdfDocument(content) as file:
        return _said(raw.FPDFCatalog_GetLanguage, file)


def _tag(element: object, page: int, texts: dict[int, str]) -> Tag:
    marks = raw.FPDF_StructElement_GetMarkedContentIdCount(element)
    words = [
        texts.get(raw.FPDF_StructElement_GetMarkedContentIdAtIndex(element, at), "") for at in range(marks)
    ]
    children = [
        raw.FPDF_StructElement_GetChildAtIndex(element, at)
        for at in range(raw.FPDF_StructElement_CountChildren(element))
    ]
    return Tag(
        _said(raw.FPDF_StructElement_GetType, element),
        page,
        "".join(words),
        _said(raw.FPDF_StructElement_GetAltText, element),
        [_tag(child, page, texts) for child in children if child],
    )


def read_tags(content: bytes) -> list[Tag]:
    """What stands under the document on every page, page after page."""
    found = []
    with pdfium.PdfDocument(content) as file:
        for number, sheet in enumerate(file, start=1):
            words, texts = sheet.get_textpage(), dict[int, str]()
            for each in sheet.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=1, textpage=words):
                mark = raw.FPDFPageObj_GetMarkedContentID(each)
                texts[mark] = texts.get(mark, "") + each.extract()
            tree = raw.FPDF_StructTree_GetForPage(sheet)
            tops = range(raw.FPDF_StructTree_CountChildren(tree))
            found += [_tag(raw.FPDF_StructTree_GetChildAtIndex(tree, at), number, texts) for at in tops]
            raw.FPDF_StructTree_Close(tree)
    return found
