"""What a table for other programs is asked of: an area as one person may see it, in a cycle on a day."""

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.allocation.what_if import Scenario
from app.locations.models import Location, Municipality
from app.overview.area_view import AreaView

# The source of what was counted here.
PORTAL = "Opvangkompas"


@dataclass(frozen=True)
class Asked:
    """What is exported: the municipalities as this person may see them, in a cycle on a day."""

    session: Session
    view: AreaView
    cycle_id: str
    on: dt.date
    # The codes of the areas of which figures are wanted; None: every one.
    areas: list[str] | None
    # What is supposed, where a scenario is asked for.
    scenario: Scenario = field(default_factory=Scenario)

    @property
    def seen(self) -> list[Municipality]:
        """The members whose places may be seen."""
        return [one for one in self.view.members if one.code in self.view.seen]

    def locations(self) -> Mapping[str, Location]:
        """The locations of the municipalities that may be seen, by id."""
        homes = {
            group.group.location_id for one in self.seen for group in self.view.statuses[one.code].groups
        }
        return self.locations_with(homes)

    def locations_with(self, ids: Iterable[uuid.UUID]) -> Mapping[str, Location]:
        """These locations, by id."""
        wanted = select(Location).where(Location.id.in_(set(ids))).order_by(Location.id)
        return {str(location.id): location for location in self.session.scalars(wanted)}


def yes_or_no(answer: bool) -> str:
    """An answer for programs, in English whatever the reader's language."""
    return "yes" if answer else "no"
