"""Reading the register of reports, and what a report tells beside the assessment."""

import uuid

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.locations.models import Municipality, PlaceGroup, PlaceState


def standing_places(session: Session, location_id: uuid.UUID) -> list[PlaceGroup]:
    """The groups of places of a location that were not closed, in order of start."""
    return list(
        session.scalars(
            select(PlaceGroup)
            .where(PlaceGroup.location_id == location_id, PlaceGroup.state != PlaceState.CLOSED)
            .order_by(PlaceGroup.starts_on, PlaceGroup.id)
        )
    )


def municipalities_of(session: Session, province_code: str) -> list[Municipality]:
    """The municipalities of a province, in order of code."""
    return list(
        session.scalars(
            select(Municipality)
            .where(Municipality.province_code == province_code)
            .order_by(Municipality.code)
        )
    )
