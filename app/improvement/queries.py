"""Reading improvement measures and what is still open."""

import uuid
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, contains_eager, defer, joinedload, selectinload

from app.accounts.models import Person
from app.assessments.models import Assessment, Finding, FindingIndicator, FindingKind, Kind
from app.assessments.permissions import FOUND
from app.assessments.queries import visible_to, with_everything
from app.framework.models import FrameworkVersion
from app.improvement.models import ImprovementMeasure, MeasureEntry, MeasureState, Resolution
from app.improvement.permissions import STANDING
from app.locations.models import Location
from app.problems import NotFound

# Not yet closed or dropped.
OPEN_STATES = (MeasureState.AGREED, MeasureState.UNDER_WAY, MeasureState.REPORTED_DONE)


@dataclass(frozen=True)
class OpenFinding:
    """A shortcoming that is not resolved: the norms that still fall short, and what is done about it."""

    finding: Finding
    assessment: Assessment
    indicators: tuple[str, ...]
    measures: tuple[ImprovementMeasure, ...]


def measure_by_id(session: Session, measure_id: uuid.UUID, *, lock: bool = False) -> ImprovementMeasure:
    """One measure with its finding and everything that was said of it; `NotFound` when there is none. With
    `lock` everybody else who wants to write to it waits.
    """
    wanted = (
        select(ImprovementMeasure)
        .where(ImprovementMeasure.id == measure_id)
        .options(
            joinedload(ImprovementMeasure.finding).selectinload(Finding.indicators),
            selectinload(ImprovementMeasure.entries).joinedload(MeasureEntry.recorded_by),
        )
    )
    if lock:
        # Whoever asks may have said something of it: reading them anew must not lose their roles.
        roles = selectinload(ImprovementMeasure.entries).joinedload(MeasureEntry.recorded_by)
        wanted = (
            wanted.options(roles.selectinload(Person.grants))
            .with_for_update(of=ImprovementMeasure)
            .execution_options(populate_existing=True)
        )
    measure = session.scalar(wanted)
    if measure is None:
        raise NotFound("measure-not-found")
    return measure


def proof_by_id(session: Session, measure_id: uuid.UUID, entry_id: uuid.UUID) -> MeasureEntry:
    """One entry of this measure that carries a file; `NotFound` when there is none."""
    entry = session.scalar(
        select(MeasureEntry).where(
            MeasureEntry.id == entry_id,
            MeasureEntry.measure_id == measure_id,
            MeasureEntry.file_sha256.is_not(None),
        )
    )
    if entry is None:
        raise NotFound("file-not-found")
    return entry


def measures_of_assessment(session: Session, assessment_id: uuid.UUID) -> list[ImprovementMeasure]:
    """The improvement plan: every measure for a finding of this assessment, with the finding and what was
    said of it, in order of finding and deadline. Dropped ones are in it too.
    """
    return list(
        session.scalars(
            select(ImprovementMeasure)
            .join(ImprovementMeasure.finding)
            .where(Finding.assessment_id == assessment_id)
            .options(
                contains_eager(ImprovementMeasure.finding),
                selectinload(ImprovementMeasure.entries).joinedload(MeasureEntry.recorded_by),
            )
            .order_by(Finding.number, ImprovementMeasure.due_on, ImprovementMeasure.serial)
        )
    )


def measures_of_location(
    session: Session, location_id: uuid.UUID, *, seen_by: Person
) -> list[ImprovementMeasure]:
    """The measures at one location that are not ended and that this person may see, earliest due first."""
    return list(
        session.scalars(
            _seen(seen_by)
            .where(Assessment.location_id == location_id, ImprovementMeasure.state.in_(OPEN_STATES))
            .order_by(ImprovementMeasure.due_on, ImprovementMeasure.serial)
        )
    )


def measures_by_finding(
    session: Session, finding_ids: Collection[uuid.UUID]
) -> Mapping[uuid.UUID, Sequence[ImprovementMeasure]]:
    """The measures of each of these findings, earliest deadline first."""
    found: dict[uuid.UUID, list[ImprovementMeasure]] = defaultdict(list)
    for measure in session.scalars(
        select(ImprovementMeasure)
        .where(ImprovementMeasure.finding_id.in_(finding_ids))
        .order_by(ImprovementMeasure.due_on, ImprovementMeasure.serial)
    ):
        found[measure.finding_id].append(measure)
    return found


def resolutions_of(session: Session, finding_ids: Collection[uuid.UUID]) -> list[Resolution]:
    """What of these findings was resolved, and how, oldest first."""
    return list(
        session.scalars(
            select(Resolution)
            .where(Resolution.finding_id.in_(finding_ids))
            .options(joinedload(Resolution.assessment))
            .order_by(Resolution.resolved_at, Resolution.finding_id, Resolution.indicator)
        )
    )


