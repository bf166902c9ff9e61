"""Which municipality each square of a tile map stands for on a day. Pure.

A square is a piece of the country and stays where it is: after a merger it stands for the municipality that
it is part of by then, so that a new municipality is drawn in the squares of those that became it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.allocation.status import MunicipalityStatus
from app.locations.models import Municipality


@dataclass(frozen=True)
class DrawnSquare:
    """A square with the municipality that it stands for; `status` is None where that one is not among those
    drawn, as after a merger across the border of a province.
    """

    column: int
    row: int
    municipality: Municipality
    status: MunicipalityStatus | None


def drawn_squares(
    members: Iterable[Municipality], statuses: Mapping[str, MunicipalityStatus]
) -> list[DrawnSquare]:
    """The squares of these municipalities on the day of their statuses, from the top, row by row."""
    by_code = {one.code: one for one in members}
    drawn = []
    for one in by_code.values():
        if one.founded_on is not None:
            continue
        code = statuses[one.code].merged_into or one.code
        stands_for = by_code.get(code, one)
        status = statuses[code] if code in by_code else None
        drawn.append(DrawnSquare(one.tile_column, one.tile_row, stands_for, status))
    return sorted(drawn, key=lambda square: (square.row, square.column))
