"""The locations of the demo: two in each province, with invented names at invented addresses."""

import datetime as dt
import uuid
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.locations.actions import COA, LocationDetails, add_location, add_operator
from app.locations.kinds import ALL_RESIDENTS, Group, LocationKind
from app.locations.models import Location, OperatorKind, PlaceKind, PlaceState
from app.locations.place_actions import PlaceGroupDetails, add_place_group
from app.locations.queries import operator_by_name

FOUNDATION = "Stichting Voorbeeldopvang"
SOURCE = "verzonnen voor de oefenomgeving"


@dataclass(frozen=True)
class DemoPlace:
    """One location: name, municipality, kind, places, the years from and to which they are there."""

    name: str
    municipality_code: str
    kind: LocationKind
    places: int
    from_year: int
    to_year: int | None
    runs: str = COA


DE_LINDE = "De Linde (verzonnen)"
REGULAR = LocationKind.REGULAR_CENTRE
EMERGENCY = LocationKind.EMERGENCY
SMALL = LocationKind.SMALL_SCALE
DURABLE = LocationKind.MUNICIPAL_DURABLE
TEMPORARY = LocationKind.MUNICIPAL_TEMPORARY
YOUNG = LocationKind.UNACCOMPANIED_MINORS

PLACES = (
    DemoPlace(DE_LINDE, "GM0344", REGULAR, 320, 2021, 2034),
    DemoPlace("Havenkwartier (verzonnen)", "GM0344", DURABLE, 80, 2024, 2032, FOUNDATION),
    DemoPlace("De Beuk (verzonnen)", "GM0014", REGULAR, 400, 2015, 2035),
    DemoPlace("Sporthal Oost (verzonnen)", "GM0037", EMERGENCY, 96, 2025, 2027),
    DemoPlace("De Wilg (verzonnen)", "GM0080", REGULAR, 300, 2018, 2033),
    DemoPlace("Het Kompas (verzonnen)", "GM0074", TEMPORARY, 60, 2025, 2027, FOUNDATION),
    DemoPlace("De Es (verzonnen)", "GM0106", REGULAR, 350, 2016, 2031),
    DemoPlace("Jongerenhuis De Vlier (verzonnen)", "GM0114", YOUNG, 18, 2022, 2031),
    DemoPlace("De Iep (verzonnen)", "GM0193", REGULAR, 280, 2019, 2034),
    DemoPlace("Hotel De Brug (verzonnen)", "GM0153", EMERGENCY, 110, 2024, 2027),
    DemoPlace("De Populier (verzonnen)", "GM0303", REGULAR, 450, 2014, 2036),
    DemoPlace("De Meerkoet (verzonnen)", "GM0034", SMALL, 45, 2024, 2033, FOUNDATION),
    DemoPlace("De Kastanje (verzonnen)", "GM0202", REGULAR, 380, 2017, 2032),
    DemoPlace("De Hazelaar (verzonnen)", "GM0268", SMALL, 50, 2023, 2031, FOUNDATION),
    DemoPlace("De Meidoorn (verzonnen)", "GM0363", REGULAR, 500, 2020, 2035),
    DemoPlace("Schip De Zwaluw (verzonnen)", "GM0479", EMERGENCY, 200, 2025, 2027),
    DemoPlace("De Berk (verzonnen)", "GM0599", REGULAR, 420, 2019, 2034),
    DemoPlace("Jongerenhuis De Roos (verzonnen)", "GM0518", YOUNG, 20, 2023, 2032),
    DemoPlace("De Els (verzonnen)", "GM0687", REGULAR, 240, 2018, 2033),
    DemoPlace("De Duindoorn (verzonnen)", "GM0664", TEMPORARY, 70, 2025, 2027, FOUNDATION),
    DemoPlace("De Plataan (verzonnen)", "GM0772", REGULAR, 460, 2016, 2034),
    DemoPlace("De Lijster (verzonnen)", "GM0855", DURABLE, 120, 2024, 2033, FOUNDATION),
    DemoPlace("De Linden (verzonnen)", "GM0935", REGULAR, 300, 2017, 2032),
    DemoPlace("De Merel (verzonnen)", "GM0983", SMALL, 40, 2027, 2037, FOUNDATION),
)


def add_demo_places(session: Session, by: uuid.UUID, today: dt.date) -> list[Location]:
    """All locations of the demo with their places, in the order of `PLACES`."""
    foundation = add_operator(session, by, name=FOUNDATION, kind=OperatorKind.FOUNDATION)
    coa = operator_by_name(session, COA)
    assert coa is not None, "the seed brings COA"
    operators = {COA: coa.id, FOUNDATION: foundation.id}
    made = []
    for number, place in enumerate(PLACES, start=1):
        location = add_location(session, by, _details(place, number, operators[place.runs], today))
        for group in _place_groups(place, today):
            add_place_group(session, by, location, group)
        made.append(location)
    return made


def _details(place: DemoPlace, number: int, operator_id: uuid.UUID, today: dt.date) -> LocationDetails:
    young = place.kind is YOUNG
    groups = {Group.UNACCOMPANIED_MINORS} if young else {Group.FAMILIES, Group.CHILDREN, Group.SPECIAL_NEEDS}
    occupied = place.places * 9 // 10 if place.from_year <= today.year else 0
    return LocationDetails(
        name=place.name,
        municipality_code=place.municipality_code,
        kind=place.kind,
        operator_id=operator_id,
        groups=frozenset(groups),
        residents={ALL_RESIDENTS: occupied} if occupied else {},
        street_address=f"Voorbeeldstraat {number}",
        address_protected=young,
        opened_on=dt.date(place.from_year, 3, 1),
        closes_on=dt.date(place.to_year, 12, 31) if place.to_year else None,
        is_fictional=True,
    )


def _place_groups(place: DemoPlace, today: dt.date) -> Iterator[PlaceGroupDetails]:
    kinds = {YOUNG: PlaceKind.UNACCOMPANIED_MINORS, EMERGENCY: PlaceKind.EMERGENCY}
    starts = dt.date(place.from_year, 3, 1)
    ends = dt.date(place.to_year, 12, 31) if place.to_year else None
    open_now = starts <= today
    state = PlaceState.OPEN if open_now else PlaceState.AGREED
    main = PlaceGroupDetails(
        place.places, kinds.get(place.kind, PlaceKind.REGULAR), state, starts, ends, SOURCE
    )
    yield main
    if place.name == DE_LINDE:
        yield PlaceGroupDetails(
            40, PlaceKind.EMERGENCY, PlaceState.OPEN, dt.date(2025, 10, 1), dt.date(2027, 3, 31), SOURCE
        )
        yield PlaceGroupDetails(30, PlaceKind.UKRAINE, PlaceState.OPEN, dt.date(2023, 1, 1), None, SOURCE)
