"""The room walk: exact numbers, the room where residents are worst off, and thresholds from the document."""

import datetime as dt
import uuid
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.assessments.room_description import RoomDescription, RoomType, Sleepers
from app.assessments.room_walk import as_written, walk_through
from quality_framework import Level, Measure, load_framework, propose_level, shipped_framework_path

ON = dt.date(2026, 11, 16)
AREA = "rooms.space.area-per-person"
MINORS_AREA = "unaccompanied-minors.bedroom-space.area"
TOILETS = "sanitary.facilities.residents-per-toilet"
SOURCE = {"force": "indicator", "source": "EASO2016", "code": "5.1"}


@pytest.fixture(scope="module")
def framework():
    return load_framework(shipped_framework_path("nl-reception"))


def bedroom(name="1", length=None, width=None, **more):
    sides = {"length": Decimal(length), "width": Decimal(width)} if length else {}
    return RoomDescription(name=name, type=RoomType.BEDROOM, **sides, **more)


def walked(framework, *rooms, residents=None):
    keyed = {uuid.UUID(int=place): room for place, room in enumerate(rooms, 1)}
    return walk_through(keyed, framework.indicators(), on=ON, residents=residents)


def test_the_tightest_bedroom_decides_the_area_per_person_and_proposes_the_level(framework):
    walk = walked(
        framework,
        bedroom("A1", "4.00", "4.00", occupants=4),
        bedroom("A2", "4.20", "3.10", occupants=4),
        RoomDescription(name="Gang", type=RoomType.OTHER, area=Decimal(1), occupants=9),
    )

    found = walk.measure_of(AREA)
    assert (found.exact, found.value, found.proposed) == (Fraction(651, 200), Decimal("3.25"), Level.NOT_MET)
    assert (found.decided_by.description.name, found.rooms) == ("A2", 2)


def test_what_the_bedrooms_are_short_of_is_said_in_square_metres(framework):
    walk = walked(
        framework,
        *(bedroom(str(place), area=Decimal("15.5"), occupants=4) for place in range(1, 5)),
        *(bedroom(str(place), area=Decimal(16), occupants=4) for place in range(5, 9)),
        bedroom("9", occupants=4),
    )

    assert (len(walk.short_rooms), walk.measured_bedrooms, len(walk.bedrooms)) == (4, 8, 9)
    assert walk.short == 2
    assert [room.short for room in walk.rooms[:2]] == [Fraction(1, 2), Fraction(1, 2)]


def test_where_nobody_sleeps_yet_the_beds_count(framework):
    walk = walked(
        framework, bedroom(area=Decimal(9), beds=3), bedroom("2", area=Decimal(9), beds=4, occupants=2)
    )

    assert [room.description.floor_per_person for room in walk.rooms] == [3, Fraction(9, 2)]
    assert walk.measure_of(AREA).value == 3


def test_a_norm_for_unaccompanied_minors_looks_at_their_rooms_only(framework):
    tight = bedroom("1", area=Decimal(6), occupants=2)
    theirs = bedroom("2", area=Decimal(10), occupants=2, sleepers=Sleepers.UNACCOMPANIED_MINORS)

    walk = walked(framework, tight, theirs)

    assert walk.measure_of(AREA).value == 3
    assert walk.measure_of(MINORS_AREA).value == 5
    assert walked(framework, tight).measure_of(MINORS_AREA) is None


def test_families_singles_height_and_cupboards_take_the_worst_room(framework):
    walk = walked(
        framework,
        bedroom("1", families=2, occupants=7, height=Decimal("2.50"), beds=7, cupboards=3),
        bedroom(
            "2", occupants=5, sleepers=Sleepers.SINGLE_PERSONS, height=Decimal("2.05"), beds=5, cupboards=5
        ),
    )

    assert walk.measure_of("rooms.family.one-family-per-bedroom").proposed is Level.NOT_MET
    assert walk.measure_of("rooms.privacy.persons-per-bedroom").value == 5
    assert walk.measure_of("rooms.space.height").value == Decimal("2.05")
    assert walk.measure_of("rooms.space.bed-and-cupboard").exact == Fraction(3, 7)


def test_residents_per_toilet_are_those_of_the_location_and_without_a_number_nothing_is_proposed(framework):
    rooms = [
        RoomDescription(name="Sanitair 1", type=RoomType.SANITARY, toilets=4, showers=3, washbasins=0),
        RoomDescription(name="Sanitair 2", type=RoomType.SANITARY, toilets=3),
        bedroom(occupants=4, washbasins=1),
    ]

    known = walked(framework, *rooms, residents=120).measure_of(TOILETS)
    counted = walked(framework, *rooms)

    assert (known.exact, known.value, known.proposed) == (Fraction(120, 7), Decimal("17.15"), None)
    assert (counted.residents, counted.residents_known) == (4, False)
    assert counted.measure_of("sanitary.facilities.residents-per-washbasin").value == 4
    assert walked(framework, bedroom(occupants=4)).measure_of(TOILETS) is None


def test_rooms_stand_in_the_order_in_which_people_number_them(framework):
    walk = walked(framework, *(bedroom(name) for name in ("K10", "K9", "k1", "B2")))

    assert [room.description.name for room in walk.rooms] == ["B2", "k1", "K9", "K10"]


MEASURES = [
    Measure(
        quantity="q", unit="m2", comparator=side, basis="total", values=({name: Decimal(asked), **SOURCE},)
    )
    for side, name in (("at-least", "at_least"), ("at-most", "at_most"))
    for asked in ("4", "2.10", "0.125")
]


@given(measure=st.sampled_from(MEASURES), number=st.integers(0, 60_000), persons=st.integers(1, 120))
def test_a_value_that_is_written_down_proposes_what_the_exact_one_does(measure, number, persons):
    exact = Fraction(number, 100 * persons)

    written = as_written(measure, exact, ON)

    assert propose_level(measure, written, ON) is propose_level(measure, exact, ON)
    assert abs(Fraction(written) - exact) < Fraction(1, 100)
