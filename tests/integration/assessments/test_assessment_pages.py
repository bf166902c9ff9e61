"""The list, planning, one assessment, the visit, and why a verdict is what it is."""

from app.accounts.models import Role
from app.assessments import actions, queries
from app.assessments.models import Kind
from app.assessments.queries import AssessmentFilters
from app.assessments.workflow import State, Step
from app.review.actions import take_step
from tests.factories.assessments import (
    AREA,
    CHAIR,
    begun,
    judge_all,
    judgement,
    planned,
    submitted,
)
from tests.factories.people import make_person
from tests.factories.places import GRONINGEN, make_location


def words(response):
    return response.get_data(as_text=True)


def test_the_list_shows_what_was_asked_for(session, client, location, inspector, colleague):
    here = begun(session, location, inspector)
    there = planned(session, make_location(session, GRONINGEN, name="Het Noorden"), colleague)

    assert here.number in words(client.get("/assessments/"))
    assert there.number in words(client.get("/assessments/?words=noord"))
    assert here.number not in words(client.get("/assessments/?words=noord"))
    assert there.number not in words(client.get("/assessments/?state=judging"))
    assert there.number not in words(client.get("/assessments/?mine=yes"))
    assert here.number not in words(client.get("/assessments/?province=PV20"))
    assert here.number not in words(client.get("/assessments/?kind=self-assessment"))
    assert here.number in words(client.get("/assessments/?kind=rubbish"))
    assert client.get("/assessments/?page=99999").status_code == 200


def test_a_search_that_finds_nothing_says_what_to_do(client):
    assert "No assessment fits this search" in words(client.get("/assessments/?words=zzz"))
    assert "No assessments yet" in words(client.get("/assessments/"))


def seen_by(session, person):
    page = queries.assessments_page(session, person, AssessmentFilters(), 1)
    return {row.number for row in page.assessments}


def test_the_list_and_a_single_page_agree_on_who_may_see_what(
    session, signed_in_client, location, inspector, reviewer, municipality
):
    people = [
        inspector,
        reviewer,
        municipality,
        make_person(session, Role.MUNICIPALITY, municipality=GRONINGEN),
        make_person(session, Role.PROVINCE, province="PV26"),
        make_person(session, Role.READER),
        make_person(session, Role.ADMINISTRATOR),
        make_person(session, Role.INSPECTOR, location=location.id),
    ]
    found = [
        planned(session, location, municipality, kind=Kind.SELF_ASSESSMENT),
        begun(session, location, inspector),
        submitted(session, location, inspector),
    ]
    for steps in (2, 4):
        shown = submitted(session, location, inspector)
        for step in (Step.BEGIN_REVIEW, Step.SEND_OUT_FOR_REPLY, Step.DECIDE_REPLY, Step.ADOPT)[:steps]:
            take_step(session, reviewer, shown, step, "Geen zienswijze.")
        found.append(shown)
    for person in people:
        client = signed_in_client(person)
        open_to = {row.number for row in found if client.get(f"/assessments/{row.id}").status_code == 200}
        assert seen_by(session, person) == open_to


def test_a_visit_is_planned_from_a_location(session, client, location, inspector):
    address = f"/assessments/new/{location.id}"
    assert client.get(address).status_code == 200
    form = {
        "kind": "inspection",
        "profile": "full",
        "planned_on": "2026-12-01",
        "announced": "no",
        "members": [str(inspector.id)],
    }

    response = client.post(address, data=form)

    (found,) = queries.assessments_of_location(session, location.id)
    assert response.location.endswith(f"/assessments/{found.id}")
    assert (found.announced, found.state) == (False, State.PLANNED)


def test_the_chosen_leader_leads(session, client, location, inspector, colleague):
    form = {
        "kind": "before-opening",
        "profile": "full",
        "planned_on": "2026-12-01",
        "announced": "yes",
        "members": [str(inspector.id), str(colleague.id)],
        "leader": str(colleague.id),
    }

    client.post(f"/assessments/new/{location.id}", data=form)

    (found,) = queries.assessments_of_location(session, location.id)
    assert found.announced is None
    assert found.members[0].person_id == colleague.id


def test_a_plan_that_is_not_complete_is_shown_again_with_what_was_filled_in(client, location):
    response = client.post(f"/assessments/new/{location.id}", data={"kind": "inspection", "profile": "full"})

    assert response.status_code == 400
    assert "Choose at least one person." in words(response)


def test_planning_is_for_who_may_plan_there(session, signed_in_client, location, municipality):
    reader = make_person(session, Role.READER)
    elsewhere = make_location(session, GRONINGEN)

    assert signed_in_client(reader).get(f"/assessments/new/{location.id}").status_code == 403
    assert signed_in_client(municipality).get(f"/assessments/new/{elsewhere.id}").status_code == 404
    assert "Self-assessment" in words(signed_in_client(municipality).get(f"/assessments/new/{location.id}"))


def test_a_planned_assessment_offers_to_begin_and_tells_that_nothing_was_judged(
    session, client, location, inspector
):
    found = planned(session, location, inspector)

    page = words(client.get(f"/assessments/{found.id}"))

    assert "Begin judging" in page
    assert "Nothing was judged yet" in page
    assert "Submit assessment" not in page


