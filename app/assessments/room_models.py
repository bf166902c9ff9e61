"""The rooms of a visit as they were described: a log that is never updated."""

import datetime as dt
import uuid
from decimal import Decimal

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Identity, Index, Numeric, String
from sqlalchemy.dialects.postgresql import ARRAY, UUID
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import Person
from app.assessments.room_description import RoomType, Sleepers
from app.database import Base, now, slug_enum


class RoomRecord(Base):
    """One description of one room as it arrived. Which one counts is the end of the `replaces` chain
    (see `room_log.py`), shown in order of receipt (`sequence`), never by a clock.
    """

    __tablename__ = "room_records"
    __table_args__ = (
        Index("ix_room_records_assessment_id", "assessment_id", "sequence"),
        CheckConstraint("area IS NULL OR (length IS NULL AND width IS NULL)", name="floor_once"),
    )

    # Made on the tablet: the same id with the same body arrives once.
    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    sequence: Mapped[int] = mapped_column(BigInteger, Identity(always=True), unique=True)
    assessment_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("assessments.id"))
    # The id that the room keeps for the whole visit, made where it was first described.
    room: Mapped[uuid.UUID]
    # Takes the room out of the walk: what was said before stays in the log.
    is_removed: Mapped[bool] = mapped_column(default=False)
    name: Mapped[str] = mapped_column(String(60))
    type: Mapped[RoomType] = mapped_column(slug_enum(RoomType, "type"))
    # Metres and m², exactly as measured; None = not measured.
    length: Mapped[Decimal | None] = mapped_column(Numeric())
    width: Mapped[Decimal | None] = mapped_column(Numeric())
    area: Mapped[Decimal | None] = mapped_column(Numeric())
    height: Mapped[Decimal | None] = mapped_column(Numeric())
    beds: Mapped[int | None]
    cupboards: Mapped[int | None]
    occupants: Mapped[int | None]
    families: Mapped[int | None]
    sleepers: Mapped[Sleepers | None] = mapped_column(slug_enum(Sleepers, "sleepers"))
    lockable: Mapped[bool | None]
    window: Mapped[bool | None]
    toilets: Mapped[int | None]
    showers: Mapped[int | None]
    washbasins: Mapped[int | None]
    remark: Mapped[str] = mapped_column(default="")
    # The descriptions its maker had before them. No foreign key: what it replaces may arrive later.
    replaces: Mapped[list[uuid.UUID]] = mapped_column(ARRAY(UUID(as_uuid=True)), default=list)
    body_digest: Mapped[str] = mapped_column(String(64))
    described_by_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("people.id"))
    # The device's clock: shown, never decides.
    described_at: Mapped[dt.datetime]
    received_at: Mapped[dt.datetime] = mapped_column(default=now)

    described_by: Mapped[Person] = relationship(lazy="raise")
