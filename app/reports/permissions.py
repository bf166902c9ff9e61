"""Who may have a report made and who may read one, as pure functions."""

from app.accounts.models import Person, Role
from app.accounts.permissions import reach
from app.assessments.models import Assessment, Kind
from app.assessments.permissions import (
    OFFICE_ROLES,
    READING_ROLES,
    SHOWN_TO_MUNICIPALITY,
    SHOWN_TO_READERS,
    may_see,
    works_for_office,
)
from app.assessments.workflow import State
from app.locations.queries import place_of

# Before judging began there is nothing to report; what was withdrawn is not reported on.
WITHOUT_REPORT = frozenset({State.PLANNED, State.WITHDRAWN})

# Who may ask for the reports of many locations at once.
BATCH_ROLES = (*OFFICE_ROLES, *READING_ROLES)


def may_make_report(person: Person, assessment: Assessment) -> bool:
    """Whoever may see the assessment, from the moment judging has begun until it is withdrawn; while replies
    come in only who works for the office.
    """
    return (
        may_see(person, assessment)
        and assessment.state not in WITHOUT_REPORT
        and not is_being_heard(person, assessment)
    )


def is_being_heard(person: Person, assessment: Assessment) -> bool:
    """Whether the person stands on the side of a party while replies come in. What another party replied, and
    what was decided so far, is not theirs to know: they read the concept as it went out.
    """
    return assessment.state is State.OUT_FOR_REPLY and not works_for_office(person, assessment)


def may_release(person: Person, assessment: Assessment) -> bool:
    """A reviewer in reach decides what the public sees, issues its editions, corrects and withdraws."""
    return may_make_report(person, assessment) and reach(person, Role.REVIEWER).covers(
        place_of(assessment.location)
    )


def is_for_public(assessment: Assessment) -> bool:
    """Whether editions for the public and for residents can be made: what was adopted stands."""
    return assessment.state in SHOWN_TO_READERS


def same_readers(first: State, second: State) -> bool:
    """Whether reports frozen in these two states are shown to the same roles."""
    return all((first in shown) == (second in shown) for shown in (SHOWN_TO_MUNICIPALITY, SHOWN_TO_READERS))


def may_read_report(person: Person, assessment: Assessment, frozen_in: State) -> bool:
    """A report shows the assessment as it stood in `frozen_in`: whoever might see it then may read it.

    Inspectors and reviewers in reach read all; a municipality its self-assessments and what was out for
    reply; provinces and readers what was adopted.
    """
    if not may_see(person, assessment):
        return False
    place = place_of(assessment.location)
    if reach(person, *OFFICE_ROLES).covers(place):
        return True
    if reach(person, Role.MUNICIPALITY).covers(place):
        return assessment.kind is Kind.SELF_ASSESSMENT or frozen_in in SHOWN_TO_MUNICIPALITY
    return frozen_in in SHOWN_TO_READERS and reach(person, *READING_ROLES).covers(place)
