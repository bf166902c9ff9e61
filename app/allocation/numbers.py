"""Whole numbers and days as people write them in files: understood where there is one reading."""

import datetime as dt
import re

# 1234 · 1.234 · 1 234 (with any kind of space) · 1234,0 · 1.234,00 · 1234.0
_PLAIN = re.compile(r"\d+", re.ASCII)
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+|\d{1,3}(?:[ \u00a0\u202f]\d{3})+", re.ASCII)
_ZERO_DECIMALS = re.compile(r",0+$")
_ENGLISH_ZERO_DECIMALS = re.compile(r"\.0{1,2}$")
_DUTCH_DAY = re.compile(r"(\d{1,2})-(\d{1,2})-(\d{4})")
_AMBIGUOUS = re.compile(r"\d{1,3}(?:,\d{3})+")
_NEGATIVE = re.compile(r"[-−]\s*\d")
_PERCENTAGE = re.compile(r"\d[\d.,]*\s*%")
_SERIAL_DAY = re.compile(r"\d{5}", re.ASCII)
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_FRACTION = re.compile(r"\d[\d.]*,\d+|\d+\.\d+")
# No number of places is longer, and Python reads none of thousands of digits.
_LONGEST = 100


class NumberError(ValueError):
    """The text has no single reading; `code` says what is wrong with it."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def read_whole_number(text: str) -> int | None:
    """The whole number, zero or more, that the text stands for; None when it is empty.

    A point or space groups thousands (`1.234`) and decimals may only be zeros (`12,0`). `1,234` could be
    either and is refused, as are a number below zero, a broken number and words.
    """
    written = text.strip()
    if not written:
        return None
    if _NEGATIVE.match(written):
        raise NumberError("number-negative")
    if _AMBIGUOUS.fullmatch(written):
        raise NumberError("number-ambiguous")
    if _PERCENTAGE.fullmatch(written):
        raise NumberError("number-is-percentage")
    if _ISO_DAY.fullmatch(written):
        raise NumberError("number-is-day")
    if len(written) > _LONGEST:
        raise NumberError("number-out-of-range")
    digits = _ZERO_DECIMALS.sub("", written)
    if _PLAIN.fullmatch(digits):
        return int(digits)
    if _THOUSANDS.fullmatch(digits):
        return int(re.sub(r"\D", "", digits))
    plain = _ENGLISH_ZERO_DECIMALS.sub("", written)
    if _PLAIN.fullmatch(plain):
        return int(plain)
    raise NumberError("number-not-whole" if _FRACTION.fullmatch(written) else "number-not-understood")


def read_day(text: str) -> dt.date:
    """The day that the text stands for: `2024-01-31` or `31-01-2024`."""
    written = text.strip()
    if _SERIAL_DAY.fullmatch(written):
        raise NumberError("day-is-serial-number")
    dutch = _DUTCH_DAY.fullmatch(written)
    try:
        if dutch is not None:
            day, month, year = (int(part) for part in dutch.groups())
            return dt.date(year, month, day)
        return dt.date.fromisoformat(written)
    except ValueError as error:
        raise NumberError("day-not-understood") from error
