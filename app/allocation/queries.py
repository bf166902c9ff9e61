"""Reading cycles, figures and the places that stand beside them."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from app.allocation.country import AreaSummary, summarise
from app.allocation.figures import FIGURE_LANGUAGE, NATIONAL
from app.allocation.models import Cycle
from app.allocation.record_queries import record_of
from app.allocation.status import MunicipalityStatus, statuses_on
from app.locations.models import Municipality, Province
from app.problems import NotFound


@dataclass(frozen=True)
class Country:
    """The country as a whole, and each province by name."""

    whole: AreaSummary
    provinces: Sequence[AreaSummary]


def cycles(session: Session) -> list[Cycle]:
    """Every cycle, newest first."""
    return list(session.scalars(select(Cycle).order_by(Cycle.starts_on.desc())))


def cycle_by_id(session: Session, cycle_id: str) -> Cycle:
    """One cycle with its steps in order; `NotFound` when there is none."""
    cycle = session.scalar(select(Cycle).where(Cycle.id == cycle_id).options(selectinload(Cycle.steps)))
    if cycle is None:
        raise NotFound("cycle-not-found")
    return cycle


def cycle_on(session: Session, day: dt.date) -> Cycle:
    """The cycle that runs on this day, with its steps; the nearest earlier one, else the first."""
    begun = select(Cycle).where(Cycle.starts_on <= day).order_by(Cycle.starts_on.desc()).limit(1)
    first = select(Cycle).order_by(Cycle.starts_on).limit(1)
    cycle = session.scalar(begun.options(selectinload(Cycle.steps)))
    cycle = cycle or session.scalar(first.options(selectinload(Cycle.steps)))
    if cycle is None:
        raise NotFound("cycle-not-found")
    return cycle


def day_within(cycle: Cycle, wanted: dt.date) -> dt.date:
    """`wanted`, or the first or last day of the cycle when it lies outside."""
    return min(max(wanted, cycle.starts_on), cycle.ends_on)


def municipality_statuses(
    session: Session,
    municipality_codes: Sequence[str],
    cycle_id: str,
    on: dt.date,
    *,
    language: str = FIGURE_LANGUAGE,
) -> Mapping[str, MunicipalityStatus]:
    """Task and places of several municipalities on a day, by code, in four queries however many there are."""
    record = record_of(session, cycle_id, municipality_codes, language=language)
    return statuses_on(record, cycle_id, on, municipality_codes)


def municipality_status(
    session: Session, municipality_code: str, cycle_id: str, on: dt.date, *, language: str = FIGURE_LANGUAGE
) -> MunicipalityStatus:
    """Task and places of one municipality in a cycle on a day, each number open to what it is made of."""
    cycle_by_id(session, cycle_id)
    statuses = municipality_statuses(session, [municipality_code], cycle_id, on, language=language)
    return statuses[municipality_code]


def area_names(session: Session, codes: Iterable[str]) -> Mapping[str, str]:
    """Names of municipalities and provinces by code."""
    wanted = sorted(set(codes))
    municipalities = select(Municipality.code, Municipality.name).where(Municipality.code.in_(wanted))
    provinces = select(Province.code, Province.name).where(Province.code.in_(wanted))
    found = session.execute(municipalities.union_all(provinces))
    return {row.code: row.name for row in found}


def country_on(
    session: Session,
    cycle_id: str,
    on: dt.date,
    *,
    shows_places: Callable[[str], bool],
    language: str = FIGURE_LANGUAGE,
) -> Country:
    """The country and its provinces on a day. `shows_places` tells by province code whose places may be
    shown.
    """
    municipalities = list(
        session.scalars(
            select(Municipality).options(joinedload(Municipality.province)).order_by(Municipality.code)
        )
    )
    record = record_of(session, cycle_id, language=language)
    statuses = statuses_on(record, cycle_id, on, [row.code for row in municipalities])
    members: dict[str, list[MunicipalityStatus]] = defaultdict(list)
    for row in municipalities:
        members[row.province_code].append(statuses[row.code])
    provinces = [
        summarise(
            province.code,
            province.name,
            record.figures.get(province.code, ()),
            members[province.code],
            shows_places=shows_places(province.code),
        )
        for province in sorted({one.province for one in municipalities}, key=lambda one: one.name)
    ]
    whole = summarise(
        NATIONAL,
        "",
        record.figures.get(NATIONAL, ()),
        list(statuses.values()),
        shows_places=all(province.totals is not None for province in provinces),
    )
    return Country(whole, provinces)
