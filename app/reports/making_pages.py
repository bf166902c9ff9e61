"""The reports of an assessment: having one made, waiting for it, reading it and taking it back."""

import uuid

from flask import current_app, flash, jsonify, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.accounts.access import current_person, needs_role, signed_in
from app.accounts.models import Role
from app.accounts.permissions import has_role
from app.assessments.models import Assessment
from app.errors import put_into_words
from app.extensions import office_of
from app.problems import Conflict, Invalid, NotAllowed, Problem
from app.reports import actions, queries, release_actions
from app.reports.blueprint import loaded_assessment, loaded_report, readable, room
from app.reports.check import check_by_code
from app.reports.models import Edition, Report, ReportStage, ReportState
from app.reports.permissions import (
    BATCH_ROLES,
    WITHOUT_REPORT,
    is_being_heard,
    is_for_public,
    may_make_report,
    may_release,
)
from app.reports.words import LANGUAGE_WORDS
from app.transaction import current_session

STEPS = tuple(stage for stage in ReportStage if stage is not ReportStage.DONE)
FILE_NAMES = {
    Edition.FULL: "auditrapport",
    Edition.PUBLIC: "auditrapport-openbaar",
    Edition.RESIDENTS: "samenvatting-bewoners",
}


@room.get("/assessments/<uuid:assessment_id>/reports")
@signed_in
def of_assessment(assessment_id: uuid.UUID) -> ResponseReturnValue:
    """The reports that were made of this assessment, and the offer to make one."""
    return _list_page(loaded_assessment(assessment_id), None)


def _list_page(assessment: Assessment, refusal: Problem | None) -> ResponseReturnValue:
    person, session = current_person(), current_session()
    made, decides = queries.reports_of(session, assessment.id), may_release(person, assessment)
    reports = readable(made, assessment)
    page = render_template(
        "reports/of_assessment.html",
        assessment=assessment,
        reports=reports,
        newest={(each.edition, each.language): each.id for each in reversed(made) if each.file_sha256},
        withdrawn=queries.withdrawals_of(session, assessment.id),
        may_make=may_make_report(person, assessment),
        may_release=decides,
        may_ask_batch=has_role(person, *BATCH_ROLES),
        editions=tuple(Edition) if decides and is_for_public(assessment) else (Edition.FULL,),
        too_early=assessment.state in WITHOUT_REPORT,
        languages_of_reports=LANGUAGE_WORDS,
        refusal=put_into_words(refusal) if refusal else None,
    )
    return page, refusal.status if refusal else 200


@room.post("/assessments/<uuid:assessment_id>/reports")
@signed_in
def make(assessment_id: uuid.UUID) -> ResponseReturnValue:
    """Have a report made in the edition and language that were chosen."""
    assessment, person = loaded_assessment(assessment_id), current_person()
    try:
        if is_being_heard(person, assessment):
            raise Conflict("report-while-replies-come-in")
        report = actions.request_report(
            current_session(),
            person.id,
            assessment,
            language=request.form.get("language", ""),
            edition=_edition(assessment),
            correction=request.form.get("correction", "") if may_release(person, assessment) else "",
        )
    except Problem as problem:
        return _list_page(assessment, problem)
    if report.state is ReportState.READY:
        flash(_("Nothing has changed since this report was made."), "info")
    return redirect(url_for("reports.one", report_id=report.id))


def _edition(assessment: Assessment) -> Edition:
    """The edition that was chosen; others than the full one only for who decides what the public sees."""
    wanted = request.form.get("edition", Edition.FULL.value)
    if wanted not in {edition.value for edition in Edition}:
        raise Invalid("report-edition-unknown")
    if wanted != Edition.FULL and not may_release(current_person(), assessment):
        raise NotAllowed("not-a-reviewer-here")
    return Edition(wanted)


@room.get("/reports/<uuid:report_id>")
@signed_in
def one(report_id: uuid.UUID) -> ResponseReturnValue:
    """How far a report is, and the file when it is ready."""
    return _one_page(*loaded_report(report_id), None)


def _one_page(report: Report, assessment: Assessment, refusal: Problem | None) -> ResponseReturnValue:
    failure = put_into_words(Problem(report.error_code)) if report.error_code else None
    checked = check_by_code(current_session(), report.number, report.check_code)
    page = render_template(
        "reports/one.html",
        report=report,
        assessment=assessment,
        steps=STEPS,
        failure=failure,
        checked=checked,
        may_withdraw=may_release(current_person(), assessment) and checked.withdrawal is None,
        waits=report.state in {ReportState.QUEUED, ReportState.RENDERING},
        refusal=put_into_words(refusal) if refusal else None,
        kept=request.form.get("reason", ""),
    )
    return page, refusal.status if refusal else 200


@room.post("/reports/<uuid:report_id>/withdraw")
@needs_role(Role.REVIEWER)
def withdraw(report_id: uuid.UUID) -> ResponseReturnValue:
    """Take an issued report back, with the reason; everybody who checks it is told."""
    report, assessment = loaded_report(report_id)
    try:
        release_actions.withdraw_report(
            current_session(), current_person(), assessment, report, request.form.get("reason", "")
        )
    except Problem as problem:
        return _one_page(report, assessment, problem)
    flash(_("The report is withdrawn. The check page says so."), "success")
    return redirect(url_for("reports.one", report_id=report.id))


@room.get("/reports/<uuid:report_id>/state")
@signed_in
def state(report_id: uuid.UUID) -> ResponseReturnValue:
    """How far a report is, for the page that waits."""
    report, _assessment_of_it = loaded_report(report_id)
    return jsonify(state=report.state.value, stage=report.stage.value)


@room.get("/reports/<uuid:report_id>/file")
@signed_in
def file(report_id: uuid.UUID) -> ResponseReturnValue:
    """The PDF itself."""
    report, _assessment_of_it = loaded_report(report_id)
    return sent_file(report)


def sent_file(report: Report) -> ResponseReturnValue:
    """The file of an issued report, as it was made: never made again."""
    if report.state is not ReportState.READY or report.file_sha256 is None:
        raise Conflict("report-not-ready")
    return send_file(
        office_of(current_app).storage.path(report.file_sha256),
        mimetype="application/pdf",
        as_attachment=True,
        download_name=f"{FILE_NAMES[report.edition]}-{report.number}-{report.language}.pdf",
        max_age=0,
    )
