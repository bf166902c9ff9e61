"""Hear and reply in the demo: a municipality that answers, and a reviewer who decides."""

from sqlalchemy.orm import Session

from app.accounts.models import Person
from app.assessments.models import Assessment
from app.replies import actions
from app.replies.models import Hearing, Party, Reply, Stance
from app.replies.queries import hearing_of

# The addresses belong to nobody: example.org takes no mail.
ADDRESSES = {
    Party.OPERATOR: "beheerder@voorbeeld.example.org",
    Party.MUNICIPALITY: "opvang@voorbeeld.example.org",
}
CONTESTED = "Dit is op de dag na het bezoek hersteld. Wij stuurden daarvan een foto aan de inspecteur."
DECIDED = "Het rapport beschrijft de dag van het bezoek. Het herstel staat bij de verbetermaatregelen."
HEARD = "De gemeente reageerde op alle bevindingen. Over het ene betwiste punt is beslist."
HANDED_IN_BY = "G. Voorbeeld, adviseur opvang"


def put_addresses_on_file(
    session: Session, reviewer: Person, assessment: Assessment, *parties: Party
) -> None:
    """Where the concept of this assessment is sent."""
    for party in parties:
        if party is Party.MUNICIPALITY or assessment.location.operator_id is not None:
            email = ADDRESSES[party]
            actions.set_contact(session, reviewer, assessment.location, party, email=email, language="nl")


def send_links(session: Session, reviewer: Person, assessment: Assessment) -> None:
    """Send both parties their link, after the concept went out."""
    put_addresses_on_file(session, reviewer, assessment, *Party)
    hearing = _hearing(session, assessment)
    for reply in hearing.replies:
        actions.renew_link(session, reviewer, assessment, hearing, reply)


def municipality_replies(session: Session, assessment: Assessment) -> None:
    """The municipality contests the gravest finding, agrees with the others and hands in."""
    hearing = _hearing(session, assessment)
    reply = _of_municipality(hearing)
    for place, finding in enumerate(hearing.findings):
        stance, words = (Stance.AGREE, "") if place else (Stance.FACTUAL_ERROR, CONTESTED)
        actions.save_answer(session, reply.id, finding.indicator, stance.value, words)
    actions.hand_in(session, assessment, reply.id, HANDED_IN_BY)


def reviewer_decides(session: Session, reviewer: Person, assessment: Assessment) -> None:
    """The contested finding stands, with a reason."""
    hearing = _hearing(session, assessment)
    if hearing.findings:
        first = hearing.findings[0].indicator
        actions.decide(session, reviewer, assessment, hearing, indicator=first, reason=DECIDED)


def _hearing(session: Session, assessment: Assessment) -> Hearing:
    hearing = hearing_of(session, assessment.id)
    assert hearing is not None, "the concept went out"
    return hearing


def _of_municipality(hearing: Hearing) -> Reply:
    return next(reply for reply in hearing.replies if reply.party is Party.MUNICIPALITY)
