"""Tile maps: one square per municipality, darker the nearer it is to its task."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from flask_babel import gettext as _

from app.allocation.country import step_towards
from app.allocation.status import MunicipalityStatus
from app.i18n import write_number
from app.locations.models import Municipality

ARTICLES = frozenset({"De", "Den", "Het"})


@dataclass(frozen=True)
class Tile:
    """One square. `step` runs from 0 to 4; None: no task published. `label` is read aloud, `short` stands in
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
    """Squares and the size of the map in squares."""

    tiles: Sequence[Tile]
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


def _label(name: str, status: MunicipalityStatus) -> str:
    if not status.groups:
        return _("%(name)s: no places entered", name=name)
    if status.task_places is None:
        return _(
            "%(name)s: %(counted)s places that count, task not published",
            name=name,
            counted=write_number(status.counted),
        )
    return _(
        "%(name)s: %(counted)s of %(task)s places",
        name=name,
        counted=write_number(status.counted),
        task=write_number(status.task_places),
    )


def map_of(
    municipalities: Iterable[Municipality],
    statuses: Mapping[str, MunicipalityStatus],
    url_of: Callable[[str], str],
    *,
    current: str = "",
) -> TileMap:
    """The map of these municipalities, cut to size. One without a status may not be seen: only its name is
    there.
    """
    places = list(municipalities)
    left = min((one.tile_column for one in places), default=0)
    top = min((one.tile_row for one in places), default=0)
    tiles = []
    for one in sorted(places, key=lambda place: (place.tile_row, place.tile_column)):
        status = statuses.get(one.code)
        short = abbreviated(one.name)
        tiles.append(
            Tile(
                column=one.tile_column - left,
                row=one.tile_row - top,
                step=step_towards(status) if status is not None else None,
                # A link is called by the letters that are seen in it, so its name begins with them.
                label=f"{short}, {_label(one.name, status)}" if status is not None else one.name,
                short=short,
                url=url_of(one.code) if status is not None else "",
                current=one.code == current,
            )
        )
    columns = max((tile.column for tile in tiles), default=0) + 1
    return TileMap(tiles, columns, max((tile.row for tile in tiles), default=0) + 1)
