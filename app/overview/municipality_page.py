"""The page of a municipality, composed: its task, its places, its locations with their latest verdict, its
province.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy.orm import Session

from app.accounts.models import Person
from app.accounts.permissions import Place
from app.allocation.counting import CountedPlaces, Reason
from app.allocation.models import Cycle
from app.allocation.quality import Headlines, QualityCount
from app.allocation.queries import area_names
from app.allocation.record_queries import succession
from app.allocation.status import MunicipalityStatus
from app.i18n import today, write_number
from app.locations.models import Location, Municipality, MunicipalityChange
from app.locations.queries import (
    changes_of,
    locations_of_municipalities,
    municipalities,
    place_of_municipality,
)
from app.overview.area_view import AreaView, view_of
from app.supervision.queries import RecordedStep, standing_steps

TOO_SHORT = (Reason.ENDS_TOO_EARLY, Reason.NO_END_AGREED)


@dataclass(frozen=True)
class Bar:
    """One bar of the figure: how many places, what they are, and how they are drawn."""

    label: str
    value: int
    text: str
    kind: str


@dataclass(frozen=True)
class LocationRow:
    """A location with its groups of places as they were counted, and its latest verdict by the day."""

    location: Location
    groups: Sequence[CountedPlaces]
    headline: str
    visited_on: dt.date | None

    @property
    def counting(self) -> int:
        """The places at this location that count."""
        return sum(group.group.places for group in self.groups if group.counts)

    @property
    def until(self) -> dt.date | None:
        """The last day of the places that last longest; None when one has no end or there are none."""
        ends = [group.group.ends_on for group in self.groups if group.reason is not Reason.ENDED]
        known = [end for end in ends if end is not None]
        return max(known) if known and len(known) == len(ends) else None


@dataclass(frozen=True)
class MunicipalityPage:
    """All that the page shows."""

    municipality: Municipality
    cycle: Cycle
    status: MunicipalityStatus
    quality: QualityCount
    bars: Sequence[Bar]
    longest_bar: int
    rows: Sequence[LocationRow]
    province: AreaView
    supervision: RecordedStep | None
    changes: Sequence[MunicipalityChange]
    # Names of the municipalities that its places or its task come from or go to.
    names: Mapping[str, str]

    @property
    def has_fiction(self) -> bool:
        """Whether any of its places were invented, beside figures that are real."""
        return any(row.location.is_fictional for row in self.rows)

    @property
    def place(self) -> Place:
        """Where the municipality is, for permissions."""
        return place_of_municipality(self.municipality)


def compose(
    session: Session, person: Person, municipality: Municipality, cycle: Cycle, on: dt.date
) -> MunicipalityPage:
    """Bring the page together for this person and a day."""
    neighbours = municipalities(session, province_code=municipality.province_code)
    # Also those entered under the code of a municipality that is part of this one by then.
    locations = locations_of_municipalities(session, succession(session).codes_of(municipality.code, on))
    homes = [location.id for location in locations]
    province = view_of(session, person, neighbours, cycle.id, on, also=homes)
    status = province.statuses[municipality.code]
    quality = province.qualities[municipality.code]
    bars = bars_of(status)
    longest = max([bar.value for bar in bars] + [status.task_places or 0])
    supervision = standing_steps(session, [municipality.code], today()).get(municipality.code)
    rows = _rows(locations, status, province.headlines)
    changes = changes_of(session, municipality.code)
    others = _others(status)
    names = area_names(session, others) if others else {}
    return MunicipalityPage(
        municipality, cycle, status, quality, bars, longest, rows, province, supervision, changes, names
    )


def _others(status: MunicipalityStatus) -> set[str]:
    partners = {code for one in status.transfers for code in (one.host_code, one.for_code)}
    merged = {part.code for part in status.task_parts} | {status.merged_into}
    return (partners | merged) - {status.municipality_code, ""}


def _rows(
    locations: Sequence[Location], status: MunicipalityStatus, headlines: Headlines
) -> list[LocationRow]:
    rows = []
    for location in locations:
        groups = [group for group in status.groups if group.group.location_id == location.id]
        visits = (visit for visit in headlines.get(location.id, ()) if visit[1] <= status.on)
        headline, visited_on = next(visits, ("", None))
        rows.append(LocationRow(location, groups, headline, visited_on))
    return rows


def bars_of(status: MunicipalityStatus) -> list[Bar]:
    """What the municipality has, as bars under one another; what is zero is left out, but what counts always
    stands.
    """
    too_short = sum(status.places_because(reason) for reason in TOO_SHORT)
    lapsing = (
        _(
            "%(all)s, of which %(number)s end within two years",
            all=write_number(status.counted),
            number=write_number(status.lapsing),
        )
        if status.lapsing
        else write_number(status.counted)
    )
    bars = [Bar(_("Counts"), status.counted, lapsing, "")]
    others = (
        (_("Not open yet"), status.planned, "planned"),
        (_("Open, but too short to count"), too_short, "accent"),
        (_("Other tasks"), status.places_because(Reason.SEPARATE_TASK), "quiet"),
    )
    return bars + [Bar(label, value, write_number(value), kind) for label, value, kind in others if value]
