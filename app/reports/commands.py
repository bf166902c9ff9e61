"""Printing a report from the command line, in this very process."""

from dataclasses import replace

from flask import current_app
from sqlalchemy.orm import Session

from app.assessments.queries import assessment_by_number
from app.problems import NotFound
from app.reports.actions import freeze_report
from app.reports.jobs import printer_of
from app.reports.printing import render
from app.reports.queries import report_by_number
from app.storage import Storage


def make_report_now(session: Session, storage: Storage, number: str, language: str) -> bytes:
    """The PDF of an issued report (`OK-2026-0001`), or of the report that an assessment (`T-2026-0001`) has
    now in this language; frozen and printed first when there is none yet. Needs an app context.
    """
    report = report_by_number(session, number)
    if report is None:
        if number.strip().upper().startswith("OK-"):
            raise NotFound("report-not-found")
        report = freeze_report(session, None, assessment_by_number(session, number), language=language)
        session.commit()
    return render(session, replace(printer_of(current_app), storage=storage), report)
