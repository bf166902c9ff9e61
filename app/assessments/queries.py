"""Reading assessments, the log of judgements, photos and dangers."""

import datetime as dt
import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVarTuple

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.orm import Session, defer, joinedload, selectinload

from app.accounts.models import Person, Role, RoleGrant
from app.accounts.permissions import Place, reach
from app.assessments.judgement_log import Standing, current_of, standings
from app.assessments.models import AcuteDanger, Assessment, FrozenScorecard, Judgement, Kind, Member, Photo
from app.assessments.permissions import (
    OFFICE_ROLES,
    READING_ROLES,
    SHOWN_TO_MUNICIPALITY,
    SHOWN_TO_READERS,
)
from app.assessments.workflow import State
from app.framework.models import FrameworkVersion
from app.locations.models import Location, Municipality
from app.locations.queries import within
from app.problems import NotFound

Row = TypeVarTuple("Row")
PAGE_SIZE = 25
# What fits in the serial number of a row.
LONGEST_SERIAL = 9
# Handed in and not withdrawn: what a later visit can be compared with.
HANDED_IN = frozenset(State) - {State.PLANNED, State.JUDGING, State.WITHDRAWN}


@dataclass(frozen=True)
class AssessmentFilters:
    """What is asked of the list of assessments; an empty value asks nothing."""

    words: str = ""
    state: State | None = None
    kind: Kind | None = None
    province: str = ""
    mine: bool = False


