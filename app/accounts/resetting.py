"""A new password for who has forgotten theirs, by a link in a mail to the address of the account."""

import datetime as dt
import hashlib

from sqlalchemy.orm import Session

from app import audit
from app.accounts.actions import (
    PASSWORD_HASHER,
    TRIES_BEFORE_WAITING,
    WAITING_TIME,
    TooManyTries,
    attempt_key,
    check_password_strength,
    sign_in_keys,
)
from app.accounts.models import Person, SignInAttempt
from app.accounts.queries import failed_attempts_since, person_by_email, person_by_id
from app.accounts.reset_links import MINUTES_VALID, ResetClaim, read, sign
from app.database import now
from app.mail import post_mail
from app.problems import NotFound

MAIL = "password-reset"
# Nobody's inbox is filled by a stranger who knows the address.
MAILS_AN_HOUR = 3
AN_HOUR = dt.timedelta(hours=1)


def ask_for_reset(session: Session, secret: str, *, email: str, origin: str) -> None:
    """Mail a link to the open account with this address, if there is one. What is answered is the same for
    all; who asks too often from one network address waits.
    """
    moment = now()
    asker, asked = attempt_key("reset", "*", origin), attempt_key("reset", email)
    if failed_attempts_since(session, asker, moment - WAITING_TIME) >= TRIES_BEFORE_WAITING:
        raise TooManyTries("too-many-tries", minutes=int(WAITING_TIME.total_seconds() // 60))
    mails = failed_attempts_since(session, asked, moment - AN_HOUR)
    session.add(SignInAttempt(key_digest=asker, happened_at=moment, succeeded=False))
    person = person_by_email(session, email)
    if person is None or not person.is_open or mails >= MAILS_AN_HOUR:
        session.flush()
        return
    # Only a link that goes out counts: a stranger who keeps asking never keeps the owner from getting one.
    session.add(SignInAttempt(key_digest=asked, happened_at=moment, succeeded=False))
    token = sign(secret, _claim_of(person))
    details = {"token": token, "minutes": MINUTES_VALID}
    post_mail(session, address=person.email, language=person.language, kind=MAIL, details=details)
    audit.record(session, None, "ask-password-reset", audit.subject("person", person.id))


def _claim_of(person: Person) -> ResetClaim:
    return ResetClaim(person.id, person.session_epoch, hashlib.sha256(person.email.encode()).hexdigest())


def person_of_link(session: Session, secret: str, token: str, *, lock: bool = False) -> Person:
    """Whose password the link changes; `NotFound` when it is not ours, too old, or was used."""
    claim = read(secret, token)
    if claim is None:
        raise NotFound("reset-link-over")
    person = person_by_id(session, claim.person_id, lock=lock)
    if not person.is_open or claim != _claim_of(person):
        raise NotFound("reset-link-over")
    return person


def reset_password(session: Session, secret: str, token: str, *, new: str, origin: str) -> Person:
    """Choose a new password with the link; it works once, and signs the person out everywhere. Whoever had
    to wait after wrong tries can sign in at once.
    """
    person = person_of_link(session, secret, token, lock=True)
    check_password_strength(new)
    moment = now()
    person.password_hash = PASSWORD_HASHER.hash(new)
    person.password_changed_at = moment
    person.session_epoch += 1
    session.add_all(
        SignInAttempt(key_digest=key, happened_at=moment, succeeded=True)
        for key in sign_in_keys(person.email, origin)
    )
    session.flush()
    audit.record(session, person.id, "reset-password", audit.subject("person", person.id))
    return person
