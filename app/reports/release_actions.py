"""Deciding what the public sees of an assessment, and taking an issued report back."""

from collections.abc import Collection, Iterable

from sqlalchemy.orm import Session

from app import audit
from app.accounts.models import Person
from app.assessments.kept_text import kept_text
from app.assessments.models import Assessment
from app.problems import Conflict, Invalid, NotAllowed
from app.reports.models import Release, Report, ReportState, ReportWithdrawal
from app.reports.permissions import may_release
from app.reports.public_edition import Releasable
from app.reports.queries import released, withdrawal_of

LONGEST_REASON = 600


def decide_releases(
    session: Session,
    by: Person,
    assessment: Assessment,
    things: Iterable[Releasable],
    wanted: Collection[str],
) -> int:
    """Release the things whose digest is in `wanted` and withhold the others; how many decisions changed.

    `things` are those that were shown to who decides: what came in since stays withheld.
    """
    if not may_release(by, assessment):
        raise NotAllowed("not-a-reviewer-here")
    shown = {thing.digest: thing for thing in things}
    before = released(session, assessment.id)
    changed = [digest for digest in shown if (digest in wanted) != (digest in before)]
    for digest in changed:
        session.add(
            Release(
                assessment_id=assessment.id,
                kind=shown[digest].kind,
                digest=digest,
                is_released=digest in wanted,
                decided_by_id=by.id,
            )
        )
    session.flush()
    if changed:
        audit.record(
            session,
            by.id,
            "decide-releases",
            audit.subject("assessment", assessment.id),
            before={"released": sorted(before & shown.keys())},
            after={"released": sorted(shown.keys() & set(wanted))},
        )
    return len(changed)


def withdraw_report(
    session: Session, by: Person, assessment: Assessment, report: Report, reason: str
) -> None:
    """Say for ever that a report which was issued no longer holds. The file stays; the check page tells."""
    if not may_release(by, assessment):
        raise NotAllowed("not-a-reviewer-here")
    words = kept_text(reason, longest=LONGEST_REASON)
    if not words:
        raise Invalid("withdrawal-reason-missing")
    if report.state is not ReportState.READY:
        raise Conflict("report-not-ready")
    if withdrawal_of(session, report.id) is not None:
        raise Conflict("report-withdrawn-already")
    session.add(ReportWithdrawal(report_id=report.id, reason=words, withdrawn_by_id=by.id))
    session.flush()
    audit.record(
        session,
        by.id,
        "withdraw-report",
        audit.subject("assessment", assessment.id),
        after={"report": report.number, "reason": words},
    )