@dataclass(frozen=True)
class AssessmentsPage:
    """One page of the list of assessments, the headline of those that have one, and how many there are in
    all.
    """

    assessments: Sequence[Assessment]
    headlines: Mapping[uuid.UUID, str]
    total: int
    page: int

    @property
    def pages(self) -> int:
        """How many pages there are; at least one."""
        return max(1, -(-self.total // PAGE_SIZE))


@dataclass(frozen=True)
class LatestHeadline:
    """The headline of the newest adopted inspection of a location and the last day of that visit."""

    headline: str
    on: dt.date
    assessment_id: uuid.UUID


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


def visible_to(person: Person) -> ColumnElement[bool]:
    """The assessments this person may see (`permissions.may_see`), as a WHERE on `Assessment` joined with
    its `Location` and `Municipality`.
    """
    return or_(
        within(reach(person, *OFFICE_ROLES)),
        and_(
            within(reach(person, Role.MUNICIPALITY)),
            or_(Assessment.kind == Kind.SELF_ASSESSMENT, Assessment.state.in_(sorted(SHOWN_TO_MUNICIPALITY))),
        ),
        and_(within(reach(person, *READING_ROLES)), Assessment.state.in_(sorted(SHOWN_TO_READERS))),
    )


def _asked(person: Person, filters: AssessmentFilters) -> list[ColumnElement[bool]]:
    asked: list[ColumnElement[bool]] = []
    if words := filters.words.strip():
        asked.append(
            or_(
                Location.name.icontains(words, autoescape=True),
                Municipality.name.icontains(words, autoescape=True),
            )
        )
    if filters.state is not None:
        asked.append(Assessment.state == filters.state)
    if filters.kind is not None:
        asked.append(Assessment.kind == filters.kind)
    if filters.province:
        asked.append(Municipality.province_code == filters.province)
    if filters.mine:
        asked.append(exists().where(Member.assessment_id == Assessment.id, Member.person_id == person.id))
    return asked


def assessments_page(
    session: Session, person: Person, filters: AssessmentFilters, page: int
) -> AssessmentsPage:
    """Page `page` (from 1) of the assessments this person may see and asked for, newest plan first."""
    chosen = (
        select(Assessment)
        .join(Assessment.location)
        .join(Location.municipality)
        .where(visible_to(person), *_asked(person, filters))
    )
    total = session.scalar(select(func.count()).select_from(chosen.subquery())) or 0
    number = min(max(page, 1), max(1, -(-total // PAGE_SIZE)))
    found = list(
        session.scalars(
            with_everything(chosen)
            .order_by(Assessment.planned_on.desc(), Assessment.serial.desc())
            .offset((number - 1) * PAGE_SIZE)
            .limit(PAGE_SIZE)
        )
    )
    return AssessmentsPage(found, frozen_headlines(session, [row.id for row in found]), total, number)


def frozen_headlines(session: Session, assessment_ids: Collection[uuid.UUID]) -> Mapping[uuid.UUID, str]:
    """The headline of the newest frozen scorecard per assessment, for those that have one."""
    rows = session.execute(
        select(FrozenScorecard.assessment_id, FrozenScorecard.headline)
        .where(FrozenScorecard.assessment_id.in_(assessment_ids))
        .ext(distinct_on(FrozenScorecard.assessment_id))
        .order_by(FrozenScorecard.assessment_id, FrozenScorecard.frozen_at.desc(), FrozenScorecard.id.desc())
    )
    return {row.assessment_id: row.headline for row in rows}


def assessments_of_location(
    session: Session, location_id: uuid.UUID, *, seen_by: Person | None = None
) -> list[Assessment]:
    """The assessments of one location, newest plan first; only those that `seen_by` may see when a person
    is named.
    """
    wanted = (
        select(Assessment)
        .join(Assessment.location)
        .join(Location.municipality)
        .where(Assessment.location_id == location_id)
    )
    if seen_by is not None:
        wanted = wanted.where(visible_to(seen_by))
    return list(
        session.scalars(
            with_everything(wanted).order_by(Assessment.planned_on.desc(), Assessment.serial.desc())
        )
    )


def latest_headlines(
    session: Session, location_ids: Collection[uuid.UUID]
) -> Mapping[uuid.UUID, LatestHeadline]:
    """Per location the headline of its newest adopted or published inspection, and the day of that visit."""
    day = func.coalesce(Assessment.visit_ends_on, Assessment.visit_starts_on)
    rows = session.execute(
        select(Assessment.location_id, FrozenScorecard.headline, day, Assessment.id)
        .join(FrozenScorecard, FrozenScorecard.assessment_id == Assessment.id)
        .where(
            Assessment.location_id.in_(location_ids),
            Assessment.state.in_(sorted(SHOWN_TO_READERS)),
            Assessment.kind == Kind.INSPECTION,
        )
        .ext(distinct_on(Assessment.location_id))
        .order_by(
            Assessment.location_id, day.desc(), Assessment.serial.desc(), FrozenScorecard.frozen_at.desc()
        )
    )
    return {location: LatestHeadline(headline, on, key) for location, headline, on, key in rows}


def previous_submitted(session: Session, assessment: Assessment) -> Assessment | None:
    """The last earlier assessment of the same location that was handed in and looks in the same mirror: a
    self-assessment is compared with a self-assessment, a visit with a visit. None when there is none.
    """
    own = assessment.kind is Kind.SELF_ASSESSMENT
    return session.scalar(
        with_everything(
            select(Assessment).where(
                Assessment.location_id == assessment.location_id,
                Assessment.id != assessment.id,
                Assessment.state.in_(sorted(HANDED_IN)),
                (Assessment.kind == Kind.SELF_ASSESSMENT)
                if own
                else (Assessment.kind != Kind.SELF_ASSESSMENT),
                Assessment.visit_starts_on < (assessment.visit_starts_on or assessment.planned_on),
            )
        )
        .order_by(Assessment.visit_starts_on.desc(), Assessment.serial.desc())
        .limit(1)
    )


def judgement_log(session: Session, assessment_id: uuid.UUID) -> list[Judgement]:
    """Every judgement of the assessment with who gave it, in order of receipt."""
    return list(
        session.scalars(
            select(Judgement)
            .where(Judgement.assessment_id == assessment_id)
            .options(joinedload(Judgement.judged_by))
            .order_by(Judgement.sequence)
        )
    )


def judgement_standings(session: Session, assessment_id: uuid.UUID) -> Mapping[str, Standing]:
    """Per indicator what counts, and what is in conflict."""
    return standings(judgement_log(session, assessment_id))


def current_judgements(session: Session, assessment_id: uuid.UUID) -> Mapping[str, Judgement]:
    """The judgements that count, by indicator, with who gave them. Not in it: not yet judged, or in
    conflict.
    """
    return current_of(judgement_standings(session, assessment_id))


def judges_of(session: Session, assessment_id: uuid.UUID) -> frozenset[uuid.UUID]:
    """Everybody who gave a judgement in this assessment, replaced ones included: they don't review it."""
    return frozenset(
        session.scalars(
            select(Judgement.judged_by_id).where(Judgement.assessment_id == assessment_id).distinct()
        )
    )


def photos_of(session: Session, assessment_id: uuid.UUID) -> list[Photo]:
    """The photos that were not removed, in order of receipt."""
    return list(
        session.scalars(
            select(Photo)
            .where(Photo.assessment_id == assessment_id, Photo.removed_at.is_(None))
            .order_by(Photo.received_at, Photo.id)
        )
    )


def photo_by_id(session: Session, assessment_id: uuid.UUID, photo_id: uuid.UUID) -> Photo:
    """One photo of this assessment that was not removed; `NotFound` when there is none."""
    photo = session.scalar(
        select(Photo).where(
            Photo.id == photo_id, Photo.assessment_id == assessment_id, Photo.removed_at.is_(None)
        )
    )
    if photo is None:
        raise NotFound("photo-not-found")
    return photo


def dangers_of(session: Session, assessment_id: uuid.UUID) -> list[AcuteDanger]:
    """The acute dangers recorded on the visit, in order."""
    return list(
        session.scalars(
            select(AcuteDanger)
            .where(AcuteDanger.assessment_id == assessment_id)
            .order_by(AcuteDanger.recorded_at, AcuteDanger.id)
        )
    )


def possible_members(session: Session, place: Place, role: Role) -> list[Person]:
    """The people who hold the role that judges, reaching this place, by name."""
    holders = session.scalars(
        select(Person)
        .where(
            Person.is_open.is_(True),
            exists().where(
                RoleGrant.person_id == Person.id, RoleGrant.role == role, RoleGrant.ended_at.is_(None)
            ),
        )
        .options(selectinload(Person.grants))
        .order_by(Person.name, Person.id)
    )
    return [person for person in holders if reach(person, role).covers(place)]
