"""Reading people and grants."""

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session, selectinload

from app.accounts.models import Person, Role, RoleGrant, SignInAttempt
from app.paging import Paged, on_page, page_within
from app.problems import NotFound


@dataclass(frozen=True)
class PeoplePage(Paged):
    """One page of everybody with an account."""

    people: Sequence[Person]


def person_by_session_key(session: Session, key: str) -> Person | None:
    """The person whose id and epoch stand in the session cookie; None when signed out or closed."""
    identity, _, epoch = key.partition(".")
    try:
        person = session.get(Person, uuid.UUID(identity), options=[selectinload(Person.grants)])
    except ValueError:
        return None
    if person is None or not person.is_open or str(person.session_epoch) != epoch:
        return None
    return person


def person_by_id(session: Session, person_id: uuid.UUID, *, lock: bool = False) -> Person:
    """One person with grants; `NotFound` when there is none. With `lock` they are read afresh, and everybody
    else who wants to change them waits.
    """
    person = session.get(
        Person,
        person_id,
        options=[selectinload(Person.grants)],
        with_for_update={"key_share": True} if lock else None,
        populate_existing=lock,
    )
    if person is None:
        raise NotFound("person-not-found")
    return person


def person_by_email(session: Session, email: str) -> Person | None:
    """The person with this e-mail address, whatever its capitals."""
    return session.scalar(
        select(Person).where(Person.email == email.strip().lower()).options(selectinload(Person.grants))
    )


def people_page(session: Session, page: int) -> PeoplePage:
    """Page `page` (from 1) of everybody with an account and their grants, by name."""
    total = session.scalar(select(func.count()).select_from(Person)) or 0
    number = page_within(page, total)
    everybody = select(Person).options(selectinload(Person.grants)).order_by(Person.name, Person.id)
    return PeoplePage(list(session.scalars(on_page(everybody, number))), total=total, page=number)


def holders_of(session: Session, *roles: Role) -> list[Person]:
    """The people with an open account and one of these roles somewhere, with all their grants, by name."""
    return list(
        session.scalars(
            select(Person)
            .where(
                Person.is_open.is_(True),
                exists().where(
                    RoleGrant.person_id == Person.id,
                    RoleGrant.role.in_(roles),
                    RoleGrant.ended_at.is_(None),
                ),
            )
            .options(selectinload(Person.grants))
            .order_by(Person.name, Person.id)
        )
    )


def failed_attempts_since(session: Session, key_digest: str, since: dt.datetime) -> int:
    """How often signing in with this key failed since that moment, counted after the last success."""
    last_success = session.scalar(
        select(func.max(SignInAttempt.happened_at)).where(
            SignInAttempt.key_digest == key_digest, SignInAttempt.succeeded.is_(True)
        )
    )
    from_moment = max(since, last_success) if last_success is not None else since
    return (
        session.scalar(
            select(func.count())
            .select_from(SignInAttempt)
            .where(
                SignInAttempt.key_digest == key_digest,
                SignInAttempt.succeeded.is_(False),
                SignInAttempt.happened_at > from_moment,
            )
        )
        or 0
    )
