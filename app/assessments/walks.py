"""The room walk of an assessment: its rooms with their computed values, read once."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app.assessments import queries, scorecards
from app.assessments.arrival import JudgementIn
from app.assessments.judging_sheet import is_shown
from app.assessments.models import Assessment, Judgement
from app.assessments.room_log import RoomStanding, description_of
from app.assessments.room_walk import Walk, WalkMeasure, decided, walk_outline, walk_through
from app.assessments.scorecards import Reading, judged_on
from quality_framework import Indicator, Verification
from quality_framework.judgement import RISK_LEVELS

# Who walked through the rooms looked and measured.
DIRECT = frozenset({Verification.OBSERVATION.value, Verification.MEASUREMENT.value})


@dataclass(frozen=True)
class WalkReading:
    """The walk, and where each room stands. A room between whose descriptions a person still has to choose
    is no part of the walk.
    """

    walk: Walk
    standing: Mapping[UUID, RoomStanding]

    @property
    def conflicts(self) -> Mapping[UUID, RoomStanding]:
        """The rooms that wait for a choice."""
        return {room: found for room, found in self.standing.items() if found.in_conflict}


def read_walk(session: Session, assessment: Assessment, reading: Reading | None = None) -> WalkReading:
    """The rooms of the assessment with m² per person, what is short, and the measured values that they
    decide for the indicators that this visit looks at. `reading` spares reading the assessment again.
    """
    known = reading if reading is not None else scorecards.read(session, assessment)
    standing = queries.rooms_of(session, assessment.id)
    rooms = {
        room: description_of(found.current) for room, found in standing.items() if found.current is not None
    }
    walk = walk_through(rooms, _looked_at(known), on=judged_on(assessment), residents=_residents(assessment))
    return WalkReading(walk, standing)


def outline_of_walk(assessment: Assessment) -> dict[str, Any]:
    """The outline from which the tablet computes the same of its rooms."""
    return walk_outline(
        _looked_at(scorecards.blank(assessment)), on=judged_on(assessment), residents=_residents(assessment)
    )


def decided_in(reading: Reading) -> list[Indicator]:
    """The indicators that this visit looks at and whose measured value a walk decides."""
    return decided(_looked_at(reading))


def _looked_at(reading: Reading) -> list[Indicator]:
    return [
        reading.framework.indicator(result.id)
        for result in reading.scorecard.indicators()
        if is_shown(result)
    ]


def _residents(assessment: Assessment) -> int | None:
    found: int | None = assessment.facts.get("residents", {}).get("all")
    return found


def is_taken_over(measure: WalkMeasure, current: Judgement | None) -> bool:
    """Whether the judgement that counts says what the walk measured."""
    return current is not None and (current.measured_value, current.level) == (
        measure.value,
        measure.proposed,
    )


def judgement_of(
    measure: WalkMeasure,
    current: Judgement | None,
    *,
    key: UUID,
    replaces: tuple[UUID, ...],
    at: dt.datetime,
) -> JudgementIn:
    """The judgement that confirms what the walk measured: its value and the level that it proposes. Remark
    and evidence of the judgement that counted stay.
    """
    assert measure.proposed is not None, "a value without a threshold proposes nothing to confirm"
    offered = {kind.value for kind in measure.indicator.verified_by}
    seen = {*(current.verified_by if current is not None else ()), *(offered & DIRECT)}
    falls_short = measure.proposed in RISK_LEVELS
    return JudgementIn(
        id=key,
        indicator=measure.indicator.id,
        level=measure.proposed.value,
        judged_at=at,
        verified_by=tuple(sorted(seen)),
        measured_value=measure.value,
        risk=current.risk if current is not None and falls_short else None,
        remark=current.remark if current is not None else "",
        good_practice=current is not None and current.good_practice,
        replaces=replaces,
    )
