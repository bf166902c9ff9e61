"""What a later visit saw of earlier findings."""

from sqlalchemy.orm import Session

from app import audit
from app.accounts.models import Person
from app.assessments.models import Assessment, Kind
from app.assessments.queries import current_judgements
from app.improvement.actions.written import Held, write_down
from app.improvement.models import EntryKind, MeasureEntry, MeasureState, Resolution, ResolvedBy
from app.improvement.permissions import STANDING
from app.improvement.queries import OPEN_STATES, OpenFinding, measure_by_id, open_findings_before
from app.problems import Conflict
from quality_framework import Level

# Only what was seen to be in order resolves; what could not be seen leaves a finding as it is.
RESOLVING = frozenset({Level.MET.value, Level.NOT_APPLICABLE.value})


def resolve_by_visit(session: Session, by: Person, visit: Assessment) -> list[Resolution]:
    """To be called in the transaction in which a visit is adopted: each norm of an earlier finding that this
    visit found met, or no longer applicable, is resolved; a finding of which nothing is left is closed, and
    its measures with it. A self-assessment resolves nothing.
    """
    if visit.kind is Kind.SELF_ASSESSMENT:
        return []
    if visit.state not in STANDING:
        raise Conflict("visit-not-adopted")
    levels = {key: row.level for key, row in current_judgements(session, visit.id).items()}
    seen = {key for key, level in levels.items() if level in RESOLVING}
    made = []
    for earlier in open_findings_before(session, visit):
        rows = [
            Resolution(
                finding_id=earlier.finding.id,
                indicator=indicator,
                how=ResolvedBy.VISIT,
                assessment_id=visit.id,
                resolved_by_id=by.id,
            )
            for indicator in earlier.indicators
            if indicator in seen
        ]
        if rows:
            session.add_all(rows)
            session.flush()
            _told(session, by, visit, earlier, rows)
            made += rows
    return made


def _told(
    session: Session, by: Person, visit: Assessment, earlier: OpenFinding, rows: list[Resolution]
) -> None:
    audit.record(
        session,
        by.id,
        "resolve-finding",
        audit.subject("assessment", earlier.assessment.id),
        after={
            "finding": earlier.finding.id,
            "indicators": [row.indicator for row in rows],
            "how": ResolvedBy.VISIT.value,
            "visit": visit.id,
        },
    )
    if len(rows) < len(earlier.indicators):
        return
    for measure in earlier.measures:
        found = Held(measure_by_id(session, measure.id, lock=True), earlier.assessment)
        # Somebody may have closed it a moment ago.
        if found.measure.state in OPEN_STATES:
            entry = MeasureEntry(kind=EntryKind.CLOSED, state=MeasureState.CLOSED, assessment_id=visit.id)
            write_down(session, by, found, entry)
