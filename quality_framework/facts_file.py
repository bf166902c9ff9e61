"""Facts of a location from plain JSON values; everything that is wrong with them at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from quality_framework.facts import Facts
from quality_framework.model import Framework
from quality_framework.vocabulary import Phase

_KEYS = ("kind", "phase", "groups", "residents", "acute_dangers")


class FactsError(ValueError):
    """Facts that are refused; `problems` holds one English sentence for everything that is wrong."""

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)
        super().__init__(" ".join(problems))


def read_facts(framework: Framework, raw: object) -> Facts:
    """The facts in a mapping with `kind`, `phase`, `groups`, `residents` and `acute_dangers`, each optional.

    Kinds and groups are those of the framework, numbers of residents whole and not negative. Raises
    FactsError.
    """
    if not isinstance(raw, Mapping):
        raise FactsError(["The facts are not a mapping."])
    problems = [f"The facts have no key {key}." for key in raw if key not in _KEYS]
    kind = raw.get("kind")
    if kind is not None and (not isinstance(kind, str) or kind not in framework.location_kinds):
        problems.append(f"{kind!r} is not a location kind of this framework.")
    phase = raw.get("phase")
    if phase is not None and (not isinstance(phase, str) or phase not in set(Phase)):
        problems.append(f"{phase!r} is not a phase; use one of {', '.join(Phase)}.")
    groups = _words(raw, "groups", problems)
    residents = _residents(raw, problems)
    problems += [
        f"{group} is not a group of this framework."
        for group in (*(groups or ()), *(residents or ()))
        if group not in framework.groups
    ]
    dangers = _words(raw, "acute_dangers", problems)
    if problems:
        raise FactsError(problems)
    return Facts(
        kind=kind,
        phase=None if phase is None else Phase(phase),
        groups=None if groups is None else frozenset(groups),
        residents=residents,
        acute_dangers=dangers or (),
    )


def _words(raw: Mapping[object, object], key: str, problems: list[str]) -> tuple[str, ...] | None:
    words = raw.get(key)
    if words is None:
        return None
    if isinstance(words, (list, tuple)) and all(isinstance(word, str) and word.strip() for word in words):
        return tuple(words)
    problems.append(f"{key} is not a list of texts.")
    return None


def _residents(raw: Mapping[object, object], problems: list[str]) -> dict[str, int] | None:
    numbers = raw.get("residents")
    if numbers is None:
        return None
    if not isinstance(numbers, Mapping):
        problems.append("residents is not a mapping from group to number.")
        return None
    counted: dict[str, int] = {}
    for group, number in numbers.items():
        if isinstance(number, int) and not isinstance(number, bool) and number >= 0:
            counted[str(group)] = number
        else:
            problems.append(f"The number of residents of {group} is not a whole number of 0 or more.")
    return counted
