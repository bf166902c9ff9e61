"""Judging together on tablets: hearing of them, dividing the themes, and submitting all the same."""

import uuid
from collections.abc import Mapping

from sqlalchemy import delete
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from app import audit
from app.accounts.models import Person
from app.assessments.actions.permitted import locked_for_judging
from app.assessments.models import Assessment
from app.assessments.permissions import may_judge
from app.assessments.queries import tablet_by_id, theme_assignments, waiting_tablets
from app.assessments.tablet_models import Tablet, ThemeAssignment
from app.database import now
from app.framework.queries import framework_of
from app.problems import Conflict, Invalid, NotAllowed

MOST_WAITING = 100_000


def hear_of_tablet(
    session: Session, by: Person, assessment: Assessment, tablet: uuid.UUID, *, waiting: int, theme: str = ""
) -> None:
    """Write down what this tablet still has to send, and which theme its holder looks at. Also when the
    assessment is not open any more: what waits then must not be forgotten.
    """
    if not may_judge(by, assessment):
        raise NotAllowed("not-in-team")
    if not 0 <= waiting <= MOST_WAITING:
        raise Invalid("announcement-unreadable")
    known = {one.id for one in framework_of(assessment.framework_version).themes}
    before = tablet_by_id(session, tablet, assessment.id, by.id)
    values = {"waiting": waiting, "theme": theme if theme in known else "", "heard_at": now()}
    row = insert(Tablet).values(id=tablet, assessment_id=assessment.id, person_id=by.id, **values)
    session.execute(
        row.on_conflict_do_update(index_elements=["id", "assessment_id", "person_id"], set_=values)
    )
    if bool(waiting) != bool(before is not None and before.waiting):
        audit.record(
            session,
            by.id,
            "hear-of-tablet",
            audit.subject("assessment", assessment.id),
            after={"tablet": str(tablet), "waiting": waiting},
        )


def assign_themes(
    session: Session, by: Person, assessment: Assessment, wanted: Mapping[str, uuid.UUID | None]
) -> None:
    """Say who looks at which theme; None leaves it free. It is a division of work, no lock: everybody in
    the team may judge everything.
    """
    assessment = locked_for_judging(session, by, assessment.id)
    themes = {theme.id for theme in framework_of(assessment.framework_version).themes}
    team = {member.person_id for member in assessment.members}
    if not set(wanted) <= themes or not {who for who in wanted.values() if who is not None} <= team:
        raise Invalid("assignment-unknown")
    before = {row.theme: str(row.person_id) for row in theme_assignments(session, assessment.id)}
    session.execute(delete(ThemeAssignment).where(ThemeAssignment.assessment_id == assessment.id))
    session.add_all(
        ThemeAssignment(assessment_id=assessment.id, theme=theme, person_id=who)
        for theme, who in wanted.items()
        if who is not None
    )
    session.flush()
    audit.record(
        session,
        by.id,
        "assign-themes",
        audit.subject("assessment", assessment.id),
        before=before,
        after={theme: str(who) for theme, who in wanted.items() if who is not None},
    )


def refuse_while_tablets_wait(session: Session, assessment: Assessment, despite: str) -> int:
    """How much the tablets of the team have announced and still have to send. Refused while there is
    anything, unless somebody says why it is done all the same.
    """
    waiting = waiting_tablets(session, assessment.id)
    number = sum(tablet.waiting for tablet in waiting)
    if waiting and not despite:
        names = ", ".join(dict.fromkeys(tablet.person.name for tablet in waiting))
        raise Conflict("tablets-wait", names=names, number=number)
    return number
