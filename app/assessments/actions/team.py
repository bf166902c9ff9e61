"""Joining and leaving the team after an assessment was planned."""

import uuid
from collections.abc import Sequence

from sqlalchemy.orm import Session

from app import audit
from app.accounts.models import Person
from app.accounts.queries import person_by_id
from app.assessments.models import Assessment, Member
from app.assessments.permissions import may_be_member, may_change_team
from app.assessments.queries import assessment_by_id, reviewers_of
from app.locations.queries import place_of
from app.problems import Conflict, Invalid, NotAllowed


def change_team(
    session: Session, by: Person, assessment: Assessment, member_ids: Sequence[uuid.UUID]
) -> Assessment:
    """Let exactly these people judge from now on; the first leads. Four eyes: who reviewed this assessment
    does not join, and who leaves after judging still never reviews it. What was judged stays.
    """
    assessment = assessment_by_id(session, assessment.id, lock=True)
    if not may_change_team(by, assessment):
        raise NotAllowed("may-not-change-team")
    if not member_ids:
        raise Invalid("team-empty")
    place = place_of(assessment.location)
    team = [person_by_id(session, key) for key in dict.fromkeys(member_ids)]
    reviewed = reviewers_of(session, assessment.id)
    for person in team:
        if not may_be_member(person, place, assessment.kind):
            raise Invalid("member-cannot-judge", name=person.name)
        if person.id in reviewed:
            raise Conflict("reviewed-cannot-judge", name=person.name)
    before = {member.person_id: member for member in assessment.members}
    names = [str(member.person_id) for member in assessment.members]
    for key, member in before.items():
        if key not in {person.id for person in team}:
            session.delete(member)
    for person in team:
        leads = person is team[0]
        if person.id in before:
            before[person.id].leads = leads
        else:
            session.add(Member(assessment_id=assessment.id, person_id=person.id, leads=leads))
    session.flush()
    audit.record(
        session,
        by.id,
        "change-team",
        audit.subject("assessment", assessment.id),
        before={"members": names},
        after={"members": [str(person.id) for person in team]},
    )
    return assessment_by_id(session, assessment.id, fresh=True)
