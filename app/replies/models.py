"""A hearing of one assessment: to whom the concept went, what they answered, and what was decided."""

import datetime as dt
import enum
import uuid

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    String,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import Person
from app.assessments.models import Judgement
from app.database import Base, new_id, now, slug_enum


class Party(enum.StrEnum):
    """Who is heard."""

    OPERATOR = "operator"
    MUNICIPALITY = "municipality"


class Stance(enum.StrEnum):
    """What a party says of one finding."""

    AGREE = "agree"
    FACTUAL_ERROR = "factual-error"
    INFORMATION_MISSING = "information-missing"


class Outcome(enum.StrEnum):
    """What was decided on the answers to one finding."""

    UPHELD = "upheld"
    CHANGED = "changed"


class Contact(Base):
    """The address on file of an operator or a municipality: where a concept and its codes are sent."""

    __tablename__ = "reply_contacts"
    __table_args__ = (
        CheckConstraint("num_nonnulls(operator_id, municipality_code) = 1", name="of_one_party"),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    operator_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("operators.id"), unique=True)
    municipality_code: Mapped[str | None] = mapped_column(ForeignKey("municipalities.code"), unique=True)
    email: Mapped[str] = mapped_column(String(254))
    language: Mapped[str] = mapped_column(String(2), default="nl")
    changed_at: Mapped[dt.datetime] = mapped_column(default=now, onupdate=now)


class Hearing(Base):
    """The concept of one assessment went out; answers come in until the last day of the term (`due_on`)."""

    __tablename__ = "hearings"
    __table_args__ = (
        CheckConstraint(
            "num_nonnulls(extended_at, extended_by_id, extension_reason) IN (0, 3)", name="extended_says_why"
        ),
        CheckConstraint("due_on >= first_due_on", name="never_shortened"),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    assessment_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("assessments.id"), unique=True)
    sent_at: Mapped[dt.datetime] = mapped_column(default=now)
    sent_by_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("people.id"))
    # The term as it was given first, and as it is now; both are the last day on which answers come in.
    first_due_on: Mapped[dt.date]
    due_on: Mapped[dt.date]
    extended_at: Mapped[dt.datetime | None]
    extended_by_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("people.id"))
    extension_reason: Mapped[str | None]

    findings: Mapped[list["HearingFinding"]] = relationship(
        lazy="raise", order_by="HearingFinding.position", back_populates="hearing"
    )
    replies: Mapped[list["Reply"]] = relationship(
        lazy="raise", order_by="Reply.party", back_populates="hearing"
    )


class HearingFinding(Base):
    """One finding as it was put to the parties: the judgement that stood when the concept went out."""

    __tablename__ = "hearing_findings"
    __table_args__ = (UniqueConstraint("hearing_id", "position"),)

    hearing_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hearings.id"), primary_key=True)
    indicator: Mapped[str] = mapped_column(String(120), primary_key=True)
    position: Mapped[int]
    judgement_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("judgements.id"))

    hearing: Mapped[Hearing] = relationship(lazy="raise", back_populates="findings")
    judgement: Mapped[Judgement] = relationship(lazy="raise")


class Reply(Base):
    """What one party answers. Once it was handed in the database refuses every change of it."""

    __tablename__ = "replies"
    __table_args__ = (
        UniqueConstraint("hearing_id", "party"),
        CheckConstraint("(handed_in_at IS NULL) = (handed_in_by = '')", name="handed_in_by_somebody"),
        CheckConstraint(
            "num_nonnulls(declined_at, declined_by_id, declined_reason) IN (0, 3)", name="declined_says_why"
        ),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    hearing_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hearings.id"))
    party: Mapped[Party] = mapped_column(slug_enum(Party, "party"))
    # The name of the operator or municipality as it was then.
    name: Mapped[str] = mapped_column(String(120))
    # None: there was no address on file, so nothing could be sent.
    email: Mapped[str | None] = mapped_column(String(254))
    language: Mapped[str] = mapped_column(String(2), default="nl")
    # About the concept as a whole.
    remarks: Mapped[str] = mapped_column(default="")
    handed_in_at: Mapped[dt.datetime | None]
    # Name and function as who handed it in wrote them.
    handed_in_by: Mapped[str] = mapped_column(String(200), default="")
    # The party let us know that it will not reply.
    declined_at: Mapped[dt.datetime | None]
    declined_by_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("people.id"))
    declined_reason: Mapped[str | None]
    reminded_at: Mapped[dt.datetime | None]

    hearing: Mapped[Hearing] = relationship(lazy="raise", back_populates="replies")
    answers: Mapped[list["ReplyAnswer"]] = relationship(lazy="raise", order_by="ReplyAnswer.indicator")
    files: Mapped[list["ReplyFile"]] = relationship(
        lazy="raise", order_by="ReplyFile.received_at, ReplyFile.id"
    )


