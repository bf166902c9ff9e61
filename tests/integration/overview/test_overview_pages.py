import datetime as dt

import pytest

from app.accounts.models import Role
from app.i18n import today
from app.locations.actions import COA, LocationDetails, change_location
from app.locations.models import PlaceKind, PlaceState
from app.locations.place_actions import PlaceGroupDetails, change_place_group
from app.locations.queries import location_by_id, operator_by_name
from tests.factories.people import make_person
from tests.factories.places import UTRECHT, ZEIST, make_location, make_places


@pytest.fixture
def reviewer(session, signed_in_client):
    return signed_in_client(make_person(session, Role.REVIEWER))


@pytest.fixture
def utrecht(session, signed_in_client):
    return signed_in_client(make_person(session, Role.MUNICIPALITY, municipality=UTRECHT))


@pytest.mark.parametrize("role", [*Role, None])
def test_everybody_has_a_start_page(session, signed_in_client, role):
    page = signed_in_client(make_person(session, role)).get("/")
    assert page.status_code == 200
    assert "Nothing waits for you now." in page.text
    assert ("People and their roles" in page.text) is (role is Role.ADMINISTRATOR)


def test_a_municipality_begins_with_its_own_task(session, utrecht):
    make_places(session, make_location(session), 400)
    page = utrecht.get("/").text
    assert "Your municipality" in page
    assert "Utrecht has 400 places that count" in page


def test_a_location_shows_its_facts_places_and_history(session, reviewer):
    location = make_location(session, name="De Linde", residents={"all": 250, "children": 60})
    make_places(session, location, 300)
    page = reviewer.get(f"/locations/{location.id}").text
    assert "De Linde" in page
    assert "Children: 60" in page
    assert "Counts and is durable, because" in page
    assert "The location was added" in page
    assert "Plan an assessment" in page


def test_the_history_tells_in_words_what_changed_and_by_whom(session, reviewer):
    person = make_person(session, Role.INSPECTOR, name="Iris Voorbeeld")
    location = make_location(session, name="De Linde")
    group = make_places(session, location, 300)
    change_location(
        session,
        person.id,
        location,
        LocationDetails(
            name="De Eik",
            municipality_code=ZEIST,
            kind="small-scale",
            operator_id=operator_by_name(session, COA).id,
            groups=frozenset({"unaccompanied-minors"}),
            residents={"all": 30},
            street_address="Geheimstraat 1",
        ),
    )
    wanted = PlaceGroupDetails(
        200, PlaceKind.SPECIAL, PlaceState.CLOSING, group.starts_on, dt.date(2030, 5, 1)
    )
    change_place_group(session, person.id, group, wanted)
    page = reviewer.get(f"/locations/{location.id}").text
    history = page.split(">History</h2>")[1]
    for words in (
        "Iris Voorbeeld",
        "name: De Eik",
        "municipality: Zeist",
        "kind: Small-scale reception",
        f"operator: {COA}",
        "groups that live here: Unaccompanied minors",
        "residents: together 30",
        "protected address: yes",
        "address;",
        "open since: nothing",
        "places: 200",
        "how far: Closing",
        "last day: 1 May 2030",
        "where this is written: nothing",
    ):
        assert words in history
    assert "Geheimstraat" not in history


def test_a_protected_address_is_hidden_from_who_only_reads(session, reviewer, signed_in_client):
    location = make_location(session, kind="unaccompanied-minors", street_address="Geheimstraat 1")
    reader = signed_in_client(make_person(session, Role.READER))
    assert "Geheimstraat" not in reader.get(f"/locations/{location.id}").text
    page = reviewer.get(f"/locations/{location.id}").text
    assert "Geheimstraat 1" in page
    assert "This address is protected." in page


