"""An assessment, who judges it, and everything they found; judgements and scorecards are never updated."""

import datetime as dt
import enum
import uuid
from decimal import Decimal
from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Identity,
    Index,
    Integer,
    Numeric,
    String,
    UniqueConstraint,
)
from sqlalchemy.dialects.postgresql import ARRAY, UUID
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import Person
from app.assessments.workflow import State
from app.database import Base, new_id, now, slug_enum
from app.framework.models import FrameworkVersion
from app.locations.models import Location


class Kind(enum.StrEnum):
    """Why and by whom is assessed."""

    INSPECTION = "inspection"
    SELF_ASSESSMENT = "self-assessment"
    RE_INSPECTION = "re-inspection"
    BEFORE_OPENING = "before-opening"


class Stage(enum.StrEnum):
    """When a scorecard is frozen."""

    SUBMISSION = "submission"
    # As it went out for reply, and as it was when the replies were decided.
    CONCEPT = "concept"
    REPLY = "reply"
    ADOPTION = "adoption"


class FindingKind(enum.StrEnum):
    """What a finding tells: what falls short, or what others can learn from."""

    SHORTCOMING = "shortcoming"
    GOOD_PRACTICE = "good-practice"


class Assessment(Base):
    """One assessment of one location against one published version of the framework, pinned for life."""

    __tablename__ = "assessments"
    __table_args__ = (
        Index("ix_assessments_location_id", "location_id"),
        Index("ix_assessments_state", "state"),
        CheckConstraint(
            "(kind IN ('inspection', 're-inspection')) = (announced IS NOT NULL)", name="announced_if_visit"
        ),
        CheckConstraint(
            "visit_ends_on IS NULL OR visit_ends_on >= visit_starts_on", name="visit_ends_after_start"
        ),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    # Serial number for people: shown as T-2026-0001 (year of planning and this number).
    serial: Mapped[int] = mapped_column(Integer, Identity(), unique=True)
    location_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("locations.id"))
    framework_version_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("framework_versions.id"))
    kind: Mapped[Kind] = mapped_column(slug_enum(Kind, "kind"))
    profile: Mapped[str] = mapped_column(String(40))
    announced: Mapped[bool | None]
    state: Mapped[State] = mapped_column(slug_enum(State, "state"), default=State.PLANNED)
    planned_on: Mapped[dt.date]
    visit_starts_on: Mapped[dt.date | None]
    visit_ends_on: Mapped[dt.date | None]
    # Which of two dated values of a measure holds: the first day of the visit.
    judged_on: Mapped[dt.date | None]
    # The location's facts as they were when judging began: {"kind":, "groups": [...], "residents": {...}}.
    facts: Mapped[dict[str, Any]] = mapped_column(default=dict)
    # For a re-inspection: the indicator ids it covers; None covers the whole profile.
    scope: Mapped[list[str] | None] = mapped_column(ARRAY(String(120)))
    # How we worked, for the report; None = not filled in.
    hours_on_site: Mapped[Decimal | None] = mapped_column(Numeric(5, 1))
    rooms_seen: Mapped[int | None]
    residents_spoken: Mapped[int | None]
    staff_spoken: Mapped[int | None]
    records_read: Mapped[str] = mapped_column(default="")
    not_seen: Mapped[str] = mapped_column(default="")
    created_at: Mapped[dt.datetime] = mapped_column(default=now)
    created_by_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("people.id"))
    submitted_at: Mapped[dt.datetime | None]
    state_reason: Mapped[str] = mapped_column(default="")
    # While changes are asked for: the indicators that may be changed.
    changes_asked: Mapped[list[str] | None] = mapped_column(ARRAY(String(120)))

    location: Mapped[Location] = relationship(lazy="raise")
    framework_version: Mapped[FrameworkVersion] = relationship(lazy="raise")
    members: Mapped[list["Member"]] = relationship(
        lazy="raise",
        back_populates="assessment",
        order_by="Member.leads.desc(), Member.joined_at, Member.person_id",
    )

    @property
    def number(self) -> str:
        """The number people use: `T-2026-0001`."""
        return f"T-{self.planned_on.year}-{self.serial:04d}"


class Member(Base):
    """Somebody who judges in this assessment; one of them leads."""

    __tablename__ = "members"

    assessment_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("assessments.id"), primary_key=True)
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("people.id"), primary_key=True)
    leads: Mapped[bool] = mapped_column(default=False)
    joined_at: Mapped[dt.datetime] = mapped_column(default=now)

    assessment: Mapped[Assessment] = relationship(lazy="raise", back_populates="members")
    person: Mapped[Person] = relationship(lazy="raise")


