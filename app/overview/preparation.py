"""The sheet to prepare a visit, composed from what was found, agreed and said before."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.accounts.models import Person
from app.assessments import scorecards
from app.assessments.findings import ToldFinding, title, told
from app.assessments.models import Assessment, FindingKind
from app.assessments.queries import (
    findings_of_assessment,
    newest_of_each,
    previous_submitted,
)
from app.framework.queries import framework_of
from app.i18n import current_language
from app.improvement.models import ImprovementMeasure
from app.improvement.queries import OpenFinding, measures_of_location, open_findings_of_location
from app.replies.models import Stance
from app.replies.queries import AnswerTold, HearingTold, replies_and_decisions
from app.reports.models import Report, ReportState
from app.reports.queries import reports_of


@dataclass(frozen=True)
class Replied:
    """A finding of the last visit that a party did not agree with: what it said, and what was decided."""

    norm: str
    answers: Sequence[AnswerTold]
    reason: str


@dataclass(frozen=True)
class Preparation:
    """What an inspector wants to have read before going."""

    before: Assessment | None
    headline: str
    report: Report | None
    replied: Sequence[Replied]
    remarked: Sequence[tuple[str, str]]
    open_findings: Sequence[OpenFinding]
    titles: Mapping[uuid.UUID, str]
    measures: Sequence[ImprovementMeasure]
    own: Assessment | None
    own_findings: Sequence[ToldFinding]


def compose(session: Session, person: Person, assessment: Assessment) -> Preparation:
    """Bring the sheet together."""
    before = previous_submitted(session, assessment)
    frozen = scorecards.latest_frozen(session, before.id) if before is not None else None
    reports = reports_of(session, before.id) if before is not None else []
    open_findings = open_findings_of_location(session, assessment.location_id, seen_by=person)
    heard = replies_and_decisions(session, before.id) if before is not None else None
    own = next(iter(newest_of_each(session, [assessment.location_id], own=True)), None)
    return Preparation(
        before=before,
        headline=frozen.headline if frozen is not None else "",
        report=next((report for report in reports if report.state is ReportState.READY), None),
        replied=_replied(before, heard) if before is not None and heard is not None else (),
        remarked=[
            (reply.name, reply.remarks) for reply in heard.replies if reply.handed_in_at and reply.remarks
        ]
        if heard is not None
        else (),
        open_findings=open_findings,
        titles={
            row.finding.id: title(
                row.finding, framework_of(row.assessment.framework_version), current_language()
            )
            for row in open_findings
        },
        measures=measures_of_location(session, assessment.location_id, seen_by=person),
        own=own,
        own_findings=_shortcomings(session, own) if own is not None else (),
    )


def _replied(before: Assessment, heard: HearingTold) -> list[Replied]:
    framework, language = framework_of(before.framework_version), current_language()
    return [
        Replied(
            framework.indicator(told.indicator).text.in_language(language),
            contested,
            told.decision.reason if told.decision is not None else "",
        )
        for told in heard.findings
        if (contested := [one for one in told.answers if one.stance is not Stance.AGREE])
    ]


def _shortcomings(session: Session, own: Assessment) -> list[ToldFinding]:
    reading = scorecards.read(session, own)
    return [
        found
        for found in told(reading, findings_of_assessment(session, own.id))
        if found.kind is FindingKind.SHORTCOMING
    ]
