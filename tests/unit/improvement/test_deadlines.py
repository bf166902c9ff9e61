"""The deadline that is proposed for a risk."""

import datetime as dt

import pytest

from app.improvement.deadlines import due_on
from quality_framework import Risk

DAYS = {Risk.ACUTE: 2, Risk.HIGH: 14, Risk.MEDIUM: 90, Risk.LOW: 180}


@pytest.mark.parametrize(
    ("risk", "day"),
    [
        (Risk.ACUTE, "2026-11-27"),
        (Risk.HIGH, "2026-12-09"),
        (Risk.LOW, "2027-05-24"),
        (None, "2027-02-23"),
    ],
)
def test_the_graver_the_risk_the_sooner_a_measure_is_due(risk, day):
    assert due_on(risk, dt.date(2026, 11, 25), DAYS) == dt.date.fromisoformat(day)