def _seen(person: Person) -> Select[ImprovementMeasure]:
    """Measures with finding, of the assessments that this person may see and whose findings were drawn up."""
    return (
        select(ImprovementMeasure)
        .join(ImprovementMeasure.finding)
        .join(Assessment, Assessment.id == Finding.assessment_id)
        .join(Assessment.location)
        .join(Location.municipality)
        .where(visible_to(person), Assessment.state.in_(sorted(FOUND)))
        .options(contains_eager(ImprovementMeasure.finding))
    )


@dataclass(frozen=True)
class OpenNorm:
    """One norm that a visit to a location found short and that is not resolved."""

    location_id: uuid.UUID
    indicator: str
    framework_version: FrameworkVersion


def open_norms_of(session: Session, location_ids: Collection[uuid.UUID]) -> list[OpenNorm]:
    """Every norm that is open at these locations in an adopted visit, each once."""
    rows = session.execute(
        select(Assessment.location_id, FindingIndicator.indicator, FrameworkVersion)
        .join(Assessment, Assessment.id == FindingIndicator.assessment_id)
        .join(FrameworkVersion, FrameworkVersion.id == Assessment.framework_version_id)
        .outerjoin(
            Resolution,
            (Resolution.finding_id == FindingIndicator.finding_id)
            & (Resolution.indicator == FindingIndicator.indicator),
        )
        .where(
            Assessment.location_id.in_(location_ids),
            Assessment.kind != Kind.SELF_ASSESSMENT,
            Assessment.state.in_(sorted(STANDING)),
            FindingIndicator.kind == FindingKind.SHORTCOMING,
            Resolution.finding_id.is_(None),
        )
        .options(defer(FrameworkVersion.document))
        .order_by(Assessment.location_id, FindingIndicator.indicator, Assessment.serial)
    )
    found = {(location_id, indicator): version for location_id, indicator, version in rows}
    return [OpenNorm(location_id, indicator, version) for (location_id, indicator), version in found.items()]


def open_findings_of_location(
    session: Session, location_id: uuid.UUID, *, seen_by: Person | None = None
) -> list[OpenFinding]:
    """The shortcomings that visits found here and that are not resolved, oldest first. A norm that is open in
    an earlier finding is not told again in a later one. Only what `seen_by` may see when a person is named.
    """
    wanted = _visits_that_found(location_id)
    if seen_by is not None:
        wanted = wanted.where(visible_to(seen_by))
    told = set[str]()
    found = []
    for row in _open_findings(session, wanted):
        left = tuple(indicator for indicator in row.indicators if indicator not in told)
        told.update(left)
        if left:
            found.append(replace(row, indicators=left))
    return found


def open_findings_before(session: Session, visit: Assessment) -> list[OpenFinding]:
    """Every finding of other visits that was open at the location when this visit began, also where two tell
    of the same norm.
    """
    began = visit.visit_starts_on or visit.planned_on
    started = func.coalesce(Assessment.visit_starts_on, Assessment.planned_on)
    wanted = _visits_that_found(visit.location_id).where(Assessment.id != visit.id, started <= began)
    return _open_findings(session, wanted)


def _visits_that_found(location_id: uuid.UUID) -> Select[Assessment]:
    return (
        select(Assessment)
        .join(Assessment.location)
        .join(Location.municipality)
        .where(
            Assessment.location_id == location_id,
            Assessment.kind != Kind.SELF_ASSESSMENT,
            Assessment.state.in_(sorted(FOUND)),
        )
    )


def _open_findings(session: Session, wanted: Select[Assessment]) -> list[OpenFinding]:
    visits = {
        visit.id: visit
        for visit in session.scalars(
            with_everything(wanted).order_by(Assessment.visit_starts_on, Assessment.serial)
        )
    }
    if not visits:
        return []
    order = {key: place for place, key in enumerate(visits)}
    rows = session.scalars(
        select(Finding)
        .where(Finding.assessment_id.in_(list(visits)), Finding.kind == FindingKind.SHORTCOMING)
        .options(selectinload(Finding.indicators))
        .order_by(Finding.number)
    )
    findings = sorted(rows, key=lambda finding: (order[finding.assessment_id], finding.number))
    keys = [finding.id for finding in findings]
    resolved = {(row.finding_id, row.indicator) for row in resolutions_of(session, keys)}
    measures = measures_by_finding(session, keys)
    found = []
    for finding in findings:
        left = tuple(
            link.indicator for link in finding.indicators if (finding.id, link.indicator) not in resolved
        )
        if left:
            own = tuple(measures.get(finding.id, ()))
            found.append(OpenFinding(finding, visits[finding.assessment_id], left, own))
    return found
