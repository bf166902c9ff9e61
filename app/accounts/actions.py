"""Writing people, grants and sign-ins."""

import datetime as dt
import hashlib
import uuid
from dataclasses import dataclass

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError
from sqlalchemy import delete
from sqlalchemy.orm import Session, sessionmaker

from app import audit
from app.accounts.models import MailWish, Person, Role, RoleGrant, Scope, SignInAttempt
from app.accounts.queries import failed_attempts_since, person_by_email
from app.database import new_id, now
from app.mail import is_address, post_mail
from app.problems import Conflict, Invalid, Problem

PASSWORD_HASHER = PasswordHasher()
SHORTEST_PASSWORD = 12
TRIES_BEFORE_WAITING = 5
# From all places together; so many that a stranger who mistypes on purpose keeps nobody out.
TRIES_EVERYWHERE = 100
WAITING_TIME = dt.timedelta(minutes=15)
ATTEMPTS_KEPT = dt.timedelta(days=1)
ADDRESS_CHANGED = "address-changed"
# A municipality speaks for itself and a province for its own: these roles never reach the whole country.
SCOPES_OF_PLACE = {Role.MUNICIPALITY: {Scope.MUNICIPALITY, Scope.LOCATION}, Role.PROVINCE: {Scope.PROVINCE}}
# Checked when there is no such person, so that the answer takes as long as with one.
NOBODY = PASSWORD_HASHER.hash("nobody has this password")


class TooManyTries(Problem):
    """Signing in with this e-mail address is paused."""

    status = 429


@dataclass(frozen=True)
class Grant:
    """A role in a scope, as asked for. `place` is a province code, a municipality code or a location id."""

    role: Role
    scope: Scope = Scope.NATIONAL
    place: str | None = None


def _grant_row(grant: Grant, by: uuid.UUID | None) -> RoleGrant:
    if (grant.scope is Scope.NATIONAL) != (grant.place is None):
        raise Invalid("scope-needs-place", scope=grant.scope.value)
    if grant.scope not in SCOPES_OF_PLACE.get(grant.role, set(Scope)):
        raise Invalid("role-needs-its-place")
    row = RoleGrant(role=grant.role, scope=grant.scope, granted_by_id=by)
    match grant.scope:
        case Scope.PROVINCE:
            row.province_code = grant.place
        case Scope.MUNICIPALITY:
            row.municipality_code = grant.place
        case Scope.LOCATION:
            row.location_id = uuid.UUID(grant.place)
    return row


def _grant_values(grant: Grant) -> dict[str, str | None]:
    return {"role": grant.role.value, "scope": grant.scope.value, "place": grant.place}


def check_password_strength(password: str) -> None:
    """Refuse passwords that are too short to be safe; length is the only rule."""
    if len(password) < SHORTEST_PASSWORD:
        raise Invalid("password-too-short", shortest=SHORTEST_PASSWORD)


def add_person(
    session: Session,
    by: uuid.UUID | None,
    *,
    name: str,
    email: str,
    password: str,
    language: str = "nl",
    mail_wish: MailWish = MailWish.AT_ONCE,
    grants: tuple[Grant, ...] = (),
) -> Person:
    """Give somebody an account with these roles. The e-mail address must be new."""
    if not name.strip():
        raise Invalid("person-needs-name")
    if not is_address(email.strip()):
        raise Invalid("email-wrong")
    check_password_strength(password)
    if person_by_email(session, email) is not None:
        raise Conflict("email-taken")
    person = Person(
        id=new_id(),
        name=name.strip(),
        email=email.strip().lower(),
        password_hash=PASSWORD_HASHER.hash(password),
        language=language,
        mail_wish=mail_wish,
        grants=[_grant_row(grant, by) for grant in grants],
    )
    session.add(person)
    session.flush()
    audit.record(
        session,
        by,
        "add-person",
        audit.subject("person", person.id),
        after={"language": language, "grants": [_grant_values(grant) for grant in grants]},
    )
    return person


def grant_role(session: Session, by: uuid.UUID, person: Person, grant: Grant) -> None:
    """Give the person one more role."""
    held = [(row.role, row.scope, _place_of(row)) for row in person.standing_grants]
    if (grant.role, grant.scope, grant.place) in held:
        raise Conflict("grant-held")
    person.grants.append(_grant_row(grant, by))
    session.flush()
    audit.record(session, by, "grant-role", audit.subject("person", person.id), after=_grant_values(grant))


def end_grant(session: Session, by: uuid.UUID, person: Person, grant_id: uuid.UUID) -> None:
    """Take a role back; no administrator takes away their own role as such."""
    row = next((row for row in person.standing_grants if row.id == grant_id), None)
    if row is None:
        raise Invalid("grant-not-held")
    if person.id == by and row.role is Role.ADMINISTRATOR:
        raise Conflict("own-administrator-role")
    row.ended_at = now()
    session.flush()
    before = _grant_values(Grant(row.role, row.scope, _place_of(row)))
    audit.record(session, by, "end-grant", audit.subject("person", person.id), before=before)


