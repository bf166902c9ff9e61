"""The page of a location, composed: its facts, its places as they count, its assessments and its history."""

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.accounts.models import Person
from app.allocation.counting import CountedPlaces
from app.allocation.permissions import may_see_places_of
from app.allocation.queries import cycle_on, day_within
from app.allocation.record_queries import record_of
from app.allocation.status import MunicipalityStatus, statuses_on
from app.assessments.models import Assessment, Kind
from app.assessments.permissions import plannable_kinds
from app.assessments.queries import (
    LatestHeadline,
    assessments_of_location,
    frozen_headlines,
    latest_headlines,
)
from app.improvement.queries import open_findings_of_location
from app.locations import permissions
from app.locations.kinds import ALL_RESIDENTS, Standing
from app.locations.models import Location, Municipality, Occupancy
from app.locations.place_queries import latest_occupancies
from app.locations.queries import municipality_by_code, place_of, places_on, standing_on
from app.overview.history import Event, history_of


@dataclass(frozen=True)
class LocationPage:
    """All that the page shows beside the location itself. `address` is empty for who may not see it."""

    standing: Standing
    places_now: int | None
    residents: int | None
    address: str
    address_is_hidden: bool
    cycle_id: str
    status: MunicipalityStatus
    groups: Sequence[CountedPlaces]
    occupancies: Mapping[uuid.UUID, Occupancy]
    assessments: Sequence[Assessment]
    headlines: Mapping[uuid.UUID, str]
    latest: LatestHeadline | None
    plannable: Sequence[Kind]
    open_findings: int
    may_re_inspect: bool
    may_change: bool
    # The municipality that the one of the location went into by the day.
    part_of: Municipality | None
    sees_municipality: bool
    history: Sequence[Event]


def compose(session: Session, person: Person, location: Location, day: dt.date) -> LocationPage:
    """Bring the page together for this person on this day."""
    place = place_of(location)
    cycle = cycle_on(session, day)
    # After a merger its places are told with those of the municipality that there is by then.
    record = record_of(session, cycle.id, [location.municipality_code])
    here = record.succession.current(location.municipality_code, day)
    status = statuses_on(record, cycle.id, day_within(cycle, day), [here])[here]
    assessments = assessments_of_location(session, location.id, seen_by=person)
    plannable = plannable_kinds(person, place)
    may_change = permissions.may_write_location(person, place)
    sees_address = permissions.may_see_address(person, place, protected=location.address_protected)
    address = ", ".join(part for part in (location.street_address, location.postal_code) if part)
    return LocationPage(
        standing=standing_on(location, day),
        places_now=places_on(location, day),
        residents=location.residents.get(ALL_RESIDENTS),
        address=address if sees_address else "",
        address_is_hidden=not sees_address,
        cycle_id=cycle.id,
        status=status,
        groups=[group for group in status.groups if group.group.location_id == location.id],
        occupancies=latest_occupancies(session, [group.id for group in location.place_groups], day),
        assessments=assessments,
        headlines=frozen_headlines(session, [assessment.id for assessment in assessments]),
        latest=latest_headlines(session, [location.id]).get(location.id),
        plannable=plannable,
        open_findings=len(open_findings_of_location(session, location.id, seen_by=person)),
        may_re_inspect=Kind.RE_INSPECTION in plannable,
        may_change=may_change,
        part_of=municipality_by_code(session, here) if here != location.municipality_code else None,
        sees_municipality=may_see_places_of(person, place.province_code, location.municipality_code),
        history=history_of(session, location, names_people=may_change, names_sources=sees_address),
    )
