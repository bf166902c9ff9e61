"""Numbers of the trade, never rounded: thresholds as Decimal, shares and weights as Fraction."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema

_FRACTION = re.compile(r"([0-9]{1,9})(?:/([0-9]{1,9}))?")
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _exact_number(value: object) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
        raise ValueError("must be a plain number, without quotes and without a unit")  # noqa: TRY004
    return Decimal(value)


def read_fraction(value: object) -> Fraction:
    """An exact fraction from text such as `1/2`, or from a whole number.

    Raises ValueError for anything else, a decimal number included: 0.8 is not exact in every reader.
    """
    if isinstance(value, Fraction):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return Fraction(value)
    match = _FRACTION.fullmatch(value) if isinstance(value, str) else None
    if match is None or (match[2] is not None and int(match[2]) == 0):
        raise ValueError('must be a fraction written as text, such as "1/2"')
    return Fraction(int(match[1]), int(match[2] or "1"))


def _share(value: object) -> Fraction:
    share = read_fraction(value)
    if not 0 <= share <= 1:
        raise ValueError("must lie between 0 and 1")
    return share


def _weight(value: object) -> Fraction:
    weight = read_fraction(value)
    if weight <= 0:
        raise ValueError("must be above 0")
    return weight


def read_iso_date(value: object) -> date:
    """A calendar day from text such as `2026-06-12`; raises ValueError for anything else."""
    if isinstance(value, date):
        return value
    if not isinstance(value, str) or _ISO_DATE.fullmatch(value) is None:
        raise ValueError("must be a date written as year-month-day, such as 2026-06-12")
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise ValueError("is not a day of the calendar") from None


def decimal_text(number: Decimal) -> str:
    """The one way a number is written: no exponent, no zeros that say nothing (`4`, `2.5`)."""
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


ExactNumber = Annotated[Decimal, BeforeValidator(_exact_number), WithJsonSchema({"type": "number"})]
"""A threshold: read exactly from the text of the document, text and floats refused."""

_FRACTION_SCHEMA = {
    "anyOf": [{"type": "string", "pattern": "^[0-9]{1,9}(/[0-9]{1,9})?$"}, {"type": "integer", "minimum": 0}]
}

Share = Annotated[Fraction, BeforeValidator(_share), WithJsonSchema(_FRACTION_SCHEMA)]
"""A part of a whole, 0 to 1, exact."""

Weight = Annotated[Fraction, BeforeValidator(_weight), WithJsonSchema(_FRACTION_SCHEMA)]
"""How heavily a member counts in the index; above 0, exact."""

IsoDate = Annotated[date, BeforeValidator(read_iso_date)]
"""A calendar day, written year-month-day."""
