"""Remarks, changes in named judgements only, and overrides that a second person agrees with."""

import pytest
from sqlalchemy import update
from sqlalchemy.exc import DBAPIError

from app.accounts.models import Role, RoleGrant, Scope
from app.assessments import actions, scorecards
from app.assessments.actions import Change, change_on_reply
from app.assessments.arrival import Arrival
from app.assessments.history import trail
from app.assessments.overriding import Standing, standing_of
from app.assessments.queries import judgement_standings
from app.assessments.review_models import VerdictOverride
from app.assessments.room_arrival import RoomIn
from app.assessments.workflow import State, Step
from app.database import new_id
from app.notices.queries import inbox
from app.problems import Conflict, Invalid, NotAllowed
from app.review import adding
from app.review.actions import take_step
from tests.factories.assessments import AREA, CHAIR, MORNING, begun, judge_all, judgement, submitted
from tests.factories.people import make_person

SPACE = "rooms.space"
REASON = "De kamers worden deze week vergroot."


@pytest.fixture
def second(session, framework):
    return make_person(session, Role.REVIEWER, name="Bram Toets")


@pytest.fixture
def in_review(session, location, inspector, reviewer):
    found = submitted(session, location, inspector, chair="partly-met", daylight="partly-met")
    return take_step(session, reviewer, found, Step.BEGIN_REVIEW)


def verdict(session, assessment):
    return scorecards.live_scorecard(session, assessment).standard(SPACE)


def one_step_up(session, assessment):
    derived = verdict(session, assessment).derived_verdict
    steps = ["not-compliant", "partially-compliant", "substantially-compliant", "compliant"]
    return steps[steps.index(derived) + 1]


@pytest.fixture
def proposed(session, reviewer, in_review):
    wanted = one_step_up(session, in_review)
    return adding.propose_override(session, reviewer, in_review, SPACE, verdict=wanted, reason=REASON)


def again(session, inspector, assessment, indicator, level):
    replaces = judgement_standings(session, assessment.id)[indicator].head_ids
    said = judgement(indicator, level, verified_by=("observation",), replaces=replaces)
    return actions.record_judgements(session, inspector, assessment, [said])[0]


def test_only_the_judgements_that_were_named_can_be_changed(session, inspector, reviewer, in_review, storage):
    asked = [CHAIR, CHAIR]
    take_step(session, reviewer, in_review, Step.REQUEST_CHANGES, "Welke kamer?", indicators=asked)
    assert in_review.changes_asked == [CHAIR]

    refused = again(session, inspector, in_review, AREA, "met")
    assert refused.status is Arrival.REFUSED
    assert [problem.code for problem in refused.problems] == ["indicator-not-opened"]
    assert again(session, inspector, in_review, CHAIR, "met").status is Arrival.STORED

    actions.submit_assessment(session, inspector, in_review)
    assert (in_review.state, in_review.changes_asked) == (State.SUBMITTED, None)


def test_what_changes_are_asked_for_stands_in_the_trail_and_is_of_the_framework(session, reviewer, in_review):
    asked = [CHAIR, "x" * 200]
    take_step(session, reviewer, in_review, Step.REQUEST_CHANGES, "Welke kamer?", indicators=asked)

    assert in_review.changes_asked == [CHAIR]
    written = {line.action: line.after for line in trail(session, in_review.id)}
    assert written["request-changes"]["indicators"] == [CHAIR]
    begun = written["begin-judging"]
    assert begun["first_day"] == in_review.judged_on.isoformat()
    assert begun["facts"] == in_review.facts


def test_a_measured_value_is_not_told_as_taken_over_where_nothing_may_change(
    session, signed_in_client, inspector, reviewer, in_review
):
    take_step(session, reviewer, in_review, Step.REQUEST_CHANGES, "Welke kamer?", indicators=[CHAIR])
    said = {"name": "Kamer 9", "type": "bedroom", "area": "13", "occupants": "4"}
    actions.record_rooms(session, inspector, in_review, [RoomIn(new_id(), new_id(), MORNING, said)])
    before = judgement_standings(session, in_review.id)[AREA].head_ids

    client = signed_in_client(inspector)
    answer = client.post(f"/assessments/{in_review.id}/rooms/measures", data={"indicator": AREA})

    assert answer.status_code == 409
    assert judgement_standings(session, in_review.id)[AREA].head_ids == before


