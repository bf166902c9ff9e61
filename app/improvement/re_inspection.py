"""What a re-inspection covers: exactly the open norms, and what hangs on them. Pure."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from quality_framework import Framework, Standard, leaves_of


@dataclass(frozen=True)
class ReInspectionScope:
    """`indicators` are judged again, in the order of the framework; `hanging` are those among them that are
    not open themselves, but count together with an open one; `gone` are open and no longer in the framework.
    """

    indicators: tuple[str, ...]
    hanging: frozenset[str]
    gone: tuple[str, ...]


def scope_of(framework: Framework, open_indicators: Iterable[str]) -> ReInspectionScope:
    """The scope for these open norms. On a norm hangs the whole group in which it counts: an alternative can
    only be judged beside the others.
    """
    asked = list(dict.fromkeys(open_indicators))
    known = frozenset(indicator for indicator in asked if framework.has_indicator(indicator))
    covered = frozenset(
        leaf
        for standard in framework.standards()
        for group in _groups(standard)
        if known.intersection(group)
        for leaf in group
    )
    return ReInspectionScope(
        indicators=tuple(found.id for found in framework.indicators() if found.id in covered),
        hanging=covered - known,
        gone=tuple(indicator for indicator in asked if indicator not in known),
    )


def _groups(standard: Standard) -> list[Collection[str]]:
    return [tuple(leaves_of(member)) for member in standard.members]
