"""The room walk of an assessment: its rooms with their computed values, read once."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from app.assessments import queries, scorecards
from app.assessments.judging_sheet import is_shown
from app.assessments.models import Assessment
from app.assessments.room_log import RoomStanding, description_of
from app.assessments.room_walk import Walk, walk_through
from app.assessments.scorecards import Reading, judged_on


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
    indicators = [
        known.framework.indicator(result.id) for result in known.scorecard.indicators() if is_shown(result)
    ]
    residents = assessment.facts.get("residents", {}).get("all")
    walk = walk_through(rooms, indicators, on=judged_on(assessment), residents=residents)
    return WalkReading(walk, standing)
