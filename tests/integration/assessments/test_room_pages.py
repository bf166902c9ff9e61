"""The room walk on its page and for programs: add, copy, change, take out, choose, take over the measures."""

import io
import re
import uuid

import pytest

from app.assessments import actions, queries
from app.assessments.room_arrival import RoomIn
from tests.factories.assessments import AREA, MORNING, judge_all, judgement
from tests.integration.house.world import picture

BEDROOM = {
    "name": "Kamer 9",
    "type": "bedroom",
    "length": "4,00",
    "width": "3,40",
    "occupants": "4",
    "beds": "4",
}


@pytest.fixture
def address(assessment):
    return f"/assessments/{assessment.id}/rooms"


def add(client, address, **said):
    ids = {"id": str(uuid.uuid4()), "room": str(uuid.uuid4())}
    response = client.post(address, data=BEDROOM | ids | said)
    assert response.status_code == 302, response.get_data(as_text=True)
    return response


def text(client, address):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", client.get(address).get_data(as_text=True)))


def heads(session, assessment):
    return [head for found in queries.rooms_of(session, assessment.id).values() for head in found.heads]


def test_a_room_is_added_and_the_page_says_at_once_what_is_short(client, address):
    add(client, address)
    add(client, address, name="Kamer 10", length="", width="", area="16")

    page = text(client, address)

    assert "1 of 2 bedrooms is too small: 2.4 m² short." in page
    assert "3.4" in page
    assert page.index("Kamer 9") < page.index("Kamer 10")


def test_the_same_form_sent_twice_adds_one_room(client, session, assessment, address):
    twice = {"id": str(uuid.uuid4()), "room": str(uuid.uuid4())}
    add(client, address, **twice)
    add(client, address, **twice)

    assert len(heads(session, assessment)) == 1


def test_what_can_not_be_kept_is_shown_again_with_the_reason_at_its_field(
    client, session, assessment, address
):
    response = client.post(address, data=BEDROOM | {"length": "vier", "remark": "Vocht"})

    page = response.get_data(as_text=True)
    assert response.status_code == 400
    assert re.search(r'id="room-length-error"[^>]*>.*?vier is not a number', page, re.DOTALL)
    assert ">Vocht</textarea>" in page
    assert heads(session, assessment) == []


def test_a_copy_begins_with_the_same_room_under_the_next_number(client, session, assessment, address):
    copying = add(client, address, then="copy").location

    page = client.get(copying).get_data(as_text=True)

    assert 'value="Kamer 10"' in page
    assert 'name="length" value="4"' in page
    assert 'name="occupants" value=""' in page
    assert heads(session, assessment)[0].room != uuid.UUID(re.search(r'name="room" value="([^"]+)"', page)[1])


def test_a_room_is_changed_and_taken_out(client, session, assessment, address):
    add(client, address, lockable="yes")
    (first,) = heads(session, assessment)
    page = client.get(f"{address}?change={first.room}").get_data(as_text=True)
    assert re.search(r'name="lockable" value="yes" checked', page)

    add(client, address, room=str(first.room), replaces=str(first.id), occupants="3")
    assert "The bedroom that was measured is large enough." in text(client, address)
    (second,) = heads(session, assessment)
    assert (second.room, second.occupants) == (first.room, 3)

    assert client.post(f"{address}/{first.room}/remove").status_code == 302
    assert "No room was described yet." in text(client, address)
    assert client.post(f"{address}/{uuid.uuid4()}/remove").status_code == 404


def test_of_two_descriptions_a_person_chooses_the_one_that_counts(
    client, session, inspector, colleague, assessment, address
):
    room = uuid.uuid4()
    mine = RoomIn(uuid.uuid4(), room, MORNING, BEDROOM)
    theirs = RoomIn(uuid.uuid4(), room, MORNING, BEDROOM | {"occupants": "3"})
    actions.record_rooms(session, inspector, assessment, [mine])
    actions.record_rooms(session, colleague, assessment, [theirs])
    assert "1 room was described twice" in text(client, address)
    assert client.post(f"{address}/{room}/choose", data={"choose": uuid.uuid4()}).status_code == 404

    client.post(f"{address}/{room}/choose", data={"choose": str(theirs.id)})

    assert [head.occupants for head in heads(session, assessment)] == [3]
    assert "described twice" not in text(client, address)


