"""Recording the rooms of a visit, by the same rules as judgements."""

import uuid
from collections.abc import Sequence
from dataclasses import asdict

from sqlalchemy.orm import Session

from app import audit
from app.accounts.models import Person
from app.assessments.actions.arrivals import Arrivals
from app.assessments.actions.permitted import locked_for_judging
from app.assessments.models import Assessment
from app.assessments.queries import room_log
from app.assessments.room_arrival import RoomIn, RoomReceipt
from app.assessments.room_check import check_room
from app.assessments.room_description import RoomDescription, RoomType
from app.assessments.room_models import RoomRecord
from app.problems import Invalid, Problem

NOTHING_SAID = RoomDescription(name="", type=RoomType.OTHER)


def record_rooms(
    session: Session, by: Person, assessment: Assessment, items: Sequence[RoomIn]
) -> list[RoomReceipt]:
    """Put the descriptions into the log, in the order given, and answer each of them.

    Same id and same body: *already*. Same id and another body: *conflict*, the second is kept beside the
    first under an id of its own. `replaces` does not name every description of the room that stands:
    *conflict*, both are kept and a person chooses. An id used elsewhere or by somebody else, or a
    description that does not hold together: *refused*.
    """
    assessment = locked_for_judging(session, by, assessment.id)
    arrivals = _Rooms(session, by, assessment, room_log(session, assessment.id))
    receipts = [RoomReceipt(item.id, item.room, *arrivals.receive(item)) for item in items]
    if arrivals.stored:
        audit.record(
            session,
            by.id,
            "record-rooms",
            audit.subject("assessment", assessment.id),
            after={
                "rooms": [
                    {"id": record.id, "room": record.room, "name": record.name, "removed": record.is_removed}
                    for record in arrivals.stored
                ]
            },
        )
    return receipts


class _Rooms(Arrivals[RoomIn, RoomRecord]):
    """Descriptions of rooms as they arrive."""

    table = RoomRecord
    refusal = "room-not-accepted"
    circle = "room-not-accepted"

    def about(self, row: RoomRecord) -> uuid.UUID:
        return row.room

    def maker(self, row: RoomRecord) -> uuid.UUID:
        return row.described_by_id

    def row(self, item: RoomIn, key: uuid.UUID) -> RoomRecord | tuple[Problem, ...]:
        if item.is_removed and not item.replaces:
            return (Invalid("room-not-there"),)
        found = NOTHING_SAID if item.is_removed else check_room(item.said)
        if not isinstance(found, RoomDescription):
            return found
        return RoomRecord(
            id=key,
            assessment_id=self._assessment.id,
            room=item.room,
            is_removed=item.is_removed,
            replaces=list(item.replaces),
            body_digest=item.digest,
            described_by_id=self._by.id,
            described_at=item.described_at,
            **asdict(found),
        )
