"""Closing a visit before the team leaves the building, with the proof of what has arrived."""

import uuid

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.accounts.access import current_person, needs_role
from app.accounts.models import Role
from app.assessments import actions, queries
from app.assessments.blueprint import room
from app.assessments.closing_words import proof
from app.assessments.judging_pages import for_team
from app.assessments.models import Assessment
from app.assessments.queries import Received
from app.assessments.tablet_models import Tablet
from app.errors import put_into_words
from app.problems import Problem
from app.transaction import current_session


@room.route("/<uuid:assessment_id>/closing", methods=["GET", "POST"])
@needs_role(Role.INSPECTOR, Role.MUNICIPALITY)
def close_visit(assessment_id: uuid.UUID) -> ResponseReturnValue:
    """What has arrived of everybody in the team, and closing the visit."""
    assessment = for_team(assessment_id)
    if request.method == "GET":
        return _page(assessment)
    try:
        with current_session().begin_nested():
            closing = actions.close_visit(
                current_session(), current_person(), assessment, despite=request.form.get("despite", "")
            )
    except Problem as problem:
        return _page(assessment, problem), problem.status
    flash(proof(closing), "success")
    return redirect(url_for("assessments.one", assessment_id=assessment_id))


def _page(assessment: Assessment, refusal: Problem | None = None) -> str:
    session = current_session()
    tablets = queries.tablets_of(session, assessment.id)
    return render_template(
        "assessments/closing.html",
        assessment=assessment,
        people=_people(assessment, tablets),
        waits=any(tablet.waiting for tablet in tablets),
        closings=queries.visit_closings(session, assessment.id),
        proof=proof,
        refusal=put_into_words(refusal) if refusal is not None else None,
    )


def _people(assessment: Assessment, tablets: list[Tablet]) -> list[tuple[Received, list[Tablet]]]:
    """Everybody in the team, with a tablet that was heard of, or who sent something; with their tablets."""
    received = queries.received_by_person(current_session(), assessment.id)
    known = {tablet.person_id: tablet.person.name for tablet in tablets}
    known |= {member.person_id: member.person.name for member in assessment.members}
    people = {key: Received(key, name) for key, name in known.items()}
    people |= {one.person_id: one for one in received}
    return [
        (one, [tablet for tablet in tablets if tablet.person_id == key])
        for key, one in sorted(people.items(), key=lambda item: item[1].name)
    ]
