"""Judging together: who looks at which theme, which tablets are out, and that a visit was closed."""

import datetime as dt
import uuid

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import Person
from app.database import Base, new_id, now


class ThemeAssignment(Base):
    """Who looks at a theme; a theme without a row is free for everybody in the team."""

    __tablename__ = "theme_assignments"

    assessment_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("assessments.id"), primary_key=True)
    theme: Mapped[str] = mapped_column(String(80), primary_key=True)
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("people.id"))

    person: Mapped[Person] = relationship(lazy="raise")


class Tablet(Base):
    """A tablet with which a team member judges, as it was heard of last: what then still had to be sent, and
    which theme was in view. It says nothing about the device.
    """

    __tablename__ = "tablets"
    __table_args__ = (
        Index("ix_tablets_assessment_id", "assessment_id"),
        CheckConstraint("waiting >= 0", name="waiting_not_negative"),
    )

    # Made on the tablet.
    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    assessment_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("assessments.id"), primary_key=True)
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("people.id"), primary_key=True)
    waiting: Mapped[int]
    theme: Mapped[str] = mapped_column(String(80), default="")
    heard_at: Mapped[dt.datetime] = mapped_column(default=now)

    person: Mapped[Person] = relationship(lazy="raise")


class VisitClosing(Base):
    """Somebody closed the visit: what had been received then of the whole team. Never updated; a visit of two
    days may be closed twice, and closing stops nobody from judging.
    """

    __tablename__ = "visit_closings"
    __table_args__ = (
        Index("ix_visit_closings_assessment_id", "assessment_id", "closed_at"),
        CheckConstraint("(waiting > 0) = (reason <> '')", name="reason_if_something_waited"),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    assessment_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("assessments.id"))
    closed_by_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("people.id"))
    closed_at: Mapped[dt.datetime] = mapped_column(default=now)
    judgements: Mapped[int]
    rooms: Mapped[int]
    photos: Mapped[int]
    # What tablets of the team had announced and not sent yet, and why the visit was closed all the same.
    waiting: Mapped[int] = mapped_column(default=0)
    reason: Mapped[str] = mapped_column(default="")

    closed_by: Mapped[Person] = relationship(lazy="raise")
