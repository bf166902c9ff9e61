"""Self-assessment and visit of one location side by side."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.accounts.models import Person
from app.assessments.mirrors import Gap, Reflection, reflect
from app.assessments.models import Assessment
from app.assessments.permissions import may_see
from app.assessments.queries import newest_of_each
from app.assessments.scorecards import newest_frozen, thaw
from app.framework.queries import framework_of
from app.locations.models import Location


@dataclass(frozen=True)
class MirrorsPage:
    """The newest of each kind that this person may see, and every standard in both."""

    own: Assessment | None
    visit: Assessment | None
    reflections: Sequence[Reflection]
    gaps: Mapping[Gap, int]


def compose(session: Session, person: Person, location: Location) -> MirrorsPage:
    """Bring the mirrors together; each side as it was frozen."""
    own, visit = (
        next((row for row in newest_of_each(session, [location.id], own=kind) if may_see(person, row)), None)
        for kind in (True, False)
    )
    sides = [row for row in (own, visit) if row is not None]
    frozen = newest_frozen(session, [row.id for row in sides])
    cards = [thaw(frozen[row.id]) if row is not None and row.id in frozen else None for row in (own, visit)]
    newest = max(sides, key=lambda row: row.serial, default=None)
    reflections = reflect(framework_of(newest.framework_version), *cards) if newest is not None else []
    return MirrorsPage(own, visit, reflections, Counter(row.gap for row in reflections))
