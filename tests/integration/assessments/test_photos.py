"""Photos: kept once, told what they show, taken out, and looked at by those who may."""

import errno
import hashlib
import io
import os
import stat
import uuid

import pytest
from PIL import Image

from app.accounts.models import Role
from app.assessments import actions, photo_pages, queries
from app.assessments.photo_arrival import PhotoIn
from app.assessments.workflow import Step
from app.problems import Conflict, Invalid, NotAllowed, NotFound, Unavailable
from app.review.actions import take_step
from tests.factories.assessments import CHAIR, DAYLIGHT, MORNING, judge_all
from tests.factories.people import make_person

AT = "2026-11-16T09:00:00Z"


def picture(colour="peru"):
    out = io.BytesIO()
    Image.new("RGB", (800, 600), colour).save(out, "JPEG")
    return out.getvalue()


def add(session, storage, by, assessment, indicator=CHAIR, content=None, **more):
    item = PhotoIn(content or picture(), indicator=indicator, **more)
    return actions.add_photo(session, storage, by, assessment, item)


def test_the_same_photo_with_the_same_indicator_is_kept_once(session, storage, inspector, assessment):
    first = add(session, storage, inspector, assessment)

    assert add(session, storage, inspector, assessment) is first
    assert add(session, storage, inspector, assessment, DAYLIGHT) is not first
    assert len(queries.photos_of(session, assessment.id)) == 2


def test_a_photo_that_was_taken_out_can_come_back(session, storage, inspector, assessment):
    photo = add(session, storage, inspector, assessment, caption="  De  kamer ")
    actions.remove_photo(session, inspector, photo)
    assert queries.photos_of(session, assessment.id) == []
    with pytest.raises(NotFound):
        actions.change_caption(session, inspector, photo, "Weg")

    again = add(session, storage, inspector, assessment)

    assert again is photo
    assert again.caption == "De kamer"
    assert queries.photos_of(session, assessment.id) == [photo]


def test_a_photo_belongs_to_an_indicator_and_its_caption_is_short(session, storage, inspector, assessment):
    with pytest.raises(Invalid):
        add(session, storage, inspector, assessment, "rooms.nowhere")
    with pytest.raises(Invalid):
        add(session, storage, inspector, assessment, caption="a" * 301)


def test_only_the_team_adds_photos(session, storage, reviewer, assessment):
    with pytest.raises(NotAllowed):
        add(session, storage, reviewer, assessment)


def upload(client, assessment, content, indicator=CHAIR, **headers):
    return client.post(
        f"/assessments/{assessment.id}/photos",
        data={"photo": (io.BytesIO(content), "kamer.jpg"), "indicator": indicator, "caption": "De kamer"},
        headers=headers,
    )


def test_a_program_is_told_where_the_photo_can_be_seen(client, assessment):
    answer = upload(client, assessment, picture(), Accept="application/json").json

    small = client.get(answer["small"])
    assert Image.open(io.BytesIO(small.data)).size == (320, 240)
    assert small.headers["Cache-Control"] == "private, max-age=3600"
    assert small.headers["X-Content-Type-Options"] == "nosniff"
    assert "De kamer" in client.get(answer["url"]).get_data(as_text=True)


@pytest.mark.parametrize(("content", "code"), [(b"", "photo-empty"), (b"geen foto", "photo-not-readable")])
def test_a_file_that_is_no_photo_is_refused_in_a_sentence(client, assessment, content, code):
    response = upload(client, assessment, content, Accept="application/json")

    assert (response.status_code, response.json["code"]) == (400, code)
    assert "your judgement is kept" in response.json["detail"]


def test_without_a_file_there_is_no_photo(client, assessment):
    assert client.post(f"/assessments/{assessment.id}/photos").status_code == 400


def test_the_caption_is_changed_and_the_photo_taken_out_on_its_page(session, client, assessment):
    address = upload(client, assessment, picture()).location

    assert client.post(address, data={"caption": "Kamer 12"}).status_code == 302
    assert client.post(address, data={"caption": "a" * 301}).status_code == 400
    assert "Kamer 12" in client.get(address).get_data(as_text=True)
    assert client.post(f"{address}/remove").status_code == 302
    assert client.get(address).status_code == 404


@pytest.fixture
def looks(monkeypatch):
    """Who looked, as it would be written in a transaction of its own."""
    seen = []
    monkeypatch.setattr(
        photo_pages.audit, "record_now", lambda _sessions, by, *_rest, **_more: seen.append(by)
    )
    return seen


def test_looking_at_an_unpublished_photo_from_outside_the_team_is_written_down(
    looks, client, signed_in_client, assessment, reviewer
):
    small = upload(client, assessment, picture(), Accept="application/json").json["small"]
    client.get(small)
    assert looks == []

    assert signed_in_client(reviewer).get(small).status_code == 200

    assert looks == [reviewer.id]