def test_who_recorded_an_acute_danger_and_left_the_team_does_not_review(
    session, location, inspector, colleague
):
    found = begun(session, location, inspector, colleague)
    inspector.grants.append(RoleGrant(role=Role.REVIEWER, scope=Scope.NATIONAL))
    actions.record_acute_danger(session, inspector, found, "Een open schacht.")
    actions.change_team(session, colleague, found, [colleague.id])
    judge_all(session, colleague, found)
    actions.submit_assessment(session, colleague, found)

    with pytest.raises(NotAllowed):
        take_step(session, inspector, found, Step.BEGIN_REVIEW)


def test_the_judging_page_and_the_tablet_show_which_judgements_are_named(
    session, signed_in_client, inspector, reviewer, in_review
):
    take_step(session, reviewer, in_review, Step.REQUEST_CHANGES, "Welke kamer?", indicators=[CHAIR])
    client = signed_in_client(inspector)

    page = client.get(f"/assessments/{in_review.id}/judge/rooms").get_data(as_text=True)
    heard = {"tablet": str(new_id()), "waiting": {}, "theme": "rooms", "after": 0}
    told = client.post(f"/assessments/{in_review.id}/contact", json=heard).json

    assert page.count("data-asked>") == 1
    assert page.count("data-not-asked hidden>") == 1
    assert "Welke kamer?" in page
    assert told["changes_asked"] == [CHAIR]
    actions.submit_assessment(session, inspector, in_review)
    assert client.get(f"/assessments/{in_review.id}/along").json["changes_asked"] is None


def test_the_team_reads_the_remarks_and_what_it_may_change(
    session, signed_in_client, inspector, reviewer, in_review
):
    client = signed_in_client(reviewer)
    said = {"indicator": CHAIR, "words": "Tel de stoelen in kamer 12 opnieuw."}
    assert client.post(f"/review/{in_review.id}/remarks", data=said).status_code == 302
    assert client.post(f"/review/{in_review.id}/remarks", data=said | {"words": " "}).status_code == 400
    asked = {"indicators": [CHAIR], "reason": "Zie de opmerking."}
    assert client.post(f"/review/{in_review.id}/steps/request-changes", data=asked).status_code == 302

    page = signed_in_client(inspector).get(f"/assessments/{in_review.id}").get_data(as_text=True)
    assert "You can change these judgements, and no others:" in page
    assert "Tel de stoelen in kamer 12 opnieuw." in page
    with pytest.raises(Conflict):
        adding.add_remark(session, reviewer, in_review, CHAIR, "Te laat.")


def test_an_override_counts_once_a_second_person_agrees(session, reviewer, second, in_review, proposed):
    before = verdict(session, in_review).verdict
    assert before == verdict(session, in_review).derived_verdict
    with pytest.raises(NotAllowed):
        adding.agree_with_override(session, reviewer, in_review, proposed.id)
    assert inbox(session, second, 1).notices[0].kind == "override-waits"
    with pytest.raises(Conflict) as refused:
        take_step(session, reviewer, in_review, Step.SEND_OUT_FOR_REPLY)
    assert refused.value.code == "overrides-open"

    adding.agree_with_override(session, second, in_review, proposed.id)
    after = verdict(session, in_review)
    assert (after.verdict, after.derived_verdict) == (proposed.verdict, before)
    assert after.override.agreed_by == str(second.id)
    take_step(session, reviewer, in_review, Step.SEND_OUT_FOR_REPLY)


def test_an_override_lapses_when_a_judgement_under_it_changes_and_is_agreed_anew(
    session, reviewer, second, in_review, proposed
):
    adding.agree_with_override(session, second, in_review, proposed.id)
    take_step(session, reviewer, in_review, Step.SEND_OUT_FOR_REPLY)
    change_on_reply(session, reviewer, in_review, CHAIR, Change("met", "Alle stoelen staan er."))

    reading = scorecards.read(session, in_review)
    assert standing_of(proposed, reading.framework, reading.current) is Standing.LAPSED
    assert verdict(session, in_review).override is None
    with pytest.raises(Conflict) as refused:
        take_step(session, second, in_review, Step.DECIDE_REPLY, "Gehoord.")
    assert refused.value.code == "overrides-open"
    with pytest.raises(Conflict):
        adding.agree_with_override(session, second, in_review, proposed.id)

    adding.end_override(session, second, in_review, proposed.id)
    take_step(session, second, in_review, Step.DECIDE_REPLY, "Gehoord.")


