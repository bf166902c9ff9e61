"""What the demo shows to everybody: a public edition and a summary for residents of one report."""

from sqlalchemy.orm import Session

from app.accounts.models import Person
from app.assessments.models import Assessment
from app.reports import actions
from app.reports.composing import releasables_of
from app.reports.models import Edition, ReleaseKind
from app.reports.release_actions import decide_releases

LANGUAGE = "nl"
SHOWN = frozenset({ReleaseKind.PHOTO, ReleaseKind.REMARK})


def issue_editions(session: Session, reviewer: Person, assessment: Assessment) -> None:
    """Release the photos and remarks, as a reviewer would who looked at each, and ask for both editions; the
    worker prints them.
    """
    things = releasables_of(session, assessment, LANGUAGE)
    wanted = [thing.digest for thing in things if thing.kind in SHOWN]
    decide_releases(session, reviewer, assessment, things, wanted)
    for edition in (Edition.PUBLIC, Edition.RESIDENTS):
        actions.request_report(session, reviewer.id, assessment, language=LANGUAGE, edition=edition)
