"""How long a party has to reply: ten working days, without weekends and Dutch public holidays."""

import datetime as dt

from holidays import country_holidays

from app.database import ZONE

WORKING_DAYS = 10
# A reminder goes out so many working days before the last one.
REMINDED_BEFORE = 3
SATURDAY = 5
# Also the days that not everybody has off (such as Liberation Day outside its fifth years): a term may come
# out a day longer, never shorter.
COUNTED_OUT = ("public", "optional")


def is_working_day(day: dt.date) -> bool:
    """Neither Saturday nor Sunday, nor a public holiday in the Netherlands."""
    return day.weekday() < SATURDAY and day not in country_holidays(
        "NL", years=day.year, categories=COUNTED_OUT
    )


def working_days_after(day: dt.date, number: int) -> dt.date:
    """The `number`-th working day after `day`; the day itself does not count."""
    found = day
    while number > 0:
        found += dt.timedelta(days=1)
        number -= is_working_day(found)
    return found


def working_days_before(day: dt.date, number: int) -> dt.date:
    """The `number`-th working day before `day`."""
    found = day
    while number > 0:
        found -= dt.timedelta(days=1)
        number -= is_working_day(found)
    return found


def last_day(sent_on: dt.date) -> dt.date:
    """The last day on which a reply to a concept sent on this day comes in."""
    return working_days_after(sent_on, WORKING_DAYS)


def extended(due_on: dt.date) -> dt.date:
    """The last day after the one extension: ten working days more."""
    return working_days_after(due_on, WORKING_DAYS)


def end_of(due_on: dt.date) -> dt.datetime:
    """The moment at which the last day is over in the Netherlands, summer or winter."""
    return dt.datetime.combine(due_on + dt.timedelta(days=1), dt.time(), ZONE).astimezone(dt.UTC)


def is_over(due_on: dt.date, moment: dt.datetime) -> bool:
    """Whether the term has ended at this moment."""
    return moment >= end_of(due_on)


def reminder_day(due_on: dt.date) -> dt.date:
    """The day on which who did not reply yet is reminded."""
    return working_days_before(due_on, REMINDED_BEFORE)
