"""Reading inboxes."""

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from app.accounts.models import MailWish, Person
from app.notices.models import Notice
from app.paging import Paged, on_page, page_within
from app.problems import NotFound


@dataclass(frozen=True)
class Inbox(Paged):
    """One page of somebody's inbox, how many lines there are and how many were not read."""

    notices: Sequence[Notice]
    unread: int


def inbox(session: Session, person: Person, page: int) -> Inbox:
    """Page `page` (from 1) of the person's inbox, newest first."""
    total, unread = session.execute(
        select(func.count(), func.count().filter(Notice.read_at.is_(None))).where(
            Notice.person_id == person.id
        )
    ).one()
    number = page_within(page, total)
    rows = session.scalars(
        on_page(
            select(Notice)
            .where(Notice.person_id == person.id)
            .order_by(Notice.made_at.desc(), Notice.id.desc()),
            number,
        )
    )
    return Inbox(list(rows), unread, total=total, page=number)


def number_unread(session: Session, person: Person) -> int:
    """How many lines of the inbox the person has not read."""
    return (
        session.scalar(
            select(func.count(Notice.id)).where(Notice.person_id == person.id, Notice.read_at.is_(None))
        )
        or 0
    )


def notice_of(session: Session, person: Person, notice_id: uuid.UUID) -> Notice:
    """One line of the person's own inbox; `NotFound` for that of another."""
    notice = session.get(Notice, notice_id)
    if notice is None or notice.person_id != person.id:
        raise NotFound("notice-not-found")
    return notice


def was_told(session: Session, person: Person, kind: str, about: uuid.UUID) -> bool:
    """Whether the person was told this of this thing before."""
    told = exists().where(Notice.person_id == person.id, Notice.kind == kind, Notice.about == about)
    return bool(session.scalar(select(told)))


def told_since(session: Session, kind: str, moment: dt.datetime) -> frozenset[uuid.UUID]:
    """Everybody who was told something of this kind since that moment."""
    told = select(Notice.person_id).where(Notice.kind == kind, Notice.made_at > moment)
    return frozenset(session.scalars(told.order_by(Notice.id)))


def unmailed(session: Session) -> list[tuple[Person, list[Notice]]]:
    """What still has to go into the daily mail, by person, oldest first; locked for this
    transaction.
    """
    rows = session.execute(
        select(Notice, Person)
        .join(Person, Person.id == Notice.person_id)
        .where(Notice.mailed_at.is_(None), Person.mail_wish == MailWish.DAILY)
        .order_by(Notice.person_id, Notice.made_at, Notice.id)
        .with_for_update(of=Notice, skip_locked=True)
    )
    waiting: dict[uuid.UUID, tuple[Person, list[Notice]]] = {}
    for notice, person in rows:
        waiting.setdefault(person.id, (person, []))[1].append(notice)
    return list(waiting.values())
