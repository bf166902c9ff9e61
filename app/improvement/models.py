"""Improvement measures, everything that was said and shown of them, and the findings that they resolved. What
was said is never updated.
"""

import datetime as dt
import enum
import uuid

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Identity,
    Index,
    Integer,
    String,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import Person
from app.assessments.models import Assessment, Finding
from app.database import Base, new_id, now, slug_enum


class OwnerKind(enum.StrEnum):
    """Who carries a measure out."""

    MUNICIPALITY = "municipality"
    OPERATOR = "operator"
    OTHER = "other"


class MeasureState(enum.StrEnum):
    """How far a measure is."""

    AGREED = "agreed"
    UNDER_WAY = "under-way"
    REPORTED_DONE = "reported-done"
    CLOSED = "closed"
    DROPPED = "dropped"


class EntryKind(enum.StrEnum):
    """What was said of a measure."""

    NOTE = "note"
    PROGRESS = "progress"
    PROOF = "proof"
    NEW_DEADLINE = "new-deadline"
    RETURNED = "returned"
    CLOSED = "closed"
    DROPPED = "dropped"


class ResolvedBy(enum.StrEnum):
    """On what a finding was closed."""

    PROOF = "proof"
    VISIT = "visit"


class ImprovementMeasure(Base):
    """What somebody does about a finding, by when."""

    __tablename__ = "improvement_measures"
    __table_args__ = (
        Index("ix_improvement_measures_finding_id", "finding_id"),
        Index("ix_improvement_measures_due_on", "due_on"),
        CheckConstraint(
            "(state IN ('closed', 'dropped')) = (ended_at IS NOT NULL)", name="ended_at_if_ended"
        ),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    # Serial number for people: shown as V-0001.
    serial: Mapped[int] = mapped_column(Integer, Identity(), unique=True)
    finding_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("findings.id"))
    description: Mapped[str]
    owner_kind: Mapped[OwnerKind] = mapped_column(slug_enum(OwnerKind, "owner_kind"))
    # A function or an organisation, never the name of a resident.
    owner_name: Mapped[str] = mapped_column(String(120), default="")
    due_on: Mapped[dt.date]
    state: Mapped[MeasureState] = mapped_column(slug_enum(MeasureState, "state"), default=MeasureState.AGREED)
    created_at: Mapped[dt.datetime] = mapped_column(default=now)
    created_by_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("people.id"))
    ended_at: Mapped[dt.datetime | None]

    finding: Mapped[Finding] = relationship(lazy="raise")
    entries: Mapped[list["MeasureEntry"]] = relationship(
        lazy="raise", back_populates="measure", order_by="MeasureEntry.sequence"
    )

    @property
    def number(self) -> str:
        """The number people use: `V-0001`."""
        return f"V-{self.serial:04d}"


class MeasureEntry(Base):
    """One thing that was said or shown of a measure: an append-only log, in order of `sequence`."""

    __tablename__ = "measure_entries"
    __table_args__ = (
        Index("ix_measure_entries_measure_id", "measure_id", "sequence"),
        CheckConstraint("num_nonnulls(file_sha256, size_in_bytes) IN (0, 2)", name="file_whole"),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    sequence: Mapped[int] = mapped_column(BigInteger, Identity(always=True), unique=True)
    measure_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("improvement_measures.id"))
    kind: Mapped[EntryKind] = mapped_column(slug_enum(EntryKind, "kind"))
    words: Mapped[str] = mapped_column(default="")
    # What the entry made of the measure; None: it stayed as it was.
    state: Mapped[MeasureState | None] = mapped_column(slug_enum(MeasureState, "entry_state"))
    due_on: Mapped[dt.date | None]
    # Proof lies in storage under its hash.
    file_sha256: Mapped[str | None] = mapped_column(String(64))
    file_name: Mapped[str] = mapped_column(String(200), default="")
    media_type: Mapped[str] = mapped_column(String(60), default="")
    size_in_bytes: Mapped[int | None]
    # The visit on which it was seen, when it was closed by one.
    assessment_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("assessments.id"))
    recorded_at: Mapped[dt.datetime] = mapped_column(default=now)
    recorded_by_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("people.id"))

    measure: Mapped[ImprovementMeasure] = relationship(lazy="raise", back_populates="entries")
    recorded_by: Mapped[Person] = relationship(lazy="raise")


class Resolution(Base):
    """That one norm of a finding no longer falls short, on what ground. A finding is closed when every norm
    that it is about is resolved. Never updated.
    """

    __tablename__ = "resolutions"
    __table_args__ = (
        CheckConstraint("(how = 'visit') = (assessment_id IS NOT NULL)", name="visit_named"),
        Index("ix_resolutions_assessment_id", "assessment_id"),
    )

    finding_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("findings.id"), primary_key=True)
    indicator: Mapped[str] = mapped_column(String(120), primary_key=True)
    how: Mapped[ResolvedBy] = mapped_column(slug_enum(ResolvedBy, "how"))
    assessment_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("assessments.id"))
    reason: Mapped[str] = mapped_column(default="")
    resolved_at: Mapped[dt.datetime] = mapped_column(default=now)
    resolved_by_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("people.id"))

    assessment: Mapped[Assessment | None] = relationship(lazy="raise")