class ReplyLink(Base):
    """A link by which one party reaches its reply without an account. The link itself is signed, not kept."""

    __tablename__ = "reply_links"
    __table_args__ = (
        Index("ix_reply_links_reply_id", "reply_id"),
        CheckConstraint("(revoked_at IS NULL) = (revoked_by_id IS NULL)", name="revoked_by_somebody"),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    reply_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("replies.id"))
    made_at: Mapped[dt.datetime] = mapped_column(default=now)
    made_by_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("people.id"))
    expires_at: Mapped[dt.datetime]
    revoked_at: Mapped[dt.datetime | None]
    revoked_by_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("people.id"))

    reply: Mapped[Reply] = relationship(lazy="raise")


class ReplyCode(Base):
    """A code that opens a link, sent to the address on file; only a keyed digest of it is kept."""

    __tablename__ = "reply_codes"
    __table_args__ = (Index("ix_reply_codes_link_id", "link_id", "made_at"),)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    link_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("reply_links.id"))
    code_digest: Mapped[str] = mapped_column(String(64))
    made_at: Mapped[dt.datetime] = mapped_column(default=now)
    tries: Mapped[int] = mapped_column(Integer, default=0)
    used_at: Mapped[dt.datetime | None]


class ReplyAnswer(Base):
    """What a party says of one finding; saved as it goes, and kept for ever once the reply is handed in."""

    __tablename__ = "reply_answers"
    __table_args__ = (
        ForeignKeyConstraint(
            ["hearing_id", "indicator"], ["hearing_findings.hearing_id", "hearing_findings.indicator"]
        ),
        UniqueConstraint("reply_id", "indicator"),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    reply_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("replies.id"))
    hearing_id: Mapped[uuid.UUID]
    indicator: Mapped[str] = mapped_column(String(120))
    stance: Mapped[Stance] = mapped_column(slug_enum(Stance, "stance"))
    words: Mapped[str] = mapped_column(default="")
    saved_at: Mapped[dt.datetime] = mapped_column(default=now, onupdate=now)


class ReplyFile(Base):
    """A file that a party adds to its answer, kept under its own hash and never opened by us."""

    __tablename__ = "reply_files"
    __table_args__ = (
        ForeignKeyConstraint(
            ["hearing_id", "indicator"], ["hearing_findings.hearing_id", "hearing_findings.indicator"]
        ),
        Index("ix_reply_files_reply_id", "reply_id"),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    reply_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("replies.id"))
    hearing_id: Mapped[uuid.UUID]
    indicator: Mapped[str] = mapped_column(String(120))
    name: Mapped[str] = mapped_column(String(200))
    media_type: Mapped[str] = mapped_column(String(80))
    sha256: Mapped[str] = mapped_column(String(64))
    size_in_bytes: Mapped[int]
    received_at: Mapped[dt.datetime] = mapped_column(default=now)
    removed_at: Mapped[dt.datetime | None]


class ReplyDecision(Base):
    """What somebody who did not judge decided on the answers to one finding. Never updated: a later decision
    on the same finding counts instead.
    """

    __tablename__ = "reply_decisions"
    __table_args__ = (
        ForeignKeyConstraint(
            ["hearing_id", "indicator"], ["hearing_findings.hearing_id", "hearing_findings.indicator"]
        ),
        Index("ix_reply_decisions_hearing_id", "hearing_id", "decided_at"),
        CheckConstraint("(outcome = 'changed') = (judgement_id IS NOT NULL)", name="changed_has_judgement"),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    hearing_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hearings.id"))
    indicator: Mapped[str] = mapped_column(String(120))
    outcome: Mapped[Outcome] = mapped_column(slug_enum(Outcome, "outcome"))
    reason: Mapped[str]
    # The judgement that stands from now on.
    judgement_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("judgements.id"))
    decided_by_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("people.id"))
    decided_at: Mapped[dt.datetime] = mapped_column(default=now)

    decided_by: Mapped[Person] = relationship(lazy="raise")