def test_a_step_that_is_not_possible_is_refused_with_where_it_stands(session, client, assessment):
    address = f"/assessments/{assessment.id}/steps"

    assert client.post(f"{address}/begin-judging").status_code == 409
    assert client.post(f"{address}/publish").status_code == 404
    assert client.post(f"{address}/submit").status_code == 400


def test_handing_in_tells_what_is_still_needed_and_then_succeeds(session, client, assessment, inspector):
    address = f"/assessments/{assessment.id}/steps/submit"
    actions.record_judgements(session, inspector, assessment, [judgement(CHAIR)])

    refused = words(client.post(address))
    knock_out = judgement(AREA, "not-met", verified_by=("measurement", "document"), risk="high")
    actions.record_judgements(session, inspector, assessment, [knock_out])
    accepted = client.post(address)

    assert "Knock-out norms without an answer" in refused
    assert f"/indicators/{AREA}" in refused
    assert accepted.status_code == 302
    assert "Its scorecard is kept as it is now." in words(client.get(accepted.location))


def test_the_team_withdraws_with_a_reason(session, client, assessment):
    address = f"/assessments/{assessment.id}/steps/withdraw"

    assert client.post(address, data={"reason": " "}).status_code == 400
    assert client.post(address, data={"reason": "Locatie gesloten."}).status_code == 302
    page = words(client.get(f"/assessments/{assessment.id}"))
    assert "This assessment was withdrawn" in page
    assert "Locatie gesloten." in page


def test_the_page_leads_from_the_headline_to_its_grounds_and_tells_what_happened(
    session, client, location, inspector
):
    found = submitted(session, location, inspector, area_per_person="not-met")

    page = words(client.get(f"/assessments/{found.id}"))

    assert "Urgent action needed" in page
    assert f"/assessments/{found.id}/standards/rooms.space" in page
    assert "Judgements recorded" in page
    assert "Submitted" in page


def test_a_municipality_does_not_see_how_the_work_went(
    session, signed_in_client, location, municipality, inspector, reviewer
):
    found = submitted(session, location, inspector)
    for step in (Step.BEGIN_REVIEW, Step.SEND_OUT_FOR_REPLY):
        take_step(session, reviewer, found, step)

    page = words(signed_in_client(municipality).get(f"/assessments/{found.id}"))

    assert "What happened" not in page
    assert "Verdict per theme" in page


def test_the_visit_is_described_and_a_danger_recorded_on_its_page(session, client, assessment):
    address = f"/assessments/{assessment.id}/visit"
    assert client.get(address).status_code == 200

    saved = client.post(address, data={"hours_on_site": "5,5", "rooms_seen": "22", "not_seen": "De kelder."})
    wrong = client.post(address, data={"rooms_seen": "veel", "not_seen": "Blijft staan"})
    early = client.post(address, data={"visit_ends_on": "2020-01-01"})
    danger = client.post(
        f"/assessments/{assessment.id}/dangers", data={"danger-description": "Gaslek in de keuken"}
    )
    empty = client.post(f"/assessments/{assessment.id}/dangers", data={"danger-description": ""})

    assert saved.status_code == danger.status_code == 302
    assert wrong.status_code == early.status_code == empty.status_code == 400
    assert "Blijft staan" in words(wrong)
    assert "The last day of the visit lies before the first." in words(early)
    page = words(client.get(f"/assessments/{assessment.id}"))
    assert "Gaslek in de keuken" in page
    assert "5.5" in page


def test_the_visit_is_for_the_team_while_it_is_open(session, client, location, colleague, inspector):
    other = begun(session, location, colleague)
    handed_in = submitted(session, location, inspector)

    assert client.get(f"/assessments/{other.id}/visit").status_code == 403
    assert client.get(f"/assessments/{handed_in.id}/visit").status_code == 409


def test_why_shows_rule_judgement_evidence_source_and_what_would_change_it(
    session, client, assessment, inspector
):
    judge_all(session, inspector, assessment, chair="partly-met", locker="not-met")
    item = judgement(
        AREA,
        "not-met",
        measured_value="3,4",
        verified_by=("document",),
        risk="high",
        remark="Vier kamers te klein.",
        replaces=queries.judgement_standings(session, assessment.id)[AREA].head_ids,
    )
    actions.record_judgements(session, inspector, assessment, [item])

    page = words(client.get(f"/assessments/{assessment.id}/standards/rooms.space"))
    nested = words(client.get(f"/assessments/{assessment.id}/standards/rooms.privacy"))

    for part in ("Not compliant", "1 knock-out norm is not met.", "What would change it?", "High risk"):
        assert part in page
    for part in (
        "Measured: 3.4",
        "Vier kamers te klein.",
        "Thin evidence",
        "Not used: Measured",
        "Iris Toets",
    ):
        assert part in page
    assert "One of these is enough:" in nested
    assert client.get(f"/assessments/{assessment.id}/standards/rooms.nowhere").status_code == 404


def test_what_does_not_count_says_why(session, client, assessment):
    page = words(client.get(f"/assessments/{assessment.id}/standards/sanitary.toilets"))

    assert "Does not count: no number was fixed for the Netherlands" in page
