"""Whether a report in hand was issued by us, and whether it still holds."""

import enum
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.reports.models import Report, ReportState, ReportWithdrawal
from app.reports.queries import issued_file, issued_report, replaced_by, withdrawal_of


class Found(enum.StrEnum):
    """What became of a report: four answers, and no more."""

    ISSUED = "issued"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Checked:
    """The answer; the report only where we issued it, its successor only where there is one."""

    found: Found
    report: Report | None = None
    successor: Report | None = None
    withdrawal: ReportWithdrawal | None = None


def check_by_code(session: Session, number: str, code: str) -> Checked:
    """By the number and the check code on the cover."""
    return _checked(session, issued_report(session, number, code))


def check_by_file(session: Session, sha256: str) -> Checked:
    """By the SHA-256 of the file, to the last byte."""
    return _checked(session, issued_file(session, sha256.strip().lower()))


def _checked(session: Session, report: Report | None) -> Checked:
    if report is None or report.state is not ReportState.READY:
        return Checked(Found.UNKNOWN)
    withdrawal = withdrawal_of(session, report.id)
    successor = replaced_by(session, report)
    if withdrawal is not None:
        return Checked(Found.WITHDRAWN, report, successor, withdrawal)
    return Checked(Found.REPLACED if successor is not None else Found.ISSUED, report, successor)
