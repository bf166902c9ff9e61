"""Council sheets on made-up numbers."""

import dataclasses
import datetime as dt

from app.reports.place_context import Tile
from app.sheets.content import FigureLine, LocationLine, MemberLine, Numbers, SheetContent
from tests.factories.place_facts import ISSUED_AT

ON = ISSUED_AT.date()
NUMBERS = Numbers(1206, -266, 1060, 940, 900, 120, 40, 700, 120, 0, 80, 160)
TILES = tuple(
    Tile(column, row, f"Gemeente {column}.{row}", (column, row) == (2, 1), (column + row) % 5)
    for column in range(5)
    for row in range(4)
)


def municipality_sheet(language: str) -> SheetContent:
    """A municipality with two figures and two locations, one of them never inspected."""
    return SheetContent(
        area_code="GM0000",
        area="Voorbeeldstad",
        province="Utrecht",
        cycle="2026-2028",
        on=ON,
        language=language,
        issued_at=ISSUED_AT,
        is_fictional=True,
        figures=(
            FigureLine("indicative-share", 1206, "", "Staatscourant 2024, 3320", dt.date(2024, 2, 1)),
            FigureLine("decided", None, "ruim 1.100", "Bericht van de provincie", dt.date(2024, 12, 23)),
        ),
        numbers=NUMBERS,
        members=(),
        locations=(
            LocationLine("De Linde", "regular-centre", 320, dt.date(2034, 12, 31), "urgent-action", ON),
            LocationLine("De Eik", "emergency", 40, None, "", None),
        ),
        locations_in_all=2,
        tiles=TILES,
    )


def province_sheet(language: str) -> SheetContent:
    """A province with four municipalities, two of which tell nothing."""
    return dataclasses.replace(
        municipality_sheet(language),
        area_code="PV26",
        area="Utrecht",
        figures=(FigureLine("reported", 4200, "", "Bericht van de provincie", ON),),
        members=(
            MemberLine("Voorbeeldstad", 940, 1206),
            MemberLine("Beeldoord", None, 300),
            MemberLine("Oefendam", 0, None),
            MemberLine("Toetsveen", None, None),
        ),
        locations=(),
    )
