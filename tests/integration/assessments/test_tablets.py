"""Judging together on tablets: what they take along, announce and learn."""

import datetime as dt
import re
import uuid

import pytest
from sqlalchemy import update

from app.assessments import actions, queries
from app.assessments.tablet_models import Tablet
from app.database import now
from app.problems import Conflict, Invalid, NotAllowed
from tests.factories.assessments import AREA, CHAIR, judge_all, judgement, planned

TABLET = uuid.UUID(int=7)


def contact(client, address, **more):
    known = {"tablet": str(TABLET), "waiting": {}, "theme": "rooms", "after": 0}
    return client.post(f"{address}/contact", json={**known, **more})


def test_a_tablet_takes_along_all_that_its_verdicts_need(client, address, assessment, inspector, session):
    actions.record_judgements(
        session, inspector, assessment, [judgement(AREA, "not-met", measured_value="3,40")]
    )

    along = client.get(f"{address}/along").json

    assert along["person"] == str(inspector.id)
    assert along["digest"] == assessment.framework_version.digest
    assert along["is_open"]
    outlined = {
        indicator["id"]: indicator
        for theme in along["outline"]["themes"]
        for standard in theme["standards"]
        for indicator in standard["indicators"]
    }
    assert outlined[AREA]["at_least"] == "4"
    (known,) = along["records"]["judgement"]
    assert (known["subject"], known["level"], known["measured_value"]) == (AREA, "not-met", "3.4")
    assert known["sequence"] == along["sequence"]


def test_the_page_that_stays_on_a_tablet_holds_no_name_answer_or_token(
    client, address, session, assessment, inspector
):
    judge_all(session, inspector, assessment)

    page = client.get(f"{address}/tablet").get_data(as_text=True)

    assert "data-indicator" in page
    # Each theme is one comment, which nothing in it ends too early.
    assert page.count("<!--") == page.count("-->") == page.count("--></template>") > 0
    for secret in (inspector.name, inspector.email, "csrf", str(inspector.id)):
        assert secret not in page
    # The size of the brush and what an empty room begins with are chosen beforehand; no answer is.
    chosen = re.findall(r'<input[^>]* name="([^"]*)"[^>]* checked>', page)
    assert sorted(chosen) == ["brush", "lockable", "type", "window"]


def test_the_page_that_stays_takes_the_same_number_of_queries_however_much_was_judged(
    client, address, session, assessment, inspector, count_queries
):
    client.get(f"{address}/tablet")
    before = len(count_queries)
    client.get(f"{address}/tablet")
    blank = len(count_queries) - before
    judge_all(session, inspector, assessment)
    before = len(count_queries)
    client.get(f"{address}/tablet")

    assert len(count_queries) - before == blank


def test_a_tablet_hears_what_is_new_and_who_else_is_there(
    client, address, session, assessment, inspector, colleague
):
    actions.record_judgements(session, inspector, assessment, [judgement(AREA)])
    actions.hear_of_tablet(session, colleague, assessment, uuid.uuid4(), waiting=0, theme="rooms")
    first = contact(client, address).json
    actions.record_judgements(session, colleague, assessment, [judgement(CHAIR)])

    later = contact(client, address, after=first["sequence"]).json

    assert [record["subject"] for record in first["records"]["judgement"]] == [AREA]
    assert [record["subject"] for record in later["records"]["judgement"]] == [CHAIR]
    assert later["records"]["judgement"][0]["judged_by"]["name"] == colleague.name
    assert later["people"] == [{"name": colleague.name, "theme": "rooms"}]


def test_who_was_not_heard_of_for_a_while_is_not_there(client, address, session, assessment, colleague):
    actions.hear_of_tablet(session, colleague, assessment, uuid.uuid4(), waiting=0, theme="rooms")
    session.execute(update(Tablet).values(heard_at=now() - dt.timedelta(minutes=2)))

    assert contact(client, address).json["people"] == []


@pytest.mark.parametrize(
    "broken",
    [{"tablet": "mine"}, {"waiting": {"judgement": -1}}, {"waiting": "none"}, {"after": "all"}, {"more": 1}],
)
def test_a_contact_that_can_not_be_read_is_refused(client, address, broken):
    assert contact(client, address, **broken).json["code"] == "announcement-unreadable"


