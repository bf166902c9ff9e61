"""Printing one report from its frozen content, and keeping the file."""

import logging
from dataclasses import dataclass

from jinja2 import Environment
from sqlalchemy.orm import Session

from app.problems import Problem
from app.reports import actions
from app.reports.frozen_content import thaw
from app.reports.models import Report, ReportStage, ReportState
from app.reports.pdf import print_report, renderer_version
from app.reports.photo_prints import images_of
from app.reports.queries import report_by_id
from app.storage import Storage

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Printer:
    """What printing needs beside the register: where files lie, the templates, the address of the portal."""

    storage: Storage
    templates: Environment
    public_url: str


def render(session: Session, printer: Printer, report: Report) -> bytes:
    """Print this report from its frozen content, keep the file and give its bytes. One that is ready is read.

    Commits between the stages, so that who waits can see them.
    """
    storage = printer.storage
    if report.state is ReportState.READY and report.file_sha256 is not None:
        return storage.get(report.file_sha256)
    try:
        actions.note_stage(session, report, ReportStage.PHOTOS)
        session.commit()
        frozen = thaw(report.content)
        images = images_of(frozen.report, storage)
        actions.note_stage(session, report, ReportStage.LAYING_OUT)
        session.commit()
        printed = print_report(frozen, printer.templates, images, printer.public_url)
        actions.note_stage(session, report, ReportStage.STORING)
        session.commit()
        actions.keep_file(
            session,
            report,
            sha256=storage.put(printed.content),
            size_in_bytes=len(printed.content),
            pages=printed.pages,
            renderer=renderer_version(),
        )
        session.commit()
    except Exception as failure:
        session.rollback()
        code = failure.code if isinstance(failure, Problem) else "printing-failed"
        actions.note_failure(session, report_by_id(session, report.id), code)
        session.commit()
        log.exception("report %s could not be printed", report.number)
        raise
    return printed.content
