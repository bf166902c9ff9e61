import datetime as dt
import uuid

import pytest

from app import audit
from app.accounts.models import Role
from app.allocation.exchange_actions import stop_exchange
from app.allocation.models import ReturnKind
from app.allocation.queries import municipality_statuses
from app.allocation.record_queries import exchanges
from app.locations.models import PlaceKind
from app.problems import Conflict, Invalid
from tests.factories.people import make_person
from tests.factories.places import GRONINGEN, UTRECHT, ZEIST, make_exchange, make_location, make_places

ON = dt.date(2025, 7, 1)
CYCLE = "2024-2026"


@pytest.fixture
def reviewer(session, signed_in_client):
    return signed_in_client(make_person(session, Role.REVIEWER))


def status_of(session, code, on=ON):
    return municipality_statuses(session, [code], CYCLE, on)[code]


def test_both_sides_show_an_exchange_even_when_only_one_of_them_is_asked_for(session):
    make_places(session, make_location(session), 300)
    make_exchange(session, UTRECHT, ZEIST, 120)
    assert (status_of(session, UTRECHT).lent, status_of(session, UTRECHT).credited) == (120, 180)
    assert (status_of(session, ZEIST).borrowed, status_of(session, ZEIST).credited) == (120, 120)


def test_no_more_is_lent_than_counts_on_the_day(session):
    make_places(session, make_location(session), 100)
    make_places(session, make_location(session), 80, kind=PlaceKind.UKRAINE)
    make_exchange(session, UTRECHT, ZEIST, 120)
    assert (status_of(session, UTRECHT).credited, status_of(session, ZEIST).credited) == (0, 100)
    assert status_of(session, ZEIST).transfers[0].falls_short


def test_a_stopped_exchange_holds_until_that_day_and_the_trail_tells_why(session):
    make_places(session, make_location(session), 300)
    exchange = make_exchange(session, UTRECHT, ZEIST, 120)
    stop_exchange(session, None, exchange, dt.date(2025, 6, 1), "De raad van Zeist wil niet verder")
    assert status_of(session, ZEIST, dt.date(2025, 5, 31)).borrowed == 120
    assert status_of(session, ZEIST, dt.date(2025, 6, 1)).borrowed == 0
    lines = audit.lines_about(session, audit.subject("exchange", exchange.id))
    assert [line.action for line, _value in lines] == ["stop-exchange", "agree-exchange"]
    with pytest.raises(Conflict, match="exchange-stopped-already"):
        stop_exchange(session, None, exchange, dt.date(2025, 7, 1), "Nog eens")


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"taker": UTRECHT}, "exchange-needs-two-municipalities"),
        ({"places": 0}, "exchange-places-out-of-range"),
        ({"amv_places": 21}, "figure-amv-exceed-places"),
        ({"ends_on": dt.date(2024, 12, 31)}, "exchange-ends-before-start"),
        ({"source": " "}, "exchange-needs-source"),
        ({"conditions": "x" * 1001}, "reason-too-long"),
    ],
)
def test_what_is_no_exchange_is_refused_with_its_reason(session, wrong, code):
    wanted = {"host": UTRECHT, "taker": ZEIST, "places": 20} | wrong
    with pytest.raises(Invalid, match=code):
        make_exchange(session, **wanted)


def test_an_exchange_can_only_be_stopped_with_a_reason_and_before_it_is_over(session):
    exchange = make_exchange(session, UTRECHT, ZEIST, ends_on=dt.date(2026, 1, 31))
    with pytest.raises(Invalid, match="figure-needs-reason"):
        stop_exchange(session, None, exchange, dt.date(2025, 6, 1), " ")
    with pytest.raises(Conflict, match="exchange-over-by-then"):
        stop_exchange(session, None, exchange, dt.date(2026, 2, 1), "Te laat")


FORM = {
    "host": UTRECHT,
    "taker": GRONINGEN,
    "places": "110",
    "amv_places": "10",
    "starts_on": "2025-01-01",
    "ends_on": "2026-01-31",
    "return_kind": ReturnKind.STATUS_HOLDERS.value,
    "in_return": "Groningen houdt 40 statushouders",
    "conditions": "",
    "source": "Brief van beide colleges",
}


def test_a_province_writes_down_an_exchange_across_its_border_and_stops_it(session, signed_in_client):
    make_places(session, make_location(session), 300)
    province = signed_in_client(make_person(session, Role.PROVINCE, province="PV26"))
    answer = province.post("/allocation/exchanges/new", data=FORM)
    assert answer.status_code == 302
    page = province.get(answer.location).text
    assert "110 places in Utrecht count for the task of Groningen." in page
    assert "Groningen houdt 40 statushouders" in page
    shown = province.get(f"/allocation/municipalities/{UTRECHT}?cycle=2024-2026&on=2025-07-01").text
    assert "Lent to Groningen" in shown
    stop = {"stopped_from": "2025-09-01", "reason": "Opgezegd"}
    assert province.post(f"{answer.location}/stop", data=stop).status_code == 302
    assert "It no longer holds from 1 September 2025: Opgezegd" in province.get(answer.location).text
    assert "stopped from 1 September 2025" in province.get("/allocation/exchanges").text


def test_an_exchange_that_is_sent_twice_moves_places_once(session, reviewer):
    key = str(uuid.uuid4())
    assert 'name="key"' in reviewer.get("/allocation/exchanges/new").text
    for _ in range(2):
        assert reviewer.post("/allocation/exchanges/new", data=FORM | {"key": key}).status_code == 302

    assert [one.id for one in exchanges(session)] == [uuid.UUID(key)]


def test_who_has_neither_side_may_not_write_the_exchange_nor_see_it(session, signed_in_client):
    gelderland = signed_in_client(make_person(session, Role.PROVINCE, province="PV25"))
    assert gelderland.post("/allocation/exchanges/new", data=FORM).status_code == 403
    exchange = make_exchange(session, UTRECHT, ZEIST)
    assert gelderland.get(f"/allocation/exchanges/{exchange.id}").status_code == 404
    assert "No exchanges" in gelderland.get("/allocation/exchanges").text


def test_the_list_can_be_asked_for_one_municipality_or_province(session, reviewer):
    make_exchange(session, UTRECHT, ZEIST)
    make_exchange(session, GRONINGEN, "GM0080")
    assert "2 exchanges" in reviewer.get("/allocation/exchanges").text
    assert "1 exchange" in reviewer.get(f"/allocation/exchanges?area={ZEIST}").text
    assert "1 exchange" in reviewer.get("/allocation/exchanges?area=PV26").text
    assert "No exchanges" in reviewer.get("/allocation/exchanges?area=PV24").text


def test_what_is_filled_in_wrongly_is_told_in_words(reviewer):
    answer = reviewer.post("/allocation/exchanges/new", data=FORM | {"taker": UTRECHT})
    assert answer.status_code == 400
    assert "Choose two different municipalities." in answer.text
