"""The ladder, the steps that were taken, and the answers. What was recorded is never changed."""

import datetime as dt
import uuid

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.database import Base, new_id, now


class LadderStep(Base):
    """One step of the ladder of supervision. A ladder that changes gets new steps; the old ones are retired
    and stay with what was recorded under them.
    """

    __tablename__ = "ladder_steps"
    __table_args__ = (
        Index(
            "uq_ladder_steps_position_standing",
            "position",
            unique=True,
            postgresql_where="retired_at IS NULL",
        ),
        CheckConstraint("position > 0", name="position_positive"),
        CheckConstraint("term_days > 0", name="term_positive"),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    position: Mapped[int]
    name: Mapped[str] = mapped_column(String(120))
    name_en: Mapped[str] = mapped_column(String(120), default="")
    # The usual number of days to answer; None: no usual term. It proposes a deadline and decides nothing.
    term_days: Mapped[int | None]
    # Where the step comes from, in words.
    basis: Mapped[str] = mapped_column(String(300))
    basis_en: Mapped[str] = mapped_column(String(300), default="")
    is_default: Mapped[bool] = mapped_column(default=False)
    retired_at: Mapped[dt.datetime | None]


class SupervisionStep(Base):
    """A step that was taken towards a municipality: by whom, when, until when to answer, with the letter."""

    __tablename__ = "supervision_steps"
    __table_args__ = (
        Index("ix_supervision_steps_municipality_code", "municipality_code", "taken_on"),
        CheckConstraint("deadline_on >= taken_on", name="deadline_not_before_step"),
        CheckConstraint("num_nonnulls(letter_sha256, letter_name) IN (0, 2)", name="letter_has_name"),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    municipality_code: Mapped[str] = mapped_column(ForeignKey("municipalities.code"))
    ladder_step_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("ladder_steps.id"))
    taken_on: Mapped[dt.date]
    # Last day for the answer; None: no answer is asked for.
    deadline_on: Mapped[dt.date | None]
    taken_by: Mapped[str] = mapped_column(String(120))
    summary: Mapped[str] = mapped_column(String(1000))
    letter_sha256: Mapped[str | None] = mapped_column(String(64))
    letter_name: Mapped[str | None] = mapped_column(String(200))
    recorded_by_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("people.id"))
    recorded_at: Mapped[dt.datetime] = mapped_column(default=now)

    ladder_step: Mapped[LadderStep] = relationship(lazy="raise")
    responses: Mapped[list["SupervisionResponse"]] = relationship(
        lazy="raise", order_by="SupervisionResponse.responded_on, SupervisionResponse.id"
    )


class SupervisionResponse(Base):
    """What a municipality answered to a step, with its letter."""

    __tablename__ = "supervision_responses"
    __table_args__ = (
        Index("ix_supervision_responses_step_id", "step_id"),
        CheckConstraint("num_nonnulls(letter_sha256, letter_name) IN (0, 2)", name="letter_has_name"),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    step_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("supervision_steps.id"))
    responded_on: Mapped[dt.date]
    summary: Mapped[str] = mapped_column(String(1000))
    letter_sha256: Mapped[str | None] = mapped_column(String(64))
    letter_name: Mapped[str | None] = mapped_column(String(200))
    recorded_by_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("people.id"))
    recorded_at: Mapped[dt.datetime] = mapped_column(default=now)


class WithdrawnStep(Base):
    """A step that was recorded by mistake; it stays to be seen with the reason."""

    __tablename__ = "withdrawn_steps"

    step_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("supervision_steps.id"), primary_key=True)
    reason: Mapped[str] = mapped_column(String(500))
    withdrawn_by_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("people.id"))
    withdrawn_at: Mapped[dt.datetime] = mapped_column(default=now)
