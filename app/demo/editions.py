"""What the demo shows to everybody: a public edition and a summary for residents of one report."""

from sqlalchemy.orm import Session

from app.accounts.models import Person
from app.assessments.models import Assessment
from app.database import now
from app.reports import actions
from app.reports.composing import compose_report
from app.reports.models import Edition, ReleaseKind
from app.reports.public_edition import releasables
from app.reports.release_actions import decide_releases

LANGUAGE = "nl"
SHOWN = frozenset({ReleaseKind.PHOTO, ReleaseKind.REMARK})


def issue_editions(session: Session, reviewer: Person, assessment: Assessment) -> None:
    """Release the photos and remarks, as a reviewer would who looked at each, and ask for both editions; the
    worker prints them.
    """
    full = compose_report(
        session, assessment, number="", edition=Edition.FULL.value, language=LANGUAGE, issued_at=now()
    )
    things = releasables(full)
    wanted = [thing.digest for thing in things if thing.kind in SHOWN]
    decide_releases(session, reviewer, assessment, things, wanted)
    for edition in (Edition.PUBLIC, Edition.RESIDENTS):
        actions.request_report(session, reviewer.id, assessment, language=LANGUAGE, edition=edition)
