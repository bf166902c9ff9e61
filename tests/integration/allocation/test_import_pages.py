import io
import re

import pytest
from sqlalchemy import func, select

from app.accounts.models import Role
from app.allocation.models import Figure, FigureImport
from tests.factories.people import make_person
from tests.factories.places import UTRECHT
from tests.unit.allocation.figures_files import open_document

HEADER = "cycle,area,kind,places,valid_from,source\n"
UTRECHTS_SHARE = "2026-2028,GM0344,indicative-share,1.700,2026-02-27,Staatscourant\n"


@pytest.fixture
def reviewer(session, signed_in_client):
    return signed_in_client(make_person(session, Role.REVIEWER))


def hand_in(client, content, name="cijfers.csv"):
    content = content if isinstance(content, bytes) else content.encode()
    data = {"file": (io.BytesIO(content), name)}
    return client.post("/allocation/import", data=data, content_type="multipart/form-data")


def confirm(client, preview):
    (sha256,) = re.findall(r'name="sha256" value="([0-9a-f]{64})"', preview.text)
    return client.post("/allocation/import/confirm", data={"sha256": sha256})


def take_in(client, rows):
    answer = confirm(client, hand_in(client, HEADER + rows))
    assert answer.status_code == 302
    return answer.location


def figures_of_utrecht(session):
    kept = session.scalars(
        select(Figure)
        .where(Figure.cycle_id == "2026-2028", Figure.area_code == UTRECHT)
        .order_by(Figure.version)
    )
    return [figure.places for figure in kept]


def test_a_file_is_shown_first_and_written_only_when_it_is_confirmed(session, reviewer):
    preview = hand_in(reviewer, HEADER + UTRECHTS_SHARE)
    assert "1 new figure" in preview.text
    assert "Nothing has been written yet." in preview.text
    assert figures_of_utrecht(session) == []
    page = reviewer.get(confirm(reviewer, preview).location).text
    assert "1 figure was taken in." in page
    assert figures_of_utrecht(session) == [1700]


def test_the_file_is_kept_as_it_was_handed_in(reviewer):
    arrival = take_in(reviewer, UTRECHTS_SHARE)
    assert reviewer.get(f"{arrival}/file").data == (HEADER + UTRECHTS_SHARE).encode()
    assert "cijfers.csv" in reviewer.get("/allocation/import").text


def test_an_open_document_is_taken_in_too(session, reviewer):
    rows = [HEADER.strip().split(","), [*UTRECHTS_SHARE.strip().split(",")]]
    confirm(reviewer, hand_in(reviewer, open_document(rows), "cijfers.ods"))
    assert figures_of_utrecht(session) == [1700]


def test_the_preview_tells_what_changes_and_what_is_there_already(reviewer):
    take_in(reviewer, UTRECHTS_SHARE)
    breda = "2026-2028,GM0758,decided,900,2026-12-01,Staatscourant\n"
    preview = hand_in(reviewer, HEADER + UTRECHTS_SHARE.replace("1.700", "1.750") + breda).text
    assert "1 new figure" in preview
    assert "1 changed figure" in preview
    again = hand_in(reviewer, HEADER + UTRECHTS_SHARE).text
    assert "1 figure is there already in the same words." in again
    assert "Take in" not in again.split("<main")[1].split("</nav>")[1]


def test_a_jump_and_a_total_that_does_not_add_up_are_told_before_they_are_taken_in(reviewer):
    rows = (
        "2024-2026,GM0344,decided,650,2024-12-23,Staatscourant\n"
        "2024-2026,NL,capacity-estimate,60000,2024-01-31,Staatscourant\n"
    )
    page = hand_in(reviewer, HEADER + rows).text
    assert "Utrecht goes from 1,946 to 650" not in page
    assert "already add up to 87,795, more than the 60,000" in page
    page = hand_in(reviewer, HEADER + rows.replace("650", "648")).text
    assert "Utrecht goes from 1,946 to 648: at least 3 times as many or as few." in page


