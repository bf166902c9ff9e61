"""Reading the register of reports, and what a report tells beside the assessment."""

import datetime as dt
import hmac
import re
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVarTuple

from sqlalchemy import Select, func, select
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.orm import Session, contains_eager, defer, joinedload

from app.assessments.models import Assessment
from app.assessments.workflow import State
from app.locations.models import Location, PlaceGroup, PlaceState
from app.paging import Paged, on_page, page_within
from app.problems import NotFound
from app.replies.models import Hearing
from app.reports.models import Edition, Release, Report, ReportState, ReportWithdrawal

# Sending a concept out and freezing it is one request.
FROZEN_WITHIN = dt.timedelta(minutes=1)
NUMBER = re.compile(r"OK-(\d{4})-(\d{4,9})")

Row = TypeVarTuple("Row")


@dataclass(frozen=True)
class PublishedPage(Paged):
    """One page of published editions and how many there are in all."""

    reports: Sequence[Report]


def standing_places(session: Session, location_id: uuid.UUID) -> list[PlaceGroup]:
    """The groups of places of a location that were not closed, in order of start."""
    return list(
        session.scalars(
            select(PlaceGroup)
            .where(PlaceGroup.location_id == location_id, PlaceGroup.state != PlaceState.CLOSED)
            .order_by(PlaceGroup.starts_on, PlaceGroup.id)
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


def issued_file(session: Session, sha256: str) -> Report | None:
    """The report whose file has this SHA-256, or None."""
    return session.scalar(select(Report).where(Report.file_sha256 == sha256))


def concept_report(session: Session, assessment_id: uuid.UUID, language: str) -> Report | None:
    """The concept as it went out to the parties: the first full report in this language that was frozen then.
    None when it was withdrawn. Whatever is made later in the term holds the replies of others and our
    decisions on them, and is for no party.
    """
    first = session.scalar(
        _went_out(select(Report), assessment_id)
        .where(Report.language == language)
        .options(defer(Report.content))
        .order_by(Report.serial)
        .limit(1)
    )
    return first if first is not None and withdrawal_of(session, first.id) is None else None


def concepts_of(session: Session, assessment_id: uuid.UUID) -> frozenset[uuid.UUID]:
    """The reports frozen when the concept of this assessment went out: the first in each language."""
    first = _went_out(select(Report.id), assessment_id).order_by(Report.language, Report.serial)
    return frozenset(session.scalars(first.ext(distinct_on(Report.language))))


def _went_out(wanted: Select[*Row], assessment_id: uuid.UUID) -> Select[*Row]:
    return wanted.join(Hearing, Hearing.assessment_id == Report.assessment_id).where(
        Report.assessment_id == assessment_id,
        Report.edition == Edition.FULL,
        Report.assessment_state == State.OUT_FOR_REPLY,
        Report.issued_at <= Hearing.sent_at + FROZEN_WITHIN,
    )


def withdrawal_of(session: Session, report_id: uuid.UUID) -> ReportWithdrawal | None:
    """Why and when this report was withdrawn, or None when it was not."""
    return session.get(ReportWithdrawal, report_id)


def withdrawals_of(session: Session, assessment_id: uuid.UUID) -> frozenset[uuid.UUID]:
    """Which reports of an assessment were withdrawn."""
    return frozenset(
        session.scalars(
            select(ReportWithdrawal.report_id)
            .join(Report, Report.id == ReportWithdrawal.report_id)
            .where(Report.assessment_id == assessment_id)
            .order_by(ReportWithdrawal.report_id)
        )
    )


def replaced_by(session: Session, report: Report) -> Report | None:
    """The newest printed report of the same assessment, edition and language that came after this one."""
    return session.scalar(
        select(Report)
        .where(
            Report.assessment_id == report.assessment_id,
            Report.edition == report.edition,
            Report.language == report.language,
            Report.state == ReportState.READY,
            Report.serial > report.serial,
        )
        .options(defer(Report.content))
        .order_by(Report.serial.desc())
        .limit(1)
    )


def last_issued(session: Session, assessment_id: uuid.UUID, edition: Edition, language: str) -> Report | None:
    """The newest printed report of this assessment in this edition and language, or None."""
    return session.scalar(
        select(Report)
        .where(
            Report.assessment_id == assessment_id,
            Report.edition == edition,
            Report.language == language,
            Report.state == ReportState.READY,
        )
        .options(defer(Report.content))
        .order_by(Report.serial.desc())
        .limit(1)
    )


def _published() -> Select[Report]:
    """Editions for the public that were printed, of what is published, and not withdrawn."""
    return (
        select(Report)
        .join(Assessment, Assessment.id == Report.assessment_id)
        .outerjoin(ReportWithdrawal, ReportWithdrawal.report_id == Report.id)
        .where(
            Report.edition != Edition.FULL,
            Report.state == ReportState.READY,
            Assessment.state == State.PUBLISHED,
            ReportWithdrawal.report_id.is_(None),
        )
        .options(defer(Report.content))
    )


def is_published(session: Session, report: Report) -> bool:
    """Whether everybody may read the file of this report."""
    return session.scalar(_published().where(Report.id == report.id)) is not None


def published_reports(session: Session, page: int) -> PublishedPage:
    """Page `page` (from 1) of the newest published edition of each assessment, kind and language."""
    newest = (
        select(func.max(Report.serial))
        .where(Report.state == ReportState.READY)
        .group_by(Report.assessment_id, Report.edition, Report.language)
    )
    wanted = _published().where(Report.serial.in_(newest))
    total = session.scalar(select(func.count()).select_from(wanted.subquery())) or 0
    number = page_within(page, total)
    assessment = contains_eager(Report.assessment)
    wanted = wanted.options(assessment.joinedload(Assessment.location).joinedload(Location.municipality))
    reports = session.scalars(on_page(wanted.order_by(Report.serial.desc()), number))
    return PublishedPage(list(reports), total=total, page=number)


def released(session: Session, assessment_id: uuid.UUID) -> frozenset[str]:
    """The digests of what may be shown in public: of each thing its newest decision counts."""
    newest = (
        select(Release.digest, Release.is_released)
        .where(Release.assessment_id == assessment_id)
        .ext(distinct_on(Release.digest))
        .order_by(Release.digest, Release.id.desc())
        .subquery()
    )
    return frozenset(session.scalars(select(newest.c.digest).where(newest.c.is_released)))


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
