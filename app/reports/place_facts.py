"""What section 3 tells of task, stability and supervision, frozen from what was reported and recorded."""

import datetime as dt
from fractions import Fraction

from sqlalchemy.orm import Session

from app.allocation.measures import published_step
from app.allocation.queries import area_names
from app.allocation.record_queries import record_of, succession
from app.allocation.squares import drawn_squares
from app.allocation.status import MunicipalityStatus, statuses_on
from app.locations.models import Location, Municipality
from app.locations.queries import municipalities, municipality_by_code
from app.reports.place_context import MunicipalTask, StabilityFacts, SupervisionFacts, TaskFigure, Tile
from app.stability.queries import activity_counts, stability_of
from app.supervision.queries import standing_steps
from app.supervision.words import ladder_name


def municipality_on(session: Session, location: Location, on: dt.date) -> Municipality:
    """The municipality in which the location lies on the day: that under which it was entered, or the one
    that this went into.
    """
    return municipality_by_code(session, succession(session).current(location.municipality_code, on))


def task_facts(session: Session, status: MunicipalityStatus) -> MunicipalTask:
    """The task with the figures behind it; those of a municipality that became part of this one say so."""
    here = status.municipality_code
    names = area_names(session, {here, *(part.code for part in status.task_parts)})
    own = [("", figure) for figure in status.figures]
    joined = [
        (f"{names[part.code]}: ", part.figure)
        for part in status.task_parts
        if part.figure is not None and part.code != here
    ]
    return MunicipalTask(
        cycle=status.cycle_id,
        on=status.on,
        figures=tuple(
            TaskFigure(
                figure.kind.value, figure.places, figure.in_words, whose + figure.source, figure.valid_from
            )
            for whose, figure in (*own, *joined)
        ),
        task=status.task_places,
        counted=status.counted,
        durable=status.durable,
        temporary=status.temporary,
        planned=status.planned,
        balance=status.balance,
    )


def tiles_of_province(session: Session, here: Municipality, status: MunicipalityStatus) -> tuple[Tile, ...]:
    """The province as squares. Only the published task is drawn: a reader may know nothing of the places of
    the neighbours.
    """
    members = municipalities(session, province_code=here.province_code)
    codes = [one.code for one in members]
    statuses = statuses_on(record_of(session, status.cycle_id, codes), status.cycle_id, status.on, codes)
    return tuple(
        Tile(
            one.column,
            one.row,
            one.municipality.name,
            one.municipality.code == here.code,
            published_step(one.status) if one.status is not None else None,
        )
        for one in drawn_squares(members, statuses)
    )


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
