"""An assessment beside the one before it."""

import uuid

from flask import render_template
from flask.typing import ResponseReturnValue

from app.accounts.access import current_person, signed_in
from app.assessments import permissions, queries, scorecards
from app.assessments.assessment_page import loaded
from app.assessments.blueprint import room
from app.assessments.since_last import Turn, since_last
from app.problems import NotFound
from app.transaction import current_session


@room.get("/<uuid:assessment_id>/since-last")
@signed_in
def since(assessment_id: uuid.UUID) -> ResponseReturnValue:
    """What got better or worse since the last time, and what nobody looked at now."""
    session = current_session()
    assessment = loaded(assessment_id)
    before = queries.previous_submitted(session, assessment)
    if before is None or not permissions.may_see(current_person(), before):
        raise NotFound("assessment-before-not-found")
    now, then = scorecards.read(session, assessment), scorecards.read(session, before)
    rows = since_last(now, then)
    return render_template(
        "assessments/since_last.html",
        assessment=assessment,
        before=before,
        now=now,
        then=then,
        groups=[(turn, [row for row in rows if row.turn is turn]) for turn in Turn],
        judged=bool(now.current),
    )
