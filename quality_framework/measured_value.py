"""Reads a measured value as people write it: a number, `3.4`, `3,4`, or a number with its unit."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

_NUMBER = re.compile(r"[-+]?[0-9]{1,15}(?:[.,][0-9]{1,15})?")


class NotANumberError(ValueError):
    """The value is not one plain number."""


class WrongUnitError(ValueError):
    """The value is in another unit than its measure."""


def read_measured_value(given: object, unit: str) -> Decimal:
    """The value as an exact number in this unit.

    A bare number is in the unit of the measure; `{"value": ..., "unit": ...}` must name that same unit. A
    decimal comma and a decimal point are both read; thousands separators, exponents and words are not.
    Raises NotANumberError or WrongUnitError.
    """
    if not isinstance(given, Mapping):
        return _read_number(given)
    if set(given) != {"value", "unit"}:
        raise NotANumberError("A measured value is a number, or a value with its unit.")
    if given["unit"] != unit:
        raise WrongUnitError(f"The measured value is in {given['unit']!s:.40}; the measure is in {unit}.")
    return _read_number(given["value"])


def _read_number(given: object) -> Decimal:
    if isinstance(given, (int, float, Decimal, str)) and not isinstance(given, bool):
        # repr of a float is the shortest text that means it: the number as it was written
        text = (
            repr(given)
            if isinstance(given, float)
            else format(given, "f" if isinstance(given, Decimal) else "")
        )
        if _NUMBER.fullmatch(text.strip()):
            return Decimal(text.strip().replace(",", "."))
    raise NotANumberError(f"{str(given)[:40]!r} is not a plain number such as 3.4.")
