"""Opening a link by a code that is sent to the address on file."""

import datetime as dt
import hmac
import uuid

from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from app import audit
from app.database import now
from app.mail import post_mail
from app.problems import Invalid, Problem
from app.replies.links import Claim, digest_of, new_code
from app.replies.models import Reply, ReplyCode, ReplyLink
from app.replies.queries import codes_since, newest_code

CODE_LIVES = dt.timedelta(minutes=30)
MOST_TRIES = 5
# How many codes a link may ask for in an hour.
MOST_CODES = 5
HOUR = dt.timedelta(hours=1)


class TooManyCodes(Problem):
    """Asking for codes, or trying them, is paused."""

    status = 429


def send_code(session: Session, secret: str, link: ReplyLink, claim: Claim) -> None:
    """Mail a new code to the address on file; the one before no longer opens anything."""
    if codes_since(session, link.id, now() - HOUR) >= MOST_CODES:
        raise TooManyCodes("too-many-codes")
    reply = link.reply
    assert reply.email is not None, "a link is only made where there is an address"
    code = new_code()
    session.add(ReplyCode(link_id=link.id, code_digest=digest_of(secret, link.id, code)))
    session.flush()
    post_mail(
        session,
        address=reply.email,
        language=reply.language,
        kind="reply-code",
        details={"code": code, "minutes": int(CODE_LIVES.total_seconds() // 60)},
    )
    audit.record(
        session,
        None,
        "send-reply-code",
        audit.subject("assessment", claim.assessment_id),
        after={"party": reply.party.value},
    )


def try_code(sessions: sessionmaker[Session], secret: str, claim: Claim, code: str) -> None:
    """Open the link with this code. A wrong one says only that it is wrong; after five the code is of no use
    any more. Each try is counted in a transaction of its own: it must survive the refusal.
    """
    with sessions.begin() as own:
        found = newest_code(own, claim.link_id, lock=True)
        opened = found is not None and _opens(found, digest_of(secret, claim.link_id, code))
        if found is not None:
            found.tries += 1
            if opened:
                found.used_at = now()
            action = "open-reply" if opened else "open-reply-failed"
            party = _party(own, claim.link_id)
            subject = audit.subject("assessment", claim.assessment_id)
            audit.record(own, None, action, subject, after={"party": party})
    if not opened:
        raise Invalid("code-wrong")


def _opens(found: ReplyCode, digest: str) -> bool:
    return (
        found.used_at is None
        and found.tries < MOST_TRIES
        and found.made_at > now() - CODE_LIVES
        and hmac.compare_digest(found.code_digest, digest)
    )


def _party(session: Session, link_id: uuid.UUID) -> str:
    party = session.scalar(select(Reply.party).join(ReplyLink).where(ReplyLink.id == link_id))
    return party.value if party is not None else ""
