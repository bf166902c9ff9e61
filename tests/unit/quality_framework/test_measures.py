from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from quality_framework import Level, Measure, load_framework, per_persons, propose_level, value_in_force
from quality_framework.measures import waits_for_local_value
from quality_framework.model import PerPersons
from tests.unit.quality_framework.example_framework import EXAMPLE, TODAY

FRAMEWORK = load_framework(EXAMPLE)
AREA = FRAMEWORK.indicator("rooms.space.area-per-person").measure
DAYS = FRAMEWORK.indicator("arrival.information.in-time").measure
TOILETS = FRAMEWORK.indicator("sanitary.toilets.residents-per-toilet")
RANGE = Measure.model_validate(
    {
        "quantity": "temperature",
        "unit": "degrees",
        "comparator": "range",
        "basis": "total",
        "values": [{"at_least": 18, "at_most": 24, "force": "example", "source": "S", "code": "1"}],
    }
)


@pytest.mark.parametrize(
    ("measure", "value", "expected"),
    [
        (AREA, "4", Level.MET),
        (AREA, "3.999999", Level.NOT_MET),
        (AREA, "9", Level.MET),
        (RANGE, "17.9", Level.NOT_MET),
        (RANGE, "18", Level.MET),
        (RANGE, "24", Level.MET),
        (RANGE, "24.1", Level.NOT_MET),
    ],
)
def test_a_measured_value_on_the_right_side_of_its_threshold_proposes_met(measure, value, expected):
    assert propose_level(measure, Decimal(value), TODAY) is expected


def test_the_day_of_judging_picks_which_of_two_dated_thresholds_holds():
    assert propose_level(DAYS, Decimal(5), date(2026, 6, 11)) is Level.MET
    assert propose_level(DAYS, Decimal(5), date(2026, 6, 12)) is Level.NOT_MET
    assert value_in_force(DAYS, date(2026, 6, 12)).at_most == 3


def test_a_measure_without_a_threshold_proposes_nothing():
    assert propose_level(TOILETS.measure, Decimal(5), TODAY) is None
    assert waits_for_local_value(TOILETS, TODAY)
    assert not waits_for_local_value(FRAMEWORK.indicator("arrival.information.in-time"), TODAY)


def test_a_third_of_a_square_metre_stays_a_third():
    assert per_persons(Decimal(13), 3, "per-person") == Fraction(13, 3)
    assert propose_level(AREA, per_persons(12, 3, "per-person"), TODAY) is Level.MET
    assert propose_level(AREA, per_persons(Decimal("11.99"), 3, "per-person"), TODAY) is Level.NOT_MET


def test_a_quantity_is_brought_to_the_basis_of_its_measure():
    assert per_persons(3, 25, PerPersons(per_persons=10)) == Fraction(6, 5)
    assert per_persons(3, 0, "total") == 3
    with pytest.raises(ValueError, match="at least one person"):
        per_persons(3, 0, "per-person")
