"""The register of audit reports: frozen content and the files that were issued."""

import datetime as dt
import enum
import uuid

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Identity, Index, Integer, String
from sqlalchemy.dialects.postgresql import ARRAY, UUID
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import Person
from app.assessments.models import Assessment
from app.assessments.workflow import State
from app.database import Base, new_id, now, slug_enum


class Edition(enum.StrEnum):
    """For whom a report is meant."""

    FULL = "full"
    PUBLIC = "public"
    RESIDENTS = "residents"


class ReleaseKind(enum.StrEnum):
    """What is withheld from the public until a reviewer releases it: pictures and words of people."""

    PHOTO = "photo"
    REMARK = "remark"
    REASON = "reason"
    VISIT = "visit"
    DANGER = "danger"


class ReportState(enum.StrEnum):
    """How far the file of a report is."""

    QUEUED = "queued"
    RENDERING = "rendering"
    READY = "ready"
    FAILED = "failed"


class ReportStage(enum.StrEnum):
    """What the worker is doing now, for who waits."""

    WAITING = "waiting"
    PHOTOS = "photos"
    LAYING_OUT = "laying-out"
    STORING = "storing"
    DONE = "done"


class Report(Base):
    """One report: its content, frozen when it was asked for, and the file made from it.

    The database refuses to change what was frozen or issued, and to delete a report.
    """

    __tablename__ = "reports"
    __table_args__ = (
        Index("ix_reports_assessment_id", "assessment_id", "issued_at"),
        CheckConstraint(
            "(state = 'ready') = (file_sha256 IS NOT NULL)"
            " AND num_nonnulls(file_sha256, size_in_bytes, pages, finished_at) IN (0, 4)",
            name="ready_has_file",
        ),
        CheckConstraint("(state = 'failed') = (error_code IS NOT NULL)", name="failed_says_why"),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    # Serial number for people: shown as OK-2026-0001 (year of issue and this number).
    serial: Mapped[int] = mapped_column(Integer, Identity(), unique=True)
    assessment_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("assessments.id"))
    edition: Mapped[Edition] = mapped_column(slug_enum(Edition, "edition"))
    language: Mapped[str] = mapped_column(String(2))
    # Canonical JSON of the AuditReport, and the digest of it.
    content: Mapped[str]
    content_digest: Mapped[str] = mapped_column(String(64))
    # The digest of the content without number and time: the same when nothing has changed since.
    substance_digest: Mapped[str] = mapped_column(String(64))
    check_code: Mapped[str] = mapped_column(String(9))
    # Where the assessment stood when the content was frozen: it decides who may read this report.
    assessment_state: Mapped[State] = mapped_column(slug_enum(State, "assessment_state"))
    requested_by_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("people.id"))
    issued_at: Mapped[dt.datetime]
    state: Mapped[ReportState] = mapped_column(slug_enum(ReportState, "state"), default=ReportState.QUEUED)
    stage: Mapped[ReportStage] = mapped_column(slug_enum(ReportStage, "stage"), default=ReportStage.WAITING)
    error_code: Mapped[str | None] = mapped_column(String(60))
    finished_at: Mapped[dt.datetime | None]
    file_sha256: Mapped[str | None] = mapped_column(String(64))
    size_in_bytes: Mapped[int | None]
    pages: Mapped[int | None]
    # Versions of what made the file; the same content with the same renderer gives the same bytes.
    renderer: Mapped[str] = mapped_column(String(200), default="")

    assessment: Mapped[Assessment] = relationship(lazy="raise")
    requested_by: Mapped[Person | None] = relationship(lazy="raise")

    @property
    def number(self) -> str:
        """The number people use: `OK-2026-0001`."""
        return report_number(self.issued_at, self.serial)


class Release(Base):
    """One decision to show or withhold a photo or a text in public; the newest of a thing counts.

    `digest` is that of the thing itself with its place: a text that changes has to be released anew. The
    database refuses to change a decision.
    """

    __tablename__ = "releases"
    __table_args__ = (Index("ix_releases_assessment_id", "assessment_id", "id"),)

    id: Mapped[int] = mapped_column(BigInteger, Identity(always=True), primary_key=True)
    assessment_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("assessments.id"))
    kind: Mapped[ReleaseKind] = mapped_column(slug_enum(ReleaseKind, "kind"))
    digest: Mapped[str] = mapped_column(String(64))
    is_released: Mapped[bool]
    decided_by_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("people.id"))
    decided_at: Mapped[dt.datetime] = mapped_column(default=now)


class ReportWithdrawal(Base):
    """A report that was issued and no longer holds, with the reason. The database keeps it for ever."""

    __tablename__ = "report_withdrawals"

    report_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("reports.id"), primary_key=True)
    reason: Mapped[str]
    withdrawn_by_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("people.id"))
    withdrawn_at: Mapped[dt.datetime] = mapped_column(default=now)


class ReportBatch(Base):
    """The reports of many assessments in one ZIP, asked for by one person: which ones was decided when it was
    asked, and how far it is stands beside it, so that a worker that was killed goes on where it was.
    """

    __tablename__ = "report_batches"
    __table_args__ = (
        CheckConstraint("(state = 'ready') = (file_sha256 IS NOT NULL)", name="ready_has_file"),
        Index("ix_report_batches_requested_by_id", "requested_by_id", "created_at"),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    requested_by_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("people.id"))
    language: Mapped[str] = mapped_column(String(2))
    province_code: Mapped[str | None] = mapped_column(ForeignKey("provinces.code"))
    visited_from: Mapped[dt.date]
    visited_until: Mapped[dt.date]
    assessment_ids: Mapped[list[uuid.UUID]] = mapped_column(ARRAY(UUID(as_uuid=True)))
    # One for each assessment that was done, in the same order; None where the report could not be made.
    report_ids: Mapped[list[uuid.UUID | None]] = mapped_column(ARRAY(UUID(as_uuid=True)), default=list)
    state: Mapped[ReportState] = mapped_column(slug_enum(ReportState, "state"), default=ReportState.QUEUED)
    file_sha256: Mapped[str | None] = mapped_column(String(64))
    size_in_bytes: Mapped[int | None]
    created_at: Mapped[dt.datetime] = mapped_column(default=now)
    finished_at: Mapped[dt.datetime | None]

    @property
    def failed(self) -> int:
        """How many reports could not be made."""
        return self.report_ids.count(None)


def report_number(issued_at: dt.datetime, serial: int) -> str:
    """`OK-2026-0001`: the year of issue (UTC) and the serial number."""
    return f"OK-{issued_at.astimezone(dt.UTC).year}-{serial:04d}"
