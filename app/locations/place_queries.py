"""Reading groups of places and who lives in them."""

import datetime as dt
import uuid
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.orm import Session, contains_eager

from app.accounts.permissions import Reach
from app.locations.models import Location, Municipality, Occupancy, PlaceGroup
from app.locations.queries import within


def occupancies_of(session: Session, group_id: uuid.UUID, *, limit: int = 60) -> list[Occupancy]:
    """How many people lived in these places, the newest day first; of one day what was written last."""
    return list(
        session.scalars(
            select(Occupancy)
            .where(Occupancy.place_group_id == group_id)
            .order_by(Occupancy.counted_on.desc(), Occupancy.recorded_at.desc(), Occupancy.id.desc())
            .limit(limit)
        )
    )


def latest_occupancies(
    session: Session, group_ids: Sequence[uuid.UUID], on: dt.date
) -> dict[uuid.UUID, Occupancy]:
    """Of each group of places how many people lived there on the last counted day up to this one."""
    found = session.scalars(
        select(Occupancy)
        .ext(distinct_on(Occupancy.place_group_id))
        .where(Occupancy.place_group_id.in_(group_ids), Occupancy.counted_on <= on)
        .order_by(
            Occupancy.place_group_id,
            Occupancy.counted_on.desc(),
            Occupancy.recorded_at.desc(),
            Occupancy.id.desc(),
        )
    )
    return {one.place_group_id: one for one in found}


def place_groups_near(session: Session, location: Location, reach: Reach) -> list[PlaceGroup]:
    """Every group of places within reach in the province of the location, with its location and municipality:
    those of its own municipality first. Places may be replaced across the border of a municipality.
    """
    return list(
        session.scalars(
            select(PlaceGroup)
            .join(PlaceGroup.location)
            .join(Location.municipality)
            .where(within(reach), Municipality.province_code == location.municipality.province_code)
            .options(contains_eager(PlaceGroup.location).contains_eager(Location.municipality))
            .order_by(
                Location.municipality_code != location.municipality_code,
                Municipality.name,
                Location.name,
                PlaceGroup.starts_on,
                PlaceGroup.id,
            )
        )
    )
