"""What a council sheet says, frozen when it is asked for: numbers, sources and names, never an address."""

import datetime as dt
import json
from dataclasses import dataclass

from pydantic import TypeAdapter

from app.reports.place_context import Tile


@dataclass(frozen=True)
class FigureLine:
    """One published figure: the slug of its kind, its number or words, and where it stands."""

    kind: str
    places: int | None
    in_words: str
    source: str
    valid_from: dt.date


@dataclass(frozen=True)
class Numbers:
    """The places on the day. `task` and `balance` are None where no task was published as a number."""

    task: int | None
    balance: int | None
    realised: int
    counted: int
    durable: int
    planned: int
    lapsing: int
    without_urgent: int
    urgent: int
    no_basis: int
    too_old: int
    never: int


@dataclass(frozen=True)
class MemberLine:
    """A municipality of a province: places that count beside its task; None: not entered, not published."""

    name: str
    counted: int | None
    task: int | None


@dataclass(frozen=True)
class LocationLine:
    """A location of a municipality: slugs of its kind and latest headline, empty when never inspected."""

    name: str
    kind: str
    counting: int
    until: dt.date | None
    headline: str
    visited_on: dt.date | None


@dataclass(frozen=True)
class SheetContent:
    """All that is printed. `tiles` draw the published tasks, which everybody may see."""

    area_code: str
    area: str
    province: str
    cycle: str
    on: dt.date
    language: str
    issued_at: dt.datetime
    is_fictional: bool
    figures: tuple[FigureLine, ...]
    numbers: Numbers | None
    members: tuple[MemberLine, ...]
    locations: tuple[LocationLine, ...]
    locations_in_all: int
    tiles: tuple[Tile, ...]


_SHAPE = TypeAdapter(SheetContent)


def freeze(content: SheetContent) -> str:
    """The one way to write the content: keys sorted, no spaces."""
    values = _SHAPE.dump_python(content, mode="json")
    return json.dumps(values, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def thaw(text: str) -> SheetContent:
    """The content that was frozen as `text`."""
    return _SHAPE.validate_json(text)
