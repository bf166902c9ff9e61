"""Measured values: which threshold holds on a day, and what level a value proposes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from quality_framework.model import Indicator, Measure, MeasureValue, PerPersons
from quality_framework.vocabulary import Level


def value_in_force(measure: Measure, on: date) -> MeasureValue | None:
    """The threshold that holds on this day: the last one that holds from that day or earlier; None if none
    does.
    """
    held = [value for value in measure.values if value.from_ is None or value.from_ <= on]
    return held[-1] if held else None


def waits_for_local_value(indicator: Indicator, on: date) -> bool:
    """Must the country still fill in the number that would judge this indicator on this day?"""
    if not indicator.local_value:
        return False
    return indicator.measure is None or value_in_force(indicator.measure, on) is None


def propose_level(measure: Measure, value: Decimal | Fraction, on: date) -> Level | None:
    """The level a measured value proposes: met on the right side of the threshold (itself included), else not
    met.

    The value is in the unit of the measure and on its basis (see `per_persons`). None where no threshold
    holds on this day. Partly met is never proposed: a number is reached or it is not.
    """
    threshold = value_in_force(measure, on)
    if threshold is None:
        return None
    exact = Fraction(value)
    reached = (threshold.at_least is None or exact >= Fraction(threshold.at_least)) and (
        threshold.at_most is None or exact <= Fraction(threshold.at_most)
    )
    return Level.MET if reached else Level.NOT_MET


def per_persons(
    total: Decimal | Fraction | int, persons: int, basis: Literal["total", "per-person"] | PerPersons
) -> Fraction:
    """A measured total brought to the basis of its measure, exactly: as it is, per person, or per n persons.

    Raises ValueError when it must be shared among no persons.
    """
    if basis == "total":
        return Fraction(total)
    if persons <= 0:
        raise ValueError("a quantity per person needs at least one person")
    number = 1 if basis == "per-person" else basis.per_persons
    return Fraction(total) * number / persons
