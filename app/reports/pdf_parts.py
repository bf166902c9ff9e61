"""The parts of the file: what WeasyPrint leaves out of them, and how they take little memory."""

import pydyf
from weasyprint import Document, Page

UA_METADATA = b"""<rdf:Description
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="" pdfuaid:part="1"/>
<rdf:Description xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"
 rdf:about=""><pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description></rdf:RDF>"""
# How the list begins that gives the text of the glyphs of a font.
CMAP_BEGIN = b"/CIDInit /ProcSet findresource begin"


class Leaf(Page):
    """A page whose drawing is one piece as soon as it is drawn: in its tens of thousands of parts it takes
    several times as much memory, and waits until all pages are.
    """

    def __init__(self, page: Page) -> None:
        vars(self).update(vars(page))

    def paint(self, stream: pydyf.Stream, scale: float = 1) -> None:
        """Draw the page in the file."""
        super().paint(stream, scale)
        stream.stream = [b"\n".join(map(_written, stream.stream))]


def _written(part: bytes | str | pydyf.Object) -> bytes:
    """A part of a drawing as it stands in the file."""
    if isinstance(part, pydyf.Object):
        return part.data
    return part.encode() if isinstance(part, str) else part


def _declare_accessible(pdf: pydyf.PDF) -> None:
    """Say in the metadata that the file is PDF/UA-1 too; WeasyPrint itself writes one standard only."""
    key = int(pdf.catalog["Metadata"].split()[0])
    metadata = pdf.objects[key]
    assert isinstance(metadata, pydyf.Stream)
    whole = b"".join(metadata.stream)
    metadata.stream = [whole.replace(b"</rdf:RDF>", UA_METADATA)]
    metadata.compress = False


class _Made(pydyf.Object):
    """A part of the file whose bytes are made once; pydyf makes them anew each time it is asked."""

    def __init__(self, part: pydyf.Object) -> None:
        super().__init__()
        self.number, self.generation, self.free = part.number, part.generation, part.free
        self.bytes = part.data

    @property
    def data(self) -> bytes:
        """The part as it stands in the file."""
        return self.bytes


class _MadeStream(_Made, pydyf.Stream):
    def __init__(self, part: pydyf.Stream) -> None:
        super().__init__(part)
        if part.compress and self.bytes.endswith(b"\r\nendstream"):
            # Some readers take a last carriage return for one line end with the line feed after it, and
            # count a byte too few: such a stream is not packed.
            part.compress = False
            self.bytes = part.data


def _make_parts(pdf: pydyf.PDF) -> None:
    """Make every part once and let go of what it was made of: the file and its identifier both ask for it."""
    for number, part in enumerate(pdf.objects):
        if isinstance(part, pydyf.Stream):
            pdf.objects[number] = _MadeStream(part)
        elif number:
            pdf.objects[number] = _Made(part)


def _map_every_glyph(pdf: pydyf.PDF) -> None:
    """Give a glyph that is drawn beside another for one letter (a dot in Arabic) one without width as text.

    WeasyPrint leaves it without any, which the archive format does not allow.
    """
    for part in pdf.objects:
        if isinstance(part, pydyf.Stream) and part.stream[:1] == [CMAP_BEGIN]:
            part.stream = [line.replace(b"> <>", b"> <200b>") for line in part.stream]


def finish(_document: Document, pdf: pydyf.PDF) -> None:
    """What the archive and screen readers ask beside what WeasyPrint writes, and every part made."""
    _declare_accessible(pdf)
    _map_every_glyph(pdf)
    _make_parts(pdf)
