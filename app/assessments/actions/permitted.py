"""The rule in front of every write: while judging a member of the team, and the assessment is open; while
replies are decided on somebody who did not judge.
"""

import uuid

from sqlalchemy.orm import Session

from app.accounts.models import Person
from app.assessments.models import Assessment
from app.assessments.permissions import may_judge, may_review
from app.assessments.queries import assessment_by_id, judges_of
from app.assessments.workflow import OPEN_FOR_JUDGING, State
from app.problems import Conflict, NotAllowed


def locked_for_judging(session: Session, by: Person, assessment_id: uuid.UUID) -> Assessment:
    """The assessment, read afresh and locked until the end of the transaction, so that two arrivals, or an
    arrival and a submission, follow each other. Refused for who is not in the team and when it is not
    open.
    """
    assessment = assessment_by_id(session, assessment_id, lock=True)
    if not may_judge(by, assessment):
        raise NotAllowed("not-in-team")
    if assessment.state not in OPEN_FOR_JUDGING:
        raise Conflict("assessment-not-open")
    return assessment


def locked_for_deciding(session: Session, by: Person, assessment_id: uuid.UUID) -> Assessment:
    """The assessment, read afresh and locked until the end of the transaction. Refused for who judged, and
    when it is not out for reply (any more).
    """
    assessment = assessment_by_id(session, assessment_id, lock=True)
    if not may_review(by, assessment, judges_of(session, assessment.id)):
        raise NotAllowed("step-not-yours")
    if assessment.state is not State.OUT_FOR_REPLY:
        raise Conflict("step-not-possible")
    return assessment


def may_be_changed(assessment: Assessment, indicator: str) -> bool:
    """While a reviewer asks for changes only the indicators that were named can be changed."""
    return (
        assessment.state is not State.CHANGES_REQUESTED
        or assessment.changes_asked is None
        or indicator in assessment.changes_asked
    )
