"""Checks of one measure: every threshold on the side its comparator names, in the order of their days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from quality_framework.faults import Fault, Severity
from quality_framework.model import Indicator, Measure, MeasureValue
from quality_framework.vocabulary import Comparator

Path = tuple[str | int, ...]


def measure_faults(indicator: Indicator, path: Path) -> Iterator[Fault]:
    """Every fault of the measure of this indicator, which lies at `path`."""
    measure = indicator.measure
    if measure is None:
        if indicator.local_value:
            yield Fault(
                Severity.ERROR,
                "local-value-without-measure",
                (*path, "local_value"),
                f"{indicator.id} waits for a local value but has no measure that says of what",
            )
        return
    if not measure.values:
        yield _missing_values(indicator, (*path, "measure"))
    for position, value in enumerate(measure.values):
        yield from _side_faults(measure, value, (*path, "measure", "values", position))
    yield from _order_faults(measure, (*path, "measure", "values"))


def _missing_values(indicator: Indicator, path: Path) -> Fault:
    if indicator.local_value:
        return Fault(
            Severity.OPEN,
            "local-value-open",
            path,
            f"{indicator.id} is open: the owner of the framework has set no local value yet",
        )
    return Fault(
        Severity.ERROR, "measure-without-value", path, f"the measure of {indicator.id} has no values"
    )


def _side_faults(measure: Measure, value: MeasureValue, path: Path) -> Iterator[Fault]:
    wants_low = measure.comparator in {Comparator.AT_LEAST, Comparator.RANGE}
    wants_high = measure.comparator in {Comparator.AT_MOST, Comparator.RANGE}
    if wants_low != (value.at_least is not None) or wants_high != (value.at_most is not None):
        sides = " and ".join(
            name for name, wanted in (("at_least", wants_low), ("at_most", wants_high)) if wanted
        )
        yield Fault(
            Severity.ERROR,
            "threshold-on-wrong-side",
            path,
            f"a measure {measure.comparator} needs {sides} and nothing else",
        )
    elif value.at_least is not None and value.at_most is not None and value.at_least > value.at_most:
        yield Fault(Severity.ERROR, "range-upside-down", path, "at_least lies above at_most")


def _order_faults(measure: Measure, path: Path) -> Iterator[Fault]:
    days = [value.from_ or date.min for value in measure.values]
    for position in range(1, len(days)):
        if days[position] <= days[position - 1]:
            yield Fault(
                Severity.ERROR,
                "values-out-of-order",
                (*path, position),
                "this value does not hold from a later day than the one before it",
            )
