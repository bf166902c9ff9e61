import datetime as dt
import re

import pytest

from app.accounts.models import Role
from app.locations.models import PlaceKind, PlaceState
from tests.factories.people import make_person
from tests.factories.places import UTRECHT, ZEIST, make_exchange, make_location, make_places

WIJDEMEREN, HILVERSUM = "GM1696", "GM0402"
ASKED = "cycle=2026-2028&on=2026-11-23"


@pytest.fixture
def reviewer(session, signed_in_client):
    return signed_in_client(make_person(session, Role.REVIEWER))


def cells(page):
    """The rows of a page's tables: the name and the numbers, without their details."""
    rows = re.findall(r"<tr>\s*<th scope=\"row\">(.*?)</th>(.*?)</tr>", page, re.DOTALL)
    plain = [
        [re.sub(r"<span class=\"detail\">.*?</span>|<[^>]+>", "", part).strip() for part in (name, *tds)]
        for name, tds in ((name, re.findall(r"<td[^>]*>(.*?)</td>", rest, re.DOTALL)) for name, rest in rows)
    ]
    return {row[0]: row[1:] for row in plain}


def test_a_municipality_shows_number_by_number_how_its_status_comes_about(session, reviewer):
    home = make_location(session)
    make_places(session, home, 300)
    make_places(session, home, 50, kind=PlaceKind.EMERGENCY, ends_on=dt.date(2027, 3, 31))
    make_places(session, home, 12, kind=PlaceKind.UNACCOMPANIED_MINORS)
    make_exchange(session, UTRECHT, ZEIST, 120, amv_places=5)
    page = reviewer.get(f"/allocation/municipalities/{UTRECHT}?{ASKED}").text
    shown = cells(page)
    assert shown["Open now, whether or not it counts"][0] == "362"
    assert shown["Counts"] == ["312", "12"]
    assert shown["Lent to Zeist"] == ["−120", "−5"]
    assert shown["Counts for the task"] == ["192", "7"]
    assert "Does not count, because it ends on 31 March 2027 and must stay until 1 February 2028." in page


@pytest.mark.parametrize("area", [UTRECHT, "PV26", "NL"])
def test_places_that_end_stand_per_month_for_every_kind_of_area(session, reviewer, area):
    home = make_location(session, name="De Linde")
    make_places(session, home, 70, ends_on=dt.date(2028, 3, 31))
    make_places(session, home, 200)
    page = reviewer.get(f"/allocation/falling-off?area={area}&{ASKED}").text
    assert "Of the 270 places that count on 23 November 2026, 70 end within 24 months." in page
    assert "31 March 2028" in page


def test_without_places_that_end_the_page_says_so(reviewer):
    assert (
        "No places that count end in these months."
        in reviewer.get(f"/allocation/falling-off?area=PV26&{ASKED}").text
    )


def test_a_scenario_stands_beside_today_and_changes_nothing(session, reviewer):
    home = make_location(session)
    short = make_places(session, home, 50, kind=PlaceKind.EMERGENCY, ends_on=dt.date(2027, 3, 31))
    plan = make_places(session, home, 90, state=PlaceState.AGREED, starts_on=dt.date(2027, 6, 1))
    make_places(session, home, 300)
    scenario = f"extend={short.id}&until=2028-06-30&open={plan.id}&percent=10"
    address = f"/allocation/what-if?area={UTRECHT}&{ASKED}&{scenario}"
    page = reviewer.get(address).text
    assert cells(page)["Counts for the task"] == ["300", "440"]
    assert cells(page)["Not open yet"] == ["90", "0"]
    assert cells(reviewer.get(f"/allocation/what-if?area={UTRECHT}&{ASKED}").text)["Counts for the task"] == [
        "300",
        "300",
    ]
    assert cells(reviewer.get(f"{address}&extend=all").text)["Counts for the task"] == ["300", "440"]
    for_ever = address.replace("2028-06-30", "9999-12-31")
    assert cells(reviewer.get(for_ever).text)["Counts for the task"] == ["300", "440"]


