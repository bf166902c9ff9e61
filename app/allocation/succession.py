"""Which municipality a code belongs to on a day, once municipalities merge. Pure.

The old code keeps its history and is not used up: what stands under it is part of the new municipality from
the first day of the merger on.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Merger:
    """`old_code` is part of `new_code` from the day `holds_from`."""

    old_code: str
    new_code: str
    holds_from: dt.date


@dataclass(frozen=True)
class Succession:
    """All mergers, by the code that ends."""

    mergers: Mapping[str, Merger]

    def current(self, code: str, on: dt.date) -> str:
        """The municipality to which the code belongs on the day: itself, or where it went, step by step."""
        merger = self.mergers.get(code)
        while merger is not None and merger.holds_from <= on:
            code = merger.new_code
            merger = self.mergers.get(code)
        return code

    def joined(self, code: str, on: dt.date) -> tuple[Merger, ...]:
        """The mergers through which others are part of this municipality on the day, in order of code."""
        return tuple(
            merger
            for old, merger in sorted(self.mergers.items())
            if merger.holds_from <= on and self.current(old, on) == code
        )

    def related(self, codes: Iterable[str]) -> frozenset[str]:
        """These codes and every code that is, was or will be the same municipality."""
        found, left = set(codes), -1
        while len(found) != left:
            left = len(found)
            for merger in self.mergers.values():
                if merger.old_code in found or merger.new_code in found:
                    found |= {merger.old_code, merger.new_code}
        return frozenset(found)


def succession_of(mergers: Iterable[Merger]) -> Succession:
    """The succession by these mergers."""
    return Succession({merger.old_code: merger for merger in mergers})
