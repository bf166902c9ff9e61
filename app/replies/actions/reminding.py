"""What the clock asks for: a reminder before the last day, and a word to the reviewer after it."""

import datetime as dt

from sqlalchemy.orm import Session

from app import audit
from app.accounts.queries import person_by_id
from app.assessments.queries import assessment_by_id
from app.database import now
from app.mail import post_mail
from app.notices.actions import tell
from app.notices.queries import was_told
from app.replies.queries import hearings_waiting
from app.replies.term import reminder_day

TERM_OVER = "reply-term-over"


def remind_and_tell(session: Session, today: dt.date) -> int:
    """Remind each party once, three working days before the last day, as long as it did not reply; tell the
    reviewer who sent the concept once the term is over. Twice on one day does nothing twice; how many mails.
    """
    written = 0
    for hearing in hearings_waiting(session):
        assessment = assessment_by_id(session, hearing.assessment_id)
        subject = audit.subject("assessment", assessment.id)
        for reply in hearing.replies:
            silent = reply.handed_in_at is None and reply.declined_at is None
            due = reminder_day(hearing.due_on) <= today <= hearing.due_on
            if reply.email is not None and silent and due and reply.reminded_at is None:
                details = {"number": assessment.number, "due_on": hearing.due_on.isoformat()}
                post_mail(
                    session,
                    address=reply.email,
                    language=reply.language,
                    kind="reply-reminder",
                    details=details,
                )
                reply.reminded_at = now()
                audit.record(session, None, "remind-of-reply", subject, after={"party": reply.party.value})
                written += 1
        sender = person_by_id(session, hearing.sent_by_id)
        if today > hearing.due_on and not was_told(session, sender, TERM_OVER, assessment.id):
            tell(session, [sender], TERM_OVER, about=assessment.id, number=assessment.number)
    session.flush()
    return written
