"""The reviewer's desk and steps: four eyes, reasons, and two reviewers at once."""

import threading

import pytest
from sqlalchemy.orm import sessionmaker

from app.accounts.models import Role
from app.accounts.queries import person_by_id
from app.assessments import scorecards
from app.assessments.models import Assessment, Stage
from app.assessments.queries import assessment_by_id
from app.assessments.workflow import State, Step
from app.database import make_engine
from app.locations.actions import load_seed
from app.problems import Conflict, Invalid, NotAllowed, Problem
from app.review import queries
from app.review.actions import take_step
from tests.factories.assessments import AREA, CHAIR, begun, publish_example, submitted
from tests.factories.people import make_person
from tests.factories.places import GRONINGEN, make_location

REASON = "Er is geen zienswijze ontvangen."
TO_PUBLISHED = (Step.BEGIN_REVIEW, Step.SEND_OUT_FOR_REPLY, Step.DECIDE_REPLY, Step.ADOPT, Step.PUBLISH)


@pytest.fixture
def handed_in(session, location, inspector):
    return submitted(session, location, inspector, area_per_person="not-met", chair="partly-met")


@pytest.fixture
def client(signed_in_client, reviewer):
    return signed_in_client(reviewer)


def words(response):
    return response.get_data(as_text=True)


def test_an_assessment_goes_from_submitted_to_published(session, reviewer, handed_in):
    for step in TO_PUBLISHED:
        take_step(session, reviewer, handed_in, step, REASON)

    assert handed_in.state is State.PUBLISHED
    assert scorecards.latest_frozen(session, handed_in.id).stage is Stage.ADOPTION
    assert not scorecards.is_concept(handed_in)


def test_changes_are_asked_for_with_a_reason_and_the_team_hands_in_again(
    session, reviewer, inspector, handed_in
):
    take_step(session, reviewer, handed_in, Step.BEGIN_REVIEW)
    with pytest.raises(Invalid) as refused:
        take_step(session, reviewer, handed_in, Step.REQUEST_CHANGES)
    assert refused.value.code == "reason-missing"

    with pytest.raises(Invalid) as refused:
        take_step(session, reviewer, handed_in, Step.REQUEST_CHANGES, "Meet kamer 12 opnieuw.")
    assert refused.value.code == "indicators-not-named"

    take_step(session, reviewer, handed_in, Step.REQUEST_CHANGES, "Meet kamer 12 opnieuw.", indicators=[AREA])

    assert handed_in.state is State.CHANGES_REQUESTED
    assert handed_in.state_reason == "Meet kamer 12 opnieuw."


def test_nobody_reviews_where_they_judged(session, location, inspector, handed_in):
    inspector.grants += make_person(session, Role.REVIEWER).grants
    elsewhere = make_person(session, Role.REVIEWER, municipality=GRONINGEN)

    for person in (inspector, elsewhere):
        with pytest.raises(NotAllowed):
            take_step(session, person, handed_in, Step.BEGIN_REVIEW)


def test_a_step_out_of_order_is_refused(session, reviewer, handed_in):
    with pytest.raises(Conflict):
        take_step(session, reviewer, handed_in, Step.PUBLISH)


def test_the_desk_shows_what_waits_in_reach_longest_waiting_first(
    session, client, location, inspector, handed_in
):
    later = submitted(session, make_location(session, GRONINGEN), inspector)
    begun(session, location, inspector)
    northern = make_person(session, Role.REVIEWER, province="PV20")

    page = words(client.get("/review/"))

    assert page.index(handed_in.number) < page.index(later.number)
    assert "2 assessments wait" in page
    assert [row.assessment for row in queries.desk(session, northern, 1).waiting] == [later]
    assert handed_in.number in words(client.get("/review/?state=submitted"))
    assert "Nothing waits" in words(client.get("/review/?state=adopted"))
    assert client.get("/review/?state=rubbish&page=99").status_code == 200


def test_the_desk_asks_the_same_number_of_questions_however_much_waits(
    session, client, location, inspector, handed_in, count_queries
):
    client.get("/review/")
    before = len(count_queries)
    client.get("/review/")
    few = len(count_queries) - before
    for _ in range(5):
        submitted(session, make_location(session), inspector)
    before = len(count_queries)

    client.get("/review/")

    assert len(count_queries) - before == few


def test_the_review_page_shows_what_falls_short_gravest_first_and_the_possible_steps(client, handed_in):
    client.post(f"/review/{handed_in.id}/steps/begin-review")

    page = words(client.get(f"/review/{handed_in.id}"))

    assert page.index(f"#indicator-{AREA}") < page.index(f"#indicator-{CHAIR}")
    assert "Send out for reply" in page
    assert "Ask for changes" in page
    assert "Adopt assessment" not in page


def test_a_refused_step_keeps_what_was_written(session, client, handed_in, reviewer):
    for step in TO_PUBLISHED[:2]:
        take_step(session, reviewer, handed_in, step)

    response = client.post(f"/review/{handed_in.id}/steps/decide-reply", data={"reason": "a" * 4001})

    assert response.status_code == 400
    assert "a" * 4001 in words(response)
    assert client.post(f"/review/{handed_in.id}/steps/publish").status_code == 409
    assert client.post(f"/review/{handed_in.id}/steps/submit").status_code == 404
    assert (
        client.post(f"/review/{handed_in.id}/steps/decide-reply", data={"reason": REASON}).status_code == 302
    )


def test_who_judged_reads_that_the_review_is_for_others(session, signed_in_client, inspector, handed_in):
    inspector.grants += make_person(session, Role.REVIEWER).grants
    client = signed_in_client(inspector)

    page = client.get(f"/review/{handed_in.id}")

    assert "Four eyes" in words(page)
    assert "There is no step for you to take now." in words(page)


def test_of_two_reviewers_at_once_one_wins_and_the_other_is_told(committing_database):
    engine = make_engine(committing_database)
    sessions = sessionmaker(engine, expire_on_commit=False)
    with sessions() as session:
        load_seed(session)
        publish_example(session)
        found = submitted(session, make_location(session), make_person(session, Role.INSPECTOR))
        reviewers = [make_person(session, Role.REVIEWER).id for _ in range(2)]
        key = found.id
        session.commit()
    ready = threading.Barrier(2)
    outcomes = []

    def review(person_id):
        with sessions() as own:
            person = person_by_id(own, person_id)
            assessment = assessment_by_id(own, key)
            ready.wait()
            try:
                take_step(own, person, assessment, Step.BEGIN_REVIEW)
                own.commit()
                outcomes.append("won")
            except Problem as problem:
                outcomes.append(problem.code)

    threads = [threading.Thread(target=review, args=[one]) for one in reviewers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == ["step-not-possible", "won"]
    with sessions() as session:
        assert session.get_one(Assessment, key).state is State.IN_REVIEW
    engine.dispose()