def test_who_only_reads_is_not_told_who_wrote_and_is_offered_nothing(session, signed_in_client):
    person = make_person(session, Role.INSPECTOR, name="Iris Voorbeeld")
    location = make_location(session)
    details = LocationDetails(name="De Eik", municipality_code=UTRECHT, kind="other")
    change_location(session, person.id, location, details)
    page = signed_in_client(make_person(session, Role.READER)).get(f"/locations/{location.id}").text
    assert "Iris Voorbeeld" not in page
    assert "Change location" not in page
    assert "Plan an assessment" not in page


def test_another_municipality_is_told_nothing_of_a_location_or_its_municipality(session, signed_in_client):
    location = make_location(session, UTRECHT)
    zeist = signed_in_client(make_person(session, Role.MUNICIPALITY, municipality=ZEIST))
    assert zeist.get(f"/locations/{location.id}").status_code == 404
    assert zeist.get(f"/allocation/municipalities/{UTRECHT}").status_code == 404
    assert zeist.get(f"/allocation/municipalities/{ZEIST}").status_code == 200


def test_a_place_that_does_not_exist_is_not_found(reviewer):
    assert reviewer.get("/allocation/municipalities/GM9999").status_code == 404
    assert reviewer.get("/allocation/provinces/PV99").status_code == 404


def test_a_municipality_shows_task_places_and_what_they_are_made_of(session, utrecht):
    location = make_location(session, name="De Linde")
    make_places(session, location, 400)
    make_places(session, location, 50, ends_on=dt.date(2026, 12, 31))
    make_places(session, location, 40, kind=PlaceKind.EMERGENCY, ends_on=dt.date(2025, 12, 31))
    make_places(session, location, 30, kind=PlaceKind.UKRAINE)
    make_places(session, location, 70, state=PlaceState.AGREED)
    page = utrecht.get(f"/allocation/municipalities/{UTRECHT}?cycle=2024-2026&on=2025-07-01").text
    assert "On 1 July 2025 Utrecht has 450 of 1,946 places." in page
    assert "1,496 places are missing" in page
    assert "450, of which 50 end within two years" in page
    assert "Open, but too short to count" in page
    assert "Does not count, because it ends on" in page
    assert "Does not count, because these places are another task." in page
    assert "Does not count yet, because it" in page
    assert "Source: DUIC, December 2024 (named in the press), since 23 December 2024" in page


def test_more_places_than_asked_and_as_many_as_asked_are_said_so(session, reviewer):
    make_places(session, make_location(session, "GM0308"), 160)
    address = "/allocation/municipalities/GM0308?cycle=2024-2026&on=2025-07-01"
    assert "8 places more than asked" in reviewer.get(address).text
    make_places(session, make_location(session, "GM0351"), 9, kind=PlaceKind.UKRAINE)
    assert "As many places as asked" in reviewer.get(address.replace("GM0308", "GM0351")).text


def test_a_blank_is_never_shown_as_zero(session, reviewer):
    page = reviewer.get(f"/allocation/municipalities/{ZEIST}?cycle=2026-2028").text
    assert "No places were entered for Zeist yet." in page
    assert "not published" in page
    assert "places are missing" not in page
    make_places(session, make_location(session, ZEIST), 20)
    page = reviewer.get(f"/allocation/municipalities/{ZEIST}?cycle=2026-2028").text
    assert "The task of Zeist in this cycle was not published." in page
    assert "There is no line for the task" in page


def test_a_task_that_was_only_told_in_words_is_told_in_words(session, reviewer):
    session.flush()
    page = reviewer.get("/allocation/provinces/PV30?cycle=2026-2028").text
    assert "over 13,000" in page
    assert "almost 6,300" in page


def test_the_squares_of_neighbours_outside_ones_area_say_only_their_name(session, utrecht, reviewer):
    make_places(session, make_location(session, "GM0308"), 20)
    address = f"/allocation/municipalities/{UTRECHT}?cycle=2024-2026"
    assert 'aria-label="Baarn"' in utrecht.get(address).text
    assert "Baarn: 20 of 152 places" in reviewer.get(address).text


