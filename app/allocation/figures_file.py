"""A file of figures (CSV or XLSX) → typed rows, or every mistake with its row and column. No database, no
Flask.
"""

import csv
import datetime as dt
import io
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from python_calamine import CalamineError, CalamineWorkbook

from app.allocation.figures import FigureKind, FigureQuality, area_level
from app.allocation.numbers import NumberError, read_day, read_whole_number

REQUIRED = ("cycle", "area", "kind", "places", "valid_from", "source")
OPTIONAL = (
    "amv_places",
    "in_words",
    "in_words_en",
    "source_en",
    "quality",
    "note",
    "note_en",
)
COLUMNS = REQUIRED + OPTIONAL
LARGEST_FILE = 5 * 1024 * 1024
# An XLSX is a ZIP: what it unpacks to is bounded before anything reads it.
LARGEST_UNPACKED = 100 * 1024 * 1024
MOST_ROWS = 20_000
LONGEST_TEXT = 1_000
MOST_PLACES = 1_000_000
XLSX_MAGIC = b"PK\x03\x04"

Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True)
class FileMistake:
    """One thing wrong: where (row from 1 with the header as row 1; 0 for the file as a whole), what, and what
    was written there.
    """

    row: int
    column: str
    code: str
    written: str = ""


@dataclass(frozen=True)
class FigureRow:
    """One row that was understood. `row` is its number in the file."""

    row: int
    cycle_id: str
    area_code: str
    kind: FigureKind
    places: int | None
    amv_places: int | None
    in_words: str
    in_words_en: str
    valid_from: dt.date
    source: str
    source_en: str
    quality: FigureQuality
    note: str
    note_en: str


class FiguresFileError(Exception):
    """The file is refused whole; `mistakes` has all that is wrong with it, in order of row."""

    def __init__(self, mistakes: Sequence[FileMistake]) -> None:
        super().__init__(f"{len(mistakes)} mistakes in the file of figures")
        self.mistakes = tuple(mistakes)


class _Row:
    """The cells of one row by column, collecting what is wrong with them."""

    def __init__(self, number: int, cells: dict[str, str]) -> None:
        self.number = number
        self._cells = cells
        self.mistakes: list[FileMistake] = []

    def refuse(self, column: str, code: str) -> None:
        self.mistakes.append(FileMistake(self.number, column, code, self.text(column)))

    def text(self, column: str) -> str:
        return self._cells.get(column, "").strip()

    def needed(self, column: str) -> str:
        if not self.text(column):
            self.refuse(column, "cell-empty")
        return self.text(column)

    def number_in(self, column: str) -> int | None:
        try:
            number = read_whole_number(self.text(column))
        except NumberError as error:
            self.refuse(column, error.code)
            return None
        if number is not None and number > MOST_PLACES:
            self.refuse(column, "number-out-of-range")
            return None
        return number

    def day_in(self, column: str) -> dt.date:
        if self.needed(column):
            try:
                return read_day(self.text(column))
            except NumberError as error:
                self.refuse(column, error.code)
        return dt.date.min

    def choice_in(self, column: str, choices: type[Choice], otherwise: Choice) -> Choice:
        written = self.text(column)
        if not written:
            return otherwise
        try:
            return choices(written)
        except ValueError:
            self.refuse(column, "choice-unknown")
            return otherwise


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise FiguresFileError([FileMistake(0, "", "file-not-utf8")]) from None


def _csv_rows(content: bytes) -> list[list[str]]:
    text = _decoded(content)
    first = text.split("\n", 1)[0]
    delimiter = ";" if first.count(";") > first.count(",") else ","
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error:
        raise FiguresFileError([FileMistake(0, "", "file-not-csv")]) from None


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


def _xlsx_rows(content: bytes) -> list[list[str]]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(item.file_size for item in archive.infolist()) > LARGEST_UNPACKED:
                raise FiguresFileError([FileMistake(0, "", "file-too-large")])
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0)
        rows = sheet.to_python(skip_empty_area=False)
    except (CalamineError, zipfile.BadZipFile, IndexError):
        raise FiguresFileError([FileMistake(0, "", "file-not-xlsx")]) from None
    return [[_cell_text(cell) for cell in row] for row in rows]


def _header(cells: Sequence[str]) -> list[str]:
    names = [cell.strip().lower() for cell in cells]
    while names and not names[-1]:
        names.pop()
    mistakes = [FileMistake(1, name, "column-missing") for name in REQUIRED if name not in names]
    mistakes += [
        FileMistake(1, name or str(place), "column-unknown", name)
        for place, name in enumerate(names, start=1)
        if name not in COLUMNS
    ]
    doubled = sorted({name for name in names if name in COLUMNS and names.count(name) > 1})
    mistakes += [FileMistake(1, name, "column-twice") for name in doubled]
    if mistakes:
        raise FiguresFileError(mistakes)
    return names


