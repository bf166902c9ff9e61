"""What section 3 of a sample report tells: the location, the task, stability and supervision."""

import datetime as dt

from app.reports.place_context import (
    MunicipalTask,
    PlaceContext,
    PlaceGroupLine,
    StabilityFacts,
    SupervisionFacts,
    TaskFigure,
    Tile,
)

ISSUED_AT = dt.datetime(2026, 11, 23, 13, 5, tzinfo=dt.UTC)

STABILITY = StabilityFacts(
    year=2026,
    quarter=3,
    source="Kwartaalbericht",
    moves_per_resident="2/5",
    moves_per_resident_before="16/25",
    procedures_ended=147,
    in_one_place=84,
    activities={"work": 2, "safety": 1},
)
SUPERVISION = SupervisionFacts(
    step="Informatie vragen",
    taken_on=dt.date(2026, 9, 1),
    taken_by="de minister",
    deadline_on=dt.date(2026, 10, 1),
    answered_on=dt.date(2026, 9, 20),
)


def _step(number: int) -> int | None:
    """Every sixth municipality published nothing."""
    return number % 6 if number % 6 < 5 else None


def place_of_location() -> PlaceContext:
    """The location beside the task of its municipality, with a map of twenty municipalities."""
    figures = (
        TaskFigure("indicative-share", 1206, "", "Staatscourant 2024, 3320", dt.date(2024, 2, 1)),
        TaskFigure("decided", None, "ruim 1.100", "Bericht van de provincie", dt.date(2024, 12, 23)),
    )
    return PlaceContext(
        groups=("gezinnen", "kinderen"),
        residents=288,
        capacity=320,
        legal_maximum=350,
        opened_on=dt.date(2021, 3, 1),
        closes_on=dt.date(2034, 12, 31),
        place_groups=(
            PlaceGroupLine(280, "regular", "open", dt.date(2021, 3, 1), dt.date(2034, 12, 31)),
            PlaceGroupLine(40, "emergency", "open", dt.date(2025, 10, 1), None),
        ),
        task=MunicipalTask("2026-2028", ISSUED_AT.date(), figures, 1206, 940, 900, 40, 120, -266),
        tiles=tuple(
            Tile(column, row, f"Gemeente {column}.{row}", (column, row) == (2, 1), _step(column + 2 * row))
            for column in range(5)
            for row in range(4)
        ),
        stability=STABILITY,
        supervision=SUPERVISION,
    )
