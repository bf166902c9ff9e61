"""Dividing the themes of a visit over the team."""

import uuid

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.accounts.access import current_person, needs_role
from app.accounts.models import Role
from app.assessments import actions, queries, scorecards
from app.assessments.blueprint import room
from app.assessments.judging_pages import for_team
from app.assessments.judging_sheet import progress
from app.problems import Invalid
from app.transaction import current_session


@room.route("/<uuid:assessment_id>/division", methods=["GET", "POST"])
@needs_role(Role.INSPECTOR, Role.MUNICIPALITY)
def division(assessment_id: uuid.UUID) -> ResponseReturnValue:
    """Say who looks at which theme; nobody: free for all."""
    assessment = for_team(assessment_id)
    session = current_session()
    themes = [part.theme for part in progress(scorecards.blank(assessment))]
    if request.method == "POST":
        wanted = {theme.id: _person(request.form.get(f"theme:{theme.id}", "")) for theme in themes}
        actions.assign_themes(session, current_person(), assessment, wanted)
        flash(_("The division of the themes is saved."), "success")
        return redirect(url_for("assessments.one", assessment_id=assessment_id))
    chosen = {row.theme: str(row.person_id) for row in queries.theme_assignments(session, assessment.id)}
    return render_template("assessments/division.html", assessment=assessment, themes=themes, chosen=chosen)


def _person(chosen: str) -> uuid.UUID | None:
    if not chosen:
        return None
    try:
        return uuid.UUID(chosen)
    except ValueError:
        raise Invalid("assignment-unknown") from None
