"""Reading the rooms of a visit."""

import uuid

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from app.assessments.room_log import RoomStanding, room_standings
from app.assessments.room_models import RoomRecord


def room_log(session: Session, assessment_id: uuid.UUID) -> list[RoomRecord]:
    """Every description of a room of the assessment with who gave it, in order of receipt."""
    return list(
        session.scalars(
            select(RoomRecord)
            .where(RoomRecord.assessment_id == assessment_id)
            .options(joinedload(RoomRecord.described_by))
            .order_by(RoomRecord.sequence)
        )
    )


def rooms_of(session: Session, assessment_id: uuid.UUID) -> dict[uuid.UUID, RoomStanding]:
    """Where every room stands that was ever described, in order of its first receipt."""
    return dict(room_standings(room_log(session, assessment_id)))
