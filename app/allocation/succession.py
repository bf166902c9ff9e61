"""Which municipality a code belongs to on a day, once municipalities merge. Pure.

The old code keeps its history and is not used up: what stands under it is part of the new municipality from
the first day of the merger on.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Merger:
    """`old_code` is part of `new_code` from the day `holds_from`."""

    old_code: str
    new_code: str
    holds_from: dt.date


@dataclass(frozen=True)
class Succession:
    """All mergers, by the code that ends; and the first day of each municipality that others became."""

    mergers: Mapping[str, Merger]
    founded: Mapping[str, dt.date] = field(default_factory=dict)

    def is_to_come(self, code: str, on: dt.date) -> bool:
        """Whether this is a municipality that is not there yet on the day."""
        return code in self.founded and on < self.founded[code]

    def current(self, code: str, on: dt.date) -> str:
        """The municipality to which the code belongs on the day: itself, or where it went, step by step."""
        merger = self.mergers.get(code)
        while merger is not None and merger.holds_from <= on:
            code = merger.new_code
            merger = self.mergers.get(code)
        return code

    def joined(self, code: str, on: dt.date) -> tuple[Merger, ...]:
        """The mergers through which others went into this municipality itself by the day, in order of code;
        not those through which others had gone into these before.
        """
        return tuple(
            merger
            for _old, merger in sorted(self.mergers.items())
            if merger.new_code == code and merger.holds_from <= on
        )

    def codes_of(self, code: str, on: dt.date) -> frozenset[str]:
        """Every code that is a part of this municipality on the day; none when it went into another."""
        return frozenset(one for one in {code, *self.mergers} if self.current(one, on) == code)

    def related(self, codes: Iterable[str]) -> frozenset[str]:
        """These codes and every code that is, was or will be the same municipality."""
        found, left = set(codes), -1
        while len(found) != left:
            left = len(found)
            for merger in self.mergers.values():
                if merger.old_code in found or merger.new_code in found:
                    found |= {merger.old_code, merger.new_code}
        return frozenset(found)


def succession_of(mergers: Iterable[Merger], founded: Mapping[str, dt.date] | None = None) -> Succession:
    """The succession by these mergers, with the first day of each municipality that is new."""
    return Succession({merger.old_code: merger for merger in mergers}, founded or {})
