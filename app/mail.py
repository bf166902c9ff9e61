"""Mail that waits to be sent: written in the transaction of what it tells, kept until a mail server has it.

A mail names its kind and the few values that its words need; the words are put together when it is sent, in
the language of the reader. Nothing confidential stands in a mail: for more one opens the portal.
"""

import datetime as dt
import enum
import logging
import re
import uuid
from collections.abc import Callable, Mapping
from smtplib import (
    SMTPAuthenticationError,
    SMTPException,
    SMTPRecipientsRefused,
    SMTPResponseException,
    SMTPSenderRefused,
)
from typing import Any, Protocol

from sqlalchemy import Index, String, exists, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column, sessionmaker

from app import jobs
from app.database import Base, new_id, now, slug_enum

DELIVER = "mail.deliver"
# One address: what a mail server would read as a name, a comment or a second address stands in none.
_PART = r"[^@\s<>,;:\"()\[\]\\]+"
ADDRESS = rf"^{_PART}@{_PART}\.{_PART}$"
LONGEST_ADDRESS = 254
# A server that is down is asked again after one minute, then two, four … and every hour in the end.
FIRST_WAIT = dt.timedelta(minutes=1)
LONGEST_WAIT = dt.timedelta(hours=1)
MOST_DOUBLINGS = 6
PERMANENT = 500
log = logging.getLogger(__name__)


class MailState(enum.StrEnum):
    """How far a mail is."""

    WAITING = "waiting"
    SENT = "sent"
    # The mail server does not want it, now or later: a person has to look at the address.
    REFUSED = "refused"


class OutgoingMail(Base):
    """One mail to one address. What its words need (`details`) is wiped once it was sent."""

    __tablename__ = "outgoing_mails"
    __table_args__ = (Index("ix_outgoing_mails_due", "state", "due_at"),)

    # Also the Message-ID, so that a mail sent twice by a crash in between is one mail to who receives it.
    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    address: Mapped[str] = mapped_column(String(LONGEST_ADDRESS))
    language: Mapped[str] = mapped_column(String(2))
    kind: Mapped[str] = mapped_column(String(40))
    details: Mapped[dict[str, Any]] = mapped_column(default=dict)
    state: Mapped[MailState] = mapped_column(slug_enum(MailState, "state"), default=MailState.WAITING)
    made_at: Mapped[dt.datetime] = mapped_column(default=now)
    due_at: Mapped[dt.datetime] = mapped_column(default=now)
    tries: Mapped[int] = mapped_column(default=0)
    sent_at: Mapped[dt.datetime | None]
    trouble: Mapped[str] = mapped_column(String(300), default="")


class Post(Protocol):
    """Puts one mail into words and hands it to a mail server."""

    def __call__(self, mail: OutgoingMail, /) -> None:
        """Returns when the server has taken the mail; raises OSError or SMTPException when it has not."""


def is_address(written: str) -> bool:
    """Whether this is one e-mail address, as far as can be told without sending anything."""
    return len(written) <= LONGEST_ADDRESS and re.fullmatch(ADDRESS, written) is not None


def post_mail(
    session: Session, *, address: str, language: str, kind: str, details: Mapping[str, Any]
) -> OutgoingMail:
    """Have this mail sent once the transaction has committed."""
    mail = OutgoingMail(address=address, language=language, kind=kind, details=dict(details))
    session.add(mail)
    session.flush()
    jobs.enqueue(session, DELIVER)
    return mail


def is_refused(session: Session, address: str) -> bool:
    """Whether a mail server refused the last mail to this address that was settled."""
    refused = session.scalar(
        select(func.max(OutgoingMail.made_at)).where(
            OutgoingMail.state == MailState.REFUSED, OutgoingMail.address == address
        )
    )
    if refused is None:
        return False
    arrived = exists().where(
        OutgoingMail.state == MailState.SENT, OutgoingMail.address == address, OutgoingMail.made_at > refused
    )
    return not session.scalar(select(arrived))


def deliver_waiting(
    sessions: sessionmaker[Session], post: Post, *, clock: Callable[[], dt.datetime] = now
) -> int:
    """Send every mail that is due, oldest first, each in a transaction of its own; how many were sent.

    A mail that could not be sent waits for its next turn, and so do all others as long as the server does
    not answer. Two workers never hold the same mail.
    """
    sent = 0
    while True:
        with sessions.begin() as session:
            mail = _next(session, clock())
            if mail is None:
                return sent
            if not _sent(mail, post, clock()):
                if mail.state is MailState.WAITING:
                    return sent
                continue
            sent += 1


def _next(session: Session, moment: dt.datetime) -> OutgoingMail | None:
    return session.scalar(
        select(OutgoingMail)
        .where(OutgoingMail.state == MailState.WAITING, OutgoingMail.due_at <= moment)
        .order_by(OutgoingMail.due_at, OutgoingMail.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )


def _sent(mail: OutgoingMail, post: Post, moment: dt.datetime) -> bool:
    mail.tries += 1
    try:
        post(mail)
    except (OSError, SMTPException) as trouble:
        mail.trouble = _in_short(trouble)
        if _is_permanent(trouble):
            mail.state, mail.details = MailState.REFUSED, {}
        else:
            _wait(mail, moment)
        return False
    except Exception as trouble:
        # One mail that can't be put into words must not hold up all others.
        log.exception("mail %s (%s) could not be put into words", mail.id, mail.kind)
        mail.trouble = type(trouble).__name__
        _wait(mail, moment)
        return False
    mail.state, mail.sent_at, mail.details, mail.trouble = MailState.SENT, moment, {}, ""
    return True


def _wait(mail: OutgoingMail, moment: dt.datetime) -> None:
    doublings = min(mail.tries - 1, MOST_DOUBLINGS)
    mail.due_at = moment + min(FIRST_WAIT * 2**doublings, LONGEST_WAIT)


def _is_permanent(trouble: Exception) -> bool:
    """Whether this address will never be taken. A wrong password or sender of ours is ours to mend: nobody
    else is told that their address is wrong, and the mail waits.
    """
    if isinstance(trouble, SMTPAuthenticationError | SMTPSenderRefused):
        return False
    if isinstance(trouble, SMTPRecipientsRefused):
        return all(code >= PERMANENT for code, _words in trouble.recipients.values())
    return isinstance(trouble, SMTPResponseException) and trouble.smtp_code >= PERMANENT


def _in_short(trouble: Exception) -> str:
    # The answer of a server may repeat the address: only its number is kept.
    code = getattr(trouble, "smtp_code", None)
    return type(trouble).__name__ + (f" {code}" if isinstance(code, int) else "")