class Judgement(Base):
    """One judgement as it arrived: an append-only log. Which one counts is the end of the `replaces` chain
    (see `judgement_log.py`), shown in order of receipt (`sequence`), never by a clock.
    """

    __tablename__ = "judgements"
    __table_args__ = (Index("ix_judgements_assessment_id", "assessment_id", "sequence"),)

    # Made on the tablet: the same id with the same body arrives once.
    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    sequence: Mapped[int] = mapped_column(BigInteger, Identity(always=True), unique=True)
    assessment_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("assessments.id"))
    indicator: Mapped[str] = mapped_column(String(120))
    # None takes an earlier judgement back: the indicator is not yet judged again.
    level: Mapped[str | None] = mapped_column(String(30))
    reason: Mapped[str] = mapped_column(default="")
    verified_by: Mapped[list[str]] = mapped_column(ARRAY(String(20)), default=list)
    # Exactly as measured: no rounding in the database.
    measured_value: Mapped[Decimal | None] = mapped_column(Numeric())
    risk: Mapped[str | None] = mapped_column(String(10))
    remark: Mapped[str] = mapped_column(default="")
    good_practice: Mapped[bool] = mapped_column(default=False)
    # The judgements its maker had before them: one mostly, none for the first, all of them to end a conflict.
    # No foreign key: what it replaces may arrive later.
    replaces: Mapped[list[uuid.UUID]] = mapped_column(ARRAY(UUID(as_uuid=True)), default=list)
    body_digest: Mapped[str] = mapped_column(String(64))
    # Given by who decided on a reply, and not by the team.
    on_reply: Mapped[bool] = mapped_column(default=False)
    judged_by_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("people.id"))
    # The device's clock: shown, never decides.
    judged_at: Mapped[dt.datetime]
    received_at: Mapped[dt.datetime] = mapped_column(default=now)

    judged_by: Mapped[Person] = relationship(lazy="raise")


class Photo(Base):
    """A photo of an indicator or of a room. The file lies in storage under its hash, without place or time in
    it; when it was taken stands here.
    """

    __tablename__ = "photos"
    __table_args__ = (
        CheckConstraint("(indicator IS NULL) <> (room IS NULL)", name="indicator_or_room"),
        Index("ix_photos_assessment_id", "assessment_id"),
    )

    # Made on the tablet, or by us for a plain form.
    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    assessment_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("assessments.id"))
    indicator: Mapped[str | None] = mapped_column(String(120))
    # The id of a room of the walk. No foreign key: the room may arrive later.
    room: Mapped[uuid.UUID | None]
    caption: Mapped[str] = mapped_column(default="")
    sha256: Mapped[str] = mapped_column(String(64))
    # The small picture for lists.
    small_sha256: Mapped[str] = mapped_column(String(64))
    width: Mapped[int]
    height: Mapped[int]
    size_in_bytes: Mapped[int]
    # Of the bytes as they were sent: by it a tablet knows that its photo is here.
    sent_sha256: Mapped[str | None] = mapped_column(String(64))
    added_by_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("people.id"))
    # The device's clock: shown, never decides.
    captured_at: Mapped[dt.datetime | None]
    received_at: Mapped[dt.datetime] = mapped_column(default=now)
    removed_at: Mapped[dt.datetime | None]


class AcuteDanger(Base):
    """A danger outside every indicator, recorded on the visit; it reaches the headline."""

    __tablename__ = "acute_dangers"
    __table_args__ = (Index("ix_acute_dangers_assessment_id", "assessment_id"),)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    assessment_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("assessments.id"))
    description: Mapped[str]
    recorded_by_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("people.id"))
    recorded_at: Mapped[dt.datetime] = mapped_column(default=now)


class FrozenScorecard(Base):
    """The scorecard as it was at a stage: canonical JSON and its digest, never updated."""

    __tablename__ = "frozen_scorecards"
    __table_args__ = (Index("ix_frozen_scorecards_assessment_id", "assessment_id", "frozen_at"),)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    assessment_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("assessments.id"))
    stage: Mapped[Stage] = mapped_column(slug_enum(Stage, "stage"))
    headline: Mapped[str] = mapped_column(String(40))
    body: Mapped[str]
    digest: Mapped[str] = mapped_column(String(64))
    frozen_at: Mapped[dt.datetime] = mapped_column(default=now)
    frozen_by_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("people.id"))


class Finding(Base):
    """What the report tells of one or more judgements together. Its number stays within the assessment; an
    empty `wording` leaves the words to the norm and the remark of the inspector.
    """

    __tablename__ = "findings"
    __table_args__ = (UniqueConstraint("assessment_id", "number"),)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    assessment_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("assessments.id"))
    number: Mapped[int]
    kind: Mapped[FindingKind] = mapped_column(slug_enum(FindingKind, "kind"))
    wording: Mapped[str] = mapped_column(default="")
    # The highest risk of its judgements when it was drawn up last.
    risk: Mapped[str | None] = mapped_column(String(10))
    created_at: Mapped[dt.datetime] = mapped_column(default=now)
    created_by_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("people.id"))

    assessment: Mapped[Assessment] = relationship(lazy="raise")
    indicators: Mapped[list["FindingIndicator"]] = relationship(
        lazy="raise", back_populates="finding", order_by="FindingIndicator.indicator"
    )


class FindingIndicator(Base):
    """An indicator that a finding is about. It belongs to one finding of each kind in an assessment."""

    __tablename__ = "finding_indicators"
    __table_args__ = (Index("ix_finding_indicators_finding_id", "finding_id"),)

    assessment_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("assessments.id"), primary_key=True)
    kind: Mapped[FindingKind] = mapped_column(slug_enum(FindingKind, "kind"), primary_key=True)
    indicator: Mapped[str] = mapped_column(String(120), primary_key=True)
    finding_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("findings.id"))

    finding: Mapped[Finding] = relationship(lazy="raise", back_populates="indicators")
