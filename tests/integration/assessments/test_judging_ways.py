"""Finding the way through the judging pages, and who may be there."""

import pytest

from app.assessments import actions
from app.assessments.models import Kind
from tests.factories.assessments import CHAIR, begun, judge_all, planned
from tests.factories.forms import fields
from tests.factories.places import make_location


@pytest.fixture
def page(assessment):
    return f"/assessments/{assessment.id}/judge/rooms"


def test_go_on_leads_to_the_first_open_indicator(client, session, assessment, inspector):
    response = client.get(f"/assessments/{assessment.id}/judge")
    assert "/judge/arrival#indicator-" in response.location

    judge_all(session, inspector, assessment)
    assert client.get(f"/assessments/{assessment.id}/judge").location.endswith("/judge/arrival")


def test_an_indicator_has_an_address_of_its_own(client, assessment):
    address = f"/assessments/{assessment.id}/indicators"

    assert client.get(f"{address}/{CHAIR}").location.endswith(f"/judge/rooms#indicator-{CHAIR}")
    assert client.get(f"{address}/rooms.nowhere").status_code == 404
    assert client.get(f"/assessments/{assessment.id}/judge/nowhere").status_code == 404


def test_the_page_is_for_the_team_only_and_only_while_it_is_open(
    session, signed_in_client, client, page, assessment, inspector, municipality
):
    assert signed_in_client(municipality).get(page).status_code == 404
    judge_all(session, inspector, assessment)
    actions.submit_assessment(session, inspector, assessment)

    assert client.get(page).status_code == 409


def test_an_inspector_outside_the_team_reads_and_does_not_judge(session, client, location, colleague):
    other = begun(session, location, colleague)

    assert client.get(f"/assessments/{other.id}").status_code == 200
    assert client.get(f"/assessments/{other.id}/judge/rooms").status_code == 403


def test_a_municipality_assesses_itself_end_to_end_and_sees_nothing_of_another(
    session, signed_in_client, location, municipality, assessment
):
    own = planned(session, location, municipality, kind=Kind.SELF_ASSESSMENT)
    client = signed_in_client(municipality)

    began = client.post(f"/assessments/{own.id}/steps/begin-judging")
    html = client.get(f"/assessments/{own.id}/judge/rooms").get_data(as_text=True)
    client.post(
        f"/assessments/{own.id}/judge/rooms", data={**fields(html, CHAIR), f"level:{CHAIR}": "partly-met"}
    )
    refused = client.post(f"/assessments/{own.id}/steps/submit")

    assert began.status_code == 302
    assert "You look at your own location" in html
    assert refused.status_code == 400
    assert "Knock-out norms without an answer: 1." in refused.get_data(as_text=True)
    assert client.get(f"/assessments/{assessment.id}").status_code == 404
    elsewhere = make_location(session, "GM0014")
    assert client.get(f"/assessments/new/{elsewhere.id}").status_code == 404


def test_the_queries_of_the_page_do_not_grow_with_what_was_judged(
    session, client, page, assessment, inspector, count_queries
):
    client.get(page)
    before = len(count_queries)
    client.get(page)
    empty = len(count_queries) - before
    judge_all(session, inspector, assessment, chair="not-met")
    before = len(count_queries)

    client.get(page)

    assert len(count_queries) - before == empty
    assert empty <= 12
