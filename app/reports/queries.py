"""Reading the register of reports, and what a report tells beside the assessment."""

import hmac
import re
import uuid

from sqlalchemy import select
from sqlalchemy.orm import Session, defer, joinedload

from app.locations.models import Municipality, PlaceGroup, PlaceState
from app.problems import NotFound
from app.reports.models import Edition, Report, ReportState

NUMBER = re.compile(r"OK-(\d{4})-(\d{4,9})")


def standing_places(session: Session, location_id: uuid.UUID) -> list[PlaceGroup]:
    """The groups of places of a location that were not closed, in order of start."""
    return list(
        session.scalars(
            select(PlaceGroup)
            .where(PlaceGroup.location_id == location_id, PlaceGroup.state != PlaceState.CLOSED)
            .order_by(PlaceGroup.starts_on, PlaceGroup.id)
        )
    )


def municipalities_of(session: Session, province_code: str) -> list[Municipality]:
    """The municipalities of a province, in order of code."""
    return list(
        session.scalars(
            select(Municipality)
            .where(Municipality.province_code == province_code)
            .order_by(Municipality.code)
        )
    )


def report_by_id(session: Session, report_id: uuid.UUID) -> Report:
    """One report; `NotFound` when there is none."""
    report = session.get(Report, report_id)
    if report is None:
        raise NotFound("report-not-found")
    return report


def report_by_number(session: Session, number: str) -> Report | None:
    """The report with this number (`OK-2026-0001`), or None."""
    match = NUMBER.fullmatch(number.strip().upper())
    if match is None:
        return None
    report = session.scalar(select(Report).where(Report.serial == int(match[2])))
    return report if report is not None and report.number == match[0] else None


def issued_report(session: Session, number: str, code: str) -> Report | None:
    """The printed report with this number and check code, or None: for who holds one in hand."""
    report = report_by_number(session, number)
    if report is None or report.state is not ReportState.READY:
        return None
    given = code.strip().upper().replace(" ", "").replace("-", "")
    own = report.check_code.replace("-", "")
    return report if hmac.compare_digest(given.encode(), own.encode()) else None


def same_report(
    session: Session, assessment_id: uuid.UUID, edition: Edition, language: str, substance: str
) -> Report | None:
    """The newest report of this assessment in this edition and language, when it says the same; else None."""
    newest = session.scalar(
        select(Report)
        .where(Report.assessment_id == assessment_id, Report.edition == edition, Report.language == language)
        .order_by(Report.serial.desc())
        .limit(1)
    )
    return newest if newest is not None and newest.substance_digest == substance else None


def reports_of(session: Session, assessment_id: uuid.UUID) -> list[Report]:
    """The reports of an assessment with who asked for them, newest first, without their content."""
    return list(
        session.scalars(
            select(Report)
            .where(Report.assessment_id == assessment_id)
            .options(defer(Report.content), joinedload(Report.requested_by))
            .order_by(Report.serial.desc())
        )
    )
