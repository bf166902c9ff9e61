"""What types can't say: unique ids, references that resolve, every language complete, rules that hold
together.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from pydantic import BaseModel

from quality_framework.faults import Fault, Severity
from quality_framework.measure_checks import measure_faults
from quality_framework.model import Framework, Indicator, LegalReference, Standard, Theme
from quality_framework.rule_checks import rule_faults
from quality_framework.text import Text
from quality_framework.vocabulary import Selection

Path = tuple[str | int, ...]


def find_faults(framework: Framework, known: Collection[str] = ()) -> list[Fault]:
    """Everything that is wrong with, doubtful in or open in a framework whose parts could be read.

    `known` holds ids that exist in the document but could not be read: a reference to one is not a fault.
    """
    faults = [*_head_faults(framework, known), *_text_faults(framework, framework.languages, ())]
    first_use: dict[str, str] = {}
    for position, theme in enumerate(framework.themes):
        path: Path = ("themes", position)
        faults += _duplicates(theme.id, first_use, "theme", path)
        faults += _theme_faults(framework, theme, first_use, known, path)
    return faults


def _error(code: str, path: Path, message: str) -> Fault:
    return Fault(Severity.ERROR, code, path, message)


def _head_faults(framework: Framework, known: Collection[str]) -> Iterator[Fault]:
    for position, language in enumerate(framework.languages):
        if language in framework.languages[:position]:
            yield _error("duplicate-language", ("languages", position), f"language {language} is given twice")
    seen: dict[str, str] = {}
    tags = {tag for indicator in framework.indicators() for tag in indicator.profiles}
    for position, profile in enumerate(framework.profiles):
        yield from _duplicates(profile.id, seen, "profile", ("profiles", position))
        if profile.selects is Selection.TAGGED and profile.id not in tags:
            yield Fault(
                Severity.WARNING,
                "profile-selects-nothing",
                ("profiles", position),
                f"profile {profile.id} selects tagged indicators, but none carries its tag",
            )
    if not framework.instruments and _refers_to_law(framework):
        yield Fault(
            Severity.WARNING,
            "instruments-not-named",
            ("id",),
            "laws are referred to, but instruments gives none of them its name in each language",
        )
    for position, gap in enumerate(framework.gaps):
        yield from _source_fault(framework, gap.source, known, ("gaps", position, "source"))


def _refers_to_law(framework: Framework) -> bool:
    return any(
        standard.legal or any(indicator.legal for indicator in standard.indicators)
        for standard in framework.standards()
    )


def _duplicates(item_id: str, seen: dict[str, str], kind: str, path: Path) -> Iterator[Fault]:
    if item_id in seen:
        yield _error(
            "duplicate-id", (*path, "id"), f"the id {item_id} is already used by another {seen[item_id]}"
        )
    seen.setdefault(item_id, kind)


def _theme_faults(
    framework: Framework, theme: Theme, first_use: dict[str, str], known: Collection[str], path: Path
) -> Iterator[Fault]:
    for position, standard in enumerate(theme.standards):
        place: Path = (*path, "standards", position)
        yield from _duplicates(standard.id, first_use, "standard", place)
        if not standard.id.startswith(f"{theme.id}."):
            yield _error("id-outside-theme", (*place, "id"), f"{standard.id} does not begin with {theme.id}.")
        yield from _standard_faults(framework, standard, known, place)
        for number, indicator in enumerate(standard.indicators):
            inner: Path = (*place, "indicators", number)
            yield from _duplicates(indicator.id, first_use, "indicator", inner)
            if not indicator.id.startswith(f"{standard.id}."):
                yield _error(
                    "id-outside-standard",
                    (*inner, "id"),
                    f"{indicator.id} does not begin with {standard.id}.",
                )
            yield from _indicator_faults(framework, indicator, known, inner)


def _standard_faults(
    framework: Framework, standard: Standard, known: Collection[str], path: Path
) -> Iterator[Fault]:
    yield from _instrument_faults(framework, standard.legal, known, path)
    for position, source in enumerate(standard.sources):
        yield from _source_fault(framework, source.source, known, (*path, "sources", position, "source"))
    yield from rule_faults(standard, framework.profiles, known, path)


def _indicator_faults(
    framework: Framework, indicator: Indicator, known: Collection[str], path: Path
) -> Iterator[Fault]:
    for position, source in enumerate(indicator.sources):
        yield from _source_fault(framework, source.source, known, (*path, "sources", position, "source"))
    yield from _instrument_faults(framework, indicator.legal, known, path)
    profiles = [profile.id for profile in framework.profiles]
    lists: list[tuple[str, tuple[str, ...], Collection[str]]] = [
        ("applies_to", indicator.applies_to, framework.groups),
        ("kinds", indicator.kinds, framework.location_kinds),
        ("profiles", indicator.profiles, profiles),
        ("phases", indicator.phases, indicator.phases),
        ("verified_by", indicator.verified_by, indicator.verified_by),
    ]
    for field, names, defined in lists:
        yield from _name_faults(field, names, {*defined, *known}, (*path, field))
    if indicator.measure is not None:
        if framework.units and indicator.measure.unit not in framework.units:
            unit = indicator.measure.unit
            yield _error(
                "unknown-unit",
                (*path, "measure", "unit"),
                f"{unit} is not one of the units in framework.yaml",
            )
        for position, value in enumerate(indicator.measure.values):
            place = (*path, "measure", "values", position, "source")
            yield from _source_fault(framework, value.source, known, place)
    yield from measure_faults(indicator, path)


def _name_faults(field: str, names: tuple[str, ...], defined: Collection[str], path: Path) -> Iterator[Fault]:
    for position, name in enumerate(names):
        if name not in defined:
            yield _error(
                "unknown-name", (*path, position), f"{name} in {field} is not defined in framework.yaml"
            )
        if name in names[:position]:
            yield _error("name-twice", (*path, position), f"{name} is given twice in {field}")


def _source_fault(framework: Framework, source: str, known: Collection[str], path: Path) -> Iterator[Fault]:
    if source not in framework.sources and source not in known:
        yield _error("unknown-source", path, f"{source} is not one of the sources in framework.yaml")


def _instrument_faults(
    framework: Framework, legal: tuple[LegalReference, ...], known: Collection[str], path: Path
) -> Iterator[Fault]:
    """A document that names no instruments at all is one of before they had names in each language."""
    for position, reference in enumerate(legal):
        name = reference.instrument
        if framework.instruments and name not in framework.instruments and name not in known:
            place = (*path, "legal", position, "instrument")
            yield _error(
                "unknown-instrument", place, f"{name} is not one of the instruments in framework.yaml"
            )


def _text_faults(value: object, languages: tuple[str, ...], path: Path) -> Iterator[Fault]:
    if isinstance(value, Text):
        missing = [language for language in languages if language not in value]
        foreign = [language for language in value if language not in languages]
        if missing:
            yield _error("language-missing", path, f"has no text in {', '.join(missing)}")
        if foreign:
            yield _error(
                "language-unknown", path, f"has text in {', '.join(foreign)}, not a language of the framework"
            )
    elif isinstance(value, BaseModel):
        for field in type(value).model_fields:
            yield from _text_faults(getattr(value, field), languages, (*path, field))
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _text_faults(item, languages, (*path, key))
    elif isinstance(value, tuple):
        for position, item in enumerate(value):
            yield from _text_faults(item, languages, (*path, position))
