"""How the visit went, and acute dangers outside every indicator."""

import uuid

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.accounts.access import current_person, needs_role
from app.accounts.models import Role
from app.assessments import actions, permissions, queries
from app.assessments.assessment_page import loaded
from app.assessments.blueprint import room
from app.assessments.forms import DangerForm, VisitForm
from app.assessments.models import Assessment
from app.assessments.workflow import OPEN_FOR_JUDGING
from app.database import new_id
from app.errors import put_into_words
from app.problems import Conflict, NotAllowed, Problem
from app.transaction import current_session


def _open_for_team(assessment_id: uuid.UUID) -> Assessment:
    assessment = loaded(assessment_id)
    if not permissions.may_judge(current_person(), assessment):
        raise NotAllowed("not-in-team")
    if assessment.state not in OPEN_FOR_JUDGING:
        raise Conflict("assessment-not-open")
    return assessment


def _page(
    assessment: Assessment, form: VisitForm, danger_form: DangerForm, refusal: Problem | None = None
) -> ResponseReturnValue:
    page = render_template(
        "assessments/visit.html",
        assessment=assessment,
        form=form,
        danger_form=danger_form,
        dangers=queries.dangers_of(current_session(), assessment.id),
        key=new_id(),
        refusal=put_into_words(refusal) if refusal is not None else None,
    )
    return page, 400 if form.errors or danger_form.errors or refusal else 200


@room.route("/<uuid:assessment_id>/visit", methods=["GET", "POST"])
@needs_role(Role.INSPECTOR, Role.MUNICIPALITY)
def visit(assessment_id: uuid.UUID) -> ResponseReturnValue:
    """Describe the visit: hours, what was seen and not seen."""
    assessment = _open_for_team(assessment_id)
    form = VisitForm(obj=assessment)
    refusal = None
    if form.validate_on_submit():
        try:
            actions.describe_visit(current_session(), current_person(), assessment, form.description())
        except Problem as problem:
            refusal = problem
        else:
            flash(_("The description of the visit is saved."), "success")
            return redirect(url_for("assessments.one", assessment_id=assessment_id))
    return _page(assessment, form, DangerForm(formdata=None, prefix="danger-"), refusal)


@room.post("/<uuid:assessment_id>/dangers")
@needs_role(Role.INSPECTOR, Role.MUNICIPALITY)
def record_danger(assessment_id: uuid.UUID) -> ResponseReturnValue:
    """Record an acute danger that no indicator covers."""
    assessment = _open_for_team(assessment_id)
    form = DangerForm(prefix="danger-")
    if not form.validate():
        return _page(assessment, VisitForm(formdata=None, obj=assessment), form)
    actions.record_acute_danger(
        current_session(),
        current_person(),
        assessment,
        form.description.data or "",
        key=request.form.get("key", type=uuid.UUID),
    )
    flash(_("The danger is recorded. The headline now asks for urgent action."), "warning")
    return redirect(url_for("assessments.one", assessment_id=assessment_id))
