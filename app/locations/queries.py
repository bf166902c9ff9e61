"""Reading provinces, municipalities, operators, locations and their places."""

import datetime as dt
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, and_, false, func, or_, select, true
from sqlalchemy.orm import Session, joinedload, selectinload

from app.accounts.permissions import Place, Reach
from app.locations.kinds import Standing
from app.locations.models import (
    Location,
    Municipality,
    MunicipalityChange,
    Operator,
    PlaceGroup,
    PlaceState,
    Province,
)
from app.paging import Paged, on_page, page_within
from app.problems import NotFound

OPEN_STATES = frozenset({PlaceState.OPEN, PlaceState.CLOSING})
HAS_OPENED = OPEN_STATES | {PlaceState.CLOSED}


@dataclass(frozen=True)
class LocationFilters:
    """What is asked of the list of locations; an empty value asks nothing."""

    words: str = ""
    province: str = ""
    municipality: str = ""
    kind: str = ""
    standing: Standing | None = None


@dataclass(frozen=True)
class LocationsPage(Paged):
    """One page of the list of locations and how many there are in all."""

    locations: Sequence[Location]


@dataclass(frozen=True)
class PlaceChoices:
    """Every place that a role can reach, as (code or id, name), by name."""

    provinces: Sequence[tuple[str, str]]
    municipalities: Sequence[tuple[str, str]]
    locations: Sequence[tuple[str, str]]


def place_choices(session: Session) -> PlaceChoices:
    """All provinces, municipalities and locations by name, for choosing one."""
    return PlaceChoices(
        [
            (code, name)
            for code, name in session.execute(select(Province.code, Province.name).order_by(Province.name))
        ],
        [
            (code, name)
            for code, name in session.execute(
                select(Municipality.code, Municipality.name).order_by(Municipality.name)
            )
        ],
        [
            (str(key), name)
            for key, name in session.execute(
                select(Location.id, Location.name).order_by(Location.name, Location.id)
            )
        ],
    )


def place_of(location: Location) -> Place:
    """Where the location is, for permissions. Needs `municipality` loaded."""
    return Place(location.municipality.province_code, location.municipality_code, location.id)


def place_of_municipality(municipality: Municipality) -> Place:
    """The place of the municipality as a whole, for permissions."""
    return Place(municipality.province_code, municipality.code)


def standing_on(location: Location, day: dt.date) -> Standing:
    """Whether the location is planned, open or closed on this day. Without an opening date it is planned."""
    if location.closes_on is not None and location.closes_on < day:
        return Standing.CLOSED
    if location.opened_on is not None and location.opened_on <= day:
        return Standing.OPEN
    return Standing.PLANNED


def places_on(location: Location, day: dt.date) -> int | None:
    """The places that are open on this day, of every kind; None when no places were entered at all. Places
    that others took the place of are not counted twice, and none outlives its location.
    """
    if not location.place_groups:
        return None
    if location.closes_on is not None and location.closes_on < day:
        return 0
    return sum(
        group.places
        for group in location.place_groups
        if group.state in OPEN_STATES
        and group.starts_on <= day
        and (group.ends_on is None or group.ends_on >= day)
        and not _is_replaced(group, day)
    )


def _is_replaced(group: PlaceGroup, day: dt.date) -> bool:
    follower = group.replaced_by
    return follower is not None and follower.state in HAS_OPENED and follower.starts_on <= day


def provinces(session: Session) -> list[Province]:
    """The twelve provinces, by name."""
    return list(session.scalars(select(Province).order_by(Province.name)))


def province_by_code(session: Session, code: str) -> Province:
    """One province; `NotFound` when there is none."""
    province = session.get(Province, code)
    if province is None:
        raise NotFound("province-not-found")
    return province


def municipalities(session: Session, *, province_code: str | None = None) -> list[Municipality]:
    """All municipalities, or those of one province, by name, with their province."""
    wanted = select(Municipality).options(joinedload(Municipality.province)).order_by(Municipality.name)
    if province_code is not None:
        wanted = wanted.where(Municipality.province_code == province_code)
    return list(session.scalars(wanted))


def municipality_by_code(session: Session, code: str) -> Municipality:
    """One municipality with its province; `NotFound` when there is none."""
    municipality = session.scalar(
        select(Municipality).where(Municipality.code == code).options(joinedload(Municipality.province))
    )
    if municipality is None:
        raise NotFound("municipality-not-found")
    return municipality


def changes_of(session: Session, code: str) -> list[MunicipalityChange]:
    """The mergers and new names that this municipality is part of, the earliest first."""
    return list(
        session.scalars(
            select(MunicipalityChange)
            .where(or_(MunicipalityChange.old_code == code, MunicipalityChange.new_code == code))
            .order_by(MunicipalityChange.holds_from, MunicipalityChange.old_code)
        )
    )


