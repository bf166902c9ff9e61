from app.accounts.models import Role
from app.assessments.workflow import Step
from app.i18n import today
from app.locations.queries import municipality_by_code
from app.review.actions import take_step
from app.storage import Storage
from app.supervision import actions as supervision
from app.supervision.queries import ladder
from tests.factories.assessments import planned, submitted
from tests.factories.people import make_person
from tests.factories.places import GRONINGEN, UTRECHT, make_location, make_places


def page(signed_in_client, person):
    return signed_in_client(person).get("/").text


def test_a_planned_assessment_waits_for_its_team_and_for_nobody_else(session, framework, signed_in_client):
    inspector, other = make_person(session, Role.INSPECTOR), make_person(session, Role.INSPECTOR)
    assessment = planned(session, make_location(session), inspector)
    assert assessment.number in page(signed_in_client, inspector)
    assert assessment.number not in page(signed_in_client, other)


def test_a_submitted_assessment_waits_for_reviewers_in_reach_who_did_not_judge(
    session, framework, signed_in_client
):
    inspector = make_person(session, Role.INSPECTOR)
    inspector.grants.extend(make_person(session, Role.REVIEWER).grants)
    number = submitted(session, make_location(session, UTRECHT), inspector).number
    assert number in page(signed_in_client, make_person(session, Role.REVIEWER))
    assert number in page(signed_in_client, make_person(session, Role.REVIEWER, province="PV26"))
    assert number not in page(signed_in_client, make_person(session, Role.REVIEWER, province="PV20"))
    assert number not in page(signed_in_client, inspector)


def test_what_one_looks_after_is_counted_within_reach(session, framework, signed_in_client):
    inspector = make_person(session, Role.INSPECTOR)
    planned(session, make_location(session, UTRECHT), inspector)
    make_location(session, GRONINGEN)
    assert "locations in your area" in page(signed_in_client, inspector)
    groningen = page(signed_in_client, make_person(session, Role.REVIEWER, province="PV20"))
    assert "location in your area" in groningen
    assert "assessments under way" in groningen


def adopted(session, location, **levels):
    assessment = submitted(session, location, make_person(session, Role.INSPECTOR), **levels)
    reviewer = make_person(session, Role.REVIEWER)
    for step in (Step.BEGIN_REVIEW, Step.SEND_OUT_FOR_REPLY, Step.DECIDE_REPLY, Step.ADOPT):
        assessment = take_step(session, reviewer, assessment, step, "Er kwam geen zienswijze.")
    return assessment


def test_a_location_that_needs_action_now_stands_on_the_start_page_of_who_may_see_it(
    session, framework, signed_in_client
):
    adopted(session, make_location(session, name="De Linde"), area_per_person="not-met")
    adopted(session, make_location(session, name="De Eik"))
    found = page(signed_in_client, make_person(session, Role.READER))
    urgent = found.split("Locations that need action now")[1]
    assert "De Linde" in urgent
    assert "De Eik" not in urgent
    groningen = page(signed_in_client, make_person(session, Role.READER, province="PV20"))
    assert "Locations that need action now" not in groningen


def test_only_durable_places_at_an_inspected_location_without_urgent_shortcomings_count_for_quality(
    session, framework, signed_in_client
):
    linde, eik, beuk = (make_location(session, name=name) for name in ("De Linde", "De Eik", "De Beuk"))
    for location, places in ((linde, 100), (eik, 40), (beuk, 7)):
        make_places(session, location, places)
    adopted(session, linde, area_per_person="not-met")
    adopted(session, eik)
    reviewer = signed_in_client(make_person(session, Role.REVIEWER))
    shown = reviewer.get(f"/allocation/municipalities/{UTRECHT}?cycle=2026-2028&on=2026-11-23").text
    assert "147 of these stay at least five years; 40 of those are at a location" in shown
    assert "Urgent action needed" in shown
    assert "Not inspected yet" in shown
    earlier = reviewer.get(f"/allocation/municipalities/{UTRECHT}?cycle=2026-2028&on=2026-11-15").text
    assert "0 of those are at a location" in earlier


def test_a_location_shows_its_assessments_with_their_verdict(session, framework, signed_in_client):
    location = make_location(session)
    assessment = adopted(session, location, area_per_person="not-met")
    plan = planned(session, location, make_person(session, Role.INSPECTOR))
    shown = signed_in_client(make_person(session, Role.REVIEWER)).get(f"/locations/{location.id}").text
    assert assessment.number in shown
    assert "Urgent action needed" in shown
    assert "No verdict yet" in shown
    read = signed_in_client(make_person(session, Role.READER)).get(f"/locations/{location.id}").text
    assert assessment.number in read
    assert plan.number not in read


def test_quality_is_told_per_day_and_part_by_part_and_never_inspected_is_not_good(
    session, framework, signed_in_client
):
    linde, eik, beuk = (make_location(session, name=name) for name in ("De Linde", "De Eik", "De Beuk"))
    for location, places in ((linde, 100), (eik, 40), (beuk, 7)):
        make_places(session, location, places)
    adopted(session, linde, area_per_person="not-met")
    adopted(session, eik)
    reviewer = signed_in_client(make_person(session, Role.REVIEWER))
    address = "/allocation/quality?cycle=2026-2028&on=2026-11-23"
    whole = reviewer.get(address).text
    assert (
        "On 23 November 2026 40 of 147 places are durable, inspected and without urgent shortcomings."
        in whole
    )
    for area in ("PV26", UTRECHT):
        assert "40 of 147 places are durable" in reviewer.get(f"{address}&area={area}").text
    row = whole.split(">Utrecht</a></th>")[1].split("</tr>")[0]
    assert [cell.split("<")[0] for cell in row.split('">')[1:]] == ["147", "147", "40", "100", "0", "0", "7"]
    assert "0 of 147" in whole.split("Over time")[1]
    elsewhere = signed_in_client(make_person(session, Role.MUNICIPALITY, municipality=GRONINGEN))
    assert "147" not in elsewhere.get(address).text
    assert elsewhere.get(f"{address}&area={UTRECHT}").status_code == 404
    assert reviewer.get(f"{address}&area=Utrecht").status_code == 404


def test_the_start_page_reminds_of_answers_that_are_due(session, signed_in_client, tmp_path):
    step = supervision.StepDetails(ladder(session)[0].id, today(), "de minister", "Vraag", today())
    municipality = municipality_by_code(session, UTRECHT)
    supervision.record_step(session, Storage(tmp_path), None, municipality, step, today=today())
    assert "Deadline within two weeks" in page(signed_in_client, make_person(session, Role.REVIEWER))
    elsewhere = make_person(session, Role.MUNICIPALITY, municipality=GRONINGEN)
    assert "answers that are due" not in page(signed_in_client, elsewhere)
