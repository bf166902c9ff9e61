"""Published versions of the quality framework, each kept whole."""

import datetime as dt
import uuid

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Base, new_id, now


class FrameworkVersion(Base):
    """One immutable version: the canonical document and its digest. Assessments are pinned to it."""

    __tablename__ = "framework_versions"
    __table_args__ = (UniqueConstraint("framework_id", "version"),)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    framework_id: Mapped[str] = mapped_column(String(60))
    version: Mapped[str] = mapped_column(String(20))
    digest: Mapped[str] = mapped_column(String(80), unique=True)
    document: Mapped[str]
    published_at: Mapped[dt.datetime] = mapped_column(default=now)
    published_by_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("people.id"))
