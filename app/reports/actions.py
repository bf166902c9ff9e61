"""Writing the register of reports: freeze and ask for one, and what the worker does with it."""

import dataclasses
import uuid

from sqlalchemy import text
from sqlalchemy.orm import Session

from app import audit, jobs
from app.assessments.kept_text import kept_text
from app.assessments.models import Assessment
from app.database import hold, now
from app.problems import Conflict, Invalid
from app.reports.composing import compose_report
from app.reports.frozen_content import check_code, content_digest, substance_digest, to_canonical_json
from app.reports.models import Edition, Report, ReportStage, ReportState, report_number
from app.reports.permissions import WITHOUT_REPORT, is_for_public, same_readers
from app.reports.queries import last_issued, same_report

RENDER = "reports.render"
LANGUAGES = frozenset({"nl", "en"})
LONGEST_CORRECTION = 600


def _next_serial(session: Session) -> int:
    serial: int = session.execute(
        text("SELECT nextval(pg_get_serial_sequence('reports', 'serial'))")
    ).scalar_one()
    return serial


def freeze_report(
    session: Session,
    by: uuid.UUID | None,
    assessment: Assessment,
    *,
    language: str,
    edition: Edition = Edition.FULL,
    correction: str = "",
) -> Report:
    """Freeze what the report of this assessment says now, in the register. When nothing has changed since the
    last one in this language and edition, that one is given back; unless more people may read it by now.

    A report that comes after another says which one it replaces, and `correction` what was wrong in that one.
    The assessment comes with location, framework version and team. Refused before judging began and after it
    was withdrawn; for the public and for residents also before it was adopted.
    """
    if language not in LANGUAGES:
        raise Invalid("report-language-unknown", language=language)
    if assessment.state in WITHOUT_REPORT:
        raise Conflict("report-not-possible")
    if edition is not Edition.FULL and not is_for_public(assessment):
        raise Conflict("report-not-adopted")
    # Two people who ask at once get the same report.
    hold(session, f"report:{assessment.id}")
    issued_at = now().replace(microsecond=0)
    serial = _next_serial(session)
    content = compose_report(
        session,
        assessment,
        number=report_number(issued_at, serial),
        edition=edition.value,
        language=language,
        issued_at=issued_at,
    )
    substance = substance_digest(content)
    earlier = same_report(session, assessment.id, edition, language, substance)
    if earlier is not None and same_readers(earlier.assessment_state, assessment.state):
        return earlier
    before = last_issued(session, assessment.id, edition, language)
    if before is not None:
        words = kept_text(correction, longest=LONGEST_CORRECTION)
        content = dataclasses.replace(content, replaces=before.number, correction=words)
    canonical = to_canonical_json(content)
    digest = content_digest(canonical)
    report = Report(
        serial=serial,
        assessment_id=assessment.id,
        edition=edition,
        language=language,
        content=canonical,
        content_digest=digest,
        substance_digest=substance,
        check_code=check_code(digest, edition.value, language),
        assessment_state=assessment.state,
        requested_by_id=by,
        issued_at=issued_at,
        state=ReportState.QUEUED,
        stage=ReportStage.WAITING,
    )
    session.add(report)
    session.flush()
    audit.record(
        session,
        by,
        "freeze-report",
        audit.subject("assessment", assessment.id),
        after={"report": report.number, "language": language, "edition": edition.value, "content": digest},
    )
    return report


def request_report(
    session: Session,
    by: uuid.UUID,
    assessment: Assessment,
    *,
    language: str,
    edition: Edition = Edition.FULL,
    correction: str = "",
) -> Report:
    """Freeze a report and ask the worker to print it; one that failed before is tried again."""
    report = freeze_report(session, by, assessment, language=language, edition=edition, correction=correction)
    if report.state is ReportState.FAILED:
        _set(report, ReportState.QUEUED, ReportStage.WAITING)
        session.flush()
        jobs.enqueue(session, RENDER, lock=str(report.id), report_id=str(report.id))
    elif report.state is ReportState.QUEUED:
        jobs.enqueue(session, RENDER, lock=str(report.id), report_id=str(report.id))
    return report


def _set(report: Report, state: ReportState, stage: ReportStage) -> None:
    report.state = state
    report.stage = stage
    report.error_code = None


def note_stage(session: Session, report: Report, stage: ReportStage) -> None:
    """Tell who waits what is being done now."""
    _set(report, ReportState.RENDERING, stage)
    session.flush()


def keep_file(
    session: Session, report: Report, *, sha256: str, size_in_bytes: int, pages: int, renderer: str
) -> None:
    """Put the printed file in the register; from now on nothing of this report changes."""
    _set(report, ReportState.READY, ReportStage.DONE)
    report.file_sha256 = sha256
    report.size_in_bytes = size_in_bytes
    report.pages = pages
    report.renderer = renderer
    report.finished_at = now()
    session.flush()
    audit.record(
        session,
        report.requested_by_id,
        "print-report",
        audit.subject("assessment", report.assessment_id),
        after={"report": report.number, "file": sha256},
    )


def note_failure(session: Session, report: Report, code: str) -> None:
    """Say that the report could not be printed; it can be asked for again."""
    report.state = ReportState.FAILED
    report.error_code = code
    session.flush()
