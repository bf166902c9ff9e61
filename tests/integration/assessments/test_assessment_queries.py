"""How many questions the pages ask of the database, and the headlines that others build on."""

from app.assessments import queries
from app.assessments.workflow import Step
from app.review.actions import take_step
from tests.factories.assessments import DAY, judge_all, planned, submitted
from tests.factories.places import make_location


def words(response):
    return response.get_data(as_text=True)


def test_the_queries_of_the_list_do_not_grow_with_its_length(
    session, client, location, inspector, count_queries
):
    planned(session, location, inspector)
    client.get("/assessments/")
    before = len(count_queries)
    client.get("/assessments/")
    one = len(count_queries) - before
    for _ in range(30):
        planned(session, make_location(session), inspector)
    before = len(count_queries)

    page = words(client.get("/assessments/"))

    assert len(count_queries) - before == one
    assert one <= 9
    assert "Page 1 of 2" in page


def test_the_queries_of_one_assessment_do_not_grow_with_what_was_judged(
    session, client, assessment, inspector, count_queries
):
    address = f"/assessments/{assessment.id}"
    client.get(address)
    before = len(count_queries)
    client.get(address)
    empty = len(count_queries) - before
    judge_all(session, inspector, assessment)
    before = len(count_queries)

    client.get(address)

    assert len(count_queries) - before == empty
    assert empty <= 11


def test_the_newest_standing_headline_of_a_location_is_known(session, location, inspector, reviewer):
    found = submitted(session, location, inspector, area_per_person="not-met")
    assert queries.latest_headlines(session, [location.id]) == {}
    for step in (Step.BEGIN_REVIEW, Step.SEND_OUT_FOR_REPLY, Step.DECIDE_REPLY, Step.ADOPT):
        take_step(session, reviewer, found, step, "Geen zienswijze.")

    latest = queries.latest_headlines(session, [location.id])[location.id]

    assert (latest.headline, latest.on, latest.assessment_id) == ("urgent-action", DAY, found.id)
