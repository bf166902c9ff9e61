"""Reading many assessments: the list, those of a location, and their headlines."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.orm import Session

from app.accounts.models import Person, Role
from app.accounts.permissions import reach
from app.assessments.models import Assessment, FrozenScorecard, Kind, Member
from app.assessments.permissions import (
    OFFICE_ROLES,
    READING_ROLES,
    SHOWN_TO_MUNICIPALITY,
    SHOWN_TO_READERS,
)
from app.assessments.queries.whole import with_everything
from app.assessments.workflow import State
from app.locations.models import Location, Municipality
from app.locations.queries import within
from app.paging import Paged, on_page, page_within


@dataclass(frozen=True)
class AssessmentFilters:
    """What is asked of the list of assessments; an empty value asks nothing."""

    words: str = ""
    state: State | None = None
    kind: Kind | None = None
    province: str = ""
    mine: bool = False


@dataclass(frozen=True)
class AssessmentsPage(Paged):
    """One page of the list of assessments, the headline of those that have one, and how many there are in
    all.
    """

    assessments: Sequence[Assessment]
    headlines: Mapping[uuid.UUID, str]


@dataclass(frozen=True)
class LatestHeadline:
    """The headline of the newest adopted inspection of a location and the last day of that visit."""

    headline: str
    on: dt.date
    assessment_id: uuid.UUID


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
    number = page_within(page, total)
    found = list(
        session.scalars(
            on_page(
                with_everything(chosen).order_by(Assessment.planned_on.desc(), Assessment.serial.desc()),
                number,
            )
        )
    )
    headlines = frozen_headlines(session, [row.id for row in found])
    return AssessmentsPage(found, headlines, total=total, page=number)


def frozen_headlines(session: Session, assessment_ids: Collection[uuid.UUID]) -> Mapping[uuid.UUID, str]:
    """The headline of the newest frozen scorecard per assessment, for those that have one."""
    if not assessment_ids:
        return {}
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
    rows = session.execute(newest_headlines().where(Assessment.location_id.in_(location_ids)))
    return {row.location_id: LatestHeadline(row.headline, row.visited_on, row.assessment_id) for row in rows}


def newest_headlines() -> Select[uuid.UUID, str, dt.date | None, uuid.UUID]:
    """One row for each location with an adopted or published inspection: `location_id`, and of the newest its
    `headline`, `visited_on` and `assessment_id`.
    """
    day = func.coalesce(Assessment.visit_ends_on, Assessment.visit_starts_on)
    return (
        select(
            Assessment.location_id,
            FrozenScorecard.headline,
            day.label("visited_on"),
            Assessment.id.label("assessment_id"),
        )
        .join(FrozenScorecard, FrozenScorecard.assessment_id == Assessment.id)
        .where(Assessment.state.in_(sorted(SHOWN_TO_READERS)), Assessment.kind == Kind.INSPECTION)
        .ext(distinct_on(Assessment.location_id))
        .order_by(
            Assessment.location_id, day.desc(), Assessment.serial.desc(), FrozenScorecard.frozen_at.desc()
        )
    )


def headline_history(
    session: Session, location_ids: Collection[uuid.UUID]
) -> Mapping[uuid.UUID, list[tuple[str, dt.date]]]:
    """Per location the headline of every adopted or published inspection with the day of that visit, newest
    visit first.
    """
    day = func.coalesce(Assessment.visit_ends_on, Assessment.visit_starts_on)
    wanted = (
        select(Assessment.location_id, FrozenScorecard.headline, day, Assessment.serial)
        .join(FrozenScorecard, FrozenScorecard.assessment_id == Assessment.id)
        .where(
            Assessment.location_id.in_(location_ids),
            Assessment.state.in_(sorted(SHOWN_TO_READERS)),
            Assessment.kind == Kind.INSPECTION,
        )
        .ext(distinct_on(Assessment.id))
        .order_by(Assessment.id, FrozenScorecard.frozen_at.desc())
    )
    found: dict[uuid.UUID, list[tuple[str, dt.date]]] = defaultdict(list)
    newest_first = sorted(session.execute(wanted), key=lambda row: (row[2], row[3]), reverse=True)
    for location, headline, on, _serial in newest_first:
        found[location].append((headline, on))
    return found
