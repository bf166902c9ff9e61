"""Telling people, and what they do with it."""

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app import audit
from app.accounts.models import MailWish, Person
from app.database import now
from app.mail import post_mail
from app.notices.models import Notice
from app.notices.queries import told_since, unmailed

# The kinds of mail of this room.
ONE, DIGEST = "notice", "digest"
# Once a week at the same hour: a start some seconds sooner than the last one must not wait an hour.
BETWEEN_REMINDERS = dt.timedelta(days=6, hours=12)


def tell(
    session: Session,
    people: Iterable[Person],
    kind: str,
    *,
    about: uuid.UUID,
    number: str,
    but: Person | None = None,
) -> None:
    """Put one line in the inbox of each of these people, and mail it to who wishes to be mailed at once.
    Whoever did it themselves (`but`) need not be told, nor whose account is closed.
    """
    told: set[uuid.UUID] = {but.id} if but is not None else set()
    for person in people:
        if person.id in told or not person.is_open:
            continue
        told.add(person.id)
        notice = Notice(person_id=person.id, kind=kind, about=about, number=number)
        session.add(notice)
        if person.mail_wish is MailWish.AT_ONCE:
            details = {"notices": [{"kind": kind, "number": number}]}
            post_mail(session, address=person.email, language=person.language, kind=ONE, details=details)
        if person.mail_wish is not MailWish.DAILY:
            notice.mailed_at = now()
    session.flush()


def remind(session: Session, kind: str, waiting: Mapping[Person, int]) -> int:
    """Tell each of these people how many things of this kind wait for them, in one line and at most once a
    week; how many were told.
    """
    told = told_since(session, kind, now() - BETWEEN_REMINDERS)
    due = {person: number for person, number in waiting.items() if number and person.id not in told}
    for person, number in due.items():
        tell(session, [person], kind, about=person.id, number=str(number))
    return len(due)


def read_notice(session: Session, by: Person, notice: Notice) -> None:
    """Remember that the person has seen this line."""
    if notice.person_id == by.id and notice.read_at is None:
        notice.read_at = now()
        session.flush()


def read_all(session: Session, by: Person) -> None:
    """Everything in the inbox of this person counts as read."""
    unread = update(Notice).where(Notice.person_id == by.id, Notice.read_at.is_(None))
    session.execute(unread.values(read_at=now()))


def send_digests(session: Session) -> int:
    """One mail to each person who wishes one a day and has not seen all there is; how many were written."""
    written = 0
    for person, notices in unmailed(session):
        told = [{"kind": one.kind, "number": one.number} for one in notices if one.read_at is None]
        if told and person.is_open:
            details = {"notices": told}
            post_mail(session, address=person.email, language=person.language, kind=DIGEST, details=details)
            written += 1
        for one in notices:
            one.mailed_at = now()
    session.flush()
    return written


def choose_mail(session: Session, by: Person, wish: MailWish) -> None:
    """When the person wants mail. What waited for the daily one is left to the inbox when they want none."""
    before = by.mail_wish
    by.mail_wish = wish
    if wish is not MailWish.DAILY:
        waiting = select(Notice).where(Notice.person_id == by.id, Notice.mailed_at.is_(None))
        for notice in session.scalars(waiting.order_by(Notice.made_at)):
            notice.mailed_at = now()
    session.flush()
    audit.record(
        session,
        by.id,
        "choose-mail",
        audit.subject("person", by.id),
        before={"mail": before.value},
        after={"mail": wish.value},
    )
