"""The pages of findings, measures and re-inspections."""

import datetime as dt
import io
import re

import pytest

from app.accounts.models import Role
from app.assessments import actions as assessments
from app.assessments.models import Kind
from app.assessments.queries import assessments_of_location
from app.assessments.scorecards import read
from app.improvement import actions, queries
from app.improvement.models import MeasureState
from tests.factories.assessments import CHAIR, begun, judge_all, judgement, submitted
from tests.factories.people import make_person
from tests.factories.places import make_location


def text(response):
    return response.get_data(as_text=True)


def test_a_team_groups_and_words_its_findings_while_it_judges(
    session, location, inspector, framework, signed_in_client
):
    assessment = begun(session, location, inspector)
    judge_all(session, inspector, assessment, chair="not-met", daylight="not-met")
    client = signed_in_client(inspector)
    address = f"/assessments/{assessment.id}/findings"

    client.post(
        address, data={"indicators": [CHAIR, "rooms.space.daylight"], "wording": "De kamers zijn kaal."}
    )
    page = text(client.get(address))

    assert "De kamers zijn kaal." in page
    assert "Finding 1" in page
    finding = assessments.group_findings(session, inspector, assessment, [CHAIR], "Geen stoelen.")
    client.post(f"{address}/{finding.id}", data={"wording": "Er staan geen stoelen."})
    assert "Er staan geen stoelen." in text(client.get(address))


def test_nothing_is_lost_when_no_norm_was_chosen(session, location, inspector, framework, signed_in_client):
    assessment = begun(session, location, inspector)
    judge_all(session, inspector, assessment, chair="not-met")

    answer = signed_in_client(inspector).post(
        f"/assessments/{assessment.id}/findings", data={"wording": "Een zin die lang duurde."}
    )

    assert answer.status_code == 400
    assert "Een zin die lang duurde." in text(answer)


def test_a_measure_is_agreed_with_the_deadline_that_its_risk_proposes(
    session, inspection, finding, municipality, signed_in_client
):
    finding.risk = "high"
    client = signed_in_client(municipality)
    address = f"/improvement/findings/{finding.id}/measures"
    assert "14 days after the visit" in text(client.get(address))

    answer = client.post(
        address,
        data={"description": "Stoelen kopen.", "owner_kind": "operator", "due_on": "2099-01-01"},
    )

    assert answer.location.endswith(f"/improvement/assessments/{inspection.id}")
    assert "Stoelen kopen." in text(client.get(answer.location))


def test_a_deadline_in_the_past_is_said_on_the_form_and_nothing_is_lost(
    session, finding, municipality, signed_in_client
):
    answer = signed_in_client(municipality).post(
        f"/improvement/findings/{finding.id}/measures",
        data={"description": "Stoelen kopen.", "owner_kind": "operator", "due_on": "2020-01-01"},
    )

    assert answer.status_code == 400
    assert "The deadline lies in the past" in text(answer)
    assert "Stoelen kopen." in text(answer)


def test_proof_goes_in_and_comes_out_unchanged(session, measure, municipality, signed_in_client):
    client = signed_in_client(municipality)
    address = f"/improvement/measures/{measure.id}"
    content = b"%PDF-1.7 de factuur"

    client.post(
        f"{address}/reports",
        data={"state": "reported-done", "words": "Klaar.", "files": (io.BytesIO(content), "factuur.pdf")},
        content_type="multipart/form-data",
    )

    found = queries.measure_by_id(session, measure.id, lock=True)
    proof = next(entry for entry in found.entries if entry.file_sha256)
    answer = client.get(f"{address}/files/{proof.id}")
    assert answer.data == content
    assert "attachment" in answer.headers["Content-Disposition"]
    answer.close()
    assert "Klaar." in text(client.get(address))


def test_somebody_of_the_operator_with_the_role_for_one_location_tells_how_far_its_measures_are(
    session, location, measure, signed_in_client
):
    address = f"/improvement/measures/{measure.id}"
    elsewhere = make_person(session, Role.MUNICIPALITY, location=make_location(session).id)
    assert signed_in_client(elsewhere).get(address).status_code == 404

    client = signed_in_client(make_person(session, Role.MUNICIPALITY, location=location.id))
    answer = client.post(f"{address}/reports", data={"state": "under-way", "words": "Besteld bij de winkel."})

    assert answer.status_code == 302
    assert "Besteld bij de winkel." in text(client.get(address))


def test_a_reviewer_gives_back_or_closes_with_a_reason(
    session, storage, measure, municipality, reviewer, signed_in_client
):

    actions.report_measure(
        session, storage, municipality, measure.id, words="Klaar.", state=MeasureState.REPORTED_DONE
    )
    client = signed_in_client(reviewer)
    address = f"/improvement/measures/{measure.id}"
    assert client.post(f"{address}/close").status_code == 400

    answer = client.post(f"{address}/close", data={"reason": "Zestig stoelen op de foto."})

    assert answer.status_code == 302
    page = text(client.get(address))
    assert "Completed" in page
    assert "Tell how far it is" not in page


