"""Quality beside quantity: which of the counted places were inspected and found in order. Pure."""

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.allocation.days import months_later
from app.allocation.status import MunicipalityStatus

URGENT = "urgent-action"
NO_BASIS = "insufficient-basis"
QUALITY_MONTHS = 12

# Per location the adopted headlines with the day of their visit, in whatever order.
Headlines = Mapping[uuid.UUID, Sequence[tuple[str, dt.date]]]


@dataclass(frozen=True)
class QualityCount:
    """Realised places narrowed down to durable ones, and those by what inspection found. All in places.

    durable = without_urgent + urgent + no_basis + too_old + never. `without_urgent`: at a location inspected
    within twelve months without urgent shortcomings; `too_old`: whatever was found, longer ago than that;
    `never`: at a location that was not inspected yet, which says neither good nor bad.
    """

    realised: int = 0
    durable: int = 0
    without_urgent: int = 0
    urgent: int = 0
    no_basis: int = 0
    too_old: int = 0
    never: int = 0


def quality_counted(status: MunicipalityStatus, headlines: Headlines) -> QualityCount:
    """What inspections say of the durable places on the day of the status. The newest visit up to that day
    decides; a headline without sufficient basis says nothing about shortcomings, so it is a group of its own.
    """
    found = {"without_urgent": 0, "urgent": 0, "no_basis": 0, "too_old": 0, "never": 0}
    for group in status.groups:
        if group.is_durable:
            found[_answer(headlines.get(group.group.location_id, ()), status.on)] += group.group.places
    return QualityCount(realised=status.realised, durable=status.durable, **found)


def _answer(headlines: Iterable[tuple[str, dt.date]], on: dt.date) -> str:
    visits = [(visited_on, headline) for headline, visited_on in headlines if visited_on <= on]
    if not visits:
        return "never"
    visited_on, headline = max(visits)
    if visited_on < months_later(on, -QUALITY_MONTHS):
        return "too_old"
    return {URGENT: "urgent", NO_BASIS: "no_basis"}.get(headline, "without_urgent")


def quality_together(counts: Iterable[QualityCount]) -> QualityCount:
    """The counts of several municipalities added up."""
    found = list(counts)
    return QualityCount(
        realised=sum(count.realised for count in found),
        durable=sum(count.durable for count in found),
        without_urgent=sum(count.without_urgent for count in found),
        urgent=sum(count.urgent for count in found),
        no_basis=sum(count.no_basis for count in found),
        too_old=sum(count.too_old for count in found),
        never=sum(count.never for count in found),
    )
