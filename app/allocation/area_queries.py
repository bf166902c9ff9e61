"""Reading an area (a municipality, a province or the country) with the status of all its municipalities."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session, joinedload

from app.allocation.country import TASKS_OF_AREAS
from app.allocation.figures import NATIONAL, AreaLevel, PublishedFigure, area_level
from app.allocation.models import Cycle
from app.allocation.record_queries import figures_by_area, record_of
from app.allocation.status import AllocationRecord, MunicipalityStatus, figures_on, statuses_on
from app.locations.models import Municipality, MunicipalityChange, MunicipalityChangeKind, Province
from app.problems import NotFound

MOST_FOUND = 50


@dataclass(frozen=True)
class Area:
    """A municipality, a province or the country, with its municipalities by name. The name of the country is
    empty: it is said in the reader's language.
    """

    code: str
    level: AreaLevel
    name: str
    province_code: str
    members: Sequence[Municipality]

    @property
    def codes(self) -> list[str]:
        """The codes of its municipalities."""
        return [one.code for one in self.members]


def area_by_code(session: Session, code: str) -> Area:
    """The area with its municipalities; `NotFound` when there is none."""
    wanted = select(Municipality).options(joinedload(Municipality.province)).order_by(Municipality.name)
    level = area_level(code)
    if level is AreaLevel.NATIONAL:
        return Area(NATIONAL, level, "", "", list(session.scalars(wanted)))
    if level is AreaLevel.PROVINCE:
        members = list(session.scalars(wanted.where(Municipality.province_code == code)))
        province = session.get(Province, code)
        if province is not None:
            return Area(code, level, province.name, code, members)
    if level is AreaLevel.MUNICIPALITY:
        found = session.scalar(wanted.where(Municipality.code == code))
        if found is not None:
            return Area(code, level, found.name, found.province_code, [found])
    raise NotFound("area-outside-reach")


def record_and_statuses(
    session: Session, area: Area, cycle: Cycle, on: dt.date, language: str
) -> tuple[AllocationRecord, Mapping[str, MunicipalityStatus]]:
    """All that is known about the area, and the status of each of its municipalities on the day."""
    codes = None if area.level is AreaLevel.NATIONAL else area.codes
    record = record_of(session, cycle.id, codes, language=language)
    return record, statuses_on(record, cycle.id, on, area.codes)


def task_of_the_whole(
    session: Session, area: Area, cycle: Cycle, on: dt.date, language: str
) -> PublishedFigure | None:
    """The task that was published for a province or the country as a whole; None when none was, and for a
    municipality.
    """
    published = figures_by_area(session, cycle.id, [area.code], language=language).get(area.code, ())
    held = figures_on(published, on)
    return next((figure for figure in held if figure.kind in TASKS_OF_AREAS), None)


def municipalities_called(
    session: Session, words: str
) -> Mapping[Municipality, Sequence[MunicipalityChange]]:
    """Municipalities with these words in their name, or in one that they had, will have, or that went into
    them, by name; with the changes through which other names lead there.
    """
    like = words.strip()
    if not like:
        return {}
    rows = session.execute(
        select(Municipality, MunicipalityChange)
        .outerjoin(
            MunicipalityChange,
            or_(
                MunicipalityChange.new_code == Municipality.code,
                MunicipalityChange.old_code == Municipality.code,
            ),
        )
        .where(
            or_(
                Municipality.name.icontains(like, autoescape=True),
                MunicipalityChange.old_name.icontains(like, autoescape=True),
                and_(
                    MunicipalityChange.kind == MunicipalityChangeKind.NEW_NAME,
                    MunicipalityChange.new_name.icontains(like, autoescape=True),
                ),
            )
        )
        .options(joinedload(Municipality.province))
        .order_by(Municipality.name, Municipality.code, MunicipalityChange.holds_from, MunicipalityChange.id)
        .limit(MOST_FOUND)
    )
    found: dict[Municipality, list[MunicipalityChange]] = {}
    for row in rows:
        changes = found.setdefault(row.Municipality, [])
        if row.MunicipalityChange is not None:
            changes.append(row.MunicipalityChange)
    return found
