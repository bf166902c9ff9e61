import csv
import datetime as dt
import io
import json
import zipfile

import pytest

from app.accounts.models import Role
from app.locations.models import PlaceKind, PlaceState
from app.locations.place_actions import PlaceGroupDetails, add_place_group
from app.overview.export_tables import TABLES
from app.stability.actions import ActivityDetails, QuarterDetails, add_activity, report_quarter
from app.stability.models import BuildingBlock
from app.stability.quarters import Quarter
from tests.factories.people import make_person
from tests.factories.places import UTRECHT, ZEIST, make_exchange, make_location, make_places

ON = "cycle=2024-2026&on=2025-07-01"
STREET, POSTAL_CODE = "Geheimlaan 77", "3599 ZQ"
TELL_OF_LOCATIONS = {"places", "ending", "stability", "history", "neighbourhood"}


@pytest.fixture
def reviewer(session, signed_in_client):
    return signed_in_client(make_person(session, Role.REVIEWER))


@pytest.fixture
def hidden(session):
    """A location whose address is protected, and in whose free text somebody wrote that address."""
    location = make_location(
        session, kind="unaccompanied-minors", street_address=STREET, postal_code=POSTAL_CODE
    )
    first, last = dt.date(2020, 1, 1), dt.date(2027, 1, 31)
    places = PlaceGroupDetails(18, PlaceKind.REGULAR, PlaceState.OPEN, first, last, f"huur van {STREET}")
    add_place_group(session, None, location, places)
    wanted = QuarterDetails(Quarter(2025, 1), f"bericht van {STREET}", residents=15)
    day = location.created_at.date()
    report_quarter(session, None, location, wanted, today=day)
    for what, partners in ((f"open dag aan {STREET}", ""), ("open dag", f"buren van {STREET}")):
        add_activity(
            session, None, location, ActivityDetails(BuildingBlock.WORK, day, what, partners), today=day
        )
    session.flush()
    return location


