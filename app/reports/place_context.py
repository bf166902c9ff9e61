"""The location and its place in the task of the municipality, as a report prints it."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True)
class PlaceGroupLine:
    """A number of places at the location: slugs of kind and state, and until when."""

    places: int
    kind: str
    state: str
    starts_on: dt.date
    ends_on: dt.date | None


@dataclass(frozen=True)
class TaskFigure:
    """One published number of the municipality's task, with its source; None: not published."""

    kind: str
    places: int | None
    in_words: str
    source: str
    valid_from: dt.date | None


@dataclass(frozen=True)
class MunicipalTask:
    """The places that the municipality owes and has, on a date; None is unknown, never zero.

    counted = durable + temporary; `planned` will count once they open.
    """

    cycle: str
    on: dt.date
    figures: tuple[TaskFigure, ...]
    task: int | None
    counted: int
    durable: int
    temporary: int
    planned: int
    balance: int | None


@dataclass(frozen=True)
class Tile:
    """A municipality in the tile map of its province. `step` tells how large its published task is, from 0 to
    4; None: no task was published as a number.
    """

    column: int
    row: int
    name: str
    is_here: bool
    step: int | None = None


@dataclass(frozen=True)
class StabilityFacts:
    """What was reported about the location for its newest quarter, with the trend over a year; None: not
    reported. `moves_per_resident` is an exact fraction as text. `activities` counts what was organised with
    the neighbourhood, by the slug of its building block.
    """

    year: int
    quarter: int
    source: str
    moves_per_resident: str | None
    moves_per_resident_before: str | None
    procedures_ended: int | None
    in_one_place: int | None
    activities: dict[str, int]


@dataclass(frozen=True)
class SupervisionFacts:
    """The newest step of supervision towards the municipality, as it was recorded."""

    step: str
    taken_on: dt.date
    taken_by: str
    deadline_on: dt.date | None
    answered_on: dt.date | None


@dataclass(frozen=True)
class PlaceContext:
    """The location and its place in the municipal task: context, not part of the verdict."""

    groups: tuple[str, ...]
    residents: int | None
    capacity: int | None
    legal_maximum: int | None
    opened_on: dt.date | None
    closes_on: dt.date | None
    place_groups: tuple[PlaceGroupLine, ...]
    task: MunicipalTask | None
    tiles: tuple[Tile, ...]
    stability: StabilityFacts | None = None
    supervision: SupervisionFacts | None = None
