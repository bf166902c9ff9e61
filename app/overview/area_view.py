"""Several municipalities on a day as one person may see them: statuses, inspections and measures."""

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from app.accounts.models import Person
from app.allocation.country import AreaSummary, summarise
from app.allocation.figures import NATIONAL, AreaLevel, PublishedFigure, area_level
from app.allocation.measures import PUBLIC, Measure, Reading, read
from app.allocation.permissions import may_see_places_of
from app.allocation.quality import Headlines, QualityCount, quality_counted, quality_together
from app.allocation.record_queries import record_of
from app.allocation.squares import DrawnSquare, drawn_squares
from app.allocation.status import AllocationRecord, MunicipalityStatus, statuses_on
from app.assessments.queries import headline_history
from app.i18n import current_language
from app.locations.models import Municipality
from app.locations.queries import municipalities, municipality_by_code, province_by_code
from app.problems import NotFound


@dataclass(frozen=True)
class AreaView:
    """`statuses` and `qualities` hold every member by code, and who is still to come besides; `seen` names
    those whose places may be shown. Of the others only what was published is shown. `headlines` holds the
    visits to each location, newest first; `record` all that is known, for other days.
    """

    members: Sequence[Municipality]
    statuses: Mapping[str, MunicipalityStatus]
    qualities: Mapping[str, QualityCount]
    headlines: Headlines
    record: AllocationRecord
    seen: frozenset[str]

    def readings(self, measure: Measure) -> dict[str, Reading]:
        """The measure of every member of which it may be shown, by code."""
        return {
            code: read(measure, status, self.qualities[code])
            for code, status in self.statuses.items()
            if measure in PUBLIC or code in self.seen
        }

    @property
    def knows_a_task(self) -> bool:
        """Whether the task of any member was published as a number."""
        return any(status.task_places is not None for status in self.statuses.values())

    @property
    def standing(self) -> Sequence[Municipality]:
        """The members that stand by themselves on the day."""
        return [one for one in self.members if self.statuses[one.code].stands]

    @property
    def squares(self) -> list[DrawnSquare]:
        """The squares of a map of the members."""
        return drawn_squares(self.members, self.statuses)

    @property
    def names(self) -> Mapping[str, str]:
        """The name of each member by its code."""
        return {one.code: one.name for one in self.members}

    @property
    def sees_all(self) -> bool:
        """Whether the places of every member may be shown, so that sums are sums of the whole."""
        return len(self.seen) == len(self.members)

    @property
    def quality(self) -> QualityCount:
        """What inspections say of the places of all members that may be seen."""
        return quality_together(self.qualities[code] for code in sorted(self.seen))

    def summary(self, code: str, name: str, figures: Iterable[PublishedFigure]) -> AreaSummary:
        """The members together as one area, of which `figures` were published as a whole."""
        return summarise(code, name, figures, list(self.statuses.values()), shows_places=self.sees_all)

    def within(self, province_code: str) -> "AreaView":
        """The members that lie in one province."""
        members = [one for one in self.members if one.province_code == province_code]
        codes = {one.code for one in members}
        return replace(
            self,
            members=members,
            statuses={code: self.statuses[code] for code in codes},
            seen=self.seen & codes,
        )


def members_of(session: Session, area: str) -> list[Municipality]:
    """The municipalities of an area by its code: the country (also when empty), a province, or one
    municipality. `NotFound` when there is no such area.
    """
    match area_level(area or NATIONAL):
        case AreaLevel.PROVINCE:
            return municipalities(session, province_code=province_by_code(session, area).code)
        case AreaLevel.MUNICIPALITY:
            return [municipality_by_code(session, area)]
        case AreaLevel.NATIONAL:
            return municipalities(session)
        case None:
            raise NotFound("area-not-found")


def view_of(
    session: Session,
    person: Person,
    members: Sequence[Municipality],
    cycle_id: str,
    on: dt.date,
    *,
    also: Iterable[uuid.UUID] = (),
) -> AreaView:
    """What this person may see of these municipalities; the number of queries does not grow with them.
    `also` names locations of which the visits are wanted though they may have no places.
    """
    codes = [one.code for one in members]
    record = record_of(session, cycle_id, codes, language=current_language())
    statuses = statuses_on(record, cycle_id, on, codes)
    homes = {group.group.location_id for status in statuses.values() for group in status.groups}
    headlines = headline_history(session, homes.union(also))
    # Who went into another keeps a row that says so; who is still to come has none yet.
    there = [one for one in members if statuses[one.code].merged_into or statuses[one.code].stands]
    return AreaView(
        members=there,
        statuses=statuses,
        qualities={code: quality_counted(status, headlines) for code, status in statuses.items()},
        headlines=headlines,
        record=record,
        seen=frozenset(one.code for one in there if may_see_places_of(person, one.province_code, one.code)),
    )
