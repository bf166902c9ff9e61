"""Reports per quarter and activities with the neighbourhood. Never updated: a correction is a new row."""

import datetime as dt
import enum
import uuid

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Base, new_id, now, slug_enum


class OtherUser(enum.StrEnum):
    """Who else uses the flexible places of a location."""

    STATUS_HOLDERS = "status-holders"
    URGENT_SEEKERS = "urgent-seekers"
    STUDENTS = "students"
    MIGRANT_WORKERS = "migrant-workers"
    OTHER = "other"


class BuildingBlock(enum.StrEnum):
    """The six building blocks of Het Nieuwe BuurThuis."""

    NEIGHBOURHOOD_HUB = "neighbourhood-hub"
    WORK = "work"
    PEACE_AND_PRIVACY = "peace-and-privacy"
    CARE_HUB = "care-hub"
    PARTICIPATION = "participation"
    SAFETY = "safety"


class QuarterReport(Base):
    """What was reported about a location for one quarter; the newest version counts. All in people.

    `residents` on the last day of the quarter; `moved_in` from and `moved_out` to another reception location;
    `procedures_ended` of residents whose procedure ended, `in_one_place` of those: who spent all of it here.
    None: not reported, never zero.
    """

    __tablename__ = "quarter_reports"
    __table_args__ = (
        UniqueConstraint("location_id", "year", "quarter", "version"),
        CheckConstraint("quarter BETWEEN 1 AND 4", name="quarter_of_a_year"),
        CheckConstraint("least(residents, moved_in, moved_out) >= 0", name="not_negative"),
        CheckConstraint(
            "in_one_place >= 0 AND in_one_place <= procedures_ended", name="in_one_place_within_ended"
        ),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    location_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("locations.id"))
    year: Mapped[int]
    quarter: Mapped[int]
    version: Mapped[int]
    residents: Mapped[int | None]
    moved_in: Mapped[int | None]
    moved_out: Mapped[int | None]
    procedures_ended: Mapped[int | None]
    in_one_place: Mapped[int | None]
    # People who use flexible places, by slug of OtherUser; missing = not reported.
    other_users: Mapped[dict[str, int]] = mapped_column(JSONB(), default=dict)
    source: Mapped[str] = mapped_column(String(300))
    recorded_by_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("people.id"))
    recorded_at: Mapped[dt.datetime] = mapped_column(default=now)


class NeighbourhoodActivity(Base):
    """Something that was organised with residents of the area or partners, under one building block."""

    __tablename__ = "neighbourhood_activities"
    __table_args__ = (Index("ix_neighbourhood_activities_location_id", "location_id", "held_on"),)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    location_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("locations.id"))
    block: Mapped[BuildingBlock] = mapped_column(slug_enum(BuildingBlock, "building_block"))
    held_on: Mapped[dt.date]
    what: Mapped[str] = mapped_column(String(500))
    partners: Mapped[str] = mapped_column(String(300), default="")
    recorded_by_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("people.id"))
    recorded_at: Mapped[dt.datetime] = mapped_column(default=now)


class WithdrawnActivity(Base):
    """An activity that was written down by mistake; it stays to be seen with the reason."""

    __tablename__ = "withdrawn_activities"

    activity_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("neighbourhood_activities.id"), primary_key=True
    )
    reason: Mapped[str] = mapped_column(String(500))
    withdrawn_by_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("people.id"))
    withdrawn_at: Mapped[dt.datetime] = mapped_column(default=now)
