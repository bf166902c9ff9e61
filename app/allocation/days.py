"""Days that lie whole months or years apart."""

import calendar
import datetime as dt


def years_later(day: dt.date, years: int) -> dt.date:
    """The same day `years` later; after 29 February the first of March."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return dt.date(day.year + years, 3, 1)


def months_later(day: dt.date, months: int) -> dt.date:
    """The same day `months` later or, with a negative number, earlier; the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
