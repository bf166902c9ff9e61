"""A CSV, XLSX or ODS file → rows of text, or why it can't be read. No database, no Flask."""

import csv
import datetime as dt
import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass

from python_calamine import CalamineError, CalamineWorkbook

LARGEST_FILE = 5 * 1024 * 1024
# An XLSX or ODS is a ZIP: what it unpacks to is bounded before anything reads it.
LARGEST_UNPACKED = 100 * 1024 * 1024
ZIP_MAGIC = b"PK\x03\x04"
# By their first bytes: what is handed in by mistake and is no table of ours.
OTHER_FILES = (
    (b"\xd0\xcf\x11\xe0", "file-old-or-locked"),
    (b"%PDF", "file-is-pdf"),
    (b"\x89PNG", "file-is-picture"),
    (b"\xff\xd8\xff", "file-is-picture"),
    (b"\xff\xfe", "file-is-utf16"),
    (b"\xfe\xff", "file-is-utf16"),
)


@dataclass(frozen=True)
class FileMistake:
    """One thing wrong: where (row from 1 with the header as row 1; 0 for the file as a whole), what, and what
    was written there.
    """

    row: int
    column: str
    code: str
    written: str = ""


class FiguresFileError(Exception):
    """The file is refused whole; `mistakes` has all that is wrong with it, in order of row."""

    def __init__(self, mistakes: Sequence[FileMistake]) -> None:
        super().__init__(f"{len(mistakes)} mistakes in the file of figures")
        self.mistakes = tuple(mistakes)


def refused(code: str, row: int = 0) -> FiguresFileError:
    """The refusal of a file that can't be read at all, or not from this row on."""
    return FiguresFileError([FileMistake(row, "", code)])


def _csv_rows(content: bytes) -> list[list[str]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise refused("file-not-utf8") from None
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        return list(reader)
    except csv.Error:
        raise refused("file-not-csv", reader.line_num) from None


def _cell_text(value: object) -> str:
    match value:
        case bool():
            return str(value).lower()
        case float() if value.is_integer():
            return str(int(value))
        case dt.datetime():
            return value.date().isoformat()
        case _:
            return str(value)


def _workbook_rows(content: bytes) -> list[list[str]]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(item.file_size for item in archive.infolist()) > LARGEST_UNPACKED:
                raise refused("file-too-large")
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0)
        rows = sheet.to_python(skip_empty_area=False)
    except (CalamineError, zipfile.BadZipFile, IndexError):
        raise refused("file-not-workbook") from None
    return [[_cell_text(cell) for cell in row] for row in rows]


def read_table(content: bytes) -> list[list[str]]:
    """The rows of a CSV file (comma, semicolon or tab, with or without a byte order mark), or of the first
    sheet of an XLSX or ODS file. Raises FiguresFileError.
    """
    if len(content) > LARGEST_FILE:
        raise refused("file-too-large")
    for magic, code in OTHER_FILES:
        if content.startswith(magic):
            raise refused(code)
    table = _workbook_rows(content) if content.startswith(ZIP_MAGIC) else _csv_rows(content)
    if not any(cell.strip() for row in table for cell in row):
        raise refused("file-empty")
    return table
