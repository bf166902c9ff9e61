"""The shapes of a tile map, whoever draws it: squares on a grid and the lines between areas. Pure."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Square:
    """A municipality on the grid, and the area it belongs to (the code of its province)."""

    column: int
    row: int
    area: str


@dataclass(frozen=True)
class Edge:
    """A straight line along the grid, from corner to corner: corner (0, 0) is the upper left of the square in
    column 0 and row 0.
    """

    x1: int
    y1: int
    x2: int
    y2: int


def _runs(places: Iterable[int]) -> list[tuple[int, int]]:
    """Neighbouring places joined: 1, 2, 3, 7 becomes 1 to 4 and 7 to 8."""
    runs: list[tuple[int, int]] = []
    for place in sorted(places):
        if runs and runs[-1][1] == place:
            runs[-1] = (runs[-1][0], place + 1)
        else:
            runs.append((place, place + 1))
    return runs


def outlines(squares: Iterable[Square]) -> tuple[Edge, ...]:
    """The lines around the areas: wherever a square touches one of another area, or nothing. Each line once,
    and as long as it goes straight on.
    """
    areas = {(square.column, square.row): square.area for square in squares}
    level: dict[int, set[int]] = defaultdict(set)
    upright: dict[int, set[int]] = defaultdict(set)
    for (column, row), area in areas.items():
        for other, line in ((row - 1, row), (row + 1, row + 1)):
            if areas.get((column, other)) != area:
                level[line].add(column)
        for other, line in ((column - 1, column), (column + 1, column + 1)):
            if areas.get((other, row)) != area:
                upright[line].add(row)
    across = [Edge(x1, y, x2, y) for y in sorted(level) for x1, x2 in _runs(level[y])]
    return (*across, *(Edge(x, y1, x, y2) for x in sorted(upright) for y1, y2 in _runs(upright[x])))
