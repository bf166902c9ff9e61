"""Who comes with a link that needs no account, and whether their browser gave its code. Every link that does
not work gets the same answer, which tells nothing.
"""

import datetime as dt
import uuid
from dataclasses import dataclass

from flask import session

from app.database import now
from app.problems import NotFound
from app.replies import links, queries
from app.replies.models import ReplyLink
from app.security import secret
from app.transaction import current_session

PREFIX = "/reply"
# Which link this browser has opened, in the signed cookie.
OPENED = "opened_reply"
OPEN_FOR = dt.timedelta(hours=12)


@dataclass(frozen=True)
class Visit:
    """Somebody at a living link."""

    token: str
    claim: links.Claim
    link: ReplyLink

    @property
    def is_opened(self) -> bool:
        """Whether this browser gave the code of this very link, not too long ago."""
        kept = session.get(OPENED)
        if not isinstance(kept, dict) or kept.get("link") != str(self.link.id):
            return False
        return dt.datetime.fromisoformat(kept["at"]) > now() - OPEN_FOR


def reply_path(link_id: object, assessment_id: object) -> str:
    """The path of a link, signed now: it is kept nowhere."""
    claim = links.Claim(uuid.UUID(str(link_id)), uuid.UUID(str(assessment_id)))
    return f"{PREFIX}/{links.sign(secret(), claim)}"


def visit(token: str) -> Visit:
    """Whoever comes with this link; `NotFound` in the same words for every link that does not work."""
    claim = links.read(secret(), token)
    link = queries.living_link(current_session(), claim, now()) if claim is not None else None
    if claim is None or link is None:
        raise NotFound("link-not-usable")
    return Visit(token, claim, link)


def opened(token: str) -> Visit:
    """The same, once the code was given; until then there is nothing to see."""
    found = visit(token)
    if not found.is_opened:
        raise NotFound("link-not-usable")
    return found
