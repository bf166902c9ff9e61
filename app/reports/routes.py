"""The reports of an assessment, one report on its way, and the public check page."""

import uuid

from flask import (
    Blueprint,
    Flask,
    current_app,
    flash,
    jsonify,
    redirect,
    render_template,
    request,
    send_file,
    url_for,
)
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.accounts.access import current_person, public, signed_in
from app.assessments.models import Assessment
from app.assessments.permissions import may_see
from app.assessments.queries import assessment_by_id
from app.errors import put_into_words, wording
from app.extensions import office_of
from app.problems import Conflict, NotFound, Problem
from app.reports import actions, queries
from app.reports.models import Report, ReportStage, ReportState
from app.reports.permissions import WITHOUT_REPORT, may_make_report, may_read_report
from app.reports.words import LANGUAGE_WORDS, STAGE_WORDS, STATE_WORDS, STATUS_WORDS
from app.transaction import current_session

room = Blueprint("reports", __name__)

SENTENCES = {
    "report-not-found": _l("There is no such report."),
    "report-not-ready": _l("This report is still being made. Wait a moment and try again."),
    "report-not-possible": _l("There is nothing to report on yet, or the assessment was withdrawn."),
    "report-language-unknown": _l("Choose Dutch or English."),
    "printing-failed": _l(
        "The report could not be made. Nothing is lost: try again, or warn the administrator."
    ),
}
STEPS = tuple(stage for stage in ReportStage if stage is not ReportStage.DONE)


def init_room(app: Flask) -> None:
    """Put this room's pages and sentences into the portal."""
    app.register_blueprint(room)
    wording.add(SENTENCES)
    app.jinja_env.filters.update(
        report_state=STATE_WORDS.__getitem__,
        report_stage=STAGE_WORDS.__getitem__,
        report_language=LANGUAGE_WORDS.__getitem__,
        report_status=STATUS_WORDS.__getitem__,
    )


def _assessment(assessment_id: uuid.UUID) -> Assessment:
    assessment = assessment_by_id(current_session(), assessment_id)
    if not may_see(current_person(), assessment):
        raise NotFound("assessment-not-found")
    return assessment


def _report(report_id: uuid.UUID) -> tuple[Report, Assessment]:
    report = queries.report_by_id(current_session(), report_id)
    assessment = assessment_by_id(current_session(), report.assessment_id)
    if not may_read_report(current_person(), assessment, report.assessment_state):
        raise NotFound("report-not-found")
    return report, assessment


@room.get("/assessments/<uuid:assessment_id>/reports")
@signed_in
def of_assessment(assessment_id: uuid.UUID) -> ResponseReturnValue:
    """The reports that were made of this assessment, and the offer to make one."""
    return _list_page(_assessment(assessment_id), None)


def _list_page(assessment: Assessment, refusal: Problem | None) -> ResponseReturnValue:
    person = current_person()
    made = queries.reports_of(current_session(), assessment.id)
    page = render_template(
        "reports/of_assessment.html",
        assessment=assessment,
        reports=[report for report in made if may_read_report(person, assessment, report.assessment_state)],
        may_make=may_make_report(person, assessment),
        too_early=assessment.state in WITHOUT_REPORT,
        languages_of_reports=LANGUAGE_WORDS,
        refusal=put_into_words(refusal) if refusal else None,
    )
    return page, refusal.status if refusal else 200


@room.post("/assessments/<uuid:assessment_id>/reports")
@signed_in
def make(assessment_id: uuid.UUID) -> ResponseReturnValue:
    """Have a report made in the language that was chosen."""
    assessment, person = _assessment(assessment_id), current_person()
    try:
        report = actions.request_report(
            current_session(), person.id, assessment, language=request.form.get("language", "")
        )
    except Problem as problem:
        return _list_page(assessment, problem)
    if report.state is ReportState.READY:
        flash(_("Nothing has changed since this report was made."), "info")
    return redirect(url_for("reports.one", report_id=report.id))


@room.get("/reports/<uuid:report_id>")
@signed_in
def one(report_id: uuid.UUID) -> ResponseReturnValue:
    """How far a report is, and the file when it is ready."""
    report, assessment = _report(report_id)
    failure = put_into_words(Problem(report.error_code)) if report.error_code else None
    return render_template(
        "reports/one.html",
        report=report,
        assessment=assessment,
        steps=STEPS,
        failure=failure,
        waits=report.state in {ReportState.QUEUED, ReportState.RENDERING},
    )


@room.get("/reports/<uuid:report_id>/state")
@signed_in
def state(report_id: uuid.UUID) -> ResponseReturnValue:
    """How far a report is, for the page that waits."""
    report, _assessment_of_it = _report(report_id)
    return jsonify(state=report.state.value, stage=report.stage.value)


@room.get("/reports/<uuid:report_id>/file")
@signed_in
def file(report_id: uuid.UUID) -> ResponseReturnValue:
    """The PDF itself."""
    report, _assessment_of_it = _report(report_id)
    if report.state is not ReportState.READY or report.file_sha256 is None:
        raise Conflict("report-not-ready")
    return send_file(
        office_of(current_app).storage.path(report.file_sha256),
        mimetype="application/pdf",
        as_attachment=True,
        download_name=f"auditrapport-{report.number}-{report.language}.pdf",
        max_age=0,
    )


@room.get("/check")
@public
def check() -> ResponseReturnValue:
    """Whether a report in hand was issued by us: by its number and check code, nothing else is told."""
    return _check_page(request.args.get("number", ""), request.args.get("code", ""))


@room.get("/check/<number>/<code>")
@public
def check_code(number: str, code: str) -> ResponseReturnValue:
    """The same, from the QR code on the cover."""
    return _check_page(number, code)


def _check_page(number: str, code: str) -> ResponseReturnValue:
    report = queries.issued_report(current_session(), number, code) if number and code else None
    return render_template(
        "reports/check.html", number=number[:40], code=code[:40], asked=bool(number or code), report=report
    )