@pytest.fixture
def overtaking(session, location, inspector, reviewer):
    """A theme and its standard both one step under compliant, and an override of each proposed: the one of
    the standard lifts the theme by itself.
    """
    found = submitted(session, location, inspector, daylight="partly-met")
    found = take_step(session, reviewer, found, Step.BEGIN_REVIEW)
    theme, standard = (
        adding.propose_override(session, reviewer, found, target, verdict="compliant", reason=REASON)
        for target in ("rooms", SPACE)
    )
    return found, theme, standard


def test_an_override_of_a_theme_that_one_of_its_standards_overtook_is_agreed_with_by_nobody(
    session, second, overtaking
):
    found, theme, standard = overtaking
    adding.agree_with_override(session, second, found, standard.id)

    with pytest.raises(Invalid) as refused:
        adding.agree_with_override(session, second, found, theme.id)
    assert refused.value.code == "override-refused-not-one-step"


def test_an_override_of_a_theme_that_no_longer_fits_is_settled_before_the_concept_goes_out(
    session, reviewer, second, overtaking
):
    found, *both = overtaking
    for override in both:
        adding.agree_with_override(session, second, found, override.id)

    with pytest.raises(Conflict) as refused:
        take_step(session, reviewer, found, Step.SEND_OUT_FOR_REPLY)
    assert refused.value.code == "overrides-open"


@pytest.mark.parametrize(
    ("target", "wanted", "code"),
    [
        (SPACE, "not-applicable", "override-refused-verdict-not-judged"),
        (SPACE, "rubbish", "override-refused-verdict-not-judged"),
        ("rooms.nowhere", "compliant", "override-refused-unknown-target"),
    ],
)
def test_an_override_that_can_not_be_made_is_refused_by_name(
    session, reviewer, in_review, target, wanted, code
):
    with pytest.raises(Invalid) as refused:
        adding.propose_override(session, reviewer, in_review, target, verdict=wanted, reason=REASON)

    assert refused.value.code == code


def test_a_second_override_of_the_same_verdict_and_one_without_reason_are_refused(
    session, reviewer, in_review, proposed
):
    with pytest.raises(Conflict):
        adding.propose_override(session, reviewer, in_review, SPACE, verdict=proposed.verdict, reason=REASON)
    with pytest.raises(Invalid):
        adding.propose_override(session, reviewer, in_review, "rooms", verdict="compliant", reason=" ")


def test_who_judged_proposes_and_agrees_with_nothing(session, inspector, in_review, proposed):
    with pytest.raises(NotAllowed):
        adding.agree_with_override(session, inspector, in_review, proposed.id)
    with pytest.raises(NotAllowed):
        adding.propose_override(session, inspector, in_review, SPACE, verdict=proposed.verdict, reason=REASON)


def test_what_was_proposed_never_changes_in_the_database(session, proposed):
    with pytest.raises(DBAPIError, match="never changes"), session.begin_nested():
        session.execute(update(VerdictOverride).values(verdict="compliant", reason="iets anders"))


def test_the_page_shows_overrides_with_their_standing_and_who_may_agree(
    signed_in_client, reviewer, second, in_review, proposed
):
    address = f"/review/{in_review.id}"
    own = signed_in_client(reviewer).get(address).get_data(as_text=True)
    assert "Waits for a second person" in own
    assert f"/overrides/{proposed.id}/agree" not in own
    client = signed_in_client(second)
    assert f"/overrides/{proposed.id}/agree" in client.get(address).get_data(as_text=True)

    assert client.post(f"{address}/overrides/{proposed.id}/agree").status_code == 302
    assert "agreed by Bram Toets" in client.get(address).get_data(as_text=True)
