"""Two versions of a framework side by side: added, dropped, reworded, stricter, looser, and what else
changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from pydantic import TypeAdapter

from quality_framework.canonical import canonical_json
from quality_framework.measures import value_in_force
from quality_framework.model import Framework, Indicator, Measure, MeasureValue, Standard
from quality_framework.rule import RuleGroup
from quality_framework.verdict_rules import DocumentPart


class ChangeKind(StrEnum):
    """What kind of change it is; stable, for programs."""

    ADDED = "added"
    DROPPED = "dropped"
    REWORDED = "reworded"
    STRICTER = "stricter"
    LOOSER = "looser"
    CHANGED = "changed"


@dataclass(frozen=True)
class Change:
    """One change: of what part (`theme`, `standard`, `indicator`, `framework`), its id, and which field.

    `field` is empty for a part that was added or dropped. `old` and `new` are the canonical JSON of the
    field.
    """

    kind: ChangeKind
    part: str
    id: str
    field: str = ""
    old: str | None = None
    new: str | None = None


_CHANGES = TypeAdapter(list[Change])
_TEXTS = frozenset({"title", "summary", "text", "guidance", "why", "remark", "note", "importance_reason"})
_HEAD_FIELDS = (
    *("languages", "title", "summary", "rules", "sources"),
    *("instruments", "groups", "location_kinds", "units", "profiles", "gaps"),
)
_THEME_FIELDS = ("title", "summary")
_STANDARD_FIELDS = ("title", "why", "note", "sources", "legal")
_INDICATOR_FIELDS = (
    *("text", "guidance", "remark", "importance_reason", "sources", "legal", "verified_by"),
    *("applies_to", "kinds", "phases", "profiles", "local_value"),
)


def compare(old: Framework, new: Framework) -> list[Change]:
    """What changed from the old version to the new, in the order of the new one, then what was dropped."""
    changes = list(_fields("framework", new.id, old, new, _HEAD_FIELDS))
    themes = {theme.id: theme for theme in old.themes}
    standards = {standard.id: standard for standard in old.standards()}
    indicators = {indicator.id: indicator for indicator in old.indicators()}
    for theme in new.themes:
        before = themes.pop(theme.id, None)
        changes += (
            _fields("theme", theme.id, before, theme, _THEME_FIELDS)
            if before
            else [Change(ChangeKind.ADDED, "theme", theme.id)]
        )
    for standard in new.standards():
        earlier = standards.pop(standard.id, None)
        changes += (
            _standard_changes(earlier, standard)
            if earlier
            else [Change(ChangeKind.ADDED, "standard", standard.id)]
        )
    for indicator in new.indicators():
        former = indicators.pop(indicator.id, None)
        changes += (
            _indicator_changes(former, indicator)
            if former
            else [Change(ChangeKind.ADDED, "indicator", indicator.id)]
        )
    changes += [Change(ChangeKind.DROPPED, "theme", name) for name in themes]
    changes += [Change(ChangeKind.DROPPED, "standard", name) for name in standards]
    changes += [Change(ChangeKind.DROPPED, "indicator", name) for name in indicators]
    return changes


def changes_as_json(changes: Sequence[Change]) -> list[dict[str, Any]]:
    """The changes as plain JSON values."""
    return list(_CHANGES.dump_python(list(changes), mode="json"))


def _fields(
    part: str, name: str, old: DocumentPart, new: DocumentPart, fields: Sequence[str]
) -> Iterator[Change]:
    for field in fields:
        before, after = getattr(old, field), getattr(new, field)
        if before != after:
            kind = ChangeKind.REWORDED if field in _TEXTS else ChangeKind.CHANGED
            yield Change(kind, part, name, field, _written(before), _written(after))


def _written(value: object) -> str:
    if isinstance(value, tuple):
        return "[" + ",".join(_written(item) for item in value) + "]"
    if isinstance(value, (DocumentPart, RuleGroup)):
        return canonical_json(value.model_dump(mode="python", by_alias=True, exclude_defaults=True))
    if isinstance(value, dict):
        pairs = (f"{canonical_json(str(key))}:{_written(item)}" for key, item in sorted(value.items()))
        return "{" + ",".join(pairs) + "}"
    return canonical_json(value)


def _standard_changes(old: Standard, new: Standard) -> Iterator[Change]:
    yield from _fields("standard", new.id, old, new, _STANDARD_FIELDS)
    before, after = old.effective_rule, new.effective_rule
    if before != after and (old.rule is not None or new.rule is not None):
        yield Change(ChangeKind.CHANGED, "standard", new.id, "rule", _written(before), _written(after))


def _indicator_changes(old: Indicator, new: Indicator) -> Iterator[Change]:
    yield from _fields("indicator", new.id, old, new, _INDICATOR_FIELDS)
    if old.importance is not new.importance:
        kind = ChangeKind.STRICTER if new.importance.rank > old.importance.rank else ChangeKind.LOOSER
        yield Change(
            kind, "indicator", new.id, "importance", _written(old.importance), _written(new.importance)
        )
    if old.measure != new.measure:
        kind = _measure_kind(old.measure, new.measure)
        yield Change(kind, "indicator", new.id, "measure", _written(old.measure), _written(new.measure))


def _measure_kind(old: Measure | None, new: Measure | None) -> ChangeKind:
    """Stricter when on some day more is asked and on no day less; a threshold where there was none is
    stricter.
    """
    if old is None or new is None:
        held = new or old
        if held is None or not held.values:
            return ChangeKind.CHANGED
        return ChangeKind.STRICTER if new is not None else ChangeKind.LOOSER
    if (old.quantity, old.unit, old.basis) != (new.quantity, new.unit, new.basis):
        return ChangeKind.CHANGED
    days = sorted({value.from_ or date.min for value in (*old.values, *new.values)})
    steps = [step for day in days for step in _steps(value_in_force(old, day), value_in_force(new, day))]
    if steps and all(step >= 0 for step in steps) and any(steps):
        return ChangeKind.STRICTER
    if steps and all(step <= 0 for step in steps) and any(steps):
        return ChangeKind.LOOSER
    return ChangeKind.CHANGED


def _steps(old: MeasureValue | None, new: MeasureValue | None) -> Iterator[int]:
    """Per side of the threshold: 1 stricter, -1 looser, 0 the same."""
    for low in (True, False):
        before = _side(old, low=low)
        after = _side(new, low=low)
        if before is None or after is None:
            yield int(after is not None) - int(before is not None)
        else:
            change = after - before if low else before - after
            yield (change > 0) - (change < 0)


def _side(value: MeasureValue | None, *, low: bool) -> Decimal | None:
    if value is None:
        return None
    return value.at_least if low else value.at_most
