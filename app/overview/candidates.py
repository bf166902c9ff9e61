"""What is known of every location that could be visited next, in a fixed number of queries."""

import datetime as dt
import uuid
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session, joinedload

from app.accounts.models import Person
from app.accounts.permissions import reach
from app.assessments.mirrors import too_rosy
from app.assessments.permissions import OFFICE_ROLES
from app.assessments.queries import locations_with_a_visit_ahead, newest_headlines, newest_of_each
from app.assessments.scorecards import newest_frozen, thaw
from app.audit import AuditLine
from app.database import day_of
from app.framework.queries import framework_of
from app.improvement.late_queries import overdue_by_location
from app.improvement.queries import open_norms_of
from app.locations.models import Location
from app.locations.queries import within
from app.overview.next_visit import Candidate, Ranked
from quality_framework import Headline, Importance


@dataclass(frozen=True)
class Candidates:
    """The locations to rank, and how many are left out because a visit is ahead."""

    candidates: Sequence[Candidate]
    planned: int


def candidates_for(session: Session, person: Person, today: dt.date) -> Candidates:
    """Every location in reach that is not closed and has no visit ahead. Ranking looks at each of them, so of
    each as little is read as the rule needs; `locations_of` reads those that are shown.
    """
    newest = newest_headlines().subquery()
    rows = session.execute(
        select(Location.id, Location.name, newest.c.visited_on, newest.c.headline, newest.c.assessment_id)
        .join(Location.municipality)
        .outerjoin(newest, newest.c.location_id == Location.id)
        .where(
            within(reach(person, *OFFICE_ROLES)),
            or_(Location.closes_on.is_(None), Location.closes_on >= today),
        )
        .order_by(Location.name, Location.id)
    ).all()
    keys = [row.id for row in rows]
    ahead = locations_with_a_visit_ahead(session, keys)
    knock_outs = _open_knock_outs(session, keys)
    overdue = overdue_by_location(session, keys, today)
    rosy = _too_rosy(session, {row.id: row.assessment_id for row in rows if row.assessment_id}, keys)
    changed = _changed_on(session, keys)
    found = [
        Candidate(
            location_id=row.id,
            name=row.name,
            visited_on=row.visited_on,
            headline=Headline(row.headline) if row.headline is not None else None,
            open_knock_outs=knock_outs[row.id],
            overdue_measures=overdue.get(row.id, 0),
            too_rosy=rosy.get(row.id, 0),
            changed=row.visited_on is not None and row.id in changed and changed[row.id] > row.visited_on,
        )
        for row in rows
        if row.id not in ahead
    ]
    return Candidates(found, len(ahead))


def locations_of(session: Session, ranked: Sequence[Ranked]) -> Mapping[uuid.UUID, Location]:
    """The locations of these rows, with their municipality, by id."""
    wanted = [row.candidate.location_id for row in ranked]
    found = session.scalars(
        select(Location)
        .where(Location.id.in_(wanted))
        .options(joinedload(Location.municipality))
        .order_by(Location.id)
    )
    return {location.id: location for location in found}


def _open_knock_outs(session: Session, keys: Collection[uuid.UUID]) -> Counter[uuid.UUID]:
    found = Counter[uuid.UUID]()
    for norm in open_norms_of(session, keys):
        framework = framework_of(norm.framework_version)
        if framework.indicator(norm.indicator).importance is Importance.KNOCK_OUT:
            found[norm.location_id] += 1
    return found


def _too_rosy(
    session: Session, visits: Mapping[uuid.UUID, uuid.UUID], keys: Collection[uuid.UUID]
) -> dict[uuid.UUID, int]:
    """Only where both mirrors are there the scorecards themselves are read. `visits` is by location."""
    own = {row.location_id: row.id for row in newest_of_each(session, keys, own=True)}
    both = [key for key in own if key in visits]
    frozen = newest_frozen(session, [side[key] for key in both for side in (own, visits)])
    return {
        key: too_rosy(thaw(frozen[own[key]]), thaw(frozen[visits[key]]))
        for key in both
        if own[key] in frozen and visits[key] in frozen
    }


def _changed_on(session: Session, keys: Collection[uuid.UUID]) -> dict[uuid.UUID, dt.date]:
    rows = session.execute(
        select(AuditLine.subject_id, func.max(AuditLine.happened_at).label("at"))
        .where(
            AuditLine.subject_kind == "location",
            AuditLine.subject_id.in_([str(key) for key in keys]),
            AuditLine.action.in_(("change-location", "add-place-group", "change-place-group")),
        )
        .group_by(AuditLine.subject_id)
    )
    return {uuid.UUID(row.subject_id): day_of(row.at) for row in rows}
