"""The index: how much of the whole is met, as a range of exact fractions. For trends only, never ranked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from quality_framework.vocabulary import Level

_CREDIT = {Level.MET: Fraction(1), Level.PARTLY_MET: Fraction(1, 2), Level.NOT_MET: Fraction(0)}


@dataclass(frozen=True)
class IndexRange:
    """From the least to the most that the answers still open allow; both from 0 to 1."""

    low: Fraction
    high: Fraction


def credit_of_level(level: Level | None) -> IndexRange:
    """Met 1, partly met ½, not met 0; unknown is anything from 0 to 1. For a level that is applicable."""
    credit = _CREDIT.get(level) if level is not None else None
    return IndexRange(Fraction(0), Fraction(1)) if credit is None else IndexRange(credit, credit)


def least_of(parts: Sequence[IndexRange]) -> IndexRange | None:
    """An `all_of` group is worth as much as its least part, low and high apart; None when it is empty."""
    return IndexRange(min(p.low for p in parts), min(p.high for p in parts)) if parts else None


def greatest_of(parts: Sequence[IndexRange]) -> IndexRange | None:
    """An `any_of` group is worth as much as its greatest part, low and high apart; None when it is empty."""
    return IndexRange(max(p.low for p in parts), max(p.high for p in parts)) if parts else None


def mean_of(members: Iterable[tuple[Fraction, IndexRange]]) -> IndexRange | None:
    """The weighted mean of members, given as (weight, range); None when there are none."""
    weighed = list(members)
    total = sum((weight for weight, _ in weighed), Fraction(0))
    if not weighed:
        return None
    return IndexRange(
        sum((weight * member.low for weight, member in weighed), Fraction(0)) / total,
        sum((weight * member.high for weight, member in weighed), Fraction(0)) / total,
    )
