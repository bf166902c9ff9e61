"""Who may see, plan and judge an assessment, as pure functions. Assessments come with location,
municipality and members loaded.
"""

import uuid
from collections.abc import Collection

from app.accounts.models import Person, Role
from app.accounts.permissions import Place, has_role, reach
from app.assessments.models import Assessment, Kind
from app.assessments.workflow import OPEN_FOR_JUDGING, Actor, State
from app.locations.queries import place_of

# From here on a municipality sees what others found in its locations.
SHOWN_TO_MUNICIPALITY = frozenset({State.OUT_FOR_REPLY, State.REPLY_DECIDED, State.ADOPTED, State.PUBLISHED})
# From submission on every finding has its number; while changes are asked for the team judges again.
FOUND = SHOWN_TO_MUNICIPALITY | {State.SUBMITTED, State.IN_REVIEW}
# Provinces and readers see what stands.
SHOWN_TO_READERS = frozenset({State.ADOPTED, State.PUBLISHED})

OFFICE_ROLES = (Role.INSPECTOR, Role.REVIEWER)
READING_ROLES = (Role.PROVINCE, Role.READER)


def judging_role(kind: Kind) -> Role:
    """Who judges this kind: the municipality judges itself, everything else is done by inspectors."""
    return Role.MUNICIPALITY if kind is Kind.SELF_ASSESSMENT else Role.INSPECTOR


def is_member(person: Person, assessment: Assessment) -> bool:
    """Whether the person belongs to the team."""
    return any(member.person_id == person.id for member in assessment.members)


def may_see(person: Person, assessment: Assessment) -> bool:
    """Inspectors and reviewers: all in reach. A municipality: its self-assessments, and inspections once
    they are out for reply. Provinces and readers: what was adopted or published in reach.
    """
    place = place_of(assessment.location)
    if reach(person, *OFFICE_ROLES).covers(place):
        return True
    if reach(person, Role.MUNICIPALITY).covers(place):
        return assessment.kind is Kind.SELF_ASSESSMENT or assessment.state in SHOWN_TO_MUNICIPALITY
    return assessment.state in SHOWN_TO_READERS and reach(person, *READING_ROLES).covers(place)


def may_plan(person: Person, place: Place, kind: Kind) -> bool:
    """An inspection: inspectors and reviewers in reach. A self-assessment: the municipality, of its own
    location.
    """
    if kind is Kind.SELF_ASSESSMENT:
        return reach(person, Role.MUNICIPALITY).covers(place)
    return reach(person, *OFFICE_ROLES).covers(place)


def may_plan_somewhere(person: Person) -> bool:
    """Whether there is any place where the person may plan."""
    return has_role(person, *OFFICE_ROLES, Role.MUNICIPALITY)


def works_for_office(person: Person, assessment: Assessment) -> bool:
    """Inspectors and reviewers in reach: they see how the work went, not only what it came to."""
    return reach(person, *OFFICE_ROLES).covers(place_of(assessment.location))


def plannable_kinds(person: Person, place: Place) -> tuple[Kind, ...]:
    """The kinds that this person may plan here, in the order of the list."""
    return tuple(kind for kind in Kind if may_plan(person, place, kind))


def may_be_member(person: Person, place: Place, kind: Kind) -> bool:
    """Whoever holds the role that judges this kind, reaching this place, with an open account."""
    return person.is_open and reach(person, judging_role(kind)).covers(place)


def may_change_team(person: Person, assessment: Assessment) -> bool:
    """Whoever may plan this kind here, as long as the team judges."""
    return assessment.state in {State.PLANNED, *OPEN_FOR_JUDGING} and may_plan(
        person, place_of(assessment.location), assessment.kind
    )


def may_judge(person: Person, assessment: Assessment) -> bool:
    """A member of the team who still holds the role that judges this kind in this place."""
    return is_member(person, assessment) and may_be_member(
        person, place_of(assessment.location), assessment.kind
    )


def may_review(person: Person, assessment: Assessment, judged_by: Collection[uuid.UUID]) -> bool:
    """Four eyes: a reviewer in reach who is not in the team and gave none of the judgements (`judged_by`)."""
    return (
        reach(person, Role.REVIEWER).covers(place_of(assessment.location))
        and not is_member(person, assessment)
        and person.id not in judged_by
    )


def actors(
    person: Person,
    assessment: Assessment,
    judged_by: Collection[uuid.UUID],
    changed_by: Collection[uuid.UUID] = (),
) -> tuple[Actor, ...]:
    """In which capacities the person can take steps in this assessment; `changed_by` changed a judgement on a
    reply.
    """
    held = []
    if may_judge(person, assessment):
        held.append(Actor.JUDGE)
    if may_review(person, assessment, judged_by):
        held.append(Actor.REVIEWER)
        if person.id not in changed_by:
            held.append(Actor.ADOPTER)
    return tuple(held)
