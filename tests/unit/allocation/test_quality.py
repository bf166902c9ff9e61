import datetime as dt
import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.allocation.counting import Places
from app.allocation.quality import QualityCount, quality_counted, quality_together
from app.locations.models import PlaceKind, PlaceState
from tests.unit.allocation.records import status_on

ON = dt.date(2025, 7, 1)
LOCATIONS = [uuid.UUID(int=number) for number in range(4)]
HEADLINES = ("urgent-action", "insufficient-basis", "improvement-needed", "no-serious-shortcomings")


def places(number, ends_on=None, location=LOCATIONS[0]):
    kind, state = PlaceKind.REGULAR, PlaceState.OPEN
    return Places(uuid.uuid4(), location, "De Linde", number, kind, state, dt.date(2024, 1, 1), ends_on)


def counted(groups, headlines, on=ON):
    return quality_counted(status_on("GM0344", "2024-2026", on, (), groups), headlines)


def test_realised_narrows_to_durable_and_then_to_what_inspection_found():
    temporary = places(30, ends_on=dt.date(2026, 6, 30))
    headlines = {
        LOCATIONS[0]: [("improvement-needed", dt.date(2025, 1, 1))],
        LOCATIONS[1]: [("urgent-action", dt.date(2025, 1, 1))],
        LOCATIONS[2]: [("no-serious-shortcomings", dt.date(2024, 6, 30))],
    }
    groups = [places(100, location=location) for location in LOCATIONS]
    found = counted([*groups, temporary], headlines)
    assert found == QualityCount(
        realised=430, durable=400, without_urgent=100, urgent=100, too_old=100, never=100
    )


def test_a_location_that_was_never_inspected_is_a_group_of_its_own_and_not_good():
    assert counted([places(80)], {}) == QualityCount(80, 80, never=80)


@pytest.mark.parametrize(
    ("visited_on", "without_urgent"),
    [
        (dt.date(2024, 6, 30), 0),
        (dt.date(2024, 7, 1), 100),
        (dt.date(2025, 7, 1), 100),
        (dt.date(2025, 7, 2), 0),
    ],
)
def test_an_inspection_says_something_for_twelve_months_and_nothing_before_it_was_done(
    visited_on, without_urgent
):
    found = counted([places(100)], {LOCATIONS[0]: [("no-serious-shortcomings", visited_on)]})
    assert found.without_urgent == without_urgent
    assert found.too_old == (100 if visited_on < dt.date(2024, 7, 1) else 0)
    assert found.never == (100 if visited_on > ON else 0)


def test_the_newest_visit_up_to_the_day_decides_in_whatever_order_they_come():
    visits = [("urgent-action", dt.date(2025, 3, 1)), ("no-serious-shortcomings", dt.date(2025, 6, 1))]
    for order in (visits, visits[::-1]):
        assert counted([places(100)], {LOCATIONS[0]: order}).without_urgent == 100
        assert counted([places(100)], {LOCATIONS[0]: order}, on=dt.date(2025, 5, 31)).urgent == 100


def test_without_sufficient_basis_nothing_is_known_of_shortcomings():
    found = counted([places(100)], {LOCATIONS[0]: [("insufficient-basis", ON)]})
    assert (found.without_urgent, found.no_basis) == (0, 100)


groups = st.lists(
    st.builds(
        places,
        st.integers(1, 500),
        st.sampled_from([None, dt.date(2026, 6, 30), dt.date(2031, 1, 1)]),
        st.sampled_from(LOCATIONS),
    ),
    max_size=8,
)
visits = st.dictionaries(
    st.sampled_from(LOCATIONS),
    st.lists(
        st.tuples(st.sampled_from(HEADLINES), st.dates(dt.date(2024, 1, 1), dt.date(2025, 12, 31))),
        max_size=4,
    ),
)


@given(groups, visits)
def test_every_durable_place_has_exactly_one_answer(groups, visits):
    found = counted(groups, visits)
    answers = found.without_urgent + found.urgent + found.no_basis + found.too_old + found.never
    assert answers == found.durable <= found.realised


@given(groups, visits)
def test_the_whole_is_the_sum_of_its_parts(groups, visits):
    parts = [counted([group], visits) for group in groups]
    assert quality_together(parts) == counted(groups, visits)
