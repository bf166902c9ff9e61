import datetime as dt
import re
import uuid

import pytest

from app.accounts.models import Role
from app.locations.models import Location, PlaceGroup, PlaceKind
from app.locations.queries import location_by_id, operator_by_name, places_on
from tests.factories.people import make_person
from tests.factories.places import UTRECHT, ZEIST, make_location, make_places

FILLED = {
    "name": "De Nieuwe Linde",
    "municipality": UTRECHT,
    "kind": "regular-centre",
    "operator": "",
    "operator_kind": "other",
    "groups": ["families", "children"],
    "residents_all": "300",
    "residents_children": "",
    "street_address": "Dorpsstraat 5",
    "postal_code": "3511 ab",
    "opened_on": "2026-03-01",
}
PLACES = {
    "places": "120",
    "kind": "regular",
    "state": "open",
    "starts_on": "2026-03-01",
    "ends_on": "2031-03-01",
}


@pytest.fixture
def inspector(session, signed_in_client):
    return signed_in_client(make_person(session, Role.INSPECTOR))


@pytest.fixture
def utrecht(session, signed_in_client):
    return signed_in_client(make_person(session, Role.MUNICIPALITY, municipality=UTRECHT))


def test_the_list_shows_who_runs_a_location_and_its_places(session, inspector):
    make_places(session, make_location(session, name="De Linde"), 120)
    page = inspector.get("/locations/").text
    assert "De Linde" in page
    assert "120" in page
    assert "1 location" in page


def test_a_search_without_result_says_so_and_offers_a_way_back(inspector):
    page = inspector.get("/locations/?words=nergens&kind=hotel&standing=soon").text
    assert "No location fits this search" in page


def test_paging_keeps_the_search(session, inspector):
    for _number in range(26):
        make_location(session)
    page = inspector.get("/locations/?words=voorbeeldhof&province=PV26").text
    assert "words=voorbeeldhof" in page.split("Next")[0].rsplit("<a", 1)[1]


def test_an_administrator_without_another_role_sees_no_location(session, signed_in_client):
    make_location(session, name="De Linde")
    page = signed_in_client(make_person(session, Role.ADMINISTRATOR)).get("/locations/").text
    assert "De Linde" not in page


def test_a_location_is_added_from_the_form(session, inspector):
    answer = inspector.post("/locations/new", data=FILLED)
    assert answer.status_code == 302
    location = session.query(Location).one()
    assert answer.location == f"/locations/{location.id}"
    assert location.residents == {"all": 300}
    assert location.postal_code == "3511 AB"
    assert location.opened_on == dt.date(2026, 3, 1)


def test_a_new_operator_is_made_together_with_the_location(session, inspector):
    inspector.post("/locations/new", data=FILLED | {"operator": "new", "operator_name": "Stichting Onderdak"})
    operator = operator_by_name(session, "stichting onderdak")
    assert session.query(Location).one().operator_id == operator.id


def test_a_new_operator_needs_a_kind(session, inspector):
    wrong = {"operator": "new", "operator_name": "Stichting Onderdak", "operator_kind": ""}
    assert inspector.post("/locations/new", data=FILLED | wrong).status_code == 400
    assert operator_by_name(session, "stichting onderdak") is None


def test_a_refused_form_is_shown_again_with_all_that_was_filled_in(session, inspector):
    answer = inspector.post("/locations/new", data=FILLED | {"postal_code": "vol", "residents_all": "veel"})
    assert answer.status_code == 400
    assert 'value="De Nieuwe Linde"' in answer.text
    assert 'value="veel"' in answer.text
    assert session.query(Location).count() == 0


def test_a_refusal_by_the_rules_is_told_in_words(session, inspector):
    answer = inspector.post("/locations/new", data=FILLED | {"postal_code": "vol"})
    assert answer.status_code == 400
    assert "This is not a postal code" in answer.text


def test_a_municipality_adds_locations_in_its_own_area_only(session, utrecht):
    answer = utrecht.post("/locations/new", data=FILLED | {"municipality": ZEIST})
    assert answer.status_code == 400
    assert session.query(Location).count() == 0
    assert utrecht.post("/locations/new", data=FILLED).status_code == 302


def test_the_form_to_change_shows_what_is_known_and_keeps_what_it_does_not_ask(session, inspector):
    location = make_location(session, name="De Linde", is_fictional=True, residents={"all": 250})
    page = inspector.get(f"/locations/{location.id}/edit").text
    assert 'value="De Linde"' in page
    assert 'value="250"' in page
    assert inspector.post(f"/locations/{location.id}/edit", data=FILLED).status_code == 302
    session.expire_all()
    changed = location_by_id(session, location.id)
    assert changed.name == "De Nieuwe Linde"
    assert changed.is_fictional


def test_a_change_that_cannot_be_keeps_the_location_and_the_input(session, inspector):
    location = make_location(session, name="De Linde")
    answer = inspector.post(f"/locations/{location.id}/edit", data=FILLED | {"closes_on": "2020-01-01"})
    assert answer.status_code == 400
    assert "The last day open lies before the first" in answer.text
    assert location_by_id(session, location.id).name == "De Linde"


def test_another_municipality_is_not_told_that_the_location_exists(session, signed_in_client):
    location = make_location(session, UTRECHT)
    zeist = signed_in_client(make_person(session, Role.MUNICIPALITY, municipality=ZEIST))
    assert zeist.get(f"/locations/{location.id}/edit").status_code == 404
    assert zeist.post(f"/locations/{location.id}/places/new", data=PLACES).status_code == 404