def test_a_confirmation_is_refused_when_the_figures_changed_since_they_were_shown(session, reviewer):
    other = reviewer.application.test_client()
    with reviewer.session_transaction() as mine, other.session_transaction() as theirs:
        theirs.update({key: mine[key] for key in ("_user_id", "_fresh")})
    preview = hand_in(reviewer, HEADER + UTRECHTS_SHARE)
    take_in(other, UTRECHTS_SHARE.replace("1.700", "1.750"))
    answer = confirm(reviewer, preview)
    assert answer.status_code == 409
    assert "Somebody changed these figures" in answer.text
    assert figures_of_utrecht(session) == [1750]


def test_only_the_file_that_was_looked_at_can_be_confirmed(reviewer):
    answer = reviewer.post("/allocation/import/confirm", data={"sha256": "0" * 64})
    assert answer.status_code == 409
    hand_in(reviewer, HEADER + UTRECHTS_SHARE)
    assert reviewer.post("/allocation/import/confirm", data={"sha256": "0" * 64}).status_code == 409


def test_an_import_is_undone_as_a_whole_and_what_counted_before_counts_again(session, reviewer):
    take_in(reviewer, UTRECHTS_SHARE)
    breda = "2026-2028,GM0758,indicative-share,900,2026-02-27,X\n"
    second = take_in(reviewer, UTRECHTS_SHARE.replace("1.700", "17.000") + breda)
    assert "17,000" in reviewer.get("/allocation/municipalities/GM0344?cycle=2026-2028").text
    assert reviewer.post(second, data={"reason": ""}).status_code == 400
    assert reviewer.post(second, data={"reason": "Een nul te veel"}).status_code == 302
    page = reviewer.get("/allocation/municipalities/GM0344?cycle=2026-2028").text
    assert "1,700" in page
    assert "17,000" not in page
    assert "932" in reviewer.get("/allocation/municipalities/GM0758?cycle=2026-2028").text
    told = reviewer.get("/allocation/figures?cycle=2026-2028&area=GM0344").text
    assert "Een nul te veel" in told
    assert reviewer.post(second, data={"reason": "Nog eens"}).status_code == 400
    take_in(reviewer, UTRECHTS_SHARE.replace("1.700", "1.720"))
    assert figures_of_utrecht(session) == [1700, 17000, 1720]


def test_an_old_version_is_marked_as_no_longer_holding(reviewer):
    for number in ("1700", "1750"):
        take_in(reviewer, UTRECHTS_SHARE.replace("1.700", number))
    page = reviewer.get("/allocation/figures?cycle=2026-2028&area=GM0344").text
    assert page.count("no longer holds") == 1


def test_a_wrong_file_shows_every_mistake_with_row_and_column_and_changes_nothing(session, reviewer):
    before = session.scalar(select(func.count()).select_from(Figure))
    rows = '2026-2028,GM9999,decided,-4,2026-02-27,X\n2026-2028,NL,decided,"1,5",2026-02-27,X\n'
    answer = hand_in(reviewer, HEADER + rows + UTRECHTS_SHARE)
    assert answer.status_code == 400
    assert "The file was not taken in: 3 mistakes" in answer.text
    assert "1 row is in order." in answer.text
    unknown = answer.text.split("Unknown municipalities and provinces")[1].split("</table>")[0]
    assert "GM9999" in unknown
    assert "There is no municipality or province with this code." in unknown
    assert "1 new figure" in answer.text
    assert "Take in 1 figure" not in answer.text
    assert "be below zero." in answer.text
    assert "A number of places must be whole." in answer.text
    assert session.scalar(select(func.count()).select_from(Figure)) == before


def test_of_very_many_mistakes_the_first_are_shown(reviewer):
    answer = hand_in(reviewer, HEADER + "2026-2028,NL,decided,-4,2026-02-27,X\n" * 250)
    assert "250 mistakes" in answer.text
    assert "These are the first 200." in answer.text


def test_no_file_at_all_is_asked_for_in_words(reviewer):
    answer = reviewer.post("/allocation/import", data={})
    assert answer.status_code == 400
    assert "Choose a file." in answer.text