def test_a_photo_is_shown_to_those_who_may_see_the_assessment_only(
    session, client, signed_in_client, assessment, inspector, reviewer, municipality, looks
):
    small = upload(client, assessment, picture(), Accept="application/json").json["small"]
    reader = make_person(session, Role.READER)
    for stranger in (municipality, reader):
        assert signed_in_client(stranger).get(small).status_code == 404
    judge_all(session, inspector, assessment)
    actions.submit_assessment(session, inspector, assessment)
    for step in (Step.BEGIN_REVIEW, Step.SEND_OUT_FOR_REPLY, Step.DECIDE_REPLY, Step.ADOPT, Step.PUBLISH):
        take_step(session, reviewer, assessment, step, "Geen zienswijze ontvangen.")

    again = signed_in_client(reader).get(small)
    assert again.status_code == 200
    assert looks == []
    kept = {"If-None-Match": again.headers["ETag"]}
    assert signed_in_client(reader).get(small, headers=kept).status_code == 304


def test_a_photo_with_an_id_arrives_once_and_stays_out_once_it_was_taken_out(
    session, storage, inspector, assessment
):
    key = uuid.uuid4()
    photo = add(session, storage, inspector, assessment, id=key, captured_at=MORNING)
    assert (photo.id, photo.captured_at) == (key, MORNING)
    assert photo.sent_sha256 == hashlib.sha256(picture()).hexdigest()

    assert add(session, storage, inspector, assessment, id=key) is photo
    actions.remove_photo(session, inspector, photo)
    assert add(session, storage, inspector, assessment, id=key) is photo

    assert queries.photos_of(session, assessment.id) == []


def test_the_same_id_with_other_bytes_or_by_somebody_else_is_refused(
    session, storage, inspector, colleague, assessment
):
    key = uuid.uuid4()
    add(session, storage, inspector, assessment, id=key)

    with pytest.raises(Conflict, match="photo-id-taken"):
        add(session, storage, inspector, assessment, id=key, content=picture("navy"))
    with pytest.raises(Conflict, match="photo-id-taken"):
        add(session, storage, inspector, assessment, DAYLIGHT, id=key)
    with pytest.raises(Invalid, match="photo-not-accepted"):
        add(session, storage, colleague, assessment, id=key)


def test_a_photo_that_was_damaged_on_its_way_is_refused_so_that_it_is_sent_again(
    session, storage, inspector, assessment
):
    with pytest.raises(Invalid, match="photo-arrived-damaged"):
        add(session, storage, inspector, assessment, id=uuid.uuid4(), sha256="0" * 64)


def test_a_photo_shows_an_indicator_or_a_room_and_stands_with_its_room(
    session, storage, client, inspector, assessment
):
    room = uuid.uuid4()
    photo = add(session, storage, inspector, assessment, None, room=room)
    assert queries.photos_of_rooms(session, assessment.id) == {room: [photo]}
    for indicator, both in ((None, None), (CHAIR, room)):
        with pytest.raises(Invalid, match="photo-of-nothing"):
            add(session, storage, inspector, assessment, indicator, room=both)

    address = f"/assessments/{assessment.id}/photos/{photo.id}"
    assert "Photo of a room" in client.get(address).get_data(as_text=True)
    assert client.post(f"{address}/remove").location.endswith(f"/rooms#room-{room}")


def test_a_disk_that_is_full_keeps_nothing_of_the_photo_and_a_later_try_keeps_all(
    session, storage, inspector, assessment, monkeypatch, tmp_path
):
    key = uuid.uuid4()
    with monkeypatch.context() as full:
        full.setattr(os, "fsync", refuse)
        with pytest.raises(Unavailable, match="storage-refuses"), session.begin_nested():
            add(session, storage, inspector, assessment, id=key)
    assert queries.photos_of(session, assessment.id) == []
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []

    assert add(session, storage, inspector, assessment, id=key).id == key


def test_who_sends_a_photo_to_a_full_disk_is_told_so_and_judgements_go_on(client, assessment, monkeypatch):
    monkeypatch.setattr(os, "fsync", refuse)

    refused = upload(client, assessment, picture(), Accept="application/json")

    assert (refused.status_code, refused.json["code"]) == (503, "storage-refuses")
    assert "goes on by itself" in refused.json["detail"]
    sent = {"judgements": [{"id": str(uuid.uuid4()), "indicator": CHAIR, "level": "met", "judged_at": AT}]}
    answer = client.post(f"/assessments/{assessment.id}/judgements", json=sent).json
    assert [receipt["status"] for receipt in answer["receipts"]] == ["stored"]


def refuse(*_args):
    raise OSError(errno.ENOSPC, "No space left on device")


def test_what_comes_with_a_photo_is_read_or_refused_by_field(client, assessment):
    said = {"photo": (io.BytesIO(picture()), "kamer.jpg"), "id": "7", "captured_at": "gisteren"}

    refused = client.post(
        f"/assessments/{assessment.id}/photos", data=said, headers={"Accept": "application/json"}
    )

    assert (refused.status_code, refused.json["code"]) == (400, "photo-unreadable")
    assert "captured_at, id" in refused.json["detail"]


def test_a_file_is_on_the_disk_with_its_name_before_anything_points_at_it(
    session, storage, inspector, assessment, monkeypatch
):
    flushed = []
    flush = os.fsync

    def watch(handle):
        flushed.append("names" if stat.S_ISDIR(os.fstat(handle).st_mode) else "content")
        flush(handle)

    monkeypatch.setattr(os, "fsync", watch)

    add(session, storage, inspector, assessment)

    # The photo and its small picture, each in a folder of its own.
    assert flushed == ["names", "content", "names"] * 2
