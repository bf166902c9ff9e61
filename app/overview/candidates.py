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
from app.assessments.models import Assessment
from app.assessments.permissions import OFFICE_ROLES
from app.assessments.queries import locations_with_a_visit_ahead, newest_of_each
from app.assessments.scorecards import newest_frozen, thaw
from app.audit import AuditLine
from app.framework.queries import framework_of
from app.improvement.late_queries import overdue_by_location
from app.improvement.queries import open_norms_of
from app.locations.models import Location
from app.locations.queries import within
from app.overview.next_visit import Candidate
from quality_framework import Headline, Importance


@dataclass(frozen=True)
class Candidates:
    """The locations to rank, each with its row, and how many are left out because a visit is ahead."""

    candidates: Sequence[Candidate]
    locations: Mapping[uuid.UUID, Location]
    planned: int


def candidates_for(session: Session, person: Person, today: dt.date) -> Candidates:
    """Every location in reach that is not closed and has no visit ahead."""
    locations = {
        location.id: location
        for location in session.scalars(
            select(Location)
            .join(Location.municipality)
            .where(
                within(reach(person, *OFFICE_ROLES)),
                or_(Location.closes_on.is_(None), Location.closes_on >= today),
            )
            .options(joinedload(Location.municipality))
            .order_by(Location.name, Location.id)
        )
    }
    keys = list(locations)
    ahead = locations_with_a_visit_ahead(session, keys)
    visits = {visit.location_id: visit for visit in newest_of_each(session, keys, own=False)}
    frozen = newest_frozen(session, [visit.id for visit in visits.values()], with_body=False)
    knock_outs = _open_knock_outs(session, keys)
    overdue = overdue_by_location(session, keys, today)
    rosy = _too_rosy(session, visits, keys)
    changed = _changed_on(session, keys)
    found = []
    for key, location in locations.items():
        if key in ahead:
            continue
        visit = visits.get(key)
        visited_on = (visit.visit_ends_on or visit.visit_starts_on) if visit is not None else None
        found.append(
            Candidate(
                location_id=key,
                name=location.name,
                visited_on=visited_on,
                headline=Headline(frozen[visit.id].headline) if visit is not None else None,
                open_knock_outs=knock_outs[key],
                overdue_measures=overdue.get(key, 0),
                too_rosy=rosy.get(key, 0),
                changed=visited_on is not None and key in changed and changed[key] > visited_on,
            )
        )
    return Candidates(found, locations, len(ahead))


def _open_knock_outs(session: Session, keys: Collection[uuid.UUID]) -> Counter[uuid.UUID]:
    found = Counter[uuid.UUID]()
    for norm in open_norms_of(session, keys):
        framework = framework_of(norm.framework_version)
        if framework.indicator(norm.indicator).importance is Importance.KNOCK_OUT:
            found[norm.location_id] += 1
    return found


def _too_rosy(
    session: Session, visits: Mapping[uuid.UUID, Assessment], keys: Collection[uuid.UUID]
) -> dict[uuid.UUID, int]:
    """Only where both mirrors are there the scorecards themselves are read."""
    own = {row.location_id: row for row in newest_of_each(session, keys, own=True)}
    both = [key for key in own if key in visits]
    wanted = [side[key].id for key in both for side in (own, visits)]
    frozen = newest_frozen(session, wanted)
    return {
        key: too_rosy(thaw(frozen[own[key].id]), thaw(frozen[visits[key].id]))
        for key in both
        if own[key].id in frozen and visits[key].id in frozen
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
    return {uuid.UUID(row.subject_id): row.at.date() for row in rows}