def test_what_the_walk_measured_is_taken_over_as_a_judgement_that_keeps_the_remark(
    client, session, inspector, assessment, address
):
    earlier = judgement(AREA, "met", remark="Zie foto.", verified_by=("document",))
    actions.record_judgements(session, inspector, assessment, [earlier])
    add(client, address)

    assert client.post(f"{address}/measures", data={"indicator": AREA}).status_code == 302

    kept = queries.current_judgements(session, assessment.id)[AREA]
    assert (kept.level, str(kept.measured_value), kept.remark) == ("not-met", "3.4", "Zie foto.")
    assert kept.verified_by == ["document", "measurement"]
    assert "Taken over" in text(client, address)
    nothing = {"indicator": "sanitary.toilets.residents-per-toilet"}
    assert client.post(f"{address}/measures", data=nothing).status_code == 404


def test_local_values_are_measured_and_shown_but_propose_nothing(client, address):
    add(client, address, type="sanitary", toilets="2", length="", width="", beds="", occupants="")
    add(client, address, occupants="5")

    page = text(client, address)

    assert "2.5 residents" in page
    assert "no number was fixed for the Netherlands Measured, not judged" in page
    assert "the 5 people in the rooms seen" in page


def test_a_program_sends_rooms_and_gets_a_receipt_for_each_and_what_stands(client, address, colleague):
    good = {"id": str(uuid.uuid4()), "room": str(uuid.uuid4()), "described_at": "2026-11-16T09:00:00Z"}
    unreadable = {"id": str(uuid.uuid4()), "room": 7, "described_at": "gisteren"}

    sent = client.post(f"{address}/records", json={"rooms": [good | {"said": BEDROOM}, unreadable, good]})

    answer = sent.json
    assert [one["status"] for one in answer["receipts"]] == ["stored", "refused", "refused"]
    assert answer["receipts"][1]["codes"] == ["room-unreadable"]
    assert "described_at, room" in answer["receipts"][1]["words"][0]
    assert [(one["room"], one["said"]["occupants"]) for one in answer["rooms"]] == [(good["room"], "4")]
    assert client.get(f"{address}/records").json["rooms"] == answer["rooms"]
    assert client.post(f"{address}/records", json={"rooms": [good] * 501}).status_code == 400
    assert client.post(f"{address}/records", json=[]).status_code == 400


def test_readers_see_the_rooms_and_nothing_to_change(
    client, session, signed_in_client, inspector, reviewer, assessment, address
):
    add(client, address)
    judge_all(session, inspector, assessment)
    actions.submit_assessment(session, inspector, assessment)

    page = signed_in_client(reviewer).get(address).get_data(as_text=True)

    assert "Kamer 9" in page
    assert "room-form" not in page
    assert "Take over" not in page


def test_the_page_takes_the_same_number_of_queries_however_many_rooms(
    client, session, inspector, assessment, address, count_queries
):
    add(client, address)
    client.get(address)
    before = len(count_queries)
    client.get(address)
    few = len(count_queries) - before
    many = [RoomIn(uuid.uuid4(), uuid.uuid4(), MORNING, BEDROOM) for _ in range(40)]
    actions.record_rooms(session, inspector, assessment, many)
    before = len(count_queries)
    client.get(address)

    assert len(count_queries) - before == few


def test_a_photo_of_a_room_is_added_where_the_room_is_changed_and_stands_with_it(
    client, session, assessment, address
):
    add(client, address)
    (head,) = heads(session, assessment)
    assert "Photo of this room" in client.get(f"{address}?change={head.room}").get_data(as_text=True)

    sent = {"room": str(head.room), "photo": (io.BytesIO(picture()), "kamer.jpg")}
    photo = client.post(f"/assessments/{assessment.id}/photos", data=sent).location

    assert f'href="{photo}"' in client.get(address).get_data(as_text=True)
