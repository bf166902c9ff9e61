"""Findings: drawn up from judgements, grouped and worded by the team."""

import uuid
from collections.abc import Iterable, Sequence

from sqlalchemy.orm import Session

from app import audit
from app.accounts.models import Person
from app.assessments import scorecards
from app.assessments.actions.permitted import locked_for_judging
from app.assessments.findings import grounds, told
from app.assessments.kept_text import kept_text
from app.assessments.models import Assessment, Finding, FindingIndicator, FindingKind
from app.assessments.queries import finding_by_id, findings_of_assessment, highest_finding_number
from app.assessments.scorecards import Reading
from app.problems import Invalid, NotFound


def group_findings(
    session: Session,
    by: Person,
    assessment: Assessment,
    indicators: Sequence[str],
    wording: str = "",
    *,
    kind: FindingKind = FindingKind.SHORTCOMING,
) -> Finding:
    """Tell these indicators as one finding in these words. What was told of them before makes room; a number
    that was given is not given again.
    """
    assessment = locked_for_judging(session, by, assessment.id)
    reading = scorecards.read(session, assessment)
    possible = {ground.indicator.id for ground in grounds(reading, kind)}
    chosen = list(dict.fromkeys(indicators))
    if not chosen:
        raise Invalid("finding-without-indicators")
    if not possible.issuperset(chosen):
        raise Invalid("finding-not-from-judgement")
    finding = Finding(assessment_id=assessment.id, kind=kind, wording=kept_text(wording), created_by_id=by.id)
    _drawn_up(session, finding, chosen)
    audit.record(
        session,
        by.id,
        "group-findings",
        audit.subject("assessment", assessment.id),
        after={
            "finding": finding.id,
            "number": finding.number,
            "kind": kind.value,
            "indicators": chosen,
            "wording": finding.wording,
        },
    )
    return finding


def word_finding(
    session: Session, by: Person, assessment: Assessment, finding_id: uuid.UUID, wording: str
) -> Finding:
    """Say a finding in other words; empty leaves it to the norm and the remark."""
    assessment = locked_for_judging(session, by, assessment.id)
    finding = finding_by_id(session, finding_id)
    if finding.assessment_id != assessment.id:
        raise NotFound("finding-not-found")
    before = finding.wording
    finding.wording = kept_text(wording)
    session.flush()
    audit.record(
        session,
        by.id,
        "word-finding",
        audit.subject("assessment", assessment.id),
        before={"finding": finding.id, "wording": before},
        after={"finding": finding.id, "wording": finding.wording},
    )
    return finding


def draw_up_findings(session: Session, by: Person, assessment: Assessment, reading: Reading) -> list[Finding]:
    """Give every finding that nobody grouped a number of its own, gravest first: from submission on a finding
    can be replied to and improved. What no longer falls short leaves its finding; each keeps its number. To
    be called again whenever judgements have changed since. The caller holds the assessment.
    """
    drawn_up = findings_of_assessment(session, assessment.id)
    made: dict[str, list[str]] = {}
    standing: set[tuple[FindingKind, str]] = set()
    for found in told(reading, drawn_up):
        finding = found.finding
        if finding is None:
            finding = Finding(assessment_id=assessment.id, kind=found.kind, created_by_id=by.id)
            _drawn_up(session, finding, found.indicators)
            made[str(finding.number)] = list(found.indicators)
        finding.risk = found.risk.value if found.risk is not None else None
        standing |= {(found.kind, indicator) for indicator in found.indicators}
    gone = [
        link
        for finding in drawn_up
        for link in finding.indicators
        if (link.kind, link.indicator) not in standing
    ]
    for link in gone:
        session.delete(link)
    session.flush()
    if made or gone:
        audit.record(
            session,
            by.id,
            "draw-up-findings",
            audit.subject("assessment", assessment.id),
            after={"findings": made, "no_longer": [link.indicator for link in gone]},
        )
    return findings_of_assessment(session, assessment.id)


def _drawn_up(session: Session, finding: Finding, indicators: Iterable[str]) -> Finding:
    finding.number = highest_finding_number(session, finding.assessment_id) + 1
    session.add(finding)
    session.flush()
    for indicator in indicators:
        session.merge(
            FindingIndicator(
                assessment_id=finding.assessment_id,
                kind=finding.kind,
                indicator=indicator,
                finding_id=finding.id,
            )
        )
    session.flush()
    return finding
