"""One measure: what was said of it, and what can be done with it now."""

import uuid
from collections.abc import Callable

from flask import current_app, flash, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.accounts.access import current_person, needs_role, signed_in
from app.accounts.models import Role
from app.assessments.findings import title
from app.assessments.models import Assessment
from app.assessments.queries import judges_of
from app.errors import put_into_words
from app.extensions import office_of
from app.framework.queries import framework_of
from app.i18n import current_language, today
from app.improvement import actions, permissions, queries
from app.improvement.blueprint import room
from app.improvement.forms import DeadlineForm, ReportForm
from app.improvement.models import ImprovementMeasure, MeasureState
from app.improvement.plan_pages import seen
from app.improvement.proof_files import ProofFile
from app.problems import NotFound, Problem
from app.transaction import current_session

USERS = (Role.INSPECTOR, Role.REVIEWER, Role.MUNICIPALITY)
ENDINGS = {
    "close": actions.close_measure,
    "return": actions.return_measure,
    "drop": actions.drop_measure,
}


def _loaded(measure_id: uuid.UUID) -> tuple[ImprovementMeasure, Assessment]:
    measure = queries.measure_by_id(current_session(), measure_id)
    try:
        return measure, seen(measure.finding.assessment_id)
    except NotFound:
        raise NotFound("measure-not-found") from None


@room.get("/measures/<uuid:measure_id>")
@signed_in
def measure(measure_id: uuid.UUID) -> ResponseReturnValue:
    """One measure with everything that was said of it."""
    return _page(measure_id)


@room.post("/measures/<uuid:measure_id>/reports")
@needs_role(*USERS)
def report(measure_id: uuid.UUID) -> ResponseReturnValue:
    """Tell how far a measure is, with or without files."""
    _loaded(measure_id)
    form = ReportForm()
    if not form.validate():
        return _page(measure_id, form)
    files = [ProofFile(file.filename or "", file.read()) for file in request.files.getlist("files") if file]
    state = MeasureState(form.state.data) if form.state.data else None
    return _done(
        measure_id,
        lambda: actions.report_measure(
            current_session(),
            office_of(current_app).storage,
            current_person(),
            measure_id,
            words=form.words.data or "",
            state=state,
            files=files,
        ),
        form,
    )


@room.post("/measures/<uuid:measure_id>/deadline")
@needs_role(*USERS)
def deadline(measure_id: uuid.UUID) -> ResponseReturnValue:
    """Give a measure another deadline."""
    _loaded(measure_id)
    form = DeadlineForm(prefix="deadline-")
    due_on = form.due_on.data
    if not form.validate() or due_on is None:
        return _page(measure_id, deadline_form=form)
    reason = form.reason.data or ""
    return _done(
        measure_id,
        lambda: actions.change_deadline(
            current_session(), current_person(), measure_id, due_on, reason, today=today()
        ),
    )


@room.post("/measures/<uuid:measure_id>/<ending>")
@needs_role(*USERS)
def end(measure_id: uuid.UUID, ending: str) -> ResponseReturnValue:
    """Close a measure, give it back or drop it, with a reason."""
    _loaded(measure_id)
    act = ENDINGS.get(ending)
    if act is None:
        raise NotFound("step-not-possible")
    reason = request.form.get("reason", "")
    return _done(measure_id, lambda: act(current_session(), current_person(), measure_id, reason))


def _done(
    measure_id: uuid.UUID, act: Callable[[], object], form: ReportForm | None = None
) -> ResponseReturnValue:
    try:
        with current_session().begin_nested():
            act()
    except Problem as problem:
        return _page(measure_id, form, refusal=problem)
    flash(_("This is written down."), "success")
    return redirect(url_for("improvement.measure", measure_id=measure_id))


@room.get("/measures/<uuid:measure_id>/files/<uuid:entry_id>")
@signed_in
def proof(measure_id: uuid.UUID, entry_id: uuid.UUID) -> ResponseReturnValue:
    """A file that proves a measure."""
    _loaded(measure_id)
    entry = queries.proof_by_id(current_session(), measure_id, entry_id)
    assert entry.file_sha256 is not None, "only entries with a file are found"
    return send_file(
        office_of(current_app).storage.path(entry.file_sha256),
        mimetype=entry.media_type,
        as_attachment=True,
        download_name=entry.file_name,
        max_age=0,
    )


def _page(
    measure_id: uuid.UUID,
    form: ReportForm | None = None,
    *,
    deadline_form: DeadlineForm | None = None,
    refusal: Problem | None = None,
) -> ResponseReturnValue:
    session, person = current_session(), current_person()
    found, assessment = _loaded(measure_id)
    is_open = found.state in queries.OPEN_STATES
    reported = found.state is MeasureState.REPORTED_DONE
    judged_by = judges_of(session, assessment.id)
    reported_by = actions.reporters_of(found)
    page = render_template(
        "improvement/measure.html",
        measure=found,
        assessment=assessment,
        title=title(found.finding, framework_of(assessment.framework_version), current_language()),
        form=form or ReportForm(formdata=None),
        deadline_form=deadline_form or DeadlineForm(formdata=None, prefix="deadline-"),
        may_report=is_open and permissions.may_report(person, assessment),
        may_steer=is_open and permissions.may_steer(person, assessment),
        may_close=reported and permissions.may_close(person, assessment, judged_by, reported_by),
        is_late=is_open and not reported and found.due_on < today(),
        names_people=permissions.may_agree(person, assessment),
        refusal=put_into_words(refusal) if refusal is not None else None,
    )
    wrong = (form is not None and form.errors) or (deadline_form is not None and deadline_form.errors)
    return page, refusal.status if refusal is not None else 400 if wrong else 200
