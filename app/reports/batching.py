"""The reports of many assessments in one ZIP: asking for it, reading how far it is."""

import datetime as dt
import uuid
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app import audit, jobs
from app.accounts.models import Person
from app.accounts.permissions import reach
from app.assessments.models import Assessment
from app.assessments.permissions import SHOWN_TO_READERS
from app.locations.models import Location, Municipality
from app.locations.queries import within
from app.problems import Invalid, NotFound
from app.reports.actions import LANGUAGES
from app.reports.models import ReportBatch
from app.reports.permissions import BATCH_ROLES

MAKE_BATCH = "reports.batch"
MOST = 500


@dataclass(frozen=True)
class Wanted:
    """Which reports: of one province or of all in reach, visited from one day until another."""

    language: str
    province_code: str | None
    visited_from: dt.date
    visited_until: dt.date


def request_batch(session: Session, by: Person, wanted: Wanted) -> ReportBatch:
    """Decide which assessments and ask the worker for their full reports: what was adopted and lies in reach
    of who asks. Refused when there is none, or more than 500.
    """
    if wanted.language not in LANGUAGES:
        raise Invalid("report-language-unknown", language=wanted.language)
    if wanted.visited_from > wanted.visited_until:
        raise Invalid("batch-days-turned-round")
    ids = _assessments(session, by, wanted)
    if not ids:
        raise Invalid("batch-empty")
    if len(ids) > MOST:
        raise Invalid("batch-too-large", count=len(ids), most=MOST)
    batch = ReportBatch(
        requested_by_id=by.id,
        language=wanted.language,
        province_code=wanted.province_code,
        visited_from=wanted.visited_from,
        visited_until=wanted.visited_until,
        assessment_ids=ids,
        report_ids=[],
    )
    session.add(batch)
    session.flush()
    jobs.enqueue(session, MAKE_BATCH, lock=str(batch.id), batch_id=str(batch.id))
    audit.record(
        session,
        by.id,
        "request-report-batch",
        audit.subject("report-batch", batch.id),
        after={"assessments": len(ids), "language": wanted.language},
    )
    return batch


def _assessments(session: Session, by: Person, wanted: Wanted) -> list[uuid.UUID]:
    visited = func.coalesce(Assessment.visit_starts_on, Assessment.judged_on, Assessment.planned_on)
    chosen = (
        select(Assessment.id)
        .join(Assessment.location)
        .join(Municipality, Municipality.code == Location.municipality_code)
        .where(
            within(reach(by, *BATCH_ROLES)),
            Assessment.state.in_(sorted(SHOWN_TO_READERS)),
            visited.between(wanted.visited_from, wanted.visited_until),
        )
        .order_by(Assessment.serial)
    )
    if wanted.province_code is not None:
        chosen = chosen.where(Municipality.province_code == wanted.province_code)
    return list(session.scalars(chosen.limit(MOST + 1)))


def batch_by_id(session: Session, by: Person, batch_id: uuid.UUID) -> ReportBatch:
    """The batch, for who asked for it; `NotFound` for everybody else."""
    batch = session.get(ReportBatch, batch_id)
    if batch is None or batch.requested_by_id != by.id:
        raise NotFound("report-not-found")
    return batch


def batches_of(session: Session, by: Person) -> list[ReportBatch]:
    """The last ten batches that this person asked for, newest first."""
    return list(
        session.scalars(
            select(ReportBatch)
            .where(ReportBatch.requested_by_id == by.id)
            .order_by(ReportBatch.created_at.desc(), ReportBatch.id.desc())
            .limit(10)
        )
    )