def test_a_province_shows_its_municipalities_with_places_only_where_they_may_be_seen(
    session, utrecht, reviewer
):
    make_places(session, make_location(session, "GM0308"), 4321)
    address = "/allocation/provinces/PV26?cycle=2024-2026"
    page = utrecht.get(address).text
    assert "152" in page
    assert "outside your area" in page
    assert "4,321" not in page
    assert "4,321" in reviewer.get(address).text


@pytest.mark.parametrize(
    "address",
    [
        "/",
        f"/allocation/municipalities/{UTRECHT}",
        "/allocation/provinces/PV26",
        "/allocation/map",
        "/allocation/quality",
        "/locations/",
    ],
)
def test_a_page_takes_the_same_number_of_queries_however_much_it_shows(
    session, reviewer, count_queries, address
):
    def asked():
        session.expire_all()
        before = len(count_queries)
        assert reviewer.get(address).status_code == 200
        return len(count_queries) - before

    make_places(session, make_location(session))
    few = asked()
    for _number in range(6):
        make_places(session, make_location(session))
    assert asked() == few <= 17


@pytest.mark.parametrize("address", ["/allocation/", "/allocation/map", "/allocation/quality"])
def test_a_national_page_takes_at_most_twelve_queries_however_many_places_there_are(
    session, reviewer, count_queries, address
):
    def asked():
        session.expire_all()
        before = len(count_queries)
        assert reviewer.get(f"{address}?cycle=2024-2026").status_code == 200
        return len(count_queries) - before

    for code in (UTRECHT, ZEIST, "GM0014"):
        make_places(session, make_location(session, code))
    few = asked()
    for code in (UTRECHT, "GM0308", "GM0363", "GM0599"):
        home = make_location(session, code)
        for _number in range(5):
            make_places(session, home)
    assert asked() == few <= 12


def test_the_page_of_a_location_takes_the_same_number_of_queries(session, reviewer, count_queries):
    location = make_location(session)

    def asked():
        session.expire_all()
        before = len(count_queries)
        reviewer.get(f"/locations/{location.id}")
        return len(count_queries) - before

    make_places(session, location)
    few = asked()
    for _number in range(6):
        make_places(session, location)
    assert asked() == few <= 19


def test_pages_speak_dutch_too(session, reviewer):
    reviewer.get("/language/nl")
    location = make_location(session)
    assert reviewer.get(f"/locations/{location.id}").status_code == 200
    assert location_by_id(session, location.id).opened_on < today()


def test_the_map_of_the_country_has_a_square_and_a_row_for_every_municipality(session, reviewer):
    make_places(session, make_location(session, "GM0308"), 20)
    page = reviewer.get("/allocation/map?cycle=2024-2026&on=2025-07-01").text
    whole = page.split('class="tile-map tile-map-country"')[1].split("</svg>")[0]
    assert whole.count('class="tile ') == 342
    assert "Baarn: 20 of 152 places" in whole
    assert page.split("The same as a table")[1].count('<th scope="row">') == 342


def test_every_measure_can_be_shown_and_one_that_is_unknown_is_the_first(session, reviewer):
    make_places(session, make_location(session, "GM0308"), 20)
    address = "/allocation/map?cycle=2024-2026&on=2025-07-01&measure="
    for measure, words in (
        ("task", "Baarn: task of 152 places"),
        ("durable", "Baarn: 20 of 20 places are durable"),
        ("quality", "Baarn: 0 of 20 durable places without urgent shortcomings"),
        ("lapsing", "Baarn: 0 of 20 places end within two years"),
        ("no-such-measure", "Baarn: 20 of 152 places"),
    ):
        assert words in reviewer.get(address + measure).text


def test_the_map_tells_of_places_outside_ones_area_only_what_was_published(session, utrecht):
    make_places(session, make_location(session, "GM0308"), 4321)
    page = utrecht.get("/allocation/map?cycle=2024-2026&on=2025-07-01").text
    assert "You see the places of 1 of 342 municipalities" in page
    assert "4,321" not in page
    published = utrecht.get("/allocation/map?cycle=2024-2026&on=2025-07-01&measure=task").text
    assert "Baarn: task of 152 places" in published