def rows(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    return list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"), newline="")))


def plain(form, content):
    """The words of a file, unpacked where it is packed."""
    if form != "ods":
        return content.decode()
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return "".join(file.read(name).decode() for name in file.namelist())


@pytest.mark.parametrize("form", ["csv", "ods", "json"])
@pytest.mark.parametrize("table", TABLES)
def test_a_protected_address_stands_in_no_export_whoever_asks(session, reviewer, hidden, table, form):
    content = reviewer.get(f"/allocation/export/{table}/{form}?{ON}&area={UTRECHT}").data
    words = plain(form, content)
    assert (hidden.name in words) is (table in TELL_OF_LOCATIONS)
    for secret in (STREET, "Geheimlaan", POSTAL_CODE):
        assert secret not in words


def test_a_protected_address_stands_in_no_words_on_the_pages_of_who_only_reads(
    session, signed_in_client, hidden
):
    reader = signed_in_client(make_person(session, Role.READER))
    pages = {
        address: reader.get(address)
        for address in (
            f"/locations/{hidden.id}",
            f"/locations/{hidden.id}/stability",
            f"/allocation/municipalities/{UTRECHT}?{ON}",
            f"/allocation/municipalities/{UTRECHT}/history",
            f"/allocation/falling-off?{ON}&area={UTRECHT}",
            f"/allocation/what-if?{ON}&area={UTRECHT}",
        )
    }
    assert {page.status_code for page in pages.values()} == {200}
    assert [address for address, page in pages.items() if "Geheimlaan" in page.text] == []


def test_who_may_know_a_protected_address_reads_the_words(reviewer, hidden):
    assert f"huur van {STREET}" in reviewer.get(f"/locations/{hidden.id}").text
    assert f"open dag aan {STREET}" in reviewer.get(f"/locations/{hidden.id}/stability").text


def test_every_figure_stands_there_with_its_source(reviewer):
    found = rows(reviewer, f"/allocation/export/figures/csv?{ON}")
    assert all(row["source"] for row in found)
    utrecht = {row["kind"]: row["places"] for row in found if row["area_code"] == UTRECHT}
    assert utrecht["decided"] == "1946"
    assert utrecht["indicative-share"] == "1988"


def test_what_is_unknown_is_empty_and_never_zero(session, reviewer):
    make_places(session, make_location(session, UTRECHT), 400)
    found = {
        row["code"]: row for row in rows(reviewer, f"/allocation/export/municipalities/csv?{ON}&area=PV26")
    }
    assert len(found) == 26
    assert (found[UTRECHT]["counted"], found[UTRECHT]["task"]) == ("400", "1946")
    assert found[UTRECHT]["durable_never_inspected"] == "400"
    assert (found[ZEIST]["counted"], found[ZEIST]["balance"]) == ("", "")


def test_places_outside_ones_area_are_empty_and_their_groups_are_not_there(session, signed_in_client):
    make_places(session, make_location(session, ZEIST), 4321)
    make_places(session, make_location(session, UTRECHT), 400)
    utrecht = signed_in_client(make_person(session, Role.MUNICIPALITY, municipality=UTRECHT))
    for table in TABLES:
        assert "4321" not in utrecht.get(f"/allocation/export/{table}/csv?{ON}&extend=all&open=all").text
    assert utrecht.get(f"/allocation/export/history/csv?area={ZEIST}").status_code == 404
    assert [row["places"] for row in rows(utrecht, f"/allocation/export/places/csv?{ON}")] == ["400"]


def test_json_says_what_it_is_and_holds_the_same_rows(session, reviewer):
    make_places(session, make_location(session, UTRECHT), 400)
    found = json.loads(reviewer.get(f"/allocation/export/places/json?{ON}&area={UTRECHT}").data)
    assert (found["table"], found["cycle"], found["on"]) == ("places", "2024-2026", "2025-07-01")
    assert found["rows"][0]["places"] == 400
    assert found["rows"][0]["starts_on"] == "2020-01-01"
    assert found["rows"][0]["source"] == "raadsbesluit"


@pytest.mark.parametrize(
    "address", ["nothing/csv", "places/docx", "places/csv?area=Utrecht", "places/csv?area=GM9999"]
)
def test_a_table_that_does_not_exist_is_not_found(reviewer, address):
    assert reviewer.get(f"/allocation/export/{address}").status_code == 404


def test_the_name_of_a_file_says_what_is_in_it(reviewer):
    answer = reviewer.get(f"/allocation/export/figures/ods?{ON}&area=PV26")
    assert (
        'filename="opvangkompas-figures-PV26-2024-2026-2025-07-01.ods"'
        in answer.headers["Content-Disposition"]
    )


def test_what_ends_what_was_exchanged_and_quality_over_time_are_tables_too(session, reviewer):
    make_places(session, make_location(session, UTRECHT), 60, ends_on=dt.date(2026, 3, 31))
    make_exchange(session, UTRECHT, ZEIST, 20)
    ending = rows(reviewer, f"/allocation/export/ending/csv?{ON}&area={UTRECHT}")
    assert [(row["month"], row["municipality_code"], row["places"], row["source"]) for row in ending] == [
        ("2026-03-01", UTRECHT, "60", "raadsbesluit")
    ]
    exchanged = rows(reviewer, f"/allocation/export/exchanges/csv?{ON}&area=PV26")
    assert [(row["host_code"], row["for_code"], row["source"]) for row in exchanged] == [
        (UTRECHT, ZEIST, "brief van beide colleges")
    ]
    quality = rows(reviewer, f"/allocation/export/quality/csv?{ON}&area={UTRECHT}")
    assert quality[-1]["on"] == "2025-07-01"
    assert (quality[-1]["realised"], quality[-1]["never"]) == ("60", quality[-1]["durable"])


def test_a_scenario_is_a_table_of_what_is_and_what_would_be_with_what_is_supposed(session, reviewer):
    group = make_places(session, make_location(session, UTRECHT), 60, ends_on=dt.date(2025, 12, 31))
    asked = f"{ON}&area=PV26&extend={group.id}&until=2031-01-01&percent=10"
    (row,) = rows(reviewer, f"/allocation/export/what-if/csv?{asked}")
    assert (row["counted_now"], row["counted_then"], row["places_that_stay"]) == ("0", "60", "60")
    assert (row["task_now"], row["task_then"], row["task_higher_per_cent"]) == ("1946", "2141", "10")
    assert (row["stay_until"], row["places_source"]) == ("2031-01-01", "Opvangkompas")
    assert row["task_source"]
    page = reviewer.get(f"/allocation/what-if?{asked}").text
    assert (
        f"what-if/ods?area=PV26&amp;cycle=2024-2026&amp;on=2025-07-01&amp;percent=10&amp;extend={group.id}"
        in page
    )
    assert "is the sum of" in page


def test_the_history_of_one_municipality_is_a_table_in_order_of_day_with_its_sources(session, reviewer):
    make_places(session, make_location(session, UTRECHT), 60, ends_on=dt.date(2026, 3, 31))
    make_exchange(session, UTRECHT, ZEIST, 20)
    found = rows(reviewer, f"/allocation/export/history/csv?area={UTRECHT}")
    assert [row["day"] for row in found] == sorted(row["day"] for row in found)
    told = {row["event"]: row for row in found}
    assert told["figure"]["source"]
    assert (told["opened"]["places"], told["opened"]["source"]) == ("60", "raadsbesluit")
    assert (told["ended"]["day"], told["ended"]["place_kind"]) == ("2026-04-01", "regular")
    assert (told["lent"]["other_municipality_codes"], told["lent"]["places"]) == (ZEIST, "20")
    assert reviewer.get("/allocation/export/history/csv?area=PV26").status_code == 404
    assert (
        "/allocation/export/history/json?area=GM0344"
        in reviewer.get(f"/allocation/municipalities/{UTRECHT}/history").text
    )


def test_a_province_as_a_whole_is_a_row_with_its_source_and_of_how_many_a_task_is_known(
    session, reviewer, signed_in_client
):
    make_places(session, make_location(session, UTRECHT), 400)
    make_exchange(session, UTRECHT, ZEIST, 40)
    found = {row["area_code"]: row for row in rows(reviewer, f"/allocation/export/areas/csv?{ON}")}
    assert len(found) == 13
    assert (found["NL"]["task"], found["NL"]["balance"], found["NL"]["credited"]) == (
        "96000",
        "-95600",
        "400",
    )
    fryslan = found["PV21"]
    assert (fryslan["task"], fryslan["municipal_tasks_known"], fryslan["municipal_tasks_of"]) == (
        "3391",
        "15",
        "18",
    )
    assert fryslan["task_source"]
    assert rows(reviewer, f"/allocation/export/areas/csv?{ON}&area={UTRECHT}") == []
    utrecht = signed_in_client(make_person(session, Role.MUNICIPALITY, municipality=UTRECHT))
    (row,) = rows(utrecht, f"/allocation/export/areas/csv?{ON}&area=PV26")
    assert (row["counted"], row["balance"]) == ("", "")


def test_who_only_borrows_is_not_empty(session, reviewer):
    make_places(session, make_location(session, UTRECHT), 400)
    make_exchange(session, UTRECHT, ZEIST, 40)
    (row,) = rows(reviewer, f"/allocation/export/municipalities/csv?{ON}&area={ZEIST}")
    assert (row["counted"], row["borrowed"], row["credited"]) == ("", "40", "40")
    assert "40 " in reviewer.get(f"/allocation/provinces/PV26?{ON}&measure=towards-task").text
