"""Reading long lists of findings and measures, page by page."""

import datetime as dt
import enum
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.orm import Session, contains_eager, selectinload

from app.accounts.models import Person
from app.assessments.models import Assessment, Finding, FindingIndicator, FindingKind
from app.assessments.permissions import FOUND
from app.assessments.queries import visible_to, with_everything
from app.improvement.late_queries import is_due_soon, is_late
from app.improvement.models import ImprovementMeasure, MeasureState, Resolution
from app.locations.models import Location, Municipality
from app.paging import Paged, on_page, page_within

Row = TypeVar("Row")


class Openness(enum.StrEnum):
    """Whether a finding still stands."""

    OPEN = "open"
    RESOLVED = "resolved"


class Due(enum.StrEnum):
    """How near the deadline of a measure is that nobody reported done."""

    LATE = "late"
    SOON = "soon"


@dataclass(frozen=True)
class ListPage(Paged, Generic[Row]):
    """One page of a list and how many there are in all."""

    rows: Sequence[Row]


@dataclass(frozen=True)
class MeasureFilters:
    """What is asked of the list of measures; an empty value asks nothing."""

    words: str = ""
    state: MeasureState | None = None
    due: Due | None = None
    province: str = ""


@dataclass(frozen=True)
class FindingFilters:
    """What is asked of the list of findings; an empty value asks nothing."""

    words: str = ""
    kind: FindingKind | None = None
    risk: str = ""
    openness: Openness | None = None
    province: str = ""


@dataclass(frozen=True)
class MeasureRow:
    """A measure with the assessment in which its finding was made."""

    measure: ImprovementMeasure
    assessment: Assessment


@dataclass(frozen=True)
class FindingRow:
    """A finding with its assessment, whether it still stands, and how many measures were agreed."""

    finding: Finding
    assessment: Assessment
    is_open: bool
    measures: int


def _named(words: str) -> ColumnElement[bool]:
    return or_(
        Location.name.icontains(words, autoescape=True), Municipality.name.icontains(words, autoescape=True)
    )


def measures_page(
    session: Session, person: Person, filters: MeasureFilters, page: int, *, today: dt.date
) -> ListPage[MeasureRow]:
    """Page `page` (from 1) of the measures this person may see and asked for, earliest deadline first."""
    asked: list[ColumnElement[bool]] = [visible_to(person), Assessment.state.in_(sorted(FOUND))]
    if words := filters.words.strip():
        asked.append(_named(words))
    if filters.state is not None:
        asked.append(ImprovementMeasure.state == filters.state)
    if filters.due is not None:
        asked.append(is_late(today) if filters.due is Due.LATE else is_due_soon(today))
    if filters.province:
        asked.append(Municipality.province_code == filters.province)
    chosen = (
        select(ImprovementMeasure, Assessment)
        .join(ImprovementMeasure.finding)
        .join(Finding.assessment)
        .join(Assessment.location)
        .join(Location.municipality)
        .where(*asked)
    )
    total = _count(session, chosen.with_only_columns(ImprovementMeasure.id))
    number = page_within(page, total)
    finding = contains_eager(ImprovementMeasure.finding)
    rows = session.execute(
        on_page(
            with_everything(chosen)
            .options(finding, finding.selectinload(Finding.indicators))
            .order_by(ImprovementMeasure.due_on, ImprovementMeasure.serial),
            number,
        )
    )
    return ListPage(
        [MeasureRow(measure, assessment) for measure, assessment in rows], total=total, page=number
    )


def findings_page(
    session: Session, person: Person, filters: FindingFilters, page: int
) -> ListPage[FindingRow]:
    """Page `page` (from 1) of the findings this person may see and asked for, newest assessment first. A
    self-assessment's are among them; a finding of which nothing is left is not.
    """
    links = FindingIndicator.finding_id == Finding.id
    unresolved = and_(
        links,
        ~exists().where(
            Resolution.finding_id == FindingIndicator.finding_id,
            Resolution.indicator == FindingIndicator.indicator,
        ),
    )
    is_open = exists().where(unresolved) & (Finding.kind == FindingKind.SHORTCOMING)
    asked: list[ColumnElement[bool]] = [
        visible_to(person),
        Assessment.state.in_(sorted(FOUND)),
        exists().where(links),
    ]
    if words := filters.words.strip():
        asked.append(_named(words))
    if filters.kind is not None:
        asked.append(Finding.kind == filters.kind)
    if filters.risk:
        asked.append(Finding.risk == filters.risk)
    if filters.openness is not None:
        shortcoming = Finding.kind == FindingKind.SHORTCOMING
        asked.append(is_open if filters.openness is Openness.OPEN else and_(shortcoming, ~is_open))
    if filters.province:
        asked.append(Municipality.province_code == filters.province)
    measures = (
        select(func.count())
        .where(ImprovementMeasure.finding_id == Finding.id)
        .correlate(Finding)
        .scalar_subquery()
    )
    chosen = (
        select(Finding, Assessment, is_open.label("is_open"), measures.label("measures"))
        .join(Finding.assessment)
        .join(Assessment.location)
        .join(Location.municipality)
        .where(*asked)
    )
    total = _count(session, chosen.with_only_columns(Finding.id))
    number = page_within(page, total)
    rows = session.execute(
        on_page(
            with_everything(chosen)
            .options(selectinload(Finding.indicators))
            .order_by(Assessment.planned_on.desc(), Assessment.serial.desc(), Finding.number),
            number,
        )
    )
    return ListPage([FindingRow(*row) for row in rows], total=total, page=number)


def _count(session: Session, chosen: Select[uuid.UUID]) -> int:
    return session.scalar(select(func.count()).select_from(chosen.subquery())) or 0
