"""Three-valued logic: true, false and unknown, where what is excluded has left the group."""

from __future__ import annotations

from collections.abc import Sequence

from quality_framework.vocabulary import Level, Value

_LEVEL_VALUES = {
    Level.MET: Value.TRUE,
    Level.PARTLY_MET: Value.FALSE,
    Level.NOT_MET: Value.FALSE,
    Level.COULD_NOT_BE_ASSESSED: Value.UNKNOWN,
    Level.NOT_APPLICABLE: Value.EXCLUDED,
}


def value_of_level(level: Level | None) -> Value:
    """A must-have is met or it is not: partly met is false; not yet judged (None) is unknown."""
    return Value.UNKNOWN if level is None else _LEVEL_VALUES[level]


def all_of(values: Sequence[Value]) -> Value:
    """Any false → false, else any unknown → unknown, else true; a group left empty is excluded."""
    return _first_present((Value.FALSE, Value.UNKNOWN, Value.TRUE), values)


def any_of(values: Sequence[Value]) -> Value:
    """Any true → true, else any unknown → unknown, else false; a group left empty is excluded."""
    return _first_present((Value.TRUE, Value.UNKNOWN, Value.FALSE), values)


def _first_present(order: Sequence[Value], values: Sequence[Value]) -> Value:
    return next((value for value in order if value in values), Value.EXCLUDED)
