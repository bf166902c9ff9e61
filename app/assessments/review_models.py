"""What a reviewer adds to an assessment: remarks, and overrides of a derived verdict."""

import datetime as dt
import uuid

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import Person
from app.database import Base, new_id, now


class Remark(Base):
    """What a reviewer writes beside one judgement, for the team; never updated."""

    __tablename__ = "review_remarks"
    __table_args__ = (Index("ix_review_remarks_assessment_id", "assessment_id", "made_at"),)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    assessment_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("assessments.id"))
    indicator: Mapped[str] = mapped_column(String(120))
    # The judgement that stood when the remark was made.
    judgement_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("judgements.id"))
    words: Mapped[str]
    made_by_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("people.id"))
    made_at: Mapped[dt.datetime] = mapped_column(default=now)

    made_by: Mapped[Person] = relationship(lazy="raise")


class VerdictOverride(Base):
    """A verdict set one step away from the derived one. It counts once a second person agreed, and only as
    long as the judgements of its standard or theme are those that both had before them (`basis`).
    """

    __tablename__ = "verdict_overrides"
    __table_args__ = (
        Index("ix_verdict_overrides_assessment_id", "assessment_id", "proposed_at"),
        CheckConstraint("(agreed_at IS NULL) = (agreed_by_id IS NULL)", name="agreed_by_somebody"),
        CheckConstraint("(ended_at IS NULL) = (ended_by_id IS NULL)", name="ended_by_somebody"),
        CheckConstraint("agreed_by_id <> proposed_by_id", name="two_people"),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    assessment_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("assessments.id"))
    # The id of a standard or a theme.
    target: Mapped[str] = mapped_column(String(120))
    verdict: Mapped[str] = mapped_column(String(40))
    reason: Mapped[str]
    basis: Mapped[str] = mapped_column(String(64))
    proposed_by_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("people.id"))
    proposed_at: Mapped[dt.datetime] = mapped_column(default=now)
    agreed_by_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("people.id"))
    agreed_at: Mapped[dt.datetime | None]
    # Taken back by who proposed it, or not agreed with by the second person.
    ended_by_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("people.id"))
    ended_at: Mapped[dt.datetime | None]

    proposed_by: Mapped[Person] = relationship(lazy="raise", foreign_keys=[proposed_by_id])
    agreed_by: Mapped[Person | None] = relationship(lazy="raise", foreign_keys=[agreed_by_id])
