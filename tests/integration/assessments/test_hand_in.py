"""A ZIP from a tablet has the same result as sending."""

import io
import json
import uuid
import zipfile

import pytest

from app.assessments import actions, handed_in, queries
from app.demo.photos import draw_photo
from tests.factories.assessments import AREA, CHAIR, begun, judgement


def item(indicator=CHAIR, level="met", **more):
    body = {"indicator": indicator, "level": level, "judged_at": "2026-11-16T09:00:00Z", **more}
    return {"id": str(uuid.uuid4()), "kind": "judgement", "subject": indicator, "body": body}


def zip_of(person, assessment, *items, files=(), **head):
    content = io.BytesIO()
    listed = {"format": 1, "person": str(person.id), "assessment": str(assessment.id), "items": list(items)}
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("items.json", json.dumps({**listed, **head}))
        for name, bytes_ in files:
            archive.writestr(f"files/{name}", bytes_)
    return content.getvalue()


def hand_in(client, assessment, content):
    return client.post(
        f"/assessments/{assessment.id}/hand-in",
        data={"zip": (io.BytesIO(content), "opvangkompas.zip")},
        content_type="multipart/form-data",
    )


def test_every_item_is_answered_by_name_and_one_bad_item_blocks_no_other(
    client, session, assessment, inspector
):
    good, bad = item(CHAIR), item("rooms.nowhere")

    page = hand_in(client, assessment, zip_of(inspector, assessment, good, bad))

    text = page.get_data(as_text=True)
    assert page.status_code == 200
    assert "Received or already here: 1. Not taken in: 1." in text
    assert "The framework of this assessment has no indicator rooms.nowhere." in text
    assert [str(one.id) for one in queries.judgement_log(session, assessment.id)] == [good["id"]]


def test_handing_in_what_was_sent_already_changes_nothing(client, session, assessment, inspector):
    one = item(CHAIR)
    client.post(
        f"/assessments/{assessment.id}/judgements", json={"judgements": [{"id": one["id"], **one["body"]}]}
    )

    page = hand_in(client, assessment, zip_of(inspector, assessment, one))

    assert "Was here already" in page.get_data(as_text=True)
    assert len(queries.judgement_log(session, assessment.id)) == 1


def test_photos_come_along_and_a_missing_or_broken_file_is_refused_by_name(
    client, session, assessment, inspector
):
    photos = [
        {"id": str(uuid.uuid4()), "kind": "photo", "subject": AREA, "body": {"indicator": AREA}}
        for _ in range(3)
    ]
    packed = "0" * 5000
    content = zip_of(
        inspector,
        assessment,
        *photos,
        files=[(photos[0]["id"], draw_photo("bedroom", 1)), (photos[1]["id"], packed)],
    )
    # As it was packed, it can't be unpacked any more.
    start = content.index(f"files/{photos[1]['id']}".encode()) + len(f"files/{photos[1]['id']}")
    content = content[:start] + b"\xff\xff" + content[start + 2 :]

    page = hand_in(client, assessment, content).get_data(as_text=True)

    assert "Received or already here: 1. Not taken in: 2." in page
    assert len(queries.photos_of(session, assessment.id)) == 1


def test_a_zip_of_somebody_else_is_refused_whole(client, assessment, colleague):
    page = hand_in(client, assessment, zip_of(colleague, assessment, item()))

    assert page.status_code == 409
    assert "belongs to somebody else" in page.get_data(as_text=True)


def test_a_zip_of_another_assessment_is_refused_whole(client, session, location, assessment, inspector):
    other = begun(session, location, inspector)

    assert hand_in(client, assessment, zip_of(inspector, other, item())).status_code == 400


@pytest.mark.parametrize("broken", [b"", b"no zip", zipfile.ZipFile(io.BytesIO(), "w").fp.getvalue()])
def test_what_is_no_zip_of_a_tablet_is_refused_in_words(client, assessment, broken):
    page = hand_in(client, assessment, broken)

    assert page.status_code == 400
    assert "not a ZIP that was saved on a tablet" in page.get_data(as_text=True)


def test_a_zip_with_a_list_of_another_form_is_refused(client, assessment, inspector):
    assert hand_in(client, assessment, zip_of(inspector, assessment, format=2)).status_code == 400


def test_a_zip_that_unpacks_to_more_than_we_take_is_refused_before_it_is_unpacked(
    client, assessment, inspector, monkeypatch
):
    monkeypatch.setattr(handed_in, "MOST_MEGABYTES", 1)
    content = zip_of(inspector, assessment, item(), files=[("large", b"0" * 2_000_000)])

    assert hand_in(client, assessment, content).status_code == 413


def test_a_list_that_is_too_long_is_refused(client, assessment, inspector, monkeypatch):
    monkeypatch.setattr(handed_in, "LONGEST_LIST", 10)

    assert hand_in(client, assessment, zip_of(inspector, assessment, item())).status_code == 413


def test_without_a_file_the_page_says_what_is_asked(client, assessment):
    page = client.post(f"/assessments/{assessment.id}/hand-in", data={})

    assert page.status_code == 400


def test_judgements_that_arrived_meanwhile_are_kept_beside_those_in_the_zip(
    client, session, assessment, inspector, colleague
):
    actions.record_judgements(session, colleague, assessment, [judgement(CHAIR, "not-met")])

    page = hand_in(client, assessment, zip_of(inspector, assessment, item(CHAIR)))

    assert "somebody has to choose" in page.get_data(as_text=True)
    assert queries.judgement_standings(session, assessment.id)[CHAIR].in_conflict