def all_changes(session: Session) -> list[MunicipalityChange]:
    """Every merger and new name, the newest day first."""
    return list(
        session.scalars(
            select(MunicipalityChange).order_by(
                MunicipalityChange.holds_from.desc(), MunicipalityChange.old_name
            )
        )
    )


def operators(session: Session) -> list[Operator]:
    """Every operator, by name."""
    return list(session.scalars(select(Operator).order_by(Operator.name)))


def operator_by_name(session: Session, name: str) -> Operator | None:
    """The operator with this name, whatever its capitals."""
    return session.scalar(select(Operator).where(func.lower(Operator.name) == name.strip().lower()))


def _whole(wanted: Select[Location]) -> Select[Location]:
    return wanted.options(
        joinedload(Location.municipality).joinedload(Municipality.province),
        joinedload(Location.operator),
        selectinload(Location.place_groups).joinedload(PlaceGroup.replaced_by),
    )


def location_by_id(session: Session, location_id: uuid.UUID) -> Location:
    """One location with municipality, province, operator and place groups; `NotFound` when there is none."""
    location = session.scalar(_whole(select(Location).where(Location.id == location_id)))
    if location is None:
        raise NotFound("location-not-found")
    return location


def place_group_of(location: Location, group_id: uuid.UUID) -> PlaceGroup:
    """One of the location's own place groups; `NotFound` when it has no such group."""
    group = next((group for group in location.place_groups if group.id == group_id), None)
    if group is None:
        raise NotFound("place-group-not-found")
    return group


def within(reach: Reach) -> ColumnElement[bool]:
    """The locations that a reach covers, as a WHERE on `Location` joined with `Municipality`."""
    if reach.national:
        return true()
    parts: list[ColumnElement[bool]] = []
    if reach.provinces:
        parts.append(Municipality.province_code.in_(sorted(reach.provinces)))
    if reach.municipalities:
        parts.append(Location.municipality_code.in_(sorted(reach.municipalities)))
    if reach.locations:
        parts.append(Location.id.in_(sorted(reach.locations)))
    return or_(*parts) if parts else false()


def _has_standing(standing: Standing, today: dt.date) -> ColumnElement[bool]:
    closed = and_(Location.closes_on.is_not(None), Location.closes_on < today)
    opened = and_(Location.opened_on.is_not(None), Location.opened_on <= today)
    match standing:
        case Standing.CLOSED:
            return closed
        case Standing.OPEN:
            return and_(~closed, opened)
        case Standing.PLANNED:
            return and_(~closed, ~opened)


def _asked(filters: LocationFilters, today: dt.date) -> list[ColumnElement[bool]]:
    asked: list[ColumnElement[bool]] = []
    if filters.words.strip():
        # The search reads names only; an address, protected or not, is never a hit.
        words = filters.words.strip()
        asked.append(
            or_(
                Location.name.icontains(words, autoescape=True),
                Municipality.name.icontains(words, autoescape=True),
            )
        )
    if filters.province:
        asked.append(Municipality.province_code == filters.province)
    if filters.municipality:
        asked.append(Location.municipality_code == filters.municipality)
    if filters.kind:
        asked.append(Location.kind == filters.kind)
    if filters.standing is not None:
        asked.append(_has_standing(filters.standing, today))
    return asked


def locations_page(
    session: Session, reach: Reach, filters: LocationFilters, page: int, *, today: dt.date
) -> LocationsPage:
    """Page `page` (from 1) of the locations within reach that fit the filters, by name."""
    chosen = select(Location).join(Location.municipality).where(within(reach), *_asked(filters, today))
    total = session.scalar(select(func.count()).select_from(chosen.subquery())) or 0
    number = page_within(page, total)
    found = session.scalars(on_page(_whole(chosen).order_by(Location.name, Location.id), number))
    return LocationsPage(list(found), total=total, page=number)


def locations_of_municipalities(session: Session, codes: Iterable[str]) -> list[Location]:
    """Every location entered under one of these codes with operator and place groups, by name."""
    return list(
        session.scalars(
            _whole(select(Location).where(Location.municipality_code.in_(sorted(codes)))).order_by(
                Location.name, Location.id
            )
        )
    )


def number_of_locations(session: Session, reach: Reach) -> int:
    """How many locations lie within reach."""
    chosen = select(Location.id).join(Location.municipality).where(within(reach))
    return session.scalar(select(func.count()).select_from(chosen.subquery())) or 0


def municipalities_within(session: Session, reach: Reach) -> list[Municipality]:
    """The municipalities in which somebody with this reach may add a location, by name."""
    wanted = select(Municipality).options(joinedload(Municipality.province)).order_by(Municipality.name)
    if not reach.national:
        wanted = wanted.where(
            or_(
                Municipality.province_code.in_(sorted(reach.provinces)),
                Municipality.code.in_(sorted(reach.municipalities)),
            )
        )
    return list(session.scalars(wanted))
