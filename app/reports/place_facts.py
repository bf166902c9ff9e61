"""What section 3 tells of stability and supervision, frozen from what was reported and recorded."""

import datetime as dt
from fractions import Fraction

from sqlalchemy.orm import Session

from app.locations.models import Location
from app.reports.place_context import StabilityFacts, SupervisionFacts
from app.stability.queries import activity_counts, stability_of
from app.supervision.queries import standing_steps
from app.supervision.words import ladder_name


def stability_facts(session: Session, location: Location) -> StabilityFacts | None:
    """The newest quarter of the location and its trend; None when nothing was reported. What somebody wrote
    as source is left out where the address is protected, for it may tell where that is.
    """
    stability = stability_of(session, location.id)
    if not stability.quarters:
        return None
    newest = stability.quarters[0]
    counts = activity_counts(session, [location.id]).get(location.id, {})
    return StabilityFacts(
        year=newest.quarter.year,
        quarter=newest.quarter.number,
        source="" if location.address_protected else newest.source,
        moves_per_resident=_text(stability.trend.moves_per_resident),
        moves_per_resident_before=_text(stability.earlier.moves_per_resident),
        procedures_ended=stability.trend.procedures_ended,
        in_one_place=stability.trend.in_one_place,
        activities={block.value: number for block, number in counts.items()},
    )


def _text(number: Fraction | None) -> str | None:
    return None if number is None else str(number)


def supervision_facts(session: Session, municipality_code: str, on: dt.date) -> SupervisionFacts | None:
    """The newest step towards the municipality that stands; None when there is none."""
    recorded = standing_steps(session, [municipality_code], on).get(municipality_code)
    if recorded is None:
        return None
    step = recorded.step
    return SupervisionFacts(
        step=ladder_name(step.ladder_step),
        taken_on=step.taken_on,
        taken_by=step.taken_by,
        deadline_on=step.deadline_on,
        answered_on=min((answer.responded_on for answer in step.responses), default=None),
    )
