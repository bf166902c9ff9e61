"""The blueprint of this room, and loading what its pages are about for whoever asks."""

import uuid
from collections.abc import Iterable

from flask import Blueprint

from app.accounts.access import current_person
from app.assessments.models import Assessment
from app.assessments.permissions import may_see
from app.assessments.queries import assessment_by_id
from app.assessments.workflow import State
from app.problems import NotFound
from app.reports import queries
from app.reports.models import Report
from app.reports.permissions import is_being_heard, may_read_report
from app.transaction import current_session

room = Blueprint("reports", __name__)


def loaded_assessment(assessment_id: uuid.UUID) -> Assessment:
    """The assessment, when the person who asks may see it; else `NotFound`."""
    assessment = assessment_by_id(current_session(), assessment_id)
    if not may_see(current_person(), assessment):
        raise NotFound("assessment-not-found")
    return assessment


def readable(reports: Iterable[Report], assessment: Assessment) -> list[Report]:
    """Those of these reports of the assessment that the person who asks may read."""
    person = current_person()
    heard = is_being_heard(person, assessment)
    concepts = queries.concepts_of(current_session(), assessment.id) if heard else frozenset()
    return [
        report
        for report in reports
        if may_read_report(person, assessment, report.assessment_state)
        and (not heard or report.assessment_state is not State.OUT_FOR_REPLY or report.id in concepts)
    ]


def loaded_report(report_id: uuid.UUID) -> tuple[Report, Assessment]:
    """The report with its assessment, when the person who asks may read it; else `NotFound`."""
    report = queries.report_by_id(current_session(), report_id)
    assessment = assessment_by_id(current_session(), report.assessment_id)
    if not readable([report], assessment):
        raise NotFound("report-not-found")
    return report, assessment
