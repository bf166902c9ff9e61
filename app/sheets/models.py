"""Council sheets: what was frozen, and the file that was made of it."""

import datetime as dt
import enum
import uuid

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Base, new_id, now, slug_enum


class SheetState(enum.StrEnum):
    """How far the file is."""

    QUEUED = "queued"
    READY = "ready"
    FAILED = "failed"


class CouncilSheet(Base):
    """One page about an area on a day. The database refuses to change its content, and a ready file."""

    __tablename__ = "council_sheets"
    __table_args__ = (
        Index("ix_council_sheets_area_code", "area_code", "requested_at"),
        CheckConstraint("(state = 'ready') = (file_sha256 IS NOT NULL)", name="ready_has_file"),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    area_code: Mapped[str] = mapped_column(String(6))
    content: Mapped[str]
    requested_by_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("people.id"))
    requested_at: Mapped[dt.datetime] = mapped_column(default=now)
    state: Mapped[SheetState] = mapped_column(slug_enum(SheetState, "state"), default=SheetState.QUEUED)
    file_sha256: Mapped[str | None] = mapped_column(String(64))
    pages: Mapped[int | None]
