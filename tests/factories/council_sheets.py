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


def fullest_municipality(language: str) -> SheetContent:
    """A municipality that merged: every kind of figure of two municipalities with long sources, and more
    locations with long names than fit.
    """
    source = "Ministerie van Asiel en Migratie, besluit van 23 december 2026, zoals de provincie het overnam"
    kinds = ("indicative-share", "reported", "decided", "rest-task", "under-objection")
    return dataclasses.replace(
        municipality_sheet(language),
        area="Nieuw-Voorbeeldstad aan de Oefenrivier",
        figures=tuple(
            FigureLine(kind, 1206, "", f"{name}{source}", ON)
            for name in ("", "Beeldoord: ")
            for kind in kinds
        ),
        locations=tuple(
            LocationLine(
                f"Voormalig kantoor {number} aan de Lange Voorbeeldstraat",
                "regular-centre",
                320,
                ON,
                verdict,
                ON,
            )
            for number, verdict in enumerate(("urgent-action", "insufficient-basis") * 4)
        ),
        locations_in_all=37,
    )


def fullest_province(language: str) -> SheetContent:
    """A province with more municipalities than any has, and every figure that is published of a province."""
    kinds = ("provincial-task", "reported", "realised", "multi-year", "still-to-realise")
    return dataclasses.replace(
        province_sheet(language),
        figures=tuple(
            FigureLine(kind, 14_689, "", "ANP, 27 februari 2026, naar een brief van de minister", ON)
            for kind in kinds
        ),
        members=tuple(MemberLine(f"Voorbeeldstad-Beeldoord {number}", 1_940, 1_206) for number in range(62)),
    )
