"""Quality beside quantity: which of the counted places were inspected and found in order. Pure."""

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from app.allocation.days import months_later
from app.allocation.status import MunicipalityStatus

URGENT_OR_UNKNOWN = frozenset({"urgent-action", "insufficient-basis"})
QUALITY_MONTHS = 12


@dataclass(frozen=True)
class QualityCount:
    """Durable places narrowed down to locations whose quality was inspected. All in places.

    `inspected`: durable and at a location inspected within twelve months without urgent shortcomings.
    """

    realised: int
    durable: int
    inspected: int


def quality_counted(
    status: MunicipalityStatus, headlines: Mapping[uuid.UUID, tuple[str, dt.date]]
) -> QualityCount:
    """Of the counted places: how many are durable, and how many of those lie at a location that was inspected
    within twelve months and without urgent shortcomings. `headlines` holds per location the newest adopted
    headline and the day of the visit; a headline without sufficient basis says nothing about shortcomings, so
    it does not count.
    """
    since = months_later(status.on, -QUALITY_MONTHS)
    in_order = {
        location_id
        for location_id, (headline, visited_on) in headlines.items()
        if headline not in URGENT_OR_UNKNOWN and since <= visited_on <= status.on
    }
    inspected = sum(
        group.group.places
        for group in status.groups
        if group.is_durable and group.group.location_id in in_order
    )
    return QualityCount(realised=status.counted, durable=status.durable, inspected=inspected)
