"""Which location to visit next: what each reason does, and the laws that hold for every set of locations."""

import datetime as dt
import uuid
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.overview.next_visit import GRAVITY, WEIGHTS, Candidate, ReasonToVisit, months_between, rank
from quality_framework import Headline

TODAY = dt.date(2026, 11, 25)
QUIET = Candidate(uuid.UUID(int=1), "Rust", visited_on=TODAY, headline=Headline.NO_SERIOUS_SHORTCOMINGS)


def points(candidate):
    return rank([candidate], TODAY)[0].points


@st.composite
def candidates(draw):
    visited = draw(st.none() | st.dates(dt.date(2020, 1, 1), TODAY))
    return Candidate(
        location_id=draw(st.uuids()),
        name=draw(st.sampled_from(["De Linde", "De Eik", "De Beuk"])),
        visited_on=visited,
        headline=draw(st.sampled_from(Headline)) if visited else None,
        open_knock_outs=draw(st.integers(0, 9)),
        overdue_measures=draw(st.integers(0, 9)),
        too_rosy=draw(st.integers(0, 20)),
        changed=draw(st.booleans()) if visited else False,
    )


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, 0),
        ({"visited_on": None, "headline": None}, 40),
        ({"visited_on": dt.date(2026, 8, 25)}, 6),
        ({"visited_on": dt.date(2020, 8, 25)}, 48),
        ({"headline": Headline.URGENT_ACTION}, 30),
        ({"headline": Headline.INSUFFICIENT_BASIS}, 20),
        ({"headline": Headline.IMPROVEMENT_NEEDED}, 10),
        ({"open_knock_outs": 2}, 20),
        ({"open_knock_outs": 8}, 30),
        ({"overdue_measures": 1}, 5),
        ({"too_rosy": 3}, 6),
        ({"changed": True}, 10),
    ],
)
def test_each_reason_adds_what_the_rule_says(change, expected):
    assert points(replace(QUIET, **change)) == expected


@pytest.mark.parametrize(
    ("earlier", "later", "months"),
    [
        ("2026-11-25", "2026-11-25", 0),
        ("2026-10-26", "2026-11-25", 0),
        ("2026-10-25", "2026-11-25", 1),
        ("2025-12-31", "2026-02-28", 1),
        ("2027-01-01", "2026-11-25", 0),
    ],
)
def test_only_whole_months_count(earlier, later, months):
    assert months_between(dt.date.fromisoformat(earlier), dt.date.fromisoformat(later)) == months


def test_with_as_many_points_the_one_that_waits_longest_comes_first_and_then_the_name():
    recent = replace(QUIET, location_id=uuid.UUID(int=2), name="A", visited_on=TODAY)
    longer = replace(QUIET, location_id=uuid.UUID(int=3), name="Z", visited_on=TODAY - dt.timedelta(days=9))
    twin = replace(recent, location_id=uuid.UUID(int=4), name="B")

    assert [row.candidate.name for row in rank([twin, recent, longer], TODAY)] == ["Z", "A", "B"]


@given(st.lists(candidates(), max_size=8, unique_by=lambda one: one.location_id), st.randoms())
def test_the_order_in_which_locations_come_in_is_irrelevant(found, random):
    shuffled = list(found)
    random.shuffle(shuffled)

    assert rank(shuffled, TODAY) == rank(found, TODAY)


@given(candidates(), st.sampled_from(["open_knock_outs", "overdue_measures", "too_rosy"]))
def test_one_more_of_a_reason_never_lowers_a_location(candidate, reason):
    more = replace(candidate, **{reason: getattr(candidate, reason) + 1})

    assert points(more) >= points(candidate)


@given(candidates().filter(lambda one: one.visited_on is not None), st.integers(0, 900))
def test_waiting_longer_never_lowers_a_location(candidate, days):
    longer = replace(candidate, visited_on=candidate.visited_on - dt.timedelta(days=days))

    assert points(longer) >= points(candidate)


@given(candidates().filter(lambda one: one.headline is not None), st.sampled_from(Headline))
def test_a_graver_outcome_never_lowers_a_location(candidate, headline):
    changed = replace(candidate, headline=headline)

    graver = GRAVITY[headline] >= GRAVITY[candidate.headline]
    assert (points(changed) >= points(candidate)) if graver else (points(changed) <= points(candidate))


@given(candidates())
def test_the_points_are_the_sum_of_the_reasons_that_are_shown(candidate):
    row = rank([candidate], TODAY)[0]

    assert row.points == sum(ground.points for ground in row.grounds)
    assert all(0 < ground.points <= WEIGHTS[ground.reason].most for ground in row.grounds)
    assert len({ground.reason for ground in row.grounds}) == len(row.grounds) <= len(ReasonToVisit)


@given(st.lists(candidates(), min_size=1, max_size=8, unique_by=lambda one: one.location_id))
def test_another_location_changes_nobodys_points(found):
    whole = {row.candidate.location_id: row.points for row in rank(found, TODAY)}

    assert all(points(candidate) == whole[candidate.location_id] for candidate in found)
