"""Who may see, agree, report and close improvement measures, as pure functions. Assessments come with
location, municipality and members loaded.
"""

import uuid
from collections.abc import Collection

from app.accounts.models import Person, Role
from app.accounts.permissions import reach
from app.assessments.models import Assessment
from app.assessments.permissions import FOUND, may_review, may_see, works_for_office
from app.assessments.workflow import State
from app.locations.queries import place_of

STANDING = frozenset({State.ADOPTED, State.PUBLISHED})


def may_see_findings(person: Person, assessment: Assessment) -> bool:
    """Whoever may see the assessment, once its findings were drawn up."""
    return assessment.state in FOUND and may_see(person, assessment)


def looks_after(person: Person, assessment: Assessment) -> bool:
    """The municipality about its own location."""
    return may_see_findings(person, assessment) and reach(person, Role.MUNICIPALITY).covers(
        place_of(assessment.location)
    )


def may_agree(person: Person, assessment: Assessment) -> bool:
    """Inspectors and reviewers in reach, and the municipality about its own location."""
    return looks_after(person, assessment) or may_steer(person, assessment)


def may_report(person: Person, assessment: Assessment) -> bool:
    """The same people tell how far a measure is; for an operator without an account one of them does."""
    return may_agree(person, assessment)


def may_steer(person: Person, assessment: Assessment) -> bool:
    """Another deadline and dropping a measure: inspectors and reviewers in reach."""
    return may_see_findings(person, assessment) and works_for_office(person, assessment)


def may_close(
    person: Person,
    assessment: Assessment,
    judged_by: Collection[uuid.UUID],
    reported_by: Collection[uuid.UUID],
) -> bool:
    """Four eyes: a reviewer in reach who neither judged in the assessment nor reported the measure done. Only
    what was adopted can be closed: until then the finding itself may still change.
    """
    return (
        assessment.state in STANDING
        and may_review(person, assessment, judged_by)
        and person.id not in reported_by
    )
