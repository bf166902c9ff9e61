"""Deciding on replies, finding by finding, by somebody who did not judge."""

from sqlalchemy.orm import Session

from app import audit
from app.accounts.models import Person
from app.assessments.actions import Change, change_on_reply, restore_on_reply
from app.assessments.actions.permitted import locked_for_deciding
from app.assessments.kept_text import kept_text
from app.assessments.models import Assessment
from app.database import now
from app.problems import Conflict, Invalid, NotFound
from app.replies.models import Hearing, Outcome, Reply, ReplyDecision
from app.replies.queries import is_replied_to, locked_reply


def decide(
    session: Session,
    by: Person,
    assessment: Assessment,
    hearing: Hearing,
    *,
    indicator: str,
    reason: str,
    change: Change | None = None,
) -> ReplyDecision:
    """Decide on the answers to one finding: it stands, or it changes into `change`. A reason, always. A later
    decision on the same finding takes the place of this one; both are kept. When the finding stands after
    all, what the team judged counts again. Refused where nobody replied: no verdict changes without a word of
    it in the report.
    """
    assessment = locked_for_deciding(session, by, assessment.id)
    put = next((finding for finding in hearing.findings if finding.indicator == indicator), None)
    if put is None:
        raise NotFound("finding-not-put-to-you")
    if not is_replied_to(session, hearing.id, indicator):
        raise Conflict("finding-not-replied-to")
    words = kept_text(reason)
    if not words:
        raise Invalid("reason-missing")
    judgement = None
    if change is not None:
        judgement = change_on_reply(session, by, assessment, indicator, change)
    else:
        restore_on_reply(session, by, assessment, put.judgement_id)
    decision = ReplyDecision(
        hearing_id=hearing.id,
        indicator=indicator,
        outcome=Outcome.UPHELD if judgement is None else Outcome.CHANGED,
        reason=words,
        judgement_id=judgement.id if judgement is not None else None,
        decided_by_id=by.id,
    )
    session.add(decision)
    session.flush()
    audit.record(
        session,
        by.id,
        "decide-on-finding",
        audit.subject("assessment", assessment.id),
        after={"indicator": indicator, "outcome": decision.outcome.value, "reason": words},
    )
    return decision


def decline(session: Session, by: Person, assessment: Assessment, reply: Reply, reason: str) -> Reply:
    """Write down that the party let us know it will not reply: its term need not be waited for."""
    assessment = locked_for_deciding(session, by, assessment.id)
    words = kept_text(reason)
    if not words:
        raise Invalid("reason-missing")
    reply = locked_reply(session, reply.id)
    if reply.handed_in_at is not None or reply.declined_at is not None:
        raise Conflict("reply-handed-in")
    reply.declined_at, reply.declined_by_id, reply.declined_reason = now(), by.id, words
    session.flush()
    audit.record(
        session,
        by.id,
        "decline-reply",
        audit.subject("assessment", assessment.id),
        after={"party": reply.party.value, "reason": words},
    )
    return reply
