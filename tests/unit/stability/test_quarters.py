import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.stability.quarters import Quarter, QuarterFigures, Trend, quarter_of, stability_from, trend_to

LAST = Quarter(2026, 3)


def year_to(last, **numbers):
    quarters = [last]
    while len(quarters) < 4:
        quarters.append(quarters[-1].previous)
    return [QuarterFigures(one, **numbers) for one in quarters]


@pytest.mark.parametrize(
    ("day", "quarter", "last_day"),
    [
        (dt.date(2026, 1, 1), Quarter(2026, 1), dt.date(2026, 3, 31)),
        (dt.date(2024, 2, 29), Quarter(2024, 1), dt.date(2024, 3, 31)),
        (dt.date(2026, 12, 31), Quarter(2026, 4), dt.date(2026, 12, 31)),
    ],
)
def test_a_day_lies_in_its_quarter(day, quarter, last_day):
    assert quarter_of(day) == quarter
    assert quarter.last_day == last_day


@given(st.integers(2000, 2100), st.integers(1, 4))
def test_the_quarter_after_the_one_before_is_the_same(year, number):
    quarter = Quarter(year, number)
    assert quarter.previous.next == quarter == quarter.next.previous
    assert quarter.previous < quarter < quarter.next


def test_moves_per_resident_are_a_year_of_moves_by_the_mean_number_of_residents():
    trend = trend_to(year_to(LAST, residents=200, moved_out=25, procedures_ended=30, in_one_place=20), LAST)
    assert trend == Trend(Fraction(1, 2), 120, 80)


def test_without_one_of_the_four_quarters_there_is_no_number_and_never_a_zero():
    reports = year_to(LAST, residents=200, moved_out=25)
    assert trend_to(reports[:3], LAST) == Trend()
    unknown = [*reports[:3], QuarterFigures(reports[3].quarter, residents=200)]
    assert trend_to(unknown, LAST).moves_per_resident is None


def test_a_location_without_residents_has_no_moves_per_resident():
    assert trend_to(year_to(LAST, residents=0, moved_out=0), LAST).moves_per_resident is None


def test_a_correction_counts_and_the_newest_quarter_comes_first():
    first = QuarterFigures(LAST, residents=100)
    corrected = QuarterFigures(LAST, residents=90, version=2)
    older = QuarterFigures(LAST.previous, residents=80)
    for order in ([first, corrected, older], [older, corrected, first]):
        assert stability_from(order).quarters == (corrected, older)


def test_the_trend_of_a_year_earlier_stands_beside_that_of_now():
    before = Quarter(LAST.year - 1, LAST.number)
    found = stability_from(
        [*year_to(LAST, residents=100, moved_out=10), *year_to(before, residents=100, moved_out=25)]
    )
    assert found.trend.moves_per_resident == Fraction(2, 5)
    assert found.earlier.moves_per_resident == 1
