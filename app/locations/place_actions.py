"""Writing the groups of places that a location holds."""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from app import audit
from app.database import made_before, new_id, overwrite
from app.locations.kinds import MOST_RESIDENTS, Group
from app.locations.models import Location, Occupancy, PlaceGroup, PlaceKind, PlaceState
from app.problems import Conflict, Invalid

MOST_PLACES = 10_000
# Further than this a chain of replacements is a mistake, not a plan.
LONGEST_CHAIN = 50


@dataclass(frozen=True)
class PlaceGroupDetails:
    """A group of places as asked for. `ends_on` is the last day; None: no end agreed. Without an operator of
    its own the group is run by that of its location.
    """

    places: int
    kind: PlaceKind
    state: PlaceState
    starts_on: dt.date
    ends_on: dt.date | None = None
    source: str = ""
    replaced_by_id: uuid.UUID | None = None
    target_group: Group | None = None
    operator_id: uuid.UUID | None = None
    legal_maximum: int | None = None
    agreed_on: dt.date | None = None


def _check(session: Session, group_id: uuid.UUID | None, details: PlaceGroupDetails) -> None:
    if not 0 < details.places <= MOST_PLACES:
        raise Invalid("places-out-of-range", most=MOST_PLACES)
    if details.ends_on is not None and details.ends_on <= details.starts_on:
        raise Invalid("places-end-before-start")
    if details.state is PlaceState.CLOSED and details.ends_on is None:
        raise Invalid("closed-places-need-end")
    if details.legal_maximum is not None and not 0 < details.legal_maximum <= MOST_RESIDENTS:
        raise Invalid("legal-maximum-out-of-range", most=MOST_RESIDENTS)
    if details.target_group is Group.STAFF:
        raise Invalid("group-unknown", groups=Group.STAFF.value)
    follower, steps = details.replaced_by_id, 0
    while follower is not None:
        if follower == group_id or steps > LONGEST_CHAIN:
            raise Invalid("places-replaced-in-circle")
        replacement = session.get(PlaceGroup, follower)
        if replacement is None:
            raise Invalid("replacement-unknown")
        follower, steps = replacement.replaced_by_id, steps + 1


def _values(details: PlaceGroupDetails) -> dict[str, Any]:
    return {
        "places": details.places,
        "kind": details.kind,
        "state": details.state,
        "starts_on": details.starts_on,
        "ends_on": details.ends_on,
        "source": details.source.strip(),
        "replaced_by_id": details.replaced_by_id,
        "target_group": details.target_group,
        "operator_id": details.operator_id,
        "legal_maximum": details.legal_maximum,
        "agreed_on": details.agreed_on,
    }


def add_place_group(
    session: Session,
    by: uuid.UUID | None,
    location: Location,
    details: PlaceGroupDetails,
    *,
    key: uuid.UUID | None = None,
) -> PlaceGroup:
    """Add places to the location. Closed places need the day on which they ended. The same `key` again gives
    the places that were added with it: none is counted twice.
    """
    _check(session, None, details)
    if (known := made_before(session, PlaceGroup, key)) is not None:
        if known.location_id != location.id:
            raise Conflict("changed-meanwhile")
        return known
    group = PlaceGroup(id=key or new_id(), location_id=location.id, **_values(details))
    session.add(group)
    session.flush()
    session.expire(location, ["place_groups"])
    audit.record(
        session,
        by,
        "add-place-group",
        audit.subject("location", location.id),
        after={"place_group": group.id} | _values(details),
    )
    return group


def change_place_group(
    session: Session, by: uuid.UUID | None, group: PlaceGroup, details: PlaceGroupDetails
) -> PlaceGroup:
    """Write the group of places anew. What did not change leaves no trace."""
    _check(session, group.id, details)
    before, changed = overwrite(group, _values(details))
    if not changed:
        return group
    session.flush()
    audit.record(
        session,
        by,
        "change-place-group",
        audit.subject("location", group.location_id),
        before={"place_group": group.id} | before,
        after={"place_group": group.id} | changed,
    )
    return group


@dataclass(frozen=True)
class Count:
    """How many people lived in a group of places on a day, and who says so."""

    counted_on: dt.date
    residents: int
    source: str


def record_occupancy(
    session: Session, by: uuid.UUID | None, group: PlaceGroup, count: Count, *, today: dt.date
) -> Occupancy:
    """Write down who lived in these places on a day. A later word about the same day counts, both stay."""
    if not 0 <= count.residents <= MOST_RESIDENTS:
        raise Invalid("residents-out-of-range", most=MOST_RESIDENTS)
    if count.counted_on > today:
        raise Invalid("occupancy-in-future")
    if not count.source.strip():
        raise Invalid("occupancy-needs-source")
    counted = Occupancy(
        place_group_id=group.id,
        counted_on=count.counted_on,
        residents=count.residents,
        source=count.source.strip(),
        recorded_by_id=by,
    )
    session.add(counted)
    session.flush()
    audit.record(
        session,
        by,
        "record-occupancy",
        audit.subject("location", group.location_id),
        after={
            "place_group": group.id,
            "counted_on": count.counted_on,
            "residents_counted": count.residents,
        },
    )
    return counted
