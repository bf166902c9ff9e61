"""Reading one assessment with all that its pages need."""

import uuid
from typing import TypeVarTuple

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, defer, joinedload, selectinload

from app.accounts.models import Person
from app.assessments.models import Assessment, Kind, Member
from app.assessments.workflow import State
from app.framework.models import FrameworkVersion
from app.locations.models import Location, Municipality
from app.problems import NotFound

Row = TypeVarTuple("Row")
# What fits in the serial number of a row.
LONGEST_SERIAL = 9
STANDING = frozenset({State.ADOPTED, State.PUBLISHED})
# Handed in and not withdrawn.
HANDED_IN = frozenset(State) - {State.PLANNED, State.JUDGING, State.WITHDRAWN}


def with_everything(wanted: Select[*Row]) -> Select[*Row]:
    """Load what every page about an assessment needs: the place, the operator, the framework version and
    the team.
    """
    return wanted.options(
        joinedload(Assessment.location).joinedload(Location.municipality).joinedload(Municipality.province),
        joinedload(Assessment.location).joinedload(Location.operator),
        # The document is large and parsed once per process: it is read only when it isn't in memory yet.
        joinedload(Assessment.framework_version).options(defer(FrameworkVersion.document)),
        selectinload(Assessment.members).joinedload(Member.person),
    )


def assessment_by_id(
    session: Session, assessment_id: uuid.UUID, *, fresh: bool = False, lock: bool = False
) -> Assessment:
    """One assessment with location (municipality, province, operator), framework version and team;
    `NotFound` when there is none. `fresh` reads it again from the database; with `lock` everybody else
    who wants to write to it waits too.
    """
    wanted = with_everything(select(Assessment).where(Assessment.id == assessment_id))
    if lock:
        wanted = wanted.with_for_update(of=Assessment, key_share=True)
    if fresh or lock:
        # Whoever asks may be in the team: reading them anew must not lose their roles.
        roles = selectinload(Assessment.members).joinedload(Member.person).selectinload(Person.grants)
        wanted = wanted.options(roles).execution_options(populate_existing=True)
    assessment = session.scalar(wanted)
    if assessment is None:
        raise NotFound("assessment-not-found")
    return assessment


def assessment_by_number(session: Session, number: str) -> Assessment:
    """The assessment with this number (`T-2026-0001`); `NotFound` when there is none."""
    serial = number.strip().upper().rpartition("-")[2]
    found = (
        session.scalar(with_everything(select(Assessment).where(Assessment.serial == int(serial))))
        if (serial.isdecimal() and len(serial) <= LONGEST_SERIAL)
        else None
    )
    if found is None or found.number != number.strip().upper():
        raise NotFound("assessment-not-found")
    return found


def previous_submitted(session: Session, assessment: Assessment) -> Assessment | None:
    """The last earlier assessment of the same location that looks in the same mirror: a self-assessment is
    compared with a self-assessment that was handed in, a visit with a visit that was adopted: what is still
    under review is told to nobody through a later one. None when there is none.
    """
    own = assessment.kind is Kind.SELF_ASSESSMENT
    states = HANDED_IN if own and assessment.state not in STANDING else STANDING
    return session.scalar(
        with_everything(
            select(Assessment).where(
                Assessment.location_id == assessment.location_id,
                Assessment.id != assessment.id,
                Assessment.state.in_(sorted(states)),
                (Assessment.kind == Kind.SELF_ASSESSMENT)
                if own
                else (Assessment.kind != Kind.SELF_ASSESSMENT),
                Assessment.visit_starts_on < (assessment.visit_starts_on or assessment.planned_on),
            )
        )
        .order_by(Assessment.visit_starts_on.desc(), Assessment.serial.desc())
        .limit(1)
    )
