"""What changed since the last time somebody looked, norm by norm. Ids stay the same across versions of the
framework; a norm that was reworded or made stricter says so. Pure.
"""

import enum
from collections.abc import Mapping
from dataclasses import dataclass

from app.assessments.scorecards import Reading
from quality_framework import ChangeKind, Framework, Indicator, Level, Standard, Theme, compare

# Only these three lie on one ladder.
LADDER = (Level.NOT_MET, Level.PARTLY_MET, Level.MET)


class Turn(enum.StrEnum):
    """How a norm stands beside the last time."""

    WORSE = "worse"
    BETTER = "better"
    NOT_LOOKED_AT = "not-looked-at"
    FIRST_TIME = "first-time"
    SAME = "same"


@dataclass(frozen=True)
class Since:
    """One norm now and the last time. What was not looked at now keeps its earlier level here, to be shown as
    carried over; it counts in nothing.
    """

    theme: Theme
    standard: Standard
    indicator: Indicator
    turn: Turn
    now: Level | None
    before: Level | None
    changes: tuple[ChangeKind, ...]


def turn_of(now: Level | None, before: Level | None) -> Turn | None:
    """How the norm turned; None when nobody ever judged it, or when the two cannot be put on one ladder."""
    if now in LADDER and before in LADDER:
        step = LADDER.index(now) - LADDER.index(before)
        return Turn.SAME if step == 0 else Turn.BETTER if step > 0 else Turn.WORSE
    if before in LADDER:
        return None if now is Level.NOT_APPLICABLE else Turn.NOT_LOOKED_AT
    if now in LADDER:
        return Turn.FIRST_TIME
    return None


def since_last(now: Reading, before: Reading) -> list[Since]:
    """Every norm that was judged now or the last time, in the order of the newer framework."""
    earlier, later = _levels(before), _levels(now)
    changes = _changes(before.framework, now.framework)
    found = []
    for theme in now.framework.themes:
        for standard in theme.standards:
            for indicator in standard.indicators:
                levels = later.get(indicator.id), earlier.get(indicator.id)
                turn = turn_of(*levels)
                if turn is not None:
                    marks = changes.get(indicator.id, ())
                    found.append(Since(theme, standard, indicator, turn, *levels, marks))
    return found


def _levels(reading: Reading) -> dict[str, Level]:
    return {key: Level(row.level) for key, row in reading.current.items() if row.level is not None}


def _changes(old: Framework, new: Framework) -> Mapping[str, tuple[ChangeKind, ...]]:
    if old.digest == new.digest:
        return {}
    found: dict[str, tuple[ChangeKind, ...]] = {}
    for change in compare(old, new):
        if change.part == "indicator":
            known = found.get(change.id, ())
            found[change.id] = known if change.kind in known else (*known, change.kind)
    return found
