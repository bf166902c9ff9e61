"""Locations with places, made through the actions of users on the seeded municipalities."""

import datetime as dt
import itertools
import uuid

from sqlalchemy.orm import Session

from app.accounts.models import Person
from app.allocation.exchange_actions import ExchangeDetails, agree_exchange
from app.allocation.models import Exchange, ReturnKind
from app.locations.actions import LocationDetails, add_location
from app.locations.kinds import LocationKind
from app.locations.models import (
    Location,
    MunicipalityChange,
    MunicipalityChangeKind,
    PlaceGroup,
    PlaceKind,
    PlaceState,
)
from app.locations.municipality_actions import ChangeDetails, record_change
from app.locations.place_actions import PlaceGroupDetails, add_place_group

UTRECHT = "GM0344"
ZEIST = "GM0355"
GRONINGEN = "GM0014"

_numbers = itertools.count(1)


def make_location(session: Session, municipality: str = UTRECHT, **details: object) -> Location:
    """A regular centre that has been open since 2020; every detail can be named."""
    number = next(_numbers)
    known: dict[str, object] = {
        "name": f"De Voorbeeldhof {number}",
        "kind": LocationKind.REGULAR_CENTRE,
        "opened_on": dt.date(2020, 1, 1),
    }
    return add_location(
        session, None, LocationDetails(municipality_code=municipality, **{**known, **details})
    )


def make_places(
    session: Session,
    location: Location,
    places: int = 100,
    *,
    kind: PlaceKind = PlaceKind.REGULAR,
    state: PlaceState = PlaceState.OPEN,
    starts_on: dt.date = dt.date(2020, 1, 1),
    ends_on: dt.date | None = dt.date(2034, 12, 31),
    replaced_by: uuid.UUID | None = None,
) -> PlaceGroup:
    """Regular places, open from 2020 to 2034; every detail can be named."""
    details = PlaceGroupDetails(places, kind, state, starts_on, ends_on, "raadsbesluit", replaced_by)
    return add_place_group(session, None, location, details)


def make_exchange(session: Session, host: str, taker: str, places: int = 20, **details: object) -> Exchange:
    """Places in one municipality that count for another since 2025; every detail can be named."""
    known: dict[str, object] = {
        "amv_places": 0,
        "starts_on": dt.date(2025, 1, 1),
        "ends_on": None,
        "return_kind": ReturnKind.STATUS_HOLDERS,
        "source": "brief van beide colleges",
    }
    return agree_exchange(session, None, ExchangeDetails(host, taker, places, **{**known, **details}))


def make_new_name_to_come(session: Session, by: Person) -> MunicipalityChange:
    """A new name for Zeist, long after the tests."""
    details = ChangeDetails(
        MunicipalityChangeKind.NEW_NAME, ZEIST, "", "Slotstad", dt.date(2100, 1, 1), "raadsbesluit"
    )
    return record_change(session, by.id, details, today=dt.date(2026, 11, 23))
