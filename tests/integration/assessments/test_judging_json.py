"""What a program sends and is answered."""

import uuid

import pytest

from app.assessments import actions, queries
from tests.factories.assessments import AREA, CHAIR, begun, judge_all, judgement


@pytest.fixture
def address(assessment):
    return f"/assessments/{assessment.id}/judgements"


def item(indicator=CHAIR, level="met", **more):
    known = {"id": str(uuid.uuid4()), "judged_at": "2026-11-16T09:00:00Z"}
    return {"indicator": indicator, "level": level, **known, **more}


def test_each_item_is_answered_by_name(client, address):
    sent = [item(AREA, "not-met", measured_value=3.4, risk="high"), item("rooms.nowhere"), item(CHAIR)]

    answer = client.post(address, json={"judgements": sent}).json

    assert [receipt["status"] for receipt in answer["receipts"]] == ["stored", "refused", "stored"]
    assert answer["receipts"][1]["words"] == [
        "The framework of this assessment has no indicator rooms.nowhere."
    ]


@pytest.mark.parametrize(
    ("broken", "fields"),
    [
        ({"id": "no-id"}, "id"),
        ({"judged_at": "yesterday"}, "judged_at"),
        ({"judged_at": "0001-01-01T00:00:00+14:00"}, "judged_at"),
        ({"judged_at": "9999-12-31T23:59:59-14:00"}, "judged_at"),
        ({"remark": 7}, "remark"),
        ({"favourite_colour": "green"}, "favourite_colour"),
        ({"replaces": "nothing"}, "replaces"),
    ],
)
def test_an_item_that_can_not_be_read_is_refused_by_name_and_the_rest_is_kept(
    session, client, address, assessment, broken, fields
):
    answer = client.post(address, json={"judgements": [item(AREA, **broken), item(CHAIR)]}).json

    refused, stored = answer["receipts"]
    assert (refused["status"], refused["indicator"], refused["codes"]) == (
        "refused",
        AREA,
        ["judgement-unreadable"],
    )
    assert fields in refused["words"][0]
    assert stored["status"] == "stored"
    assert set(queries.current_judgements(session, assessment.id)) == {CHAIR}


def test_items_that_are_nothing_like_a_judgement_are_refused_one_by_one(client, address):
    answer = client.post(address, json={"judgements": ["x", None, 7, {}, item(CHAIR)]}).json

    assert [receipt["status"] for receipt in answer["receipts"]] == ["refused"] * 4 + ["stored"]


@pytest.mark.parametrize("body", [None, [], {}, {"judgements": "all"}, {"judgements": [{}] * 501}])
def test_what_is_no_list_of_judgements_is_refused_whole(client, address, body):
    response = client.post(address, json=body, headers={"Accept": "application/json"})

    assert response.status_code == 400
    assert response.mimetype == "application/problem+json"


def test_a_body_that_nests_without_end_is_refused(client, address):
    headers = {"Content-Type": "application/json", "Accept": "application/json"}

    assert client.post(address, data="[" * 100_000, headers=headers).status_code == 400


def test_half_an_emoji_and_a_null_character_cost_nothing_of_the_remark(session, client, address, assessment):
    answer = client.post(address, json={"judgements": [item(CHAIR, remark="Tafel \ud83d en\x00 stoel")]}).json

    assert answer["receipts"][0]["status"] == "stored"
    assert queries.current_judgements(session, assessment.id)[CHAIR].remark == "Tafel ? en stoel"


def test_a_conflict_is_told(session, client, address, assessment, colleague):
    actions.record_judgements(session, colleague, assessment, [judgement(CHAIR, "not-met")])

    answer = client.post(address, json={"judgements": [item(CHAIR)]}).json

    assert answer["receipts"][0]["status"] == "conflict"
    assert queries.judgement_standings(session, assessment.id)[CHAIR].in_conflict


def test_after_handing_in_the_answer_says_so(session, client, address, assessment, inspector):
    judge_all(session, inspector, assessment)
    actions.submit_assessment(session, inspector, assessment)

    response = client.post(address, json={"judgements": [item(CHAIR)]})

    assert (response.status_code, response.json["code"]) == (409, "assessment-not-open")


def test_somebody_outside_the_team_is_refused(session, client, location, colleague):
    other = begun(session, location, colleague)

    response = client.post(f"/assessments/{other.id}/judgements", json={"judgements": [item(CHAIR)]})

    assert (response.status_code, response.json["code"]) == (403, "not-in-team")