def _place_of(row: RoleGrant) -> str | None:
    location = str(row.location_id) if row.location_id else None
    return row.province_code or row.municipality_code or location


def close_account(session: Session, by: uuid.UUID, person: Person) -> None:
    """Close the account and sign the person out everywhere; nothing they wrote is touched."""
    if person.id == by:
        raise Conflict("own-account")
    person.is_open = False
    person.session_epoch += 1
    session.flush()
    audit.record(session, by, "close-account", audit.subject("person", person.id))


def open_account(session: Session, by: uuid.UUID, person: Person) -> None:
    """Open a closed account again."""
    person.is_open = True
    session.flush()
    audit.record(session, by, "open-account", audit.subject("person", person.id))


def change_password(session: Session, person: Person, *, current: str, new: str) -> None:
    """Change one's own password; other devices are signed out."""
    if not _matches(person.password_hash, current):
        raise Invalid("password-wrong")
    check_password_strength(new)
    person.password_hash = PASSWORD_HASHER.hash(new)
    person.password_changed_at = now()
    person.session_epoch += 1
    session.flush()
    audit.record(session, person.id, "change-password", audit.subject("person", person.id))


def change_email(session: Session, person: Person, *, password: str, email: str) -> None:
    """Change the address of one's own account, by which one signs in and is mailed. Both addresses are told,
    so that a change by somebody else is noticed; the audit line names neither.
    """
    address = email.strip().lower()
    if not _matches(person.password_hash, password):
        raise Invalid("password-wrong")
    if not is_address(address):
        raise Invalid("email-wrong")
    if person_by_email(session, address) is not None:
        raise Conflict("email-taken")
    before, person.email = person.email, address
    session.flush()
    for told in (before, address):
        post_mail(session, address=told, language=person.language, kind=ADDRESS_CHANGED, details={})
    audit.record(session, person.id, "change-email", audit.subject("person", person.id))


def choose_own_language(session: Session, person: Person, language: str) -> None:
    """Remember the language in which the person reads."""
    before = person.language
    person.language = language
    session.flush()
    audit.record(
        session,
        person.id,
        "choose-language",
        audit.subject("person", person.id),
        before={"language": before},
        after={"language": language},
    )


def _matches(password_hash: str, password: str) -> bool:
    try:
        return PASSWORD_HASHER.verify(password_hash, password)
    except (VerifyMismatchError, InvalidHashError):
        return False


def attempt_key(what: str, email: str, origin: str = "") -> str:
    """Under what tries are counted: a digest, so that no address of anybody is kept."""
    return hashlib.sha256(f"{what}:{email.strip().lower()}:{origin}".encode()).hexdigest()


def sign_in_keys(email: str, origin: str) -> dict[str, int]:
    """How many tries to sign in may fail: with this address from there, and from everywhere together."""
    return {
        attempt_key("sign-in", email, origin): TRIES_BEFORE_WAITING,
        attempt_key("sign-in", email, "*"): TRIES_EVERYWHERE,
    }


def sign_in(
    session: Session, sessions: sessionmaker[Session], *, email: str, password: str, origin: str = ""
) -> Person:
    """The person with this e-mail address and password, asked for from the network address `origin`.

    A wrong pair says only that it is wrong. After five failures in a quarter of an hour who asks from there
    waits; somebody else who mistypes elsewhere doesn't keep the person out, until there were a hundred.
    The attempt is written in a transaction of its own: it must survive the refusal.
    """
    limits = sign_in_keys(email, origin)
    moment = now()
    for key, most in limits.items():
        if failed_attempts_since(session, key, moment - WAITING_TIME) >= most:
            raise TooManyTries("too-many-tries", minutes=int(WAITING_TIME.total_seconds() // 60))
    person = person_by_email(session, email)
    fits = _matches(person.password_hash if person is not None else NOBODY, password)
    signed_in = person if fits and person is not None and person.is_open else None
    with sessions.begin() as own:
        own.execute(delete(SignInAttempt).where(SignInAttempt.happened_at < moment - ATTEMPTS_KEPT))
        own.add_all(
            SignInAttempt(key_digest=key, happened_at=moment, succeeded=signed_in is not None)
            for key in limits
        )
        if person is not None:
            action = "sign-in" if signed_in is not None else "sign-in-failed"
            audit.record(own, person.id, action, audit.subject("sign-in", person.id))
    if signed_in is None:
        raise Invalid("sign-in-wrong")
    return signed_in
