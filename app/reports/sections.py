"""Themes, standards and indicators as a report prints them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Coverage:
    """Settled members of those that apply."""

    settled: int
    applicable: int


@dataclass(frozen=True)
class Photo:
    """A photo that is printed, found in storage by its SHA-256; size in pixels."""

    number: int
    sha256: str
    caption: str
    width: int
    height: int


@dataclass(frozen=True)
class Article:
    """An article of law behind a standard; the law by its name in the language of the report."""

    instrument: str
    article: str


@dataclass(frozen=True)
class SourceMark:
    """Where an indicator comes from, how strong it is there, and what became of it on appeal."""

    source: str
    code: str
    force: str
    verified: bool
    on_appeal: str | None = None


@dataclass(frozen=True)
class Measurement:
    """A measured value beside the threshold that held on the day of the visit; exact decimals as text.

    `unit` and `threshold` are in words (`m² per person`, `at least 4 m² per person`); a threshold that was
    not set yet is empty.
    """

    value: str
    unit: str
    at_least: str | None
    at_most: str | None
    threshold: str
    force: str | None


@dataclass(frozen=True)
class IndicatorLine:
    """One indicator and what was judged. `finding` numbers what falls short, through the whole report."""

    id: str
    text: str
    importance: str
    level: str | None
    risk: str | None
    reason: str
    remark: str
    good_practice: bool
    thin: bool
    verified_by: tuple[str, ...]
    sources: tuple[SourceMark, ...]
    measurement: Measurement | None = None
    photos: tuple[Photo, ...] = ()
    finding: int | None = None
    local_value: bool = False
    excluded: str | None = None

    @property
    def waits_for_number(self) -> bool:
        """Whether it is measured and shown but not judged, as the Netherlands has not fixed its number."""
        return self.excluded == "local-value-open"

    @property
    def tells(self) -> bool:
        """Whether there is more to tell than the level: it then stands in the chapter on findings."""
        shown = self.finding is not None or self.good_practice or bool(self.photos or self.remark)
        return shown or self.level == "could-not-be-assessed"


@dataclass(frozen=True)
class StandardSection:
    """One standard: the norm in plain words, its verdict and all its indicators."""

    id: str
    title: str
    why: str
    articles: tuple[Article, ...]
    codes: tuple[str, ...]
    verdict: str
    derived_verdict: str
    thin: bool
    reasons: tuple[str, ...]
    risk: str | None
    coverage: Coverage
    indicators: tuple[IndicatorLine, ...]
    note: str = ""

    @property
    def applies(self) -> bool:
        """Whether anything of this standard can be judged at this location, or was judged all the same."""
        return any(line.excluded is None or line.level is not None for line in self.indicators)

    def exclusions(self) -> tuple[str, ...]:
        """Why indicators of this standard do not apply, each reason once, in order."""
        return tuple(dict.fromkeys(line.excluded for line in self.indicators if line.excluded is not None))

    def indicator_codes(self) -> tuple[str, ...]:
        """The codes of its indicators in their sources, each once."""
        marks = (mark for line in self.indicators for mark in line.sources)
        return tuple(dict.fromkeys(f"{mark.source} {mark.code}" for mark in marks))

    @property
    def tells(self) -> bool:
        """Whether this standard gets a section of its own in the findings."""
        return any(line.tells for line in self.indicators)


@dataclass(frozen=True)
class ThemeSection:
    """One theme with its verdict and standards."""

    id: str
    title: str
    summary: str
    verdict: str
    thin: bool
    reasons: tuple[str, ...]
    coverage: Coverage
    index_low: str | None
    index_high: str | None
    standards: tuple[StandardSection, ...]
