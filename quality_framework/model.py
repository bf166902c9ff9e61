"""The framework document: Framework › Theme › Standard › Indicator. Frozen, unknown keys refused."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictInt

from quality_framework.canonical import canonical_json, digest_of
from quality_framework.exact import ExactNumber, IsoDate
from quality_framework.rule import RuleGroup
from quality_framework.text import Text
from quality_framework.verdict_rules import Count, DocumentPart, Rules
from quality_framework.vocabulary import (
    Comparator,
    Force,
    Importance,
    LegalOrigin,
    OnAppeal,
    Phase,
    Selection,
    Verification,
)

Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
"""An id of one part: lower case, digits and hyphens."""

DottedId = Annotated[str, Field(pattern=r"^[a-z0-9]+([.-][a-z0-9]+)*$", max_length=160)]
"""An id of several parts: lower case, digits, hyphens and dots."""

Words = Annotated[str, Field(min_length=1, pattern=r"\S")]
"""Text in no particular language: a name, a code, an address."""

SourceId = Annotated[str, Field(pattern=r"^[A-Za-z0-9]+([.-][A-Za-z0-9]+)*$", max_length=60)]


class Source(DocumentPart):
    """A guidance, law, ruling or position from which indicators come."""

    title: Text
    publisher: Words
    year: Annotated[StrictInt, Field(ge=1900, le=2200)] | None = None
    url: Annotated[str, Field(pattern=r"^https?://\S+$")] | None = None
    force: Force
    note: Text | None = None


class StandardSource(DocumentPart):
    """Where in a source a standard stands."""

    source: SourceId
    code: Words


class IndicatorSource(DocumentPart):
    """Where in a source an indicator stands, how strong it is there, and whether we saw it ourselves."""

    source: SourceId
    code: Words
    force: Force
    verified: StrictBool
    on_appeal: OnAppeal | None = None
    note: Text | None = None


class Instrument(DocumentPart):
    """A law or treaty by its official name in each language, and where its text is published."""

    name: Text
    url: Annotated[str, Field(pattern=r"^https?://\S+$")] | None = None


class LegalReference(DocumentPart):
    """An article of law behind a standard or indicator, and who laid the link.

    `instrument` is the id of an instrument; in a document that names none, the name itself.
    """

    instrument: Words
    article: Words
    origin: LegalOrigin


class PerPersons(DocumentPart):
    """The measured quantity counts per this many persons."""

    per_persons: Count


class MeasureValue(DocumentPart):
    """A threshold and the day from which it holds; absent means: from the beginning."""

    from_: IsoDate | None = Field(default=None, alias="from")
    at_least: ExactNumber | None = None
    at_most: ExactNumber | None = None
    force: Force
    source: SourceId
    code: Words
    note: Text | None = None


class Measure(DocumentPart):
    """A quantity that is measured, with its thresholds in the order of the days from which they hold."""

    quantity: Slug
    unit: Words
    comparator: Comparator
    basis: Literal["total", "per-person"] | PerPersons
    values: tuple[MeasureValue, ...] = ()


class Indicator(DocumentPart):
    """One statement that can be true or false at a location."""

    id: DottedId
    text: Text
    guidance: Text
    remark: Text | None = None
    sources: Annotated[tuple[IndicatorSource, ...], Field(min_length=1)]
    legal: tuple[LegalReference, ...] = ()
    verified_by: Annotated[tuple[Verification, ...], Field(min_length=1)]
    importance: Importance
    importance_reason: Text
    applies_to: tuple[Slug, ...] = ()
    kinds: tuple[Slug, ...] = ()
    phases: tuple[Phase, ...] = ()
    profiles: tuple[Slug, ...] = ()
    local_value: StrictBool = False
    measure: Measure | None = None


class Standard(DocumentPart):
    """What residents may count on; its rule says how its indicators together decide it."""

    id: DottedId
    title: Text
    why: Text
    sources: tuple[StandardSource, ...] = ()
    legal: tuple[LegalReference, ...] = ()
    note: Text | None = None
    rule: RuleGroup | None = None
    indicators: Annotated[tuple[Indicator, ...], Field(min_length=1)]

    @cached_property
    def effective_rule(self) -> RuleGroup:
        """The rule as written, or else all indicators together, in order."""
        return self.rule or RuleGroup(all_of=tuple(indicator.id for indicator in self.indicators))

    @cached_property
    def members(self) -> tuple[str | RuleGroup, ...]:
        """What counts: the direct parts of an `all_of` rule; a rule that is itself `any_of` is one member."""
        rule = self.effective_rule
        return rule.parts if rule.needs_all else (rule,)


class Theme(DocumentPart):
    """A part of the visit, with its standards."""

    id: Slug
    title: Text
    summary: Text
    standards: Annotated[tuple[Standard, ...], Field(min_length=1)]


class Profile(DocumentPart):
    """What a visit covers."""

    id: Slug
    title: Text
    summary: Text
    selects: Selection

    def covers(self, indicator: Indicator) -> bool:
        """Does a visit under this profile cover the indicator?"""
        return self.selects is Selection.ALL or self.id in indicator.profiles


class Gap(DocumentPart):
    """What a source has and this framework does not claim."""

    source: SourceId
    codes: Words
    note: Text


class Head(DocumentPart):
    """All of the framework but its themes: what `framework.yaml` holds beside the list of their names."""

    id: Slug
    version: Words
    languages: Annotated[tuple[Annotated[str, Field(pattern=r"^[a-z]{2,3}$")], ...], Field(min_length=1)]
    title: Text
    summary: Text
    rules: Rules
    sources: Mapping[SourceId, Source]
    instruments: Mapping[Slug, Instrument] = Field(default_factory=dict)
    groups: Mapping[Slug, Text] = Field(default_factory=dict)
    location_kinds: Mapping[Slug, Text] = Field(default_factory=dict)
    units: Mapping[Words, Text] = Field(default_factory=dict)
    profiles: Annotated[tuple[Profile, ...], Field(min_length=1)]
    gaps: tuple[Gap, ...] = ()


class FrameworkFile(Head):
    """`framework.yaml`: the head and the names of the theme files, in the order of the visit."""

    themes: Annotated[tuple[Slug, ...], Field(min_length=1)]


class Framework(Head):
    """The whole document. A published version never changes; its digest says which one it is."""

    themes: Annotated[tuple[Theme, ...], Field(min_length=1)]

    def to_canonical_json(self) -> str:
        """The whole document as canonical JSON: keys sorted, numbers exact, defaults left out."""
        return canonical_json(self.model_dump(mode="python", by_alias=True, exclude_defaults=True))

    @cached_property
    def digest(self) -> str:
        """`sha256:` and the hash of the canonical JSON: which version this is."""
        return digest_of(self.to_canonical_json())

    def standards(self) -> Iterator[Standard]:
        """Every standard, in the order of the document."""
        for theme in self.themes:
            yield from theme.standards

    def indicators(self) -> Iterator[Indicator]:
        """Every indicator, in the order of the document."""
        for standard in self.standards():
            yield from standard.indicators

    @cached_property
    def _themes_by_id(self) -> dict[str, Theme]:
        return {theme.id: theme for theme in self.themes}

    @cached_property
    def _standards_by_id(self) -> dict[str, Standard]:
        return {standard.id: standard for standard in self.standards()}

    @cached_property
    def _indicators_by_id(self) -> dict[str, Indicator]:
        return {indicator.id: indicator for indicator in self.indicators()}

    @cached_property
    def _profiles_by_id(self) -> dict[str, Profile]:
        return {profile.id: profile for profile in self.profiles}

    def theme(self, theme_id: str) -> Theme:
        """The theme with this id; KeyError when there is none."""
        return self._themes_by_id[theme_id]

    def standard(self, standard_id: str) -> Standard:
        """The standard with this id; KeyError when there is none."""
        return self._standards_by_id[standard_id]

    def indicator(self, indicator_id: str) -> Indicator:
        """The indicator with this id; KeyError when there is none."""
        return self._indicators_by_id[indicator_id]

    def profile(self, profile_id: str) -> Profile:
        """The profile with this id; KeyError when there is none."""
        return self._profiles_by_id[profile_id]

    def unit(self, unit: str) -> Text:
        """How the unit of a measure is written; the unit itself where the document gives no words for it."""
        return self.units.get(unit) or Text(dict.fromkeys(self.languages, unit))

    def instrument(self, instrument: str) -> Instrument:
        """The instrument with this id; where the document names none, what a reference says is its name."""
        named = self.instruments.get(instrument)
        return named or Instrument(name=Text(dict.fromkeys(self.languages, instrument)))

    def by_instrument(self, legal: Sequence[LegalReference]) -> list[tuple[Instrument, list[LegalReference]]]:
        """References under their instruments, both in the order in which they stand."""
        found: dict[str, list[LegalReference]] = {}
        for reference in legal:
            found.setdefault(reference.instrument, []).append(reference)
        return [(self.instrument(name), references) for name, references in found.items()]

    def has_indicator(self, indicator_id: str) -> bool:
        """Does the framework have an indicator with this id?"""
        return indicator_id in self._indicators_by_id
