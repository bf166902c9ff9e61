"""A file of figures held against what is there: what is new, what changed, and what looks wrong. Pure."""

import enum
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass

from app.allocation.figures import NATIONAL, FigureKind
from app.allocation.figures_file import FigureRow
from app.allocation.table_file import FileMistake

# So many times more or less than the number before is told before it is taken in.
JUMP = 3


class Change(enum.StrEnum):
    """What a row would do."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


class Oddity(enum.StrEnum):
    """What makes somebody look twice."""

    JUMP = "jump"
    JUMP_BETWEEN_CYCLES = "jump-between-cycles"
    PARTS_DIFFER = "parts-differ"
    PARTS_EXCEED = "parts-exceed"


@dataclass(frozen=True)
class HeldFigure:
    """A figure as it counts now, in the words in which it was published."""

    version: int
    row: FigureRow


@dataclass(frozen=True)
class ComparedRow:
    """A row, what it would do, and the figure that counts now."""

    row: FigureRow
    change: Change
    before: HeldFigure | None


@dataclass(frozen=True)
class Suspicion:
    """Something odd at a row of the file: the number that stands there, the other one that it does not fit,
    and the area and cycle whose total it is about.
    """

    row: int
    oddity: Oddity
    area_code: str
    cycle_id: str
    number: int
    other: int


@dataclass(frozen=True)
class Preview:
    """All that taking in the file would do. With a mistake in it, nothing is taken in."""

    rows: Sequence[ComparedRow]
    mistakes: Sequence[FileMistake]
    suspicions: Sequence[Suspicion]

    def of(self, change: Change) -> list[ComparedRow]:
        """The rows that would do this."""
        return [row for row in self.rows if row.change is change]

    @property
    def digest(self) -> str:
        """A SHA-256 over what would be done: another one when the figures changed meanwhile."""
        told = [(asdict(one.row), one.change, one.before.version if one.before else 0) for one in self.rows]
        return hashlib.sha256(json.dumps(told, sort_keys=True, default=str).encode()).hexdigest()


Key = tuple[str, str, FigureKind]


def _says(row: FigureRow) -> Mapping[str, object]:
    return {name: value for name, value in asdict(row).items() if name != "row"}


def compare(rows: Iterable[FigureRow], held: Mapping[Key, HeldFigure]) -> list[ComparedRow]:
    """Each row with what it would do. The same words as now change nothing."""
    compared = []
    for row in rows:
        before = held.get(row.key)
        if before is None:
            change = Change.NEW
        else:
            change = Change.UNCHANGED if _says(row) == _says(before.row) else Change.CHANGED
        compared.append(ComparedRow(row, change, before))
    return compared


def _is_jump(number: int, other: int) -> bool:
    small, large = sorted((number, other))
    return small > 0 and large >= JUMP * small


def _of_the_cycle_before(row: FigureRow, held: Mapping[Key, HeldFigure]) -> HeldFigure | None:
    cycles = [cycle for cycle, area, kind in held if (area, kind) == row.key[1:] and cycle < row.cycle_id]
    return held[(max(cycles), row.area_code, row.kind)] if cycles else None


def _jumps(compared: Iterable[ComparedRow], held: Mapping[Key, HeldFigure]) -> list[Suspicion]:
    found = []
    for one in compared:
        row = one.row
        if one.change is Change.UNCHANGED or row.places is None:
            continue
        told = (
            (Oddity.JUMP, one.before),
            (Oddity.JUMP_BETWEEN_CYCLES, _of_the_cycle_before(row, held)),
        )
        for oddity, other in told:
            if other is not None and other.row.places is not None and _is_jump(row.places, other.row.places):
                found.append(
                    Suspicion(row.row, oddity, row.area_code, row.cycle_id, row.places, other.row.places)
                )
                break
    return found


# By cycle and province the codes of its municipalities.
Provinces = Mapping[str, Mapping[str, Sequence[str]]]


@dataclass(frozen=True)
class _Total:
    """A total that is published, and the figures that make it up."""

    whole: Key
    parts: Sequence[Key]


def _totals(cycles: Iterable[str], provinces: Provinces) -> list[_Total]:
    """The provincial task is the sum of the indicative shares of its municipalities, and the estimate the
    sum of the provincial tasks (Rijksoverheid, 31 January 2024).
    """
    totals = []
    for cycle in sorted(cycles):
        tasks = [(cycle, code, FigureKind.PROVINCIAL_TASK) for code in sorted(provinces[cycle])]
        totals.append(_Total((cycle, NATIONAL, FigureKind.CAPACITY_ESTIMATE), tasks))
        totals += [
            _Total(task, [(cycle, code, FigureKind.INDICATIVE_SHARE) for code in provinces[cycle][task[1]]])
            for task in tasks
        ]
    return totals


def _odd_totals(
    rows: Sequence[FigureRow],
    held: Mapping[Key, HeldFigure],
    provinces: Provinces,
) -> list[Suspicion]:
    in_file = {row.key: row for row in rows}
    after = {key: figure.row.places for key, figure in held.items()} | {
        key: row.places for key, row in in_file.items()
    }
    found = []
    for total in _totals({row.cycle_id for row in rows} & provinces.keys(), provinces):
        touched = [in_file[key].row for key in (total.whole, *total.parts) if key in in_file]
        whole = after.get(total.whole)
        parts = [number for key in total.parts if (number := after.get(key)) is not None]
        if not touched or whole is None or not parts:
            continue
        differs = len(parts) == len(total.parts) and sum(parts) != whole
        if differs or sum(parts) > whole:
            oddity = Oddity.PARTS_DIFFER if differs else Oddity.PARTS_EXCEED
            cycle, area, _kind = total.whole
            found.append(Suspicion(touched[0], oddity, area, cycle, sum(parts), whole))
    return found


def preview_of(
    rows: Sequence[FigureRow],
    mistakes: Sequence[FileMistake],
    held: Mapping[Key, HeldFigure],
    provinces: Provinces,
) -> Preview:
    """What taking in these rows would do. `provinces` names by cycle the municipalities of each province."""
    compared = compare(rows, held)
    suspicions = _jumps(compared, held) + _odd_totals(rows, held, provinces)
    return Preview(compared, mistakes, sorted(suspicions, key=lambda one: (one.row, one.oddity)))
