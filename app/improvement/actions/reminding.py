"""What the clock asks for: telling people which measures are late or nearly due."""

import datetime as dt
from collections import Counter

from sqlalchemy.orm import Session

from app.accounts.models import Person, Role
from app.accounts.queries import holders_of
from app.improvement.late_queries import measures_to_remind_of
from app.improvement.permissions import looks_after, may_report
from app.notices.actions import remind

MEASURES_DUE, MEASURES_LATE = "measures-due", "measures-late"


def remind_of_measures(session: Session, today: dt.date) -> int:
    """One line a week to the municipality about its measures that are late or due within a week, and to who
    led the visit about those that are late; how many lines were told.
    """
    people = holders_of(session, Role.MUNICIPALITY, Role.INSPECTOR, Role.REVIEWER)
    due, overdue = Counter[Person](), Counter[Person]()
    for assessment, measures in measures_to_remind_of(session, today):
        late = sum(measure.due_on < today for measure in measures)
        leading = {member.person_id for member in assessment.members if member.leads}
        for person in people:
            if looks_after(person, assessment):
                due[person] += len(measures)
            elif person.id in leading and may_report(person, assessment):
                overdue[person] += late
    return remind(session, MEASURES_DUE, due) + remind(session, MEASURES_LATE, overdue)