def test_who_only_reads_changes_nothing(session, signed_in_client):
    location = make_location(session)
    reader = signed_in_client(make_person(session, Role.READER))
    assert reader.get(f"/locations/{location.id}/edit").status_code == 403
    assert reader.post("/locations/new", data=FILLED).status_code == 403


def test_who_holds_one_role_elsewhere_may_see_but_not_change(session, signed_in_client):
    location = make_location(session, UTRECHT)
    person = make_person(session, Role.INSPECTOR, municipality=ZEIST)
    person.grants.extend(make_person(session, Role.READER).grants)
    assert signed_in_client(person).get(f"/locations/{location.id}/edit").status_code == 403


def test_an_inspector_of_one_location_changes_it_but_adds_none(session, signed_in_client):
    location = make_location(session, name="De Linde")
    client = signed_in_client(make_person(session, Role.INSPECTOR, location=location.id))
    assert client.get("/locations/new").status_code == 403
    assert client.post(f"/locations/{location.id}/edit", data=FILLED).status_code == 302


def test_places_are_added_and_changed_from_the_form(session, inspector):
    location = make_location(session)
    assert inspector.post(f"/locations/{location.id}/places/new", data=PLACES).status_code == 302
    session.expire_all()
    (group,) = location_by_id(session, location.id).place_groups
    edit = f"/locations/{location.id}/places/{group.id}/edit"
    assert 'value="120"' in inspector.get(edit).text
    assert inspector.post(edit, data=PLACES | {"places": "90", "kind": "emergency"}).status_code == 302
    session.expire_all()
    (group,) = location_by_id(session, location.id).place_groups
    assert (group.places, group.kind) == (90, PlaceKind.EMERGENCY)


def test_refused_places_are_shown_again(session, inspector):
    location = make_location(session)
    group = make_places(session, location)
    wrong = PLACES | {"ends_on": "2026-01-01"}
    for address in (
        f"/locations/{location.id}/places/new",
        f"/locations/{location.id}/places/{group.id}/edit",
    ):
        answer = inspector.post(address, data=wrong)
        assert answer.status_code == 400
        assert "The last day must come after the first" in answer.text
    assert inspector.post(f"/locations/{location.id}/places/new", data={}).status_code == 400


def test_a_form_that_is_sent_twice_adds_once(session, inspector):
    key = {"key": str(uuid.uuid4())}
    answers = [inspector.post("/locations/new", data=FILLED | key) for _ in range(2)]
    location = session.query(Location).one()
    assert {answer.location for answer in answers} == {f"/locations/{location.id}"}

    for _ in range(2):
        assert inspector.post(f"/locations/{location.id}/places/new", data=PLACES | key).status_code == 302
    assert len(session.query(PlaceGroup).all()) == 1
    elsewhere = make_location(session)
    refused = inspector.post(f"/locations/{elsewhere.id}/places/new", data=PLACES | key)
    assert refused.status_code == 400
    assert "Somebody else changed this" in refused.text


@pytest.mark.parametrize("what", ["location", "places"])
def test_what_somebody_else_changed_meanwhile_is_not_overwritten_unseen(session, inspector, what):
    location = make_location(session)
    group = make_places(session, location, 100)
    address, mine, theirs = {
        "location": (f"/locations/{location.id}/edit", FILLED, FILLED | {"residents_all": "280"}),
        "places": (f"/locations/{location.id}/places/{group.id}/edit", PLACES, PLACES | {"places": "90"}),
    }[what]
    seen = re.search(r'name="seen" value="(\w+)"', inspector.get(address).text)[1]
    assert inspector.post(address, data=theirs | {"seen": seen}).status_code == 302

    overtaken = inspector.post(address, data=mine | {"seen": seen})

    assert overtaken.status_code == 400
    assert "Somebody else changed this" in overtaken.text
    again = re.search(r'name="seen" value="(\w+)"', overtaken.text)[1]
    assert inspector.post(address, data=mine | {"seen": again}).status_code == 302


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"ends_on": "9999-12-31"}, "Choose a day from 1900 to 2199."),
        ({"starts_on": "0001-01-01"}, "Choose a day from 1900 to 2199."),
        ({"places": "9" * 400}, "This number is too large."),
    ],
)
def test_what_nobody_can_count_with_is_refused_in_words(session, inspector, wrong, sentence):
    answer = inspector.post(f"/locations/{make_location(session).id}/places/new", data=PLACES | wrong)

    assert answer.status_code == 400
    assert sentence in answer.text


def test_places_that_others_replaced_are_counted_once(session):
    here, there = make_location(session), make_location(session)
    follower = make_places(session, here, 80)
    for old in (make_places(session, here, 50), make_places(session, there, 30)):
        old.replaced_by_id = follower.id
    session.flush()
    session.expire_all()

    assert places_on(location_by_id(session, here.id), dt.date(2026, 11, 23)) == 80
    assert places_on(location_by_id(session, there.id), dt.date(2026, 11, 23)) == 0


def test_places_can_be_replaced_by_others_in_the_same_municipality(session, inspector):
    old, new = make_location(session), make_location(session)
    follower, group = make_places(session, new), make_places(session, old)
    edit = f"/locations/{old.id}/places/{group.id}/edit"
    assert inspector.post(edit, data=PLACES | {"replaced_by": str(follower.id)}).status_code == 302
    session.expire_all()
    assert location_by_id(session, old.id).place_groups[0].replaced_by_id == follower.id