def test_another_deadline_is_given_on_the_page(session, measure, inspector, signed_in_client):
    client = signed_in_client(inspector)
    address = f"/improvement/measures/{measure.id}"

    client.post(
        f"{address}/deadline", data={"deadline-due_on": "2099-02-01", "deadline-reason": "Levertijd."}
    )

    assert "1 February 2099" in text(client.get(address))
    assert client.post(f"{address}/deadline", data={"deadline-due_on": "x"}).status_code == 400


def test_an_ending_that_is_none_is_not_found(measure, inspector, signed_in_client):
    assert signed_in_client(inspector).post(f"/improvement/measures/{measure.id}/burn").status_code == 404


def test_a_re_inspection_covers_exactly_what_is_open(
    session, location, inspection, inspector, signed_in_client
):
    client = signed_in_client(inspector)
    address = f"/improvement/locations/{location.id}/re-inspection"
    assert "2 open findings" in text(client.get(address))

    answer = client.post(
        address, data={"planned_on": "2027-01-12", "announced": "no", "members": [str(inspector.id)]}
    )

    planned = assessments_of_location(session, location.id)[0]
    assert answer.location.endswith(f"/assessments/{planned.id}")
    assert (planned.kind, planned.announced) == (Kind.RE_INSPECTION, False)
    assert set(planned.scope) == {CHAIR, "rooms.space.daylight"}


def test_where_nothing_is_open_the_page_says_so_and_plans_nothing(
    session, framework, inspector, signed_in_client
):
    elsewhere = make_location(session, name="Leeg")
    address = f"/improvement/locations/{elsewhere.id}/re-inspection"
    client = signed_in_client(inspector)
    assert "Nothing is open here" in text(client.get(address))

    answer = client.post(
        address, data={"planned_on": "2027-01-12", "announced": "no", "members": [str(inspector.id)]}
    )

    assert answer.status_code == 400
    assert assessments_of_location(session, elsewhere.id) == []


def test_a_location_says_how_much_is_open(session, location, inspection, inspector, signed_in_client):

    page = text(signed_in_client(inspector).get(f"/locations/{location.id}"))

    assert "2 findings are still open." in page
    assert f"/improvement/locations/{location.id}/re-inspection" in page


@pytest.mark.parametrize("address", ["/improvement/", "/improvement/findings"])
def test_an_empty_list_says_what_will_be_here_and_a_filter_that_finds_nothing_can_be_left(
    session, framework, inspector, signed_in_client, address
):
    client = signed_in_client(inspector)

    assert "Here you will see" in text(client.get(address))
    assert "fits this search" in text(client.get(f"{address}?words=bestaat-niet&risk=x&state=x&kind=x"))


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", True),
        ("openness=open", True),
        ("openness=resolved", False),
        ("kind=good-practice", False),
        ("kind=shortcoming&words=Linde", False),
        ("risk=acute", False),
        ("province=PV26", True),
    ],
)
def test_findings_are_filtered(session, inspection, inspector, signed_in_client, query, shown):
    page = text(signed_in_client(inspector).get(f"/improvement/findings?{query}"))

    assert (inspection.number in page) is shown


def test_good_practices_stand_in_a_list_of_their_own(
    session, location, inspector, municipality, signed_in_client
):
    assessment = begun(session, location, inspector)
    judge_all(session, inspector, assessment)
    said = read(session, assessment).current[CHAIR].id
    marked = judgement(CHAIR, "met", good_practice=True, replaces=(said,), verified_by=("observation",))
    assessments.record_judgements(session, inspector, assessment, [marked])
    assessments.submit_assessment(session, inspector, assessment)
    client = signed_in_client(inspector)

    page = text(client.get("/improvement/good-practices"))

    assert "1 good practice" in page
    assert assessment.number in page
    searched = text(client.get("/improvement/good-practices?words=nowhere"))
    assert "No good practice fits" in searched
    assert re.search(
        r'<input class="input" id="words" maxlength="100" name="words"[^>]*value="nowhere"', searched
    )
    assert "No good practices yet" in text(signed_in_client(municipality).get("/improvement/good-practices"))


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", True),
        ("state=agreed", True),
        ("state=closed", False),
        ("due=late", True),
        ("province=PV20", False),
    ],
)
def test_measures_are_filtered(session, measure, inspector, signed_in_client, query, shown):

    measure.due_on = dt.date(2026, 1, 1)
    session.flush()

    page = text(signed_in_client(inspector).get(f"/improvement/?{query}"))

    assert (measure.number in page) is shown


def test_long_lists_take_the_same_queries_however_long_they_are(
    session, location, inspector, inspection, measure, agree, finding, signed_in_client, count_queries
):
    client = signed_in_client(inspector)

    def number(address):
        client.get(address)
        before = len(count_queries)
        client.get(address)
        return len(count_queries) - before

    addresses = ("/improvement/", "/improvement/findings", f"/improvement/assessments/{inspection.id}")
    few = [number(address) for address in addresses]
    for _ in range(6):
        submitted(session, location, inspector, chair="not-met", daylight="not-met")
        agree(finding)

    assert [number(address) for address in addresses] == few
