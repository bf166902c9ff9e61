"""What must hold for every record on every day: places are never counted twice and never lost."""

import datetime as dt
import uuid

from hypothesis import given, settings
from hypothesis import strategies as st

from app.allocation.counting import Places
from app.allocation.country import totals_of
from app.allocation.exchanging import ExchangeTerms
from app.allocation.falling_off import falling_off
from app.allocation.rules import RULES
from app.allocation.status import AllocationRecord, statuses_on
from app.allocation.succession import Merger, succession_of
from app.allocation.what_if import Scenario, could_stay, suppose
from app.locations.kinds import Group
from app.locations.models import PlaceKind, PlaceState

PROVINCES = {"PV26": ["GM0001", "GM0002"], "PV27": ["GM0003", "GM0004", "GM0005"]}
CODES = [code for members in PROVINCES.values() for code in members]
DAYS = st.dates(dt.date(2022, 1, 1), dt.date(2030, 12, 31))


@st.composite
def groups(draw):
    starts_on = draw(DAYS)
    lasting = draw(st.none() | st.integers(1, 4000))
    return Places(
        id=uuid.UUID(int=draw(st.integers(1, 40))),
        location_id=uuid.UUID(int=1),
        location_name="De Linde",
        places=draw(st.integers(1, 400)),
        kind=draw(st.sampled_from(PlaceKind)),
        state=draw(st.sampled_from(PlaceState)),
        starts_on=starts_on,
        ends_on=starts_on + dt.timedelta(days=lasting) if lasting else None,
        replaced_by_id=draw(st.none() | st.integers(1, 40).map(lambda number: uuid.UUID(int=number))),
        replaced_on=draw(st.none() | DAYS),
        target_group=draw(st.none() | st.sampled_from(Group)),
    )


@st.composite
def exchanges(draw):
    host, taker = draw(st.lists(st.sampled_from(CODES), min_size=2, max_size=2, unique=True))
    number = draw(st.integers(1, 500))
    starts_on = draw(DAYS)
    return ExchangeTerms(
        id=uuid.UUID(int=draw(st.integers(0, 10**6))),
        host_code=host,
        for_code=taker,
        places=number,
        amv_places=draw(st.integers(0, number)),
        starts_on=starts_on,
        ends_on=draw(st.none() | st.integers(0, 2000).map(lambda days: starts_on + dt.timedelta(days=days))),
        stopped_from=draw(st.none() | DAYS),
    )


# A code goes into a later one only, so that no merger comes round to where it began.
mergers = st.lists(
    st.builds(
        lambda pair, day: Merger(min(pair), max(pair), day),
        st.lists(st.sampled_from(CODES), min_size=2, max_size=2, unique=True),
        DAYS,
    ),
    max_size=3,
    unique_by=lambda merger: merger.old_code,
)


def recorded(entered, agreed, merged, last_is_new):
    into_the_last = [merger.holds_from for merger in merged if merger.new_code == CODES[-1]]
    founded = {CODES[-1]: min(into_the_last)} if last_is_new and into_the_last else {}
    return AllocationRecord({}, entered, agreed, succession_of(merged, founded))


records = st.builds(
    recorded,
    st.dictionaries(st.sampled_from(CODES), st.lists(groups(), max_size=5)),
    st.lists(exchanges(), max_size=6),
    mergers,
    st.booleans(),
)
cycles = st.sampled_from(sorted(RULES))


@given(records, cycles, DAYS)
@settings(max_examples=80, deadline=None)
def test_the_country_is_the_sum_of_its_provinces_and_of_its_municipalities_and_loses_no_place(
    record, cycle, on
):
    statuses = statuses_on(record, cycle, on, CODES)
    country = totals_of(statuses.values())
    provinces = [totals_of(statuses[code] for code in members) for members in PROVINCES.values()]
    for number in ("realised", "counted", "counted_amv", "durable", "temporary", "planned", "credited"):
        assert getattr(country, number) == sum(getattr(one, number) for one in provinces)
    entered = sorted(group.id for held in record.places.values() for group in held)
    assert sorted(group.group.id for one in statuses.values() for group in one.groups) == entered


@given(records, cycles, DAYS)
@settings(max_examples=80, deadline=None)
def test_an_exchange_moves_places_and_never_makes_or_loses_one(record, cycle, on):
    statuses = statuses_on(record, cycle, on, CODES).values()
    totals = totals_of(statuses)
    without = AllocationRecord({}, record.places, (), record.succession)
    assert totals.lent == totals.borrowed
    assert (
        totals.credited
        == totals.counted
        == totals_of(statuses_on(without, cycle, on, CODES).values()).counted
    )
    for status in statuses:
        assert 0 <= status.credited_amv <= status.credited
        assert status.lent <= status.counted


@given(records, cycles, DAYS)
@settings(max_examples=80, deadline=None)
def test_what_counts_is_there_and_is_durable_or_temporary(record, cycle, on):
    for status in statuses_on(record, cycle, on, CODES).values():
        assert status.counted == status.durable + status.temporary <= status.realised
        assert status.counted_amv <= status.counted
        assert status.lapsing <= status.counted
        assert status.planned >= 0


@given(records, cycles, DAYS, st.sampled_from(CODES))
@settings(max_examples=60, deadline=None)
def test_a_municipality_asked_for_alone_has_the_status_that_it_has_among_all(record, cycle, on, code):
    assert statuses_on(record, cycle, on, [code])[code] == statuses_on(record, cycle, on, CODES)[code]


@given(records, cycles, DAYS)
@settings(max_examples=60, deadline=None)
def test_the_months_of_ends_hold_together_what_the_statuses_call_lapsing(record, cycle, on):
    statuses = statuses_on(record, cycle, on, CODES)
    months = falling_off(statuses.values(), on, RULES[cycle].lapse_months)
    assert sum(month.places for month in months) == totals_of(statuses.values()).lapsing


@given(records, cycles, DAYS)
@settings(max_examples=60, deadline=None)
def test_a_scenario_that_supposes_nothing_changes_nothing(record, cycle, on):
    supposed = suppose(record, Scenario(until=dt.date(2040, 1, 1)), on)
    assert statuses_on(supposed, cycle, on, CODES) == statuses_on(record, cycle, on, CODES)


@given(records, cycles, DAYS, st.dates(dt.date(2026, 1, 1), dt.date(2040, 12, 31)))
@settings(max_examples=60, deadline=None)
def test_letting_places_stay_longer_never_lowers_what_counts(record, cycle, on, until):
    statuses = statuses_on(record, cycle, on, CODES)
    scenario = Scenario(frozenset(group.id for group in could_stay(statuses.values())), until)
    supposed = statuses_on(suppose(record, scenario, on), cycle, on, CODES)
    assert all(supposed[code].counted >= statuses[code].counted for code in CODES)
