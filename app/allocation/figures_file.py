"""A file of figures → typed rows and every mistake with its row and column. No database, no Flask."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from app.allocation.figures import AreaLevel, FigureKind, FigureQuality, area_level
from app.allocation.numbers import NumberError, read_day, read_whole_number
from app.allocation.table_file import FiguresFileError, FileMistake, read_table, refused

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
MOST_ROWS = 20_000
LONGEST_TEXT = 1_000
MOST_PLACES = 1_000_000
# The act is dated 24 January 2024 (Stb. 2024, 12): no figure of it is older.
DAY_OF_THE_ACT = dt.date(2024, 1, 24)
# Kinds that say something of one level only.
LEVEL_OF_KIND = {
    FigureKind.CAPACITY_ESTIMATE: AreaLevel.NATIONAL,
    FigureKind.PROVINCIAL_TASK: AreaLevel.PROVINCE,
    FigureKind.INDICATIVE_SHARE: AreaLevel.MUNICIPALITY,
}
_CYCLE = re.compile(r"\d{4}-\d{4}", re.ASCII)
_CODE_WITHOUT_ZEROS = re.compile(r"(?:GM|PV)?\d{1,3}", re.ASCII | re.IGNORECASE)
# What a spreadsheet writes where a formula failed, in English and in Dutch.
_SPREADSHEET_ERROR = re.compile(
    r"#(?:REF|N/A|VALUE|DIV/0|NAME|NUM|NULL|VERW|N/B|WAARDE|DEEL/0|NAAM|GETAL|LEEG)[!?]?"
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")

Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True)
class FigureRow:
    """One row that was understood. `row` is its number in the file; 0 for a figure entered by hand."""

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

    @property
    def key(self) -> tuple[str, str, FigureKind]:
        """Of which figure this is a version."""
        return (self.cycle_id, self.area_code, self.kind)


@dataclass(frozen=True)
class FiguresReading:
    """What was understood of a file, and all that is wrong with it, in order of row."""

    rows: Sequence[FigureRow]
    mistakes: Sequence[FileMistake]


@dataclass(frozen=True)
class Known:
    """What only the portal knows: the last day of each cycle by its id, and every code of an area."""

    cycles: Mapping[str, dt.date]
    areas: frozenset[str]


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
                day = read_day(self.text(column))
            except NumberError as error:
                self.refuse(column, error.code)
            else:
                if day < DAY_OF_THE_ACT:
                    self.refuse(column, "day-before-act")
                return day
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

    def area_in(self, column: str) -> str:
        written = self.needed(column)
        if written and area_level(written) is None:
            lost = _CODE_WITHOUT_ZEROS.fullmatch(written) is not None
            is_name = not any(sign.isdigit() for sign in written)
            self.refuse(column, "area-lost-zeros" if lost else "area-is-name" if is_name else "area-unknown")
        return written

    def check_texts(self) -> None:
        """Texts that can't be kept, and what a spreadsheet leaves where it failed."""
        for column in COLUMNS:
            written = self.text(column)
            if len(written) > LONGEST_TEXT:
                self.refuse(column, "cell-too-long")
            elif _CONTROL.search(written):
                self.refuse(column, "cell-not-kept")
            elif _SPREADSHEET_ERROR.fullmatch(written):
                self.refuse(column, "cell-is-error")
            elif written.startswith("="):
                self.refuse(column, "cell-is-formula")


def _header(cells: Sequence[str]) -> list[str]:
    names = [cell.strip().lower() for cell in cells]
    while names and not names[-1]:
        names.pop()
    if not frozenset(names) & frozenset(COLUMNS):
        raise refused("row-is-no-header", 1)
    mistakes = [FileMistake(1, name, "column-missing") for name in REQUIRED if name not in names]
    mistakes += [
        FileMistake(1, name or str(place), "column-unknown" if name else "column-without-name", name)
        for place, name in enumerate(names, start=1)
        if name not in COLUMNS
    ]
    doubled = sorted({name for name in names if name in COLUMNS and names.count(name) > 1})
    mistakes += [FileMistake(1, name, "column-twice") for name in doubled]
    if mistakes:
        raise FiguresFileError(mistakes)
    return names


def _check_numbers(row: _Row, places: int | None, amv_places: int | None) -> None:
    number_is_wrong = bool(row.mistakes)
    words = row.text("in_words")
    if places is None and not number_is_wrong and not words:
        row.refuse("places", "neither-number-nor-words")
    if places is None and not number_is_wrong and words.replace(".", "").replace(" ", "").isdecimal():
        row.refuse("in_words", "cell-is-number")
    if amv_places is not None and places is not None and amv_places > places:
        row.refuse("amv_places", "amv-exceed-places")
    if amv_places is not None and places is None and not number_is_wrong:
        row.refuse("amv_places", "amv-without-places")


def _check_kind(row: _Row, area: str, kind: FigureKind) -> None:
    level, wanted = area_level(area), LEVEL_OF_KIND.get(kind)
    if row.text("kind") == kind and level is not None and wanted is not None and level is not wanted:
        row.refuse("kind", "kind-of-other-level")


def _understand(row: _Row) -> FigureRow:
    places, amv_places = row.number_in("places"), row.number_in("amv_places")
    _check_numbers(row, places, amv_places)
    area, cycle = row.area_in("area"), row.needed("cycle")
    if cycle and not _CYCLE.fullmatch(cycle):
        row.refuse("cycle", "cycle-not-understood")
    row.needed("kind")
    kind = row.choice_in("kind", FigureKind, FigureKind.INDICATIVE_SHARE)
    _check_kind(row, area, kind)
    row.check_texts()
    return FigureRow(
        row=row.number,
        cycle_id=cycle,
        area_code=area,
        kind=kind,
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
        if row.key in first:
            mistakes.append(FileMistake(row.row, "area", "figure-twice", str(first[row.key])))
        first.setdefault(row.key, row.row)
    return mistakes


def check_against(rows: Sequence[FigureRow], known: Known) -> list[FileMistake]:
    """Whether the cycle and the municipality or province of each row exist, and whether the figure begins
    before its cycle is over. What has not the form of a code is told elsewhere.
    """
    mistakes = []
    for row in rows:
        last = known.cycles.get(row.cycle_id)
        if last is None and _CYCLE.fullmatch(row.cycle_id):
            mistakes.append(FileMistake(row.row, "cycle", "cycle-unknown", row.cycle_id))
        if last is not None and row.valid_from > last:
            mistakes.append(FileMistake(row.row, "valid_from", "day-after-cycle", str(row.valid_from)))
        if area_level(row.area_code) is not None and row.area_code not in known.areas:
            mistakes.append(FileMistake(row.row, "area", "area-unknown", row.area_code))
    return mistakes


def examine_figures(content: bytes, known: Known) -> FiguresReading:
    """Every row that was understood and every mistake at once; empty lines are skipped. Raises
    FiguresFileError where no row can be read.
    """
    table = read_table(content)
    names = _header(table[0])
    body = [(number, cells) for number, cells in enumerate(table[1:], start=2) if any(map(str.strip, cells))]
    if not body:
        raise refused("file-empty")
    if len(body) > MOST_ROWS:
        raise refused("file-too-many-rows")
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
    mistakes += _twice(understood) + check_against(told, known)
    wrong = {mistake.row for mistake in mistakes}
    return FiguresReading(
        [row for row in understood if row.row not in wrong],
        sorted(mistakes, key=lambda mistake: (mistake.row, mistake.column)),
    )
