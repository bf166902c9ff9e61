"""Quality beside quantity for an area, composed: on a day, over the cycle so far, and part by part."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.accounts.models import Person
from app.allocation.models import Cycle
from app.allocation.quality import QualityCount, quality_counted, quality_together
from app.allocation.status import statuses_on
from app.locations.models import Municipality
from app.overview.area_view import AreaView, view_of

MONTHS_IN_A_QUARTER = 3


@dataclass(frozen=True)
class Moment:
    """What counted on a day in the past of the cycle."""

    on: dt.date
    quality: QualityCount


@dataclass(frozen=True)
class Part:
    """A province of the country, or a municipality of a province; of its `of` municipalities the places of
    `seen` may be seen.
    """

    code: str
    name: str
    quality: QualityCount
    seen: int
    of: int


@dataclass(frozen=True)
class QualityPage:
    """All that the page shows. Sums are those of the municipalities whose places may be seen."""

    view: AreaView
    moments: Sequence[Moment]
    parts: Sequence[Part]


def compose(
    session: Session, person: Person, members: Sequence[Municipality], cycle: Cycle, on: dt.date
) -> QualityPage:
    """Bring the page together for these municipalities and a day."""
    view = view_of(session, person, members, cycle.id, on)
    return QualityPage(view, moments_of(view, cycle, on), _parts(view))


def days_until(on: dt.date, first: dt.date) -> list[dt.date]:
    """The first days of the quarters from `first` up to `on`, and `on` itself as the last."""
    days = []
    year, month = first.year, first.month
    while (day := dt.date(year, month, 1)) < on:
        if day >= first and (month - 1) % MONTHS_IN_A_QUARTER == 0:
            days.append(day)
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)  # noqa: PLR2004 (months)
    return [*days, on]


def moments_of(view: AreaView, cycle: Cycle, on: dt.date) -> list[Moment]:
    """Quality at the first day of each quarter of the cycle up to the day, and on the day itself."""
    codes = sorted(view.seen)
    return [
        Moment(
            day,
            quality_together(
                quality_counted(status, view.headlines)
                for status in statuses_on(view.record, cycle.id, day, codes).values()
            ),
        )
        for day in days_until(on, cycle.starts_on)
    ]


def _parts(view: AreaView) -> list[Part]:
    provinces = {one.province_code: one.province.name for one in view.members}
    if len(provinces) > 1:
        found = [(code, name, view.within(code)) for code, name in provinces.items()]
        return [
            Part(code, name, part.quality, len(part.seen), len(part.members))
            for code, name, part in sorted(found, key=lambda one: one[1])
        ]
    return [
        Part(one.code, one.name, view.qualities[one.code], int(one.code in view.seen), 1)
        for one in view.standing
        if len(view.members) > 1
    ]
