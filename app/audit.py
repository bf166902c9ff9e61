"""Who did what, when: an append-only table with one chain of hashes per subject.

The chain runs over person ids and *digests* of the values; the values themselves lie in a table of their own,
so that they can be erased (a person's right) while the chain still verifies.
"""

import datetime as dt
import hashlib
import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Identity, Index, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column, sessionmaker

from app.database import Base, hold, now


class AuditLine(Base):
    """One writing action. The database refuses UPDATE, DELETE and TRUNCATE, also for the owner."""

    __tablename__ = "audit_lines"
    __table_args__ = (Index("ix_audit_lines_subject", "subject_kind", "subject_id", "id"),)

    id: Mapped[int] = mapped_column(BigInteger, Identity(always=True), primary_key=True)
    subject_kind: Mapped[str] = mapped_column(String(40))
    subject_id: Mapped[str] = mapped_column(String(80))
    action: Mapped[str] = mapped_column(String(60))
    person_id: Mapped[uuid.UUID | None]
    happened_at: Mapped[dt.datetime]
    before_digest: Mapped[str] = mapped_column(String(64))
    after_digest: Mapped[str] = mapped_column(String(64))
    previous_hash: Mapped[str] = mapped_column(String(64))
    line_hash: Mapped[str] = mapped_column(String(64))


class AuditValue(Base):
    """What the thing was before and after; erasable, the line stays."""

    __tablename__ = "audit_values"

    line_id: Mapped[int] = mapped_column(ForeignKey("audit_lines.id"), primary_key=True)
    before: Mapped[dict[str, Any] | None]
    after: Mapped[dict[str, Any] | None]


@dataclass(frozen=True)
class Subject:
    """What an audit line is about: a kind (`assessment`) and its id."""

    kind: str
    id: str


@dataclass(frozen=True)
class BrokenChain:
    """The first line at which a chain no longer adds up."""

    subject: Subject
    line_id: int


def subject(kind: str, key: uuid.UUID | str) -> Subject:
    """The subject `kind` with this key."""
    return Subject(kind, str(key))


def _canonical(values: Mapping[str, Any] | None) -> str:
    return json.dumps(values, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=str)


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()


def _line_hash(line: AuditLine) -> str:
    parts = (
        line.previous_hash,
        line.subject_kind,
        line.subject_id,
        line.action,
        str(line.person_id or ""),
        line.happened_at.astimezone(dt.UTC).isoformat(),
        line.before_digest,
        line.after_digest,
    )
    return _digest(json.dumps(parts))


def record(
    session: Session,
    by: uuid.UUID | None,
    action: str,
    about: Subject,
    *,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
) -> AuditLine:
    """Write one audit line about `about` in the caller's transaction. `by` is None for the system itself.

    Values must be what JSON can hold (others are written as text); never a secret: no password, no address
    of a protected location.
    """
    # Two lines about one subject wait for each other, so that each follows the other's hash.
    hold(session, f"{about.kind}:{about.id}")
    previous = session.scalar(
        select(AuditLine.line_hash)
        .where(AuditLine.subject_kind == about.kind, AuditLine.subject_id == about.id)
        .order_by(AuditLine.id.desc())
        .limit(1)
    )
    kept_before = json.loads(_canonical(before))
    kept_after = json.loads(_canonical(after))
    line = AuditLine(
        subject_kind=about.kind,
        subject_id=about.id,
        action=action,
        person_id=by,
        happened_at=now(),
        before_digest=_digest(_canonical(kept_before)),
        after_digest=_digest(_canonical(kept_after)),
        previous_hash=previous or "",
    )
    line.line_hash = _line_hash(line)
    session.add(line)
    session.flush()
    session.add(AuditValue(line_id=line.id, before=kept_before, after=kept_after))
    session.flush()
    return line


def record_now(
    sessions: sessionmaker[Session],
    by: uuid.UUID | None,
    action: str,
    about: Subject,
    *,
    after: Mapping[str, Any] | None = None,
) -> None:
    """Write one audit line in a transaction of its own, for what must survive a refusal or a mere look."""
    with sessions.begin() as session:
        record(session, by, action, about, after=after)


def lines_about(
    session: Session, about: Subject, *, limit: int = 100
) -> list[tuple[AuditLine, AuditValue | None]]:
    """The history of one subject, newest first, with the values that were not erased."""
    rows = session.execute(
        select(AuditLine, AuditValue)
        .outerjoin(AuditValue, AuditValue.line_id == AuditLine.id)
        .where(AuditLine.subject_kind == about.kind, AuditLine.subject_id == about.id)
        .order_by(AuditLine.id.desc())
        .limit(limit)
    )
    return [(line, value) for line, value in rows]


def verify(session: Session) -> list[BrokenChain]:
    """Walk every chain; the first broken line of each chain that fails. An erased value breaks nothing."""
    broken: dict[Subject, BrokenChain] = {}
    last: dict[Subject, str] = {}
    rows = session.execute(
        select(AuditLine, AuditValue)
        .outerjoin(AuditValue, AuditValue.line_id == AuditLine.id)
        .order_by(AuditLine.id)
        .execution_options(yield_per=1000)
    )
    for line, value in rows:
        about = Subject(line.subject_kind, line.subject_id)
        intact = line.previous_hash == last.get(about, "") and line.line_hash == _line_hash(line)
        if value is not None:
            intact = intact and line.before_digest == _digest(_canonical(value.before))
            intact = intact and line.after_digest == _digest(_canonical(value.after))
        if not intact and about not in broken:
            broken[about] = BrokenChain(about, line.id)
        last[about] = line.line_hash
    return list(broken.values())