def test_a_higher_estimate_is_called_a_calculation(reviewer):
    page = reviewer.get(f"/allocation/what-if?area={UTRECHT}&cycle=2024-2026&on=2025-07-01&percent=10").text
    assert cells(page)["Task"] == ["1,946", "2,141"]
    assert "no published figure itself" in page
    page = reviewer.get("/allocation/what-if?area=PV26&cycle=2024-2026&percent=10").text
    assert cells(page)["Task of the whole"] == ["not known", "not known"]
    page = reviewer.get("/allocation/what-if?cycle=2024-2026&on=2025-07-01&percent=10").text
    assert cells(page)["Task of the whole"] == ["96,000", "105,600"]
    assert cells(page)["Over (+) or short (−)"] == ["-96,000", "-105,600"]


def test_the_places_of_an_area_outside_ones_own_are_not_found(session, signed_in_client):
    utrecht = signed_in_client(make_person(session, Role.PROVINCE, province="PV26"))
    for page in ("falling-off", "what-if"):
        assert utrecht.get(f"/allocation/{page}?area=PV26").status_code == 200
        assert utrecht.get(f"/allocation/{page}?area=PV25").status_code == 404
        assert utrecht.get(f"/allocation/{page}").status_code == 404
        assert utrecht.get(f"/allocation/{page}?area=GM9999").status_code == 404


def test_the_history_runs_from_offer_to_the_end(session, reviewer):
    home = make_location(session, name="De Linde")
    make_places(session, home, 70, starts_on=dt.date(2025, 3, 1), ends_on=dt.date(2026, 5, 31))
    make_exchange(session, UTRECHT, ZEIST, 20, ends_on=dt.date(2026, 1, 31))
    page = reviewer.get(f"/allocation/municipalities/{UTRECHT}/history").text
    told = re.findall(r'timeline-label">(.*?)</span>', page)
    assert told == [
        "Indicative share: 1,988 (cycle 2024-2026)",
        "Allocation decision: 1,946 (cycle 2024-2026)",
        "Lent to Zeist: 20 places",
        "Opened: 70 places at De Linde (Regular places)",
        "The exchange of 20 places in Utrecht for Zeist is over",
        "No longer there from this day: 70 places at De Linde (Regular places)",
    ]


def test_from_the_merger_on_hilversum_shows_what_was_entered_under_wijdemeren(session, reviewer):
    make_places(session, make_location(session, WIJDEMEREN), 40)
    make_places(session, make_location(session, HILVERSUM), 60)
    address = "/allocation/municipalities/{}?cycle=2026-2028&on={}"
    before = reviewer.get(address.format(HILVERSUM, "2026-12-31")).text
    after = reviewer.get(address.format(HILVERSUM, "2027-01-01")).text
    assert cells(before)["Counts for the task"][0] == "60"
    assert cells(after)["Counts for the task"][0] == "100"
    assert "Task of Wijdemeren" in after
    gone = reviewer.get(address.format(WIJDEMEREN, "2027-01-01")).text
    assert "Wijdemeren is part of Hilversum from 1 January 2027" in gone
    assert "Its history stays here" in gone
    assert (
        "Wijdemeren becomes part of Hilversum"
        in reviewer.get(f"/allocation/municipalities/{WIJDEMEREN}/history").text
    )


def test_a_municipality_that_merges_is_found_by_both_names(reviewer):
    page = reviewer.get("/allocation/municipalities?name=wijdeme").text
    assert "2 municipalities" in page
    assert "/allocation/municipalities/GM1696" in page
    assert "/allocation/municipalities/GM0402" in page
    assert "0 municipalities" in reviewer.get("/allocation/municipalities?name=100%").text


@pytest.mark.parametrize("page", ["falling-off", "what-if"])
def test_a_page_about_the_country_takes_few_queries_however_many_places_there_are(
    session, reviewer, count_queries, page
):
    def asked():
        session.expire_all()
        before = len(count_queries)
        reviewer.get(f"/allocation/{page}?{ASKED}")
        return len(count_queries) - before

    make_places(session, make_location(session), 70)
    few = asked()
    for code in (UTRECHT, ZEIST, HILVERSUM):
        make_places(session, make_location(session, code), 70)
    assert asked() == few <= 12
