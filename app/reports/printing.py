"""Printing one report from its frozen content, and keeping the file."""

import logging
from dataclasses import dataclass

from jinja2 import Environment
from sqlalchemy.orm import Session

from app.assessments.queries import assessment_by_id
from app.problems import Conflict, Problem
from app.reports import actions
from app.reports.frozen_content import FrozenReport, content_digest, thaw
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
        frozen = _its_own_content(session, report)
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


def _its_own_content(session: Session, report: Report) -> FrozenReport:
    """What was frozen, when it says itself that it is of this report: its assessment and framework version,
    its edition and language, and the digest and check code that stand in the register.
    """
    frozen = thaw(report.content)
    content, cover = frozen.report, frozen.report.cover
    assessment = assessment_by_id(session, report.assessment_id)
    said = (
        content.number,
        content.edition,
        content.language,
        cover.assessment_number,
        cover.framework_digest,
        content_digest(frozen.text),
        frozen.code,
    )
    registered = (
        report.number,
        report.edition.value,
        report.language,
        assessment.number,
        assessment.framework_version.digest,
        report.content_digest,
        report.check_code,
    )
    if said != registered:
        raise Conflict("report-of-another")
    return frozen
