import pytest

from app.accounts.models import Role
from tests.factories.people import make_person
from tests.factories.places import UTRECHT, ZEIST, make_exchange, make_location, make_places


@pytest.fixture
def reviewer(session, signed_in_client):
    return signed_in_client(make_person(session, Role.REVIEWER))


def test_the_country_shows_what_was_published_and_says_where_nothing_was(reviewer):
    page = reviewer.get("/allocation/?cycle=2024-2026&on=2025-07-01").text
    assert "96,000" in page
    assert "sum of the tasks of 11 of 12 provinces" in page
    assert "87,795" in page
    assert "not found" in page


def test_the_country_has_its_numbers_one_by_one_beside_the_sum_of_what_is_known(session, reviewer):
    make_places(session, make_location(session, UTRECHT), 400)
    make_exchange(session, UTRECHT, ZEIST, 40)
    page = reviewer.get("/allocation/?cycle=2024-2026&on=2025-07-01").text
    assert "sum of 15 of 18 known" in page
    table = " ".join(page.split("The country, number by number")[1].split())
    for words in ("-95,600", "8,140", "sum of 56 of 342 known", "−40", "+40", "400 durable, 0 temporary"):
        assert words in table, words
    assert "/allocation/figures?cycle=2024-2026&amp;area=NL" in table
    province = " ".join(reviewer.get("/allocation/provinces/PV26?cycle=2024-2026&on=2025-07-01").text.split())
    assert "sum of 3 of 26 known" in province
    assert "40 of these lent to others" in province
    assert "and 40 borrowed" in province


def test_a_sum_of_nothing_is_not_shown_as_zero(reviewer):
    page = reviewer.get("/allocation/?cycle=2026-2028").text
    assert "sum of the tasks of 0 of 12 provinces" in page
    assert "88,000" in page
    assert "over 13,000" in page


def test_places_are_shown_only_in_ones_own_area(session, signed_in_client):
    make_places(session, make_location(session), 4321)
    utrecht = signed_in_client(make_person(session, Role.PROVINCE, province="PV26"))
    gelderland = signed_in_client(make_person(session, Role.PROVINCE, province="PV25"))
    assert "4,321" in utrecht.get("/allocation/").text
    assert "4,321" not in gelderland.get("/allocation/").text
    municipality = signed_in_client(make_person(session, Role.MUNICIPALITY, municipality=UTRECHT))
    assert "4,321" not in municipality.get("/allocation/").text


def test_a_day_that_is_no_day_or_lies_outside_the_cycle_is_brought_within_it(reviewer):
    assert 'value="2026-01-31"' in reviewer.get("/allocation/?cycle=2024-2026&on=2030-01-01").text
    assert reviewer.get("/allocation/?cycle=2024-2026&on=gisteren").status_code == 200


def test_a_cycle_that_does_not_exist_is_not_found(reviewer):
    assert reviewer.get("/allocation/?cycle=2030-2032").status_code == 404


def test_every_figure_is_listed_with_source_quality_and_version(reviewer):
    page = reviewer.get("/allocation/figures?cycle=2024-2026&area=GM0344").text
    assert "Figures of Utrecht" in page
    assert "1,988" in page
    assert "DUIC, December 2024" in page
    assert "version 1" in page


def test_an_area_without_figures_says_that_this_is_not_zero(reviewer):
    page = reviewer.get("/allocation/figures?cycle=2026-2028&area=GM0344").text
    assert "That is not the same as zero." in page


def test_paging_of_figures_keeps_the_cycle(reviewer):
    page = reviewer.get("/allocation/figures?cycle=2024-2026&page=2").text
    assert "cycle=2024-2026" in page.split("Next")[0].rsplit("<a", 1)[1]


def test_the_country_takes_few_queries(reviewer, count_queries):
    before = len(count_queries)
    reviewer.get("/allocation/")
    assert len(count_queries) - before <= 10


def test_the_steps_of_a_cycle_stand_with_what_the_act_asks_and_what_happened(reviewer):
    page = reviewer.get("/allocation/cycle?cycle=2026-2028&on=2026-11-25").text
    assert "27 February 2026, announced on 5 February" in page
    assert "26 days later than the act asks" in page
    assert page.count("Still to come") == 4
    assert page.count('aria-current="step"') == 1
