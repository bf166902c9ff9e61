"""Ten working days, across Easter, King's Day, Christmas and the change of the clock."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.database import day_of
from app.replies.term import (
    WORKING_DAYS,
    end_of,
    extended,
    is_over,
    is_working_day,
    last_day,
    reminder_day,
)

DAYS = st.dates(dt.date(2024, 1, 1), dt.date(2034, 12, 31))


@pytest.mark.parametrize(
    ("sent_on", "due_on"),
    [
        # Two plain weeks.
        (dt.date(2026, 11, 2), dt.date(2026, 11, 16)),
        # Sent on a Saturday: Monday is the first day.
        (dt.date(2026, 11, 7), dt.date(2026, 11, 20)),
        # Good Friday and Easter Monday of 2027 (26 and 29 March), and the clock goes forward on the 28th.
        (dt.date(2027, 3, 19), dt.date(2027, 4, 6)),
        # King's Day of 2027 (Tuesday 27 April).
        (dt.date(2027, 4, 16), dt.date(2027, 5, 3)),
        # King's Day of 2025 was kept on Saturday 26 April; Liberation Day is on Monday 5 May.
        (dt.date(2025, 4, 24), dt.date(2025, 5, 9)),
        # Christmas Day, a Friday, and New Year's Day, a Friday.
        (dt.date(2026, 12, 18), dt.date(2027, 1, 5)),
        # Ascension Day and Whit Monday of 2028 (25 May and 5 June).
        (dt.date(2028, 5, 19), dt.date(2028, 6, 6)),
    ],
)
def test_ten_working_days_end_on_the_right_day(sent_on, due_on):
    assert last_day(sent_on) == due_on


def test_the_last_day_ends_at_midnight_in_the_netherlands_in_winter_and_in_summer():
    assert end_of(dt.date(2027, 1, 5)) == dt.datetime(2027, 1, 5, 23, tzinfo=dt.UTC)
    assert end_of(dt.date(2027, 4, 6)) == dt.datetime(2027, 4, 6, 22, tzinfo=dt.UTC)


def test_a_reply_a_minute_before_midnight_is_in_time_and_one_at_midnight_is_late():
    due_on = dt.date(2027, 4, 6)

    assert not is_over(due_on, dt.datetime(2027, 4, 6, 21, 59, tzinfo=dt.UTC))
    assert is_over(due_on, dt.datetime(2027, 4, 6, 22, tzinfo=dt.UTC))


def test_an_evening_in_utc_is_the_next_day_in_the_netherlands():
    assert day_of(dt.datetime(2027, 4, 5, 22, 30, tzinfo=dt.UTC)) == dt.date(2027, 4, 6)


@given(DAYS)
def test_between_sending_and_the_last_day_lie_ten_working_days_and_the_last_is_one(sent_on):
    due_on = last_day(sent_on)
    between = [sent_on + dt.timedelta(days=number + 1) for number in range((due_on - sent_on).days)]

    assert sum(map(is_working_day, between)) == WORKING_DAYS
    assert is_working_day(due_on)
    assert sent_on < reminder_day(due_on) < due_on < extended(due_on)
