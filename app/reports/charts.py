"""Small drawings for the report as inline SVG, each with a text alternative; no browser, no library."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

import segno
from markupsafe import Markup, escape

from app.locations.tile_map import Edge, Square, outlines
from app.reports.place_context import Tile
from app.reports.print_style import colours, tone_ink
from app.reports.sections import Measurement

SQUARE = 12
SQUARE_STEP = 15
TILE = 20
# From this step on a tile is so dark that what stands in it is white.
DARK_STEP = 3
NO_FILL = "none"
TONE_OF_VERDICT = {
    "compliant": "compliant",
    "substantially-compliant": "substantially",
    "partially-compliant": "partially",
    "not-compliant": "not-compliant",
    "cannot-be-judged": "unjudged",
    "not-applicable": "not-applicable",
}


TONES = {
    "urgent-action": "not-compliant",
    "improvement-needed": "partially",
    "no-serious-shortcomings": "compliant",
    "insufficient-basis": "unjudged",
}


@dataclass(frozen=True)
class Bar:
    """One bar: its length in the unit of the drawing, and the tone or token it is filled with."""

    value: int
    fill: str


def _svg(width: float, height: float, title: str, shapes: Iterable[str], *, css: str = "") -> Markup:
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="{css}" width="{width:g}" height="{height:g}"'
        f' viewBox="0 0 {width:g} {height:g}">'
    )
    # Every value in the shapes is a number or a colour of ours; only the title holds words of others.
    return Markup(head + f"<title>{escape(title)}</title>" + "".join(shapes) + "</svg>")  # noqa: S704


def _square(verdict: str, x: int) -> str:
    tone = TONE_OF_VERDICT[verdict]
    ink, fill = tone_ink(tone), colours()[f"{tone}-fill"]
    box = f'<rect x="{x + 0.75}" y="0.75" width="10.5" height="10.5" rx="2"'
    match verdict:
        case "partially-compliant":
            half = f'<path d="M{x + 0.75} 11.25L{x + 11.25} 0.75V11.25z" fill="{fill}"/>'
            ground = colours()["partially-ground"]
            return f'{box} fill="{ground}"/>{half}{box} fill="{NO_FILL}" stroke="{ink}" stroke-width="1"/>'
        case "not-compliant":
            cross = f"M{x + 3.5} 3.5l5 5m0-5l-5 5"
            return f'{box} fill="{fill}"/><path d="{cross}" stroke="#ffffff" stroke-width="1.6" fill="none"/>'
        case "cannot-be-judged":
            return f'{box} fill="#ffffff" stroke="{ink}" stroke-width="1" stroke-dasharray="2.2 1.6"/>'
        case "substantially-compliant":
            return f'{box} fill="{fill}" stroke="{ink}" stroke-width="1"/>'
    return f'{box} fill="{fill}"/>'


def verdict_squares(verdicts: Sequence[str], title: str, *, per_row: int = 30) -> Markup:
    """One small square per standard, in the order of the framework; `title` tells what the colours say."""
    rows = [verdicts[start : start + per_row] for start in range(0, len(verdicts), per_row)]
    shapes = [
        f'<g transform="translate(0 {row_number * SQUARE_STEP})">'
        + "".join(_square(verdict, place * SQUARE_STEP) for place, verdict in enumerate(row))
        + "</g>"
        for row_number, row in enumerate(rows)
    ]
    width = min(len(verdicts), per_row) * SQUARE_STEP
    return _svg(width, len(rows) * SQUARE_STEP - (SQUARE_STEP - SQUARE), title, shapes, css="squares")


def measure_bar(measured: Measurement, title: str, *, width: int = 220) -> Markup:
    """The measured value as a bar, and the threshold as a line through it."""
    value = Decimal(measured.value)
    limits = [Decimal(limit) for limit in (measured.at_least, measured.at_most) if limit is not None]
    longest = max([value, *limits, Decimal(1)]) * Decimal("1.15")

    def place(amount: Decimal) -> float:
        return float(amount / longest) * width

    low, high = measured.at_least, measured.at_most
    fits = (low is None or value >= Decimal(low)) and (high is None or value <= Decimal(high))
    fill = colours()["act" if fits else "not-compliant-fill"]
    shapes = [
        f'<rect x="0" y="3" width="{width}" height="8" rx="1.5" fill="{colours()["ground-soft"]}"/>',
        f'<rect x="0" y="3" width="{place(value):.2f}" height="8" rx="1.5" fill="{fill}"/>',
    ]
    shapes += [
        f'<line x1="{place(limit):.2f}" x2="{place(limit):.2f}" y1="0" y2="14" stroke="{colours()["ink"]}"'
        ' stroke-width="1.6"/>'
        for limit in limits
    ]
    return _svg(width, 14, title, shapes, css="measure-bar")


def places_bar(bar: Bar, longest: int, title: str, *, target: int | None = None, width: int = 300) -> Markup:
    """A number of places as a bar, with the task as a line through it where there is one."""
    scale = width / max(longest, 1)
    filled = bar.value * scale
    shapes = [
        f'<rect x="0" y="2" width="{width}" height="12" rx="2" fill="{colours()["ground-soft"]}"/>',
        f'<rect x="0" y="2" width="{filled:.2f}" height="12" rx="2" fill="{colours()[bar.fill]}"/>',
    ]
    if target is not None:
        at = f"{min(target * scale, width - 1):.2f}"
        shapes.append(
            f'<line x1="{at}" x2="{at}" y1="0" y2="16" stroke="{colours()["ink"]}" stroke-width="1.8"/>'
        )
    return _svg(width, 16, title, shapes, css="places-bar")


def _tile(tile: Tile, x: int, y: int) -> str:
    """A square: empty and dashed without a step, else the darker the higher, with its level drawn in it."""
    edge = f' stroke="{colours()["ink"]}" stroke-width="2"' if tile.is_here else ""
    if tile.step is None:
        edge = edge or f' stroke="{colours()["line-strong"]}" stroke-width="0.8" stroke-dasharray="2 2"'
        return f'<rect x="{x}" y="{y}" width="17" height="17" rx="2" fill="#ffffff"{edge}/>'
    level = colours()["on-act" if tile.step >= DARK_STEP else "act-strong"]
    fill = colours()[f"step-{tile.step}"]
    return (
        f'<rect x="{x}" y="{y}" width="17" height="17" rx="2" fill="{fill}"{edge}/>'
        f'<rect x="{x + 2.5}" y="{y + 12}" width="{3 * tile.step}" height="2.5" fill="{level}"/>'
    )


def _line(edge: Edge) -> str:
    x1, y1, x2, y2 = (corner * TILE + 1.5 for corner in (edge.x1, edge.y1, edge.x2, edge.y2))
    return f"M{x1:g} {y1:g}L{x2:g} {y2:g}"


def tile_map(tiles: Sequence[Tile], title: str) -> Markup:
    """The municipalities of a province as equal squares, with a line around the province; the one at hand has
    an edge.
    """
    left = min(tile.column for tile in tiles)
    top = min(tile.row for tile in tiles)
    shapes = [
        _tile(tile, (tile.column - left) * TILE + 3, (tile.row - top) * TILE + 3)
        for tile in sorted(tiles, key=lambda each: each.is_here)
    ]
    around = outlines(Square(tile.column - left, tile.row - top, "") for tile in tiles)
    path = "".join(_line(edge) for edge in around)
    shapes.append(
        f'<path d="{path}" fill="none" stroke="{colours()["ink-soft"]}" stroke-width="1"'
        ' stroke-linecap="square"/>'
    )
    columns = max(tile.column for tile in tiles) - left + 1
    rows = max(tile.row for tile in tiles) - top + 1
    return _svg(columns * TILE + 3, rows * TILE + 3, title, shapes, css="tile-map")


def qr_code(address: str, title: str) -> Markup:
    """The address as a QR code of modules two units wide, with the quiet zone that readers need."""
    code = segno.make(address, error="m", micro=False)
    side = 2 * (code.symbol_size(border=2)[0])
    path = "".join(
        f"M{2 * (column + 2)} {2 * (row + 2)}h2v2h-2z"
        for row, line in enumerate(code.matrix)
        for column, dark in enumerate(line)
        if dark
    )
    ground = f'<rect width="{side}" height="{side}" fill="#ffffff"/>'
    return _svg(side, side, title, [ground, f'<path d="{path}" fill="{colours()["ink"]}"/>'], css="qr")
