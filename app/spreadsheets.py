"""Tables for spreadsheets: CSV and ODS from the same rows, the same bytes for the same rows. No library."""

import csv
import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from xml.sax.saxutils import escape, quoteattr

# Numbers stay numbers and days stay days; None is an empty cell.
Cell = str | int | Decimal | dt.date | None
# How a spreadsheet would begin a formula.
FORMULA_STARTS = ("=", "+", "-", "@")
# Characters that XML can't hold.
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_NO_TIME = (1980, 1, 1, 0, 0, 0)
_MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"
_OPENDOCUMENT = "urn:oasis:names:tc:opendocument:xmlns"
_SPACES = {
    "office": "office",
    "table": "table",
    "text": "text",
    "style": "style",
    "number": "datastyle",
}
_MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    f'<manifest:manifest xmlns:manifest="{_OPENDOCUMENT}:manifest:1.0" manifest:version="1.3">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_MIMETYPE}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    "</manifest:manifest>"
)


@dataclass(frozen=True)
class Sheet:
    """A table with a name and a head; every row has as many cells as the head."""

    name: str
    head: Sequence[str]
    rows: Sequence[Sequence[Cell]]


def harmless(text: str) -> str:
    """The text with an apostrophe in front where a spreadsheet would take it for a formula."""
    return f"'{text}" if text.lstrip().startswith(FORMULA_STARTS) else text


def write_csv(sheet: Sheet) -> bytes:
    """The table as CSV: UTF-8 with its mark, commas, days as 2026-11-23."""
    table = io.StringIO()
    lines = csv.writer(table, lineterminator="\r\n")
    lines.writerow(sheet.head)
    lines.writerows([harmless(cell) if isinstance(cell, str) else cell for cell in row] for row in sheet.rows)
    return table.getvalue().encode("utf-8-sig")


def _cell(value: Cell) -> str:
    match value:
        case None | "":
            return "<table:table-cell/>"
        case str():
            # A cell of the kind string is never worked out; the apostrophe protects who saves it as CSV.
            words = escape(_UNWRITABLE.sub("", harmless(value)))
            lines = "".join(f"<text:p>{line}</text:p>" for line in words.splitlines() or [""])
            return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'
        case dt.date():
            day = value.isoformat()
            return (
                '<table:table-cell table:style-name="day" office:value-type="date"'
                f' office:date-value="{day}"><text:p>{day}</text:p></table:table-cell>'
            )
        case int() | Decimal():
            written = f"{Decimal(value):f}"
            return (
                f'<table:table-cell office:value-type="float" office:value="{written}">'
                f"<text:p>{written}</text:p></table:table-cell>"
            )


def _row(cells: Iterable[Cell]) -> str:
    return f"<table:table-row>{''.join(_cell(cell) for cell in cells)}</table:table-row>"


def _table(sheet: Sheet) -> str:
    head = f"<table:table-header-rows>{_row(sheet.head)}</table:table-header-rows>"
    rows = "".join(_row(row) for row in sheet.rows)
    name = quoteattr(_UNWRITABLE.sub("", sheet.name))
    return (
        f"<table:table table:name={name}>"
        f'<table:table-column table:number-columns-repeated="{len(sheet.head)}"/>{head}{rows}</table:table>'
    )


def write_ods(sheets: Sequence[Sheet]) -> bytes:
    """The tables as one OpenDocument spreadsheet."""
    spaces = " ".join(f'xmlns:{short}="{_OPENDOCUMENT}:{long}:1.0"' for short, long in _SPACES.items())
    day = (
        '<number:date-style style:name="iso"><number:year number:style="long"/><number:text>-</number:text>'
        '<number:month number:style="long"/><number:text>-</number:text><number:day number:style="long"/>'
        '</number:date-style><style:style style:name="day" style:family="table-cell"'
        ' style:data-style-name="iso"/>'
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content {spaces} office:version="1.3">'
        f"<office:automatic-styles>{day}</office:automatic-styles><office:body><office:spreadsheet>"
        f"{''.join(_table(sheet) for sheet in sheets)}"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        # The kind of file comes first and unpacked, so that it can be told from the first bytes.
        file.writestr(zipfile.ZipInfo("mimetype", _NO_TIME), _MIMETYPE, zipfile.ZIP_STORED)
        for name, words in (("content.xml", content), ("META-INF/manifest.xml", _MANIFEST)):
            file.writestr(zipfile.ZipInfo(name, _NO_TIME), words, zipfile.ZIP_DEFLATED)
    return out.getvalue()
