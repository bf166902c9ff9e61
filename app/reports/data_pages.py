"""A report for other readers: its tables for a spreadsheet and its frozen content."""

import uuid
from collections.abc import Callable, Mapping

from flask import Response
from flask.typing import ResponseReturnValue

from app.accounts.access import public, signed_in
from app.problems import NotFound
from app.reports.blueprint import loaded_report, room
from app.reports.frozen_content import FrozenReport, thaw
from app.reports.models import Report
from app.reports.screen_pages import published_report
from app.reports.tables import findings_sheet, judgements_sheet, measures_sheet, report_sheet
from app.reports.workbook import write_xlsx
from app.spreadsheets import Sheet, write_csv, write_ods


def _sheets(frozen: FrozenReport) -> tuple[Sheet, ...]:
    report = frozen.report
    return report_sheet(report), judgements_sheet(report), findings_sheet(report), measures_sheet(report)


# Each file by its name: what kind it is, and how it is written.
FILES: Mapping[str, tuple[str, Callable[[FrozenReport], bytes]]] = {
    "report.json": ("application/json", lambda frozen: frozen.text.encode()),
    "report.ods": (
        "application/vnd.oasis.opendocument.spreadsheet",
        lambda frozen: write_ods(_sheets(frozen)),
    ),
    "report.xlsx": (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        lambda frozen: write_xlsx(_sheets(frozen), frozen.report.issued_at),
    ),
    "judgements.csv": ("text/csv", lambda frozen: write_csv(judgements_sheet(frozen.report))),
    "findings.csv": ("text/csv", lambda frozen: write_csv(findings_sheet(frozen.report))),
    "measures.csv": ("text/csv", lambda frozen: write_csv(measures_sheet(frozen.report))),
}


@room.get("/reports/<uuid:report_id>/data/<file_name>")
@signed_in
def data(report_id: uuid.UUID, file_name: str) -> ResponseReturnValue:
    """One of the files with the data of a report, for who may read it."""
    return _data(loaded_report(report_id)[0], file_name)


@room.get("/published/<uuid:report_id>/data/<file_name>")
@public
def published_data(report_id: uuid.UUID, file_name: str) -> ResponseReturnValue:
    """The same of a published edition, for everybody."""
    return _data(published_report(report_id), file_name)


def _data(report: Report, name: str) -> Response:
    if name not in FILES:
        raise NotFound("file-not-found")
    kind, write = FILES[name]
    response = Response(write(thaw(report.content)), mimetype=kind)
    response.headers["Content-Disposition"] = f"attachment; filename={report.number}-{report.language}-{name}"
    return response
