"""What a tile map can show of a municipality: one measure at a time, in steps from 0 to 4. Pure.

A measure compares places with places. No share of the task is calculated: a published figure is shown or it
is absent.
"""

import bisect
import enum
from dataclasses import dataclass

from app.allocation.quality import QualityCount
from app.allocation.status import MunicipalityStatus

STEPS = 4
# Where the steps of the task begin, in places: ours, for drawing only.
TASK_STEPS = (50, 150, 300, 600)


class Measure(enum.StrEnum):
    """What the squares of a map tell."""

    TOWARDS_TASK = "towards-task"
    TASK = "task"
    DURABLE = "durable"
    QUALITY = "quality"
    LAPSING = "lapsing"


# Published figures may be seen by everybody; of the others the places must be seen.
PUBLIC = frozenset({Measure.TASK})


@dataclass(frozen=True)
class Reading:
    """One measure of one municipality. `step` is None where there is nothing to draw: no task published, no
    places entered, or no places of which this is a part.
    """

    value: int | None
    of: int | None
    step: int | None


def _part(value: int, whole: int | None) -> Reading:
    if whole is None or (whole == 0 and value == 0):
        return Reading(value, whole, None)
    return Reading(value, whole, STEPS if value >= whole else value * STEPS // whole)


def published_step(status: MunicipalityStatus) -> int | None:
    """How large the published task is; None when no number was published."""
    return None if status.task_places is None else bisect.bisect_right(TASK_STEPS, status.task_places)


def read(measure: Measure, status: MunicipalityStatus, quality: QualityCount) -> Reading:
    """The measure of this municipality on the day of its status."""
    if measure is Measure.TASK:
        return Reading(status.task_places, None, published_step(status))
    if measure is Measure.TOWARDS_TASK:
        has_any = status.groups or status.borrowed
        return _task_reached(status) if has_any else Reading(None, None, None)
    if not status.groups:
        return Reading(None, None, None)
    match measure:
        case Measure.DURABLE:
            return _part(quality.durable, quality.realised)
        case Measure.QUALITY:
            return _part(quality.without_urgent, quality.durable)
        case Measure.LAPSING:
            return _part(status.lapsing, status.counted)


def _task_reached(status: MunicipalityStatus) -> Reading:
    """Lent places count for others, borrowed ones here. A task of zero is reached, also without any."""
    if status.task_places == 0:
        return Reading(status.credited, 0, STEPS)
    return _part(status.credited, status.task_places)
