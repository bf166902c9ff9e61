"""A report as a web page: the same frozen content in the same order, with an address for every finding."""

import uuid

from flask import Response, current_app, render_template, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from app.accounts.access import public, signed_in
from app.extensions import office_of
from app.i18n import speaking
from app.problems import Conflict, NotFound
from app.reports import queries
from app.reports.blueprint import loaded_report, room
from app.reports.check import check_by_code
from app.reports.frozen_content import FrozenReport, thaw
from app.reports.layout import SCREEN_TEMPLATE, desk_of, values_for
from app.reports.models import Report, ReportState
from app.reports.photo_prints import print_size
from app.transaction import current_session


@room.get("/reports/<uuid:report_id>/page")
@signed_in
def page(report_id: uuid.UUID) -> ResponseReturnValue:
    """The report as a page, for who may read it."""
    report, _assessment_of_it = loaded_report(report_id)
    return _screen(report, "reports.photo", url_for("reports.file", report_id=report_id))


@room.get("/published/<uuid:report_id>")
@public
def published_page(report_id: uuid.UUID) -> ResponseReturnValue:
    """A published edition as a page, for everybody."""
    report = published_report(report_id)
    return _screen(report, "reports.published_photo", url_for("reports.published_file", report_id=report_id))


@room.get("/reports/<uuid:report_id>/photos/<photo_digest>.jpg")
@signed_in
def photo(report_id: uuid.UUID, photo_digest: str) -> ResponseReturnValue:
    """A photo that this report prints."""
    return _photo(loaded_report(report_id)[0], photo_digest)


@room.get("/published/<uuid:report_id>/photos/<photo_digest>.jpg")
@public
def published_photo(report_id: uuid.UUID, photo_digest: str) -> ResponseReturnValue:
    """A photo that was released and printed in this published edition."""
    return _photo(published_report(report_id), photo_digest)


def published_report(report_id: uuid.UUID) -> Report:
    """A report that everybody may read; else `NotFound`."""
    report = queries.report_by_id(current_session(), report_id)
    if not queries.is_published(current_session(), report):
        raise NotFound("report-not-found")
    return report


def _screen(report: Report, photo_view: str, file_url: str) -> str:
    if report.state is not ReportState.READY:
        raise Conflict("report-not-ready")
    frozen = thaw(report.content)
    return render_template(
        "reports/screen.html",
        register=report,
        checked=check_by_code(current_session(), report.number, report.check_code),
        file_url=file_url,
        data_view=photo_view.replace("photo", "data"),
        body=_body(frozen, {
            each.sha256: url_for(photo_view, report_id=report.id, photo_digest=each.sha256)
            for each in frozen.report.photos()
        }),
    )  # fmt: skip


def _body(frozen: FrozenReport, images: dict[str, str]) -> Markup:
    """The pages of the report in its own language, whatever the reader speaks."""
    address = current_app.config["SETTINGS"].address
    with speaking(frozen.report.language):
        page_of_it = desk_of(current_app.jinja_env).get_template(SCREEN_TEMPLATE)
        return Markup(page_of_it.render(values_for(frozen, images, address, on_screen=True)))  # noqa: S704


def _photo(report: Report, sha256: str) -> Response:
    if all(each.sha256 != sha256 for each in thaw(report.content).report.photos()):
        raise NotFound("file-not-found")
    content = print_size(office_of(current_app).storage.get(sha256))
    response = Response(content, mimetype="image/jpeg")
    response.headers["Cache-Control"] = "private, max-age=3600"
    return response