def test_what_waits_on_a_tablet_of_the_team_stops_the_submission_until_somebody_says_why(
    session, assessment, inspector, colleague
):
    judge_all(session, inspector, assessment)
    actions.hear_of_tablet(session, colleague, assessment, TABLET, waiting=3)

    with pytest.raises(Conflict) as refused, session.begin_nested():
        actions.submit_assessment(session, inspector, assessment)
    actions.submit_assessment(session, inspector, assessment, despite="De tablet viel in het water.")

    assert refused.value.code == "tablets-wait"
    assert refused.value.details == {"names": colleague.name, "number": 3}
    assert assessment.state_reason == "De tablet viel in het water."


def test_the_page_asks_why_and_takes_the_answer(client, address, session, assessment, inspector, colleague):
    judge_all(session, inspector, assessment)
    actions.hear_of_tablet(session, colleague, assessment, TABLET, waiting=3)

    refused = client.post(f"{address}/steps/submit")
    submitted = client.post(f"{address}/steps/submit", data={"despite": "Kapot."})

    assert refused.status_code == 409
    assert f"On the tablet of {colleague.name} 3 items" in refused.get_data(as_text=True)
    assert 'name="despite"' in refused.get_data(as_text=True)
    assert submitted.status_code == 302


def test_a_tablet_that_has_sent_everything_stops_nobody(session, assessment, inspector):
    judge_all(session, inspector, assessment)
    actions.hear_of_tablet(session, inspector, assessment, TABLET, waiting=3)
    actions.hear_of_tablet(session, inspector, assessment, TABLET, waiting=0)

    assert actions.submit_assessment(session, inspector, assessment)


def test_only_the_team_announces_and_only_numbers_that_can_be(session, assessment, inspector, reviewer):
    with pytest.raises(NotAllowed):
        actions.hear_of_tablet(session, reviewer, assessment, TABLET, waiting=1)
    with pytest.raises(Invalid):
        actions.hear_of_tablet(session, inspector, assessment, TABLET, waiting=-1)


def test_arrival_is_confirmed_hash_by_hash_for_ones_own_items_only(
    client, address, session, assessment, inspector, colleague
):
    mine, theirs = judgement(CHAIR), judgement(AREA)
    actions.record_judgements(session, inspector, assessment, [mine])
    actions.record_judgements(session, colleague, assessment, [theirs])
    asked = [
        {"id": str(mine.id), "kind": "judgement", "digest": mine.digest},
        {"id": str(mine.id), "kind": "judgement", "digest": "0" * 64},
        {"id": str(theirs.id), "kind": "judgement", "digest": theirs.digest},
        {"id": str(uuid.uuid4()), "kind": "judgement", "digest": ""},
    ]

    answer = client.post(f"{address}/receipt", json={"items": asked}).json

    assert [item["status"] for item in answer["items"]] == ["checked", "differs", "absent", "absent"]
    assert answer["words"] == "Received from you: 1 judgement and 0 photos."


def test_what_a_tablet_keeps_for_somebody_else_is_never_sent_in_this_name(client, address, colleague):
    item = {"id": str(uuid.uuid4()), "indicator": CHAIR, "level": "met", "judged_at": "2026-11-16T09:00:00Z"}

    refused = client.post(
        f"{address}/judgements",
        json={"judgements": [item]},
        headers={"X-Tablet-Person": str(colleague.id)},
    )

    assert (refused.status_code, refused.json["code"]) == (409, "other-person")


def test_themes_are_divided_and_shown_on_the_tablet(client, address, session, assessment, colleague):
    page = client.get(f"{address}/division").get_data(as_text=True)
    done = client.post(f"{address}/division", data={"theme:rooms": str(colleague.id)})

    assert colleague.name in page
    assert done.status_code == 302
    assert client.get(f"{address}/along").json["division"] == {
        "rooms": {"id": str(colleague.id), "name": colleague.name}
    }
    assert [row.theme for row in queries.theme_assignments(session, assessment.id)] == ["rooms"]
    client.post(f"{address}/division", data={})
    assert queries.theme_assignments(session, assessment.id) == []


@pytest.mark.parametrize("who", ["nobody", "00000000-0000-4000-8000-000000000001"])
def test_a_theme_goes_to_somebody_of_the_team_only(client, address, who):
    assert client.post(f"{address}/division", data={"theme:rooms": who}).status_code == 400


def test_before_judging_began_nothing_can_be_taken_along_to_judge(client, session, location, inspector):
    plan = planned(session, location, inspector)

    assert client.get(f"/assessments/{plan.id}/tablet").status_code == 409