def test_who_neither_reviews_nor_is_a_province_takes_in_no_figures(session, signed_in_client):
    seed = session.scalar(select(FigureImport.id).limit(1))
    for role in (Role.INSPECTOR, Role.ADMINISTRATOR):
        client = signed_in_client(make_person(session, role))
        for address in ("/allocation/import", f"/allocation/imports/{seed}"):
            assert client.get(address).status_code == 403


def test_a_figure_that_came_with_the_portal_has_no_file_to_download(session, reviewer):
    seed = session.scalar(select(FigureImport.id).limit(1))
    assert reviewer.get(f"/allocation/imports/{seed}/file").status_code == 404


FIGURE = {
    "cycle": "2026-2028",
    "area": "PV26",
    "kind": "provincial-task",
    "places": "7500",
    "valid_from": "2026-02-27",
    "source": "Staatscourant",
    "quality": "official",
    "reason": "Gepubliceerd in de Staatscourant",
}


def test_a_province_enters_and_corrects_its_own_figures_with_a_reason(session, signed_in_client):
    province = signed_in_client(make_person(session, Role.PROVINCE, province="PV26"))
    assert province.post("/allocation/figures/enter", data=FIGURE).status_code == 302
    corrected = FIGURE | {"places": "7600", "reason": "Verbeterd in een brief"}
    assert province.post("/allocation/figures/enter", data=corrected).status_code == 302
    page = province.get("/allocation/figures?cycle=2026-2028&area=PV26").text
    assert "7,600" in page
    assert "Verbeterd in een brief" in page
    assert page.count("no longer holds") == 1
    filled = province.get("/allocation/figures/enter?cycle=2026-2028&area=PV26&kind=provincial-task").text
    assert 'value="7600"' in filled


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"reason": ""}, "Write down why."),
        ({"area": "PV25"}, "Not a valid choice"),
        ({"area": "NL"}, "Not a valid choice"),
        ({"places": ""}, "or in words what was published"),
        ({"amv_places": "9000"}, "can&#39;t be more."),
        ({"kind": "capacity-estimate"}, "This kind does not fit the area"),
        ({"source": " "}, "Write down where this was published."),
    ],
)
def test_what_cannot_be_entered_is_refused_in_words(session, signed_in_client, wrong, sentence):
    province = signed_in_client(make_person(session, Role.PROVINCE, province="PV26"))
    answer = province.post("/allocation/figures/enter", data=FIGURE | wrong)
    assert answer.status_code == 400
    assert sentence in answer.text


def test_the_same_figure_in_the_same_words_is_not_entered_twice(session, signed_in_client):
    province = signed_in_client(make_person(session, Role.PROVINCE, province="PV26"))
    province.post("/allocation/figures/enter", data=FIGURE)
    answer = province.post("/allocation/figures/enter", data=FIGURE)
    assert "This figure is there already in the same words." in answer.text


def test_who_has_no_province_enters_no_figures(session, signed_in_client):
    for role, place in ((Role.MUNICIPALITY, {"municipality": UTRECHT}), (Role.READER, {})):
        client = signed_in_client(make_person(session, role, **place))
        assert client.get("/allocation/figures/enter").status_code == 403


def test_a_province_takes_in_figures_of_its_own_area_only_and_sees_no_other_import(
    session, reviewer, signed_in_client
):
    province = signed_in_client(make_person(session, Role.PROVINCE, province="PV26"))
    other = "2026-2028,GM0014,indicative-share,900,2026-02-27,Staatscourant\n"
    refused = hand_in(province, HEADER + UTRECHTS_SHARE + other)
    assert refused.status_code == 400
    assert "outside your own province" in refused.text
    of_groningen = take_in(reviewer, other)
    assert province.get(of_groningen).status_code == 404

    own = take_in(province, UTRECHTS_SHARE)
    assert figures_of_utrecht(session) == [1700]
    assert own in province.get("/allocation/import").text
    assert of_groningen not in province.get("/allocation/import").text
