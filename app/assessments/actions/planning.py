"""Planning an assessment."""

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app import audit
from app.accounts.models import Person
from app.accounts.queries import person_by_id
from app.assessments.models import Assessment, Kind, Member
from app.assessments.permissions import may_be_member, may_plan
from app.assessments.queries import assessment_by_id
from app.database import made_before, new_id
from app.framework.models import FrameworkVersion
from app.framework.queries import framework_of, newest_version
from app.locations.models import Location
from app.locations.queries import place_of
from app.problems import Invalid, NotAllowed

VISITS = frozenset({Kind.INSPECTION, Kind.RE_INSPECTION})


@dataclass(frozen=True)
class Plan:
    """What is planned. `announced` is asked for visits only; the first member leads; `scope` names the
    indicators of a re-inspection (None: the whole profile).
    """

    kind: Kind
    profile: str
    planned_on: dt.date
    member_ids: Sequence[uuid.UUID]
    announced: bool | None = None
    scope: Sequence[str] | None = None


def plan_assessment(
    session: Session,
    by: Person,
    location: Location,
    plan: Plan,
    *,
    framework_version: FrameworkVersion | None = None,
    key: uuid.UUID | None = None,
) -> Assessment:
    """Plan an assessment of the location, pinned for life to the version given, or else to the newest one.

    The same `key` again gives the assessment that was planned with it.
    """
    place = place_of(location)
    if not may_plan(by, place, plan.kind):
        raise NotAllowed("may-not-plan-here")
    if (planned := _planned_before(session, by, location, key)) is not None:
        return planned
    version = framework_version or newest_version(session)
    framework = framework_of(version)
    if plan.profile not in {profile.id for profile in framework.profiles}:
        raise Invalid("profile-unknown")
    if (plan.kind in VISITS) != (plan.announced is not None):
        raise Invalid("announced-for-visits-only")
    if plan.scope is not None and not all(framework.has_indicator(indicator) for indicator in plan.scope):
        raise Invalid("scope-unknown-indicator")
    if not plan.member_ids:
        raise Invalid("team-empty")
    team = [person_by_id(session, key) for key in dict.fromkeys(plan.member_ids)]
    for person in team:
        if not may_be_member(person, place, plan.kind):
            raise Invalid("member-cannot-judge", name=person.name)
    assessment = Assessment(
        id=key or new_id(),
        location_id=location.id,
        framework_version_id=version.id,
        kind=plan.kind,
        profile=plan.profile,
        announced=plan.announced,
        planned_on=plan.planned_on,
        scope=list(plan.scope) if plan.scope is not None else None,
        created_by_id=by.id,
    )
    session.add(assessment)
    session.flush()
    session.add_all(
        Member(assessment_id=assessment.id, person_id=person.id, leads=person is team[0]) for person in team
    )
    session.flush()
    audit.record(
        session,
        by.id,
        "plan-assessment",
        audit.subject("assessment", assessment.id),
        after={
            "location": str(location.id),
            "kind": plan.kind.value,
            "profile": plan.profile,
            "announced": plan.announced,
            "planned_on": plan.planned_on.isoformat(),
            "members": [str(person.id) for person in team],
            "framework": version.digest,
        },
    )
    return assessment_by_id(session, assessment.id, fresh=True)


def _planned_before(
    session: Session, by: Person, location: Location, key: uuid.UUID | None
) -> Assessment | None:
    planned = made_before(session, Assessment, key)
    if planned is None:
        return None
    if planned.created_by_id != by.id or planned.location_id != location.id:
        raise Invalid("id-not-accepted")
    return assessment_by_id(session, planned.id)
