"""Which location to visit next: one pure function that adds up reasons, and shows each of them.

The weights are a default of this portal, no norm; the page tells them in words from this same table.
"""

import datetime as dt
import enum
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from quality_framework import Headline


class ReasonToVisit(enum.StrEnum):
    """Why a location comes up."""

    NEVER_VISITED = "never-visited"
    TIME_SINCE = "time-since"
    HEADLINE = "headline"
    OPEN_KNOCK_OUTS = "open-knock-outs"
    OVERDUE_MEASURES = "overdue-measures"
    MIRRORS_DIFFER = "mirrors-differ"
    CHANGED = "changed"


@dataclass(frozen=True)
class Weight:
    """What one unit of a reason adds, and the most that the reason can add."""

    each: int
    most: int


WEIGHTS: Mapping[ReasonToVisit, Weight] = {
    ReasonToVisit.NEVER_VISITED: Weight(40, 40),
    ReasonToVisit.TIME_SINCE: Weight(2, 48),
    ReasonToVisit.HEADLINE: Weight(10, 30),
    ReasonToVisit.OPEN_KNOCK_OUTS: Weight(10, 30),
    ReasonToVisit.OVERDUE_MEASURES: Weight(5, 20),
    ReasonToVisit.MIRRORS_DIFFER: Weight(2, 10),
    ReasonToVisit.CHANGED: Weight(10, 10),
}
# How many units of the reason a headline is.
GRAVITY: Mapping[Headline, int] = {
    Headline.URGENT_ACTION: 3,
    Headline.INSUFFICIENT_BASIS: 2,
    Headline.IMPROVEMENT_NEEDED: 1,
    Headline.NO_SERIOUS_SHORTCOMINGS: 0,
}


@dataclass(frozen=True)
class Candidate:
    """What is known of a location. `too_rosy` counts the standards that it judged better than the visit did;
    `changed` says that it is new or was changed since it was visited.
    """

    location_id: uuid.UUID
    name: str
    visited_on: dt.date | None = None
    headline: Headline | None = None
    open_knock_outs: int = 0
    overdue_measures: int = 0
    too_rosy: int = 0
    changed: bool = False


@dataclass(frozen=True)
class Ground:
    """One reason: how many of it there are, and how many points that gives."""

    reason: ReasonToVisit
    count: int
    points: int


@dataclass(frozen=True)
class Ranked:
    """A location with its reasons, heaviest first, and what they add up to."""

    candidate: Candidate
    grounds: tuple[Ground, ...]

    @property
    def points(self) -> int:
        """The sum of its reasons."""
        return sum(ground.points for ground in self.grounds)


def months_between(earlier: dt.date, later: dt.date) -> int:
    """How many whole months lie between two days; never below zero."""
    months = (later.year - earlier.year) * 12 + later.month - earlier.month
    return max(0, months - (later.day < earlier.day))


def rank(candidates: Iterable[Candidate], today: dt.date) -> list[Ranked]:
    """The locations, those with the most points first; with as many points the one that waits longest, then
    by name. In whatever order they come in, the same list comes out.
    """
    ranked = [Ranked(candidate, _grounds(candidate, today)) for candidate in candidates]
    return sorted(
        ranked,
        key=lambda row: (
            -row.points,
            row.candidate.visited_on or dt.date.min,
            row.candidate.name,
            row.candidate.location_id,
        ),
    )


def _grounds(candidate: Candidate, today: dt.date) -> tuple[Ground, ...]:
    never = candidate.visited_on is None
    counts = {
        ReasonToVisit.NEVER_VISITED: int(never),
        ReasonToVisit.TIME_SINCE: 0
        if candidate.visited_on is None
        else months_between(candidate.visited_on, today),
        ReasonToVisit.HEADLINE: GRAVITY[candidate.headline] if candidate.headline is not None else 0,
        ReasonToVisit.OPEN_KNOCK_OUTS: candidate.open_knock_outs,
        ReasonToVisit.OVERDUE_MEASURES: candidate.overdue_measures,
        ReasonToVisit.MIRRORS_DIFFER: candidate.too_rosy,
        ReasonToVisit.CHANGED: int(candidate.changed),
    }
    grounds = [
        Ground(reason, count, min(count * WEIGHTS[reason].each, WEIGHTS[reason].most))
        for reason, count in counts.items()
        if count
    ]
    return tuple(sorted(grounds, key=lambda ground: -ground.points))
