"""Exchanges, plans and people in the demo, so that a status has every part."""

import datetime as dt
import uuid
from collections.abc import Sequence

from sqlalchemy.orm import Session

from app.allocation.exchange_actions import ExchangeDetails, agree_exchange
from app.allocation.models import ReturnKind
from app.demo.places import DE_LINDE, SOURCE
from app.locations.models import Location, PlaceKind, PlaceState
from app.locations.place_actions import Count, PlaceGroupDetails, add_place_group, record_occupancy

UTRECHT, ZEIST = "GM0344", "GM0355"


def add_demo_exchanges(session: Session, by: uuid.UUID, places: Sequence[Location], today: dt.date) -> None:
    """Utrecht lends places to Zeist; De Linde has places that end soon, a plan, and counted residents."""
    linde = next(location for location in places if location.name == DE_LINDE)
    ending = PlaceGroupDetails(
        60, PlaceKind.REGULAR, PlaceState.OPEN, dt.date(2024, 7, 1), dt.date(2028, 6, 30), SOURCE
    )
    plan = PlaceGroupDetails(
        90,
        PlaceKind.REGULAR,
        PlaceState.AGREED,
        dt.date(2027, 9, 1),
        dt.date(2034, 8, 31),
        SOURCE,
        agreed_on=dt.date(2026, 10, 8),
    )
    group = add_place_group(session, by, linde, ending)
    add_place_group(session, by, linde, plan)
    for months, residents in ((3, 58), (1, 63)):
        count = Count(today - dt.timedelta(days=30 * months), residents, SOURCE)
        record_occupancy(session, by, group, count, today=today)
    agree_exchange(
        session,
        by,
        ExchangeDetails(
            host_code=UTRECHT,
            for_code=ZEIST,
            places=40,
            amv_places=0,
            starts_on=dt.date(2026, 3, 1),
            ends_on=dt.date(2027, 12, 31),
            return_kind=ReturnKind.STATUS_HOLDERS,
            in_return="Zeist huisvest 25 statushouders van Utrecht (verzonnen)",
            conditions="Zeist opent voor 2028 een eigen locatie (verzonnen)",
            source=SOURCE,
            is_fictional=True,
        ),
    )
