"""Changing the team of an assessment that was planned."""

import uuid

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.accounts.access import current_person, needs_role
from app.accounts.models import Role
from app.assessments import actions, permissions, queries
from app.assessments.assessment_page import loaded
from app.assessments.blueprint import room
from app.assessments.forms import TeamForm
from app.assessments.models import Assessment
from app.errors import put_into_words
from app.locations.queries import place_of
from app.problems import NotAllowed, Problem
from app.transaction import current_session


@room.route("/<uuid:assessment_id>/team", methods=["GET", "POST"])
@needs_role(Role.INSPECTOR, Role.REVIEWER, Role.MUNICIPALITY)
def team(assessment_id: uuid.UUID) -> ResponseReturnValue:
    """Let others judge, or stop judging."""
    assessment = loaded(assessment_id)
    if not permissions.may_change_team(current_person(), assessment):
        raise NotAllowed("may-not-change-team")
    form, refusal = _form(assessment), None
    if form.validate_on_submit():
        try:
            with current_session().begin_nested():
                actions.change_team(current_session(), current_person(), assessment, form.team())
        except Problem as problem:
            refusal = put_into_words(problem)
        else:
            flash(_("The team is changed."), "success")
            return redirect(url_for("assessments.one", assessment_id=assessment_id))
    page = render_template("assessments/team.html", assessment=assessment, form=form, refusal=refusal)
    return page, 400 if form.errors or refusal else 200


def _form(assessment: Assessment) -> TeamForm:
    form = TeamForm()
    role = permissions.judging_role(assessment.kind)
    possible = queries.possible_members(current_session(), place_of(assessment.location), role)
    # Who lost the role stays on the list until somebody takes them out.
    people = {member.person_id: member.person.name for member in assessment.members}
    people |= {person.id: person.name for person in possible}
    form.members.choices = [(str(key), name) for key, name in people.items()]
    form.leader.choices = [("", _("The first of the list")), *form.members.choices]
    if not form.is_submitted():
        form.members.data = [str(member.person_id) for member in assessment.members]
        form.leader.data = next((str(row.person_id) for row in assessment.members if row.leads), "")
    return form
