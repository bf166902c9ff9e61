"""All that an audit report may print, as plain frozen values in the language of the report.

What is not here can't reach the page: the address of a location, the e-mail of a person, a photo that was not
chosen. Slugs (verdicts, levels, kinds) are those of the scoring engine; the template has their words. Texts
of the framework and of people are already in the right language. Numbers are exact decimals written as text.
"""

import datetime as dt
import enum
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, ClassVar

from app.reports.follow_up import Evidence, Hearing, PlannedMeasure, RoomLine
from app.reports.place_context import PlaceContext
from app.reports.sections import (
    Coverage,
    IndicatorLine,
    Measurement,
    Photo,
    StandardSection,
    ThemeSection,
)

FORMAT = "opvangkompas-report/1"


class Status(enum.StrEnum):
    """Whether the assessment behind the report was adopted."""

    CONCEPT = "concept"
    ADOPTED = "adopted"


@dataclass(frozen=True)
class Cover:
    """What the report is about, and against which version of the framework was judged."""

    location: str
    municipality: str
    province: str
    operator: str
    location_kind: str
    assessment_number: str
    assessment_kind: str
    announced: bool | None
    visit_starts_on: dt.date | None
    visit_ends_on: dt.date | None
    profile: str
    framework: str
    framework_title: str
    framework_version: str
    framework_digest: str
    is_fictional: bool = False


@dataclass(frozen=True)
class Urgent:
    """A shortcoming that can't wait. `finding` points to it; None is a danger outside every indicator."""

    text: str
    remark: str
    standard: str
    finding: int | None
    risk: str | None
    measurement: Measurement | None = None

    @property
    def is_danger(self) -> bool:
        """Whether it is a danger outside every indicator."""
        return self.finding is None


@dataclass(frozen=True)
class VerdictChange:
    """A standard whose verdict moved between two visits; two themes may have a standard of one title."""

    standard: str
    before: str
    after: str
    theme: str = ""


@dataclass(frozen=True)
class Change:
    """What moved since the last visit; only standards with a verdict in both."""

    previous_number: str
    previous_on: dt.date
    previous_headline: str
    better: tuple[VerdictChange, ...]
    worse: tuple[VerdictChange, ...]
    same: int

    # In each direction on the first page; the whole stands at the end of the findings.
    MOST_TOLD: ClassVar[int] = 2

    @property
    def is_long(self) -> bool:
        """Whether more standards moved than the first page tells."""
        return max(len(self.better), len(self.worse)) > self.MOST_TOLD


@dataclass(frozen=True)
class Summary:
    """The whole in one page. `good` holds three things done well at most."""

    headline: str
    reasons: tuple[str, ...]
    urgent: tuple[Urgent, ...]
    coverage: Coverage
    change: Change | None
    good: tuple[str, ...]


@dataclass(frozen=True)
class TeamMember:
    """Somebody who judged, by name."""

    name: str
    leads: bool


@dataclass(frozen=True)
class Work:
    """How we worked; None and empty are not filled in."""

    team: tuple[TeamMember, ...]
    hours: str | None
    rooms_seen: int | None
    residents_spoken: int | None
    staff_spoken: int | None
    records_read: str
    not_seen: str
    profile_summary: str
    verified_by: dict[str, int] = field(default_factory=dict)
    levels: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Method:
    """The thresholds of the scoring rules, as exact fractions in text."""

    standard_not_compliant_above: str
    theme_not_compliant_above: str
    minimum_coverage: str
    kinds_needed: int
    direct_needed: int


@dataclass(frozen=True)
class AuditReport:
    """One report in one language and edition. The same values give the same bytes."""

    number: str
    edition: str
    language: str
    status: Status
    issued_at: dt.datetime
    cover: Cover
    summary: Summary
    place: PlaceContext
    work: Work
    themes: tuple[ThemeSection, ...]
    method: Method
    sources: dict[str, str]
    # What the scoring engine was given and what it gave: reading it back gives the same scorecard.
    scoring: dict[str, Any]
    rooms: tuple[RoomLine, ...] = ()
    hearing: Hearing | None = None
    plan: tuple[PlannedMeasure, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    # The report of this assessment, edition and language that was issued before, and what was corrected.
    replaces: str = ""
    correction: str = ""
    format: str = FORMAT

    def standards(self) -> Iterator[StandardSection]:
        """Every standard, in the order of the framework."""
        for theme in self.themes:
            yield from theme.standards

    def indicators(self) -> Iterator[IndicatorLine]:
        """Every indicator, in the order of the framework."""
        for standard in self.standards():
            yield from standard.indicators

    def photos(self) -> Iterator[Photo]:
        """Every photo, in the order in which it is printed."""
        for line in self.indicators():
            yield from line.photos

    def told_by_residents(self) -> tuple[IndicatorLine, ...]:
        """The indicators on which residents were heard, in the order of the framework."""
        return tuple(
            line
            for line in self.indicators()
            if line.level is not None and not line.waits_for_number and "residents" in line.verified_by
        )

    def measured(self) -> tuple[IndicatorLine, ...]:
        """The indicators with a measured value, in the order of the framework."""
        return tuple(line for line in self.indicators() if line.measurement is not None)