def _understand(row: _Row) -> FigureRow:
    places, amv_places = row.number_in("places"), row.number_in("amv_places")
    number_is_wrong = bool(row.mistakes)
    if places is None and not number_is_wrong and not row.text("in_words"):
        row.refuse("places", "neither-number-nor-words")
    if amv_places is not None and places is not None and amv_places > places:
        row.refuse("amv_places", "amv-exceed-places")
    if amv_places is not None and places is None and not number_is_wrong:
        row.refuse("amv_places", "amv-without-places")
    area = row.needed("area")
    if area and area_level(area) is None:
        row.refuse("area", "area-unknown")
    row.needed("kind")
    for column in COLUMNS:
        if len(row.text(column)) > LONGEST_TEXT or "\0" in row.text(column):
            row.refuse(column, "cell-not-kept")
    return FigureRow(
        row=row.number,
        cycle_id=row.needed("cycle"),
        area_code=area,
        kind=row.choice_in("kind", FigureKind, FigureKind.INDICATIVE_SHARE),
        places=places,
        amv_places=amv_places,
        in_words=row.text("in_words"),
        in_words_en=row.text("in_words_en"),
        valid_from=row.day_in("valid_from"),
        source=row.needed("source"),
        source_en=row.text("source_en"),
        quality=row.choice_in("quality", FigureQuality, FigureQuality.OFFICIAL),
        note=row.text("note"),
        note_en=row.text("note_en"),
    )


def _twice(rows: Sequence[FigureRow]) -> list[FileMistake]:
    first: dict[tuple[str, str, FigureKind], int] = {}
    mistakes = []
    for row in rows:
        key = (row.cycle_id, row.area_code, row.kind)
        if key in first:
            mistakes.append(FileMistake(row.row, "area", "figure-twice", str(first[key])))
        first.setdefault(key, row.row)
    return mistakes


def check_against(
    rows: Sequence[FigureRow], cycles: frozenset[str], areas: frozenset[str]
) -> list[FileMistake]:
    """What only the portal knows: whether the cycle and the municipality or province of each row exist. A
    cell that is empty or has not the form of a code is told elsewhere.
    """
    mistakes = []
    for row in rows:
        if row.cycle_id and row.cycle_id not in cycles:
            mistakes.append(FileMistake(row.row, "cycle", "cycle-unknown", row.cycle_id))
        if area_level(row.area_code) is not None and row.area_code not in areas:
            mistakes.append(FileMistake(row.row, "area", "area-unknown", row.area_code))
    return mistakes


def read_figures(
    content: bytes, known: Callable[[Sequence[FigureRow]], list[FileMistake]]
) -> list[FigureRow]:
    """The rows of a CSV (comma or semicolon, with or without a byte order mark) or XLSX file (first sheet).

    `known` says what else is wrong with rows (see `check_against`). Raises FiguresFileError
    with every mistake at once; a file is taken whole or not at all. Empty lines are skipped.
    """
    if len(content) > LARGEST_FILE:
        raise FiguresFileError([FileMistake(0, "", "file-too-large")])
    table = _xlsx_rows(content) if content.startswith(XLSX_MAGIC) else _csv_rows(content)
    if not table or not any(cell.strip() for cell in table[0]):
        raise FiguresFileError([FileMistake(0, "", "file-empty")])
    names = _header(table[0])
    body = [(number, cells) for number, cells in enumerate(table[1:], start=2) if any(map(str.strip, cells))]
    if not body:
        raise FiguresFileError([FileMistake(0, "", "file-empty")])
    if len(body) > MOST_ROWS:
        raise FiguresFileError([FileMistake(0, "", "file-too-many-rows")])
    understood, told, mistakes = [], [], []
    for number, cells in body:
        if any(cell.strip() for cell in cells[len(names) :]):
            mistakes.append(FileMistake(number, "", "row-too-long"))
            continue
        row = _Row(number, dict(zip(names, cells, strict=False)))
        figure = _understand(row)
        mistakes += row.mistakes
        told.append(figure)
        if not row.mistakes:
            understood.append(figure)
    mistakes += _twice(understood) + known(told)
    if mistakes:
        raise FiguresFileError(sorted(mistakes, key=lambda mistake: (mistake.row, mistake.column)))
    return understood
