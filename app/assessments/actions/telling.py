"""Whom a step in the life of an assessment is told."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from app.accounts.models import Person, Role
from app.assessments.models import Assessment, Kind
from app.assessments.queries import possible_members
from app.assessments.workflow import Step
from app.locations.queries import place_of
from app.notices.actions import tell

TOLD_TO_REVIEWERS = frozenset({Step.SUBMIT})
TOLD_TO_TEAM = frozenset(
    {Step.REQUEST_CHANGES, Step.SEND_OUT_FOR_REPLY, Step.DECIDE_REPLY, Step.ADOPT, Step.WITHDRAW}
)
# From the concept on the municipality sees what was found, and is told so.
TOLD_TO_MUNICIPALITY = frozenset({Step.SEND_OUT_FOR_REPLY, Step.ADOPT, Step.PUBLISH})


def tell_of_step(session: Session, by: Person, assessment: Assessment, step: Step) -> None:
    """Put the step in the inbox of those who have to know; who took it need not be told."""
    people = _told(session, assessment, step)
    tell(session, people, step.value, about=assessment.id, number=assessment.number, but=by)


def _told(session: Session, assessment: Assessment, step: Step) -> Sequence[Person]:
    place = place_of(assessment.location)
    team = [member.person for member in assessment.members]
    told: list[Person] = []
    if step in TOLD_TO_TEAM:
        told += team
    if step in TOLD_TO_REVIEWERS:
        judged = {person.id for person in team}
        told += [one for one in possible_members(session, place, Role.REVIEWER) if one.id not in judged]
    if step in TOLD_TO_MUNICIPALITY and assessment.kind is not Kind.SELF_ASSESSMENT:
        told += possible_members(session, place, Role.MUNICIPALITY)
    return told
