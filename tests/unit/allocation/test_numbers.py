import datetime as dt

import pytest

from app.allocation.numbers import NumberError, read_day, read_whole_number


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("969", 969),
        (" 969 ", 969),
        ("1.234", 1234),
        ("12.345.678", 12345678),
        ("1 234", 1234),
        ("1\u00a0234", 1234),
        ("1.234,00", 1234),
        ("969,0", 969),
        ("969.0", 969),
        ("0", 0),
        ("", None),
        ("  ", None),
    ],
)
def test_a_whole_number_is_understood_where_there_is_one_reading(written, expected):
    assert read_whole_number(written) == expected


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("-3", "number-negative"),
        ("− 3", "number-negative"),
        ("1,234", "number-ambiguous"),
        ("1,5", "number-not-whole"),
        ("1.5", "number-not-whole"),
        ("1.234,5", "number-not-whole"),
        ("ongeveer 50.000", "number-not-understood"),
        ("1.23.456", "number-not-understood"),
        ("١٢", "number-not-understood"),
        ("²", "number-not-understood"),
        ("9" * 5000, "number-out-of-range"),
    ],
)
def test_any_other_number_is_refused_with_its_reason(written, code):
    with pytest.raises(NumberError) as refusal:
        read_whole_number(written)
    assert refusal.value.code == code


@pytest.mark.parametrize("written", ["2026-02-27", "27-02-2026", " 27-2-2026 "])
def test_a_day_is_understood_in_both_ways_of_writing(written):
    assert read_day(written) == dt.date(2026, 2, 27)


@pytest.mark.parametrize("written", ["27/02/2026", "2026-02-30", "31-02-2026", "februari 2026", ""])
def test_any_other_day_is_refused(written):
    with pytest.raises(NumberError, match="day-not-understood"):
        read_day(written)
