"""Making a batch in the worker: one report after another, then one ZIP with an index."""

import logging
import tempfile
import uuid
import zipfile
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from app.assessments.models import Assessment
from app.assessments.queries import assessment_by_id
from app.database import now
from app.locations.models import Location
from app.problems import Problem
from app.reports.actions import freeze_report
from app.reports.models import Report, ReportBatch, ReportState
from app.reports.printing import Printer, render
from app.spreadsheets import Cell, Sheet, write_csv
from app.storage import Storage

INDEX = ("number", "assessment", "location", "municipality", "file", "sha256", "bytes")
NO_TIME = (1980, 1, 1, 0, 0, 0)
log = logging.getLogger(__name__)


def make_batch(session: Session, printer: Printer, batch: ReportBatch) -> None:
    """Make what is still missing, and put all in one file. A report that is there already is not made again;
    one that can't be made leaves a line in the index. Commits after each, so that who waits can see it and a
    worker that takes it up again goes on from there.
    """
    if batch.state is ReportState.READY:
        return
    batch.state = ReportState.RENDERING
    session.commit()
    for assessment_id in batch.assessment_ids[len(batch.report_ids) :]:
        made = _report(session, printer, batch, assessment_id)
        batch.report_ids = [*batch.report_ids, made]
        session.commit()
    content = _zip(printer.storage, _reports(session, batch))
    batch.file_sha256 = printer.storage.put(content)
    batch.size_in_bytes = len(content)
    batch.finished_at = now()
    batch.state = ReportState.READY
    session.commit()


def _report(
    session: Session, printer: Printer, batch: ReportBatch, assessment_id: uuid.UUID
) -> uuid.UUID | None:
    try:
        assessment = assessment_by_id(session, assessment_id)
        report = freeze_report(session, batch.requested_by_id, assessment, language=batch.language)
        render(session, printer, report)
    except Problem as problem:
        session.rollback()
        log.warning("batch %s: assessment %s gives no report: %s", batch.id, assessment_id, problem.code)
        return None
    return report.id


def _reports(session: Session, batch: ReportBatch) -> list[Report]:
    return list(
        session.scalars(
            select(Report)
            .where(Report.id.in_([report_id for report_id in batch.report_ids if report_id is not None]))
            .options(
                joinedload(Report.assessment)
                .joinedload(Assessment.location)
                .joinedload(Location.municipality)
            )
            .order_by(Report.serial)
        )
    )


def _zip(storage: Storage, reports: list[Report]) -> bytes:
    """The files as they were issued, with an index; a PDF does not get smaller by packing."""
    rows: list[list[Cell]] = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "reports.zip"
        with zipfile.ZipFile(path, "w") as file:
            for report in reports:
                assert report.file_sha256 is not None
                location, name = report.assessment.location, f"{report.number}-{report.language}.pdf"
                file.writestr(zipfile.ZipInfo(name, NO_TIME), storage.get(report.file_sha256))
                rows.append(
                    [
                        report.number,
                        report.assessment.number,
                        location.name,
                        location.municipality.name,
                        name,
                        report.file_sha256,
                        report.size_in_bytes,
                    ]
                )
            index = write_csv(Sheet("index", INDEX, rows))
            file.writestr(zipfile.ZipInfo("index.csv", NO_TIME), index)
        return path.read_bytes()
