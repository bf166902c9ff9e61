import datetime as dt

import pytest

from app.accounts.permissions import Reach
from app.locations.kinds import LocationKind, Standing
from app.locations.models import PlaceState
from app.locations.queries import (
    LocationFilters,
    location_by_id,
    locations_page,
    municipalities_within,
    number_of_locations,
    places_on,
    standing_on,
)
from app.paging import PAGE_SIZE
from tests.factories.places import GRONINGEN, UTRECHT, ZEIST, make_location, make_places

TODAY = dt.date(2026, 11, 23)
COUNTRY = Reach(national=True, provinces=frozenset(), municipalities=frozenset(), locations=frozenset())


def reach(provinces=(), municipalities=(), locations=()):
    return Reach(
        national=False,
        provinces=frozenset(provinces),
        municipalities=frozenset(municipalities),
        locations=frozenset(locations),
    )


def found(session, where=COUNTRY, page=1, **filters):
    return locations_page(session, where, LocationFilters(**filters), page, today=TODAY)


def names(session, where=COUNTRY, **filters):
    return [location.name for location in found(session, where, **filters).locations]


@pytest.fixture
def three(session):
    return (
        make_location(session, UTRECHT, name="De Linde"),
        make_location(session, ZEIST, name="De Eik", closes_on=dt.date(2026, 11, 22)),
        make_location(session, GRONINGEN, name="De Beuk", kind=LocationKind.EMERGENCY, opened_on=None),
    )


def test_a_list_holds_only_what_lies_within_reach(session, three):
    linde, _eik, beuk = three
    assert names(session) == ["De Beuk", "De Eik", "De Linde"]
    assert names(session, reach(provinces=["PV26"])) == ["De Eik", "De Linde"]
    assert names(session, reach(municipalities=[ZEIST])) == ["De Eik"]
    assert names(session, reach(municipalities=[ZEIST], locations=[beuk.id])) == ["De Beuk", "De Eik"]
    assert names(session, reach()) == []
    assert number_of_locations(session, reach(locations=[linde.id])) == 1


def test_the_search_finds_names_of_locations_and_municipalities_whatever_their_capitals(session, three):
    assert names(session, words="linde") == ["De Linde"]
    assert names(session, words=" zeist ") == ["De Eik"]
    assert names(session, words="%") == []


def test_the_search_never_finds_an_address(session):
    make_location(session, name="Huis 1", street_address="Dorpsstraat 5", postal_code="3511 AB")
    assert names(session, words="Dorpsstraat") == []
    assert names(session, words="3511") == []


def test_filters_narrow_the_list_together(session, three):
    assert names(session, province="PV26", municipality=UTRECHT) == ["De Linde"]
    assert names(session, kind="emergency") == ["De Beuk"]
    assert names(session, province="PV26", kind="emergency") == []


def test_a_location_is_planned_open_or_closed_by_its_dates(session, three):
    assert names(session, standing=Standing.OPEN) == ["De Linde"]
    assert names(session, standing=Standing.CLOSED) == ["De Eik"]
    assert names(session, standing=Standing.PLANNED) == ["De Beuk"]
    assert [standing_on(location, TODAY) for location in three] == [
        Standing.OPEN,
        Standing.CLOSED,
        Standing.PLANNED,
    ]
    assert standing_on(three[1], dt.date(2026, 11, 22)) is Standing.OPEN


def test_a_list_is_paged_and_a_page_too_far_shows_the_last(session):
    for number in range(PAGE_SIZE + 2):
        make_location(session, name=f"Locatie {number:02}")
    first, last = found(session), found(session, page=9)
    assert (first.total, first.pages, len(first.locations)) == (PAGE_SIZE + 2, 2, PAGE_SIZE)
    assert [location.name for location in last.locations] == ["Locatie 25", "Locatie 26"]
    assert last.page == 2


def test_a_page_of_locations_takes_the_same_number_of_queries_however_long_it_is(session, count_queries):
    make_places(session, make_location(session))
    session.expire_all()
    before = len(count_queries)
    found(session)
    few = len(count_queries) - before
    for _number in range(10):
        make_places(session, make_location(session))
    session.expire_all()
    before = len(count_queries)
    found(session)
    assert len(count_queries) - before == few <= 4


def test_the_places_of_today_are_those_that_are_open_today(session):
    location = make_location(session)
    assert places_on(location_by_id(session, location.id), TODAY) is None
    make_places(session, location, 100)
    make_places(session, location, 20, ends_on=dt.date(2026, 11, 22))
    make_places(session, location, 30, starts_on=dt.date(2026, 11, 24))
    make_places(session, location, 40, state=PlaceState.PLANNED)
    assert places_on(location_by_id(session, location.id), TODAY) == 100


def test_somebody_adds_locations_only_in_their_own_municipalities(session):
    assert [one.code for one in municipalities_within(session, reach(municipalities=[ZEIST]))] == [ZEIST]
    assert len(municipalities_within(session, reach(provinces=["PV26"]))) == 26
    assert len(municipalities_within(session, COUNTRY)) == 342
    assert municipalities_within(session, reach()) == []
