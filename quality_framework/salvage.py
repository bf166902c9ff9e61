"""Keeps what can be read of a broken document, so that one look reports all that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from quality_framework.yaml_tree import YamlList, YamlMapping

Location = tuple[str | int, ...]

_OPTIONAL = frozenset(
    [
        *("measure", "rule", "remark", "note", "url", "year", "local_value", "phases", "kinds"),
        *("applies_to", "legal", "on_appeal", "gaps", "groups", "location_kinds", "units", "instruments"),
    ]
)
_TEXTS = frozenset(["title", "summary", "text", "guidance", "why", "importance_reason"])
_STAND_INS: Mapping[str, object] = {
    "importance": "supporting",
    "verified_by": ["observation"],
    "publisher": "unread",
    "force": "guidance",
    "verified": False,
    "selects": "all",
    "version": "unread",
    "rules": {
        "standard_verdict": {"name": "core-majority", "not_compliant_above": "1/2"},
        "theme_verdict": {"name": "standards-majority", "not_compliant_above": "1/2"},
        "headline": {"name": "urgent-first", "minimum_coverage": "4/5"},
        "evidence": {"name": "two-kinds-one-direct", "kinds_needed": 2, "direct_needed": 1},
        "index": {"name": "mean-of-members"},
    },
}
_NAMED_MAPPINGS = frozenset(("sources", "instruments", "groups", "location_kinds", "units"))
_DROPPED = object()


@dataclass(frozen=True)
class Place:
    """Where an error lies: the file, the line, and a path that names parts by their id."""

    file: str
    line: int
    path: str


def place_of(document: YamlMapping, location: Location) -> Place:
    """The deepest part of the document on this way that exists; a missing key is named in the path."""
    here: object = document
    file, line, path = document.file, document.line, ""
    for step in location:
        if isinstance(here, YamlMapping) and step in here:
            file, line = here.file, here.key_lines[str(step)]
            path = f"{path}.{step}" if path else str(step)
            here = here[str(step)]
        elif isinstance(here, YamlList) and isinstance(step, int) and step < len(here):
            file, line = here.file, here.item_lines[step]
            here = here[step]
            path += f"[{_name_of(here, step)}]"
        if isinstance(here, YamlMapping) and here.file != file:
            file, line, path = here.file, here.line, ""
    last = location[-1] if location else ""
    if isinstance(here, YamlMapping) and isinstance(last, str) and not path.endswith(last):
        path = f"{path}.{last}" if path else last
    return Place(file, line, path)


def _name_of(item: object, position: int) -> str:
    name = item.get("id") if isinstance(item, YamlMapping) else None
    return name if isinstance(name, str) else str(position)


def list_at(document: YamlMapping, location: Location) -> YamlList | None:
    """The list that lies at this location; None when there is none."""
    here: object = document
    for step in location:
        if isinstance(here, YamlMapping):
            here = here.get(str(step))
        elif isinstance(here, YamlList) and isinstance(step, int) and step < len(here):
            here = here[step]
    return here if isinstance(here, YamlList) else None


def was_cut(document: YamlMapping, location: Location) -> bool:
    """Does a list lie here that lost items to a repair, so that its being short is no news?"""
    values = list_at(document, location)
    return values is not None and values.was_cut


class Salvage:
    """A document under repair; `known` gathers the ids of what had to be left out."""

    def __init__(self, document: YamlMapping, languages: Iterable[str]) -> None:
        self.document = document
        self.known: set[str] = set()
        self._stand_in_text = dict.fromkeys(languages, "?")

    def repair(self, faults: Iterable[tuple[Location, bool]]) -> bool:
        """Take away or replace the parts at these locations; the truth value says: the key itself is unknown.

        False when one of them lies where nothing can stand in, such as the id of the framework.
        """
        chains = [(self._chain(location), unknown_key) for location, unknown_key in faults]
        repaired = [self._repair_one(chain, unknown) for chain, unknown in chains]
        _sweep(self.document)
        return all(repaired)

    def _chain(self, location: Location) -> list[tuple[YamlMapping | YamlList, str | int]]:
        chain: list[tuple[YamlMapping | YamlList, str | int]] = []
        here: object = self.document
        for position, step in enumerate(location, start=1):
            if isinstance(here, YamlMapping) and step in here:
                chain.append((here, step))
                here = here[str(step)]
            elif isinstance(here, YamlList) and isinstance(step, int) and step < len(here):
                chain.append((here, step))
                here = here[step]
            elif isinstance(here, YamlMapping) and position == len(location):
                chain.append((here, step))
        return chain

    def _repair_one(self, chain: list[tuple[YamlMapping | YamlList, str | int]], unknown_key: bool) -> bool:
        for depth in range(len(chain) - 1, -1, -1):
            container, step = chain[depth]
            if isinstance(container, YamlList):
                assert isinstance(step, int)
                self._remember(container[step])
                container[step] = _DROPPED
                return True
            key = str(step)
            above = chain[depth - 1][1] if depth else ""
            if unknown_key or key in _OPTIONAL or (above in _NAMED_MAPPINGS and depth == 1):
                self.known.add(key)
                self._remember(container.pop(key, None))
                return True
            if key in _TEXTS:
                container[key] = self._stand_in_text
                return True
            if key in _STAND_INS:
                container[key] = _STAND_INS[key]
                return True
        return False

    def _remember(self, part: object) -> None:
        if isinstance(part, str):
            self.known.add(part)
        elif isinstance(part, YamlMapping):
            for value in part.values():
                self._remember(value)
        elif isinstance(part, YamlList):
            for value in part:
                self._remember(value)


def _sweep(part: object) -> None:
    if isinstance(part, YamlMapping):
        for value in part.values():
            _sweep(value)
    elif isinstance(part, YamlList):
        kept = [
            (item, line) for item, line in zip(part, part.item_lines, strict=True) if item is not _DROPPED
        ]
        part.was_cut = part.was_cut or len(kept) < len(part)
        part[:] = [item for item, _ in kept]
        part.item_lines[:] = [line for _, line in kept]
        for item in part:
            _sweep(item)
