"""Tile maps on screen: one square per municipality, darker the more of the measure."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from app.allocation.measures import Measure, Reading
from app.locations.models import Municipality
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


def _tile(one: Municipality, measure: Measure, reading: Reading | None, url: str, *, current: bool) -> Tile:
    short = abbreviated(one.name)
    said = f"{one.name}: {reading_in_words(measure, reading)}" if reading is not None else one.name
    return Tile(
        column=one.tile_column,
        row=one.tile_row,
        step=reading.step if reading is not None else None,
        # A link is called by the letters that are seen in it, so its name begins with them.
        label=f"{short}, {said}" if url else said,
        short=short,
        url=url,
        current=current,
    )


def map_of(
    municipalities: Iterable[Municipality],
    measure: Measure,
    readings: Mapping[str, Reading],
    url_of: Callable[[str], str],
    *,
    current: str = "",
) -> TileMap:
    """The map of these municipalities, cut to size. One without a reading may not be seen: only its name is
    there. `url_of` gives an empty address where there is nothing to open.
    """
    places = sorted(municipalities, key=lambda place: (place.tile_row, place.tile_column))
    left = min((one.tile_column for one in places), default=0)
    top = min((one.tile_row for one in places), default=0)
    tiles = [
        _tile(one, measure, readings.get(one.code), url_of(one.code), current=one.code == current)
        for one in places
    ]
    squares = [Square(one.tile_column, one.tile_row, one.province_code) for one in places]
    return TileMap(
        tiles=[_moved(tile, left, top) for tile in tiles],
        edges=[
            Edge(edge.x1 - left, edge.y1 - top, edge.x2 - left, edge.y2 - top) for edge in outlines(squares)
        ],
        columns=max((tile.column for tile in tiles), default=left) - left + 1,
        rows=max((tile.row for tile in tiles), default=top) - top + 1,
    )


def _moved(tile: Tile, left: int, top: int) -> Tile:
    return replace(tile, column=tile.column - left, row=tile.row - top)
