"""Tile maps on screen: one square per municipality, darker the more of the measure."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from app.allocation.measures import Measure, Reading
from app.allocation.squares import DrawnSquare
from app.locations.tile_map import Edge, Square, outlines
from app.overview.measure_words import reading_in_words

ARTICLES = frozenset({"De", "Den", "Het"})


@dataclass(frozen=True)
class Tile:
    """One square. `step` runs from 0 to 4; None: nothing to draw. `label` is read aloud, `short` stands in
    it.
    """

    column: int
    row: int
    step: int | None
    label: str
    short: str
    url: str
    current: bool


@dataclass(frozen=True)
class TileMap:
    """Squares, the lines around the provinces, and the size of the map in squares."""

    tiles: Sequence[Tile]
    edges: Sequence[Edge]
    columns: int
    rows: int


def abbreviated(name: str) -> str:
    """At most three letters for a square: `Utr`, and of a name of more words their capitals (`UH`), without
    article.
    """
    words = [word for word in name.replace("-", " ").split() if word[:1].isupper() and word not in ARTICLES]
    if len(words) > 1:
        return "".join(word[0] for word in words)[:3]
    return (words or [name])[0][:3]


def _tile(drawn: DrawnSquare, measure: Measure, reading: Reading | None, url: str, *, current: bool) -> Tile:
    name = drawn.municipality.name
    short = abbreviated(name)
    said = f"{name}: {reading_in_words(measure, reading)}" if reading is not None else name
    return Tile(
        column=drawn.column,
        row=drawn.row,
        step=reading.step if reading is not None else None,
        # A link is called by the letters that are seen in it, so its name begins with them.
        label=f"{short}, {said}" if url else said,
        short=short,
        url=url,
        current=current,
    )


def map_of(
    squares: Sequence[DrawnSquare],
    measure: Measure,
    readings: Mapping[str, Reading],
    url_of: Callable[[str], str],
    *,
    current: str = "",
) -> TileMap:
    """The map of these squares, cut to size. A municipality without a reading may not be seen: only its name
    is there. `url_of` gives an empty address where there is nothing to open.
    """
    left = min((one.column for one in squares), default=0)
    top = min((one.row for one in squares), default=0)
    moved = [replace(one, column=one.column - left, row=one.row - top) for one in squares]
    tiles = [
        _tile(
            one,
            measure,
            readings.get(one.municipality.code) if one.status is not None else None,
            url_of(one.municipality.code),
            current=one.municipality.code == current,
        )
        for one in moved
    ]
    return TileMap(
        tiles=tiles,
        edges=outlines(Square(one.column, one.row, one.municipality.province_code) for one in moved),
        columns=max((tile.column for tile in tiles), default=0) + 1,
        rows=max((tile.row for tile in tiles), default=0) + 1,
    )
