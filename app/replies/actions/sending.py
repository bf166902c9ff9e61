"""Sending a concept out for reply, its links, and the one extension."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from sqlalchemy.orm import Session

from app import audit
from app.accounts.models import Person
from app.assessments.actions.permitted import locked_for_deciding
from app.assessments.findings import Ground
from app.assessments.kept_text import kept_text
from app.assessments.models import Assessment
from app.database import now
from app.locations.models import Location
from app.mail import is_address, post_mail
from app.problems import Conflict, Invalid
from app.replies.models import Contact, Hearing, HearingFinding, Party, Reply, ReplyLink
from app.replies.queries import contact_of, links_of
from app.replies.term import end_of, extended, is_over, last_day

LANGUAGES = frozenset({"nl", "en"})


def set_contact(
    session: Session, by: Person, location: Location, party: Party, *, email: str, language: str
) -> Contact:
    """Put the address on file to which the concepts of this party are sent. The audit
    line names no address.
    """
    address = email.strip().lower()
    if not is_address(address):
        raise Invalid("address-unusable")
    if language not in LANGUAGES:
        raise Invalid("report-language-unknown", language=language)
    if party is Party.OPERATOR and location.operator_id is None:
        raise Invalid("no-operator")
    contact = contact_of(session, location, party)
    if contact is not None and (contact.email, contact.language) == (address, language):
        return contact
    if contact is None:
        contact = Contact(
            operator_id=location.operator_id if party is Party.OPERATOR else None,
            municipality_code=location.municipality_code if party is Party.MUNICIPALITY else None,
        )
        session.add(contact)
    contact.email, contact.language = address, language
    session.flush()
    subject = audit.subject("reply-contact", contact.id)
    audit.record(session, by.id, "set-reply-contact", subject, after={"party": party.value})
    return contact


def open_hearing(
    session: Session, by: Person, assessment: Assessment, grounds: Sequence[Ground], *, on: dt.date
) -> Hearing:
    """Put these findings to the operator and the municipality, each by a link of its own, and give them ten
    working days from `on`. A party without an address on file gets no link: that is written down.
    """
    due_on = last_day(on)
    hearing = Hearing(assessment_id=assessment.id, sent_by_id=by.id, first_due_on=due_on, due_on=due_on)
    session.add(hearing)
    session.flush()
    session.add_all(
        HearingFinding(
            hearing_id=hearing.id,
            indicator=ground.indicator.id,
            position=position,
            judgement_id=ground.judgement.id,
        )
        for position, ground in enumerate(grounds)
    )
    told = [_sent_to(session, by, assessment, hearing, party) for party in _parties(assessment.location)]
    _write_down(
        session,
        by,
        assessment,
        "open-hearing",
        due_on=due_on.isoformat(),
        findings=[ground.indicator.id for ground in grounds],
        sent_to=[reply.party.value for reply in told if reply.email is not None],
    )
    return hearing


def _parties(location: Location) -> Sequence[Party]:
    return (Party.OPERATOR, Party.MUNICIPALITY) if location.operator_id is not None else (Party.MUNICIPALITY,)


def _sent_to(session: Session, by: Person, assessment: Assessment, hearing: Hearing, party: Party) -> Reply:
    location = assessment.location
    contact = contact_of(session, location, party)
    operator = location.operator
    reply = Reply(
        hearing_id=hearing.id,
        party=party,
        name=operator.name if party is Party.OPERATOR and operator else location.municipality.name,
        email=contact.email if contact is not None else None,
        language=contact.language if contact is not None else "nl",
    )
    session.add(reply)
    session.flush()
    if contact is not None:
        _new_link(session, by, assessment, hearing, reply)
    return reply


def _new_link(
    session: Session, by: Person, assessment: Assessment, hearing: Hearing, reply: Reply
) -> ReplyLink:
    assert reply.email is not None, "without an address there is nowhere to send it"
    link = ReplyLink(reply_id=reply.id, made_by_id=by.id, expires_at=end_of(hearing.due_on))
    session.add(link)
    session.flush()
    details = {
        "number": assessment.number,
        "due_on": hearing.due_on.isoformat(),
        "link": str(link.id),
        "assessment": str(assessment.id),
    }
    post_mail(session, address=reply.email, language=reply.language, kind="reply-invitation", details=details)
    return link


def renew_link(
    session: Session, by: Person, assessment: Assessment, hearing: Hearing, reply: Reply
) -> ReplyLink:
    """Take the old link back and send a new one to the address that is on file now."""
    locked_for_deciding(session, by, assessment.id)
    if is_over(hearing.due_on, now()) or reply.handed_in_at is not None:
        raise Conflict("reply-term-over")
    contact = contact_of(session, assessment.location, reply.party)
    if contact is None:
        raise Invalid("no-address-on-file")
    reply.email, reply.language = contact.email, contact.language
    for link in links_of(session, reply.id):
        _revoked(link, by)
    link = _new_link(session, by, assessment, hearing, reply)
    _write_down(session, by, assessment, "renew-reply-link", party=reply.party.value, link=link.id)
    return link


def revoke_link(session: Session, by: Person, assessment: Assessment, reply: Reply) -> None:
    """Take every link of this reply back; nothing that was saved is lost."""
    for link in links_of(session, reply.id):
        _revoked(link, by)
    session.flush()
    _write_down(session, by, assessment, "revoke-reply-link", party=reply.party.value)


def _revoked(link: ReplyLink, by: Person) -> None:
    if link.revoked_at is None:
        link.revoked_at, link.revoked_by_id = now(), by.id


def extend_term(
    session: Session, by: Person, assessment: Assessment, hearing: Hearing, reason: str
) -> Hearing:
    """Give the parties ten working days more, once, with a reason; refused after the last day."""
    locked_for_deciding(session, by, assessment.id)
    session.refresh(hearing, ["due_on", "extended_at"])
    words = kept_text(reason)
    if not words:
        raise Invalid("reason-missing")
    if hearing.extended_at is not None:
        raise Conflict("term-extended-before")
    if is_over(hearing.due_on, now()):
        raise Conflict("reply-term-over")
    before = hearing.due_on
    hearing.due_on = extended(before)
    hearing.extended_at, hearing.extended_by_id, hearing.extension_reason = now(), by.id, words
    for reply in hearing.replies:
        for link in links_of(session, reply.id):
            link.expires_at = end_of(hearing.due_on)
        if reply.email is not None and reply.handed_in_at is None:
            details = {"number": assessment.number, "due_on": hearing.due_on.isoformat()}
            post_mail(
                session, address=reply.email, language=reply.language, kind="reply-extended", details=details
            )
            reply.reminded_at = None
    session.flush()
    _write_down(
        session,
        by,
        assessment,
        "extend-reply-term",
        reason=words,
        due_on=hearing.due_on.isoformat(),
        was_due_on=before.isoformat(),
    )
    return hearing


def _write_down(session: Session, by: Person, assessment: Assessment, action: str, **after: Any) -> None:  # noqa: ANN401 (what JSON can hold)
    audit.record(session, by.id, action, audit.subject("assessment", assessment.id), after=after)
