"""Planning, beginning, describing, handing in and withdrawing."""

import datetime as dt
import json
from decimal import Decimal

import pytest

from app.accounts.models import Role
from app.assessments import actions, queries, scorecards
from app.assessments.actions import Plan, VisitDescription
from app.assessments.models import Kind, Stage
from app.assessments.workflow import State
from app.problems import Conflict, Invalid, NotAllowed, NotFound
from tests.factories.assessments import (
    AREA,
    CHAIR,
    DAY,
    begun,
    judge_all,
    judgement,
    planned,
    submitted,
)
from tests.factories.people import make_person
from tests.factories.places import GRONINGEN, make_location


def test_a_planned_assessment_has_a_number_a_team_and_a_framework_for_life(
    session, location, framework, inspector, colleague
):
    found = planned(session, location, inspector, colleague)

    assert found.number.startswith("T-2026-")
    assert found.state is State.PLANNED
    assert [member.person.name for member in found.members] == [inspector.name, colleague.name]
    assert found.members[0].leads
    assert found.framework_version.digest == framework.digest
    assert queries.assessment_by_number(session, found.number.lower()).id == found.id


@pytest.mark.parametrize("number", ["T-2026-9999", "T-1999-0001", "rubbish", "T-2026-" + "9" * 40, ""])
def test_a_number_that_nothing_has_finds_nothing(session, location, inspector, number):
    planned(session, location, inspector)

    with pytest.raises(NotFound):
        queries.assessment_by_number(session, number)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"profile": "no-such-profile"}, "profile-unknown"),
        ({"announced": None}, "announced-for-visits-only"),
        ({"member_ids": []}, "team-empty"),
        ({"scope": ["rooms.space.nowhere"]}, "scope-unknown-indicator"),
    ],
)
def test_a_plan_that_does_not_fit_is_refused(session, location, inspector, change, code):
    known = {"kind": Kind.INSPECTION, "profile": "full", "planned_on": DAY, "member_ids": [inspector.id]}
    plan = Plan(**{**known, "announced": True, **change})

    with pytest.raises(Invalid) as refused:
        actions.plan_assessment(session, inspector, location, plan)

    assert refused.value.code == code


def test_who_can_not_judge_here_is_not_put_in_the_team(session, location, inspector, reviewer):
    elsewhere = make_person(session, Role.INSPECTOR, municipality=GRONINGEN)

    for person in (reviewer, elsewhere):
        with pytest.raises(Invalid) as refused:
            planned(session, location, inspector, person)
        assert refused.value.details["name"] == person.name


def test_a_municipality_plans_its_own_self_assessment_only(session, location, municipality):
    assert planned(session, location, municipality, kind=Kind.SELF_ASSESSMENT).announced is None
    with pytest.raises(NotAllowed):
        planned(session, location, municipality)
    with pytest.raises(NotAllowed):
        planned(session, make_location(session, GRONINGEN), municipality, kind=Kind.SELF_ASSESSMENT)


def test_beginning_keeps_the_facts_of_the_location_as_they_are_then(session, location, inspector):
    location.groups = ["families", "children"]
    location.residents = {"all": 240}

    found = begun(session, location, inspector)
    location.groups = []
    session.flush()

    assert found.facts == {
        "kind": "regular-centre",
        "phase": "in-use",
        "groups": ["children", "families", "staff"],
        "residents": {"all": 240},
    }
    assert found.judged_on == found.visit_starts_on == DAY


def test_before_opening_the_location_is_judged_in_that_phase(session, location, inspector):
    assert begun(session, location, inspector, kind=Kind.BEFORE_OPENING).facts["phase"] == "before-opening"


def test_only_the_team_begins_and_only_once(session, location, inspector, reviewer):
    found = planned(session, location, inspector)

    with pytest.raises(NotAllowed):
        actions.begin_judging(session, reviewer, found, on=DAY)
    actions.begin_judging(session, inspector, found, on=DAY)
    with pytest.raises(Conflict):
        actions.begin_judging(session, inspector, found, on=DAY)


def test_the_visit_is_described(session, inspector, assessment):
    visit = VisitDescription(
        DAY + dt.timedelta(days=1), Decimal("5.5"), 22, 14, 6, "Huisregels.", "De kelder."
    )

    found = actions.describe_visit(session, inspector, assessment, visit)

    assert found.hours_on_site == Decimal("5.5")
    assert found.not_seen == "De kelder."


@pytest.mark.parametrize(
    ("visit", "code"),
    [
        (VisitDescription(visit_ends_on=DAY - dt.timedelta(days=1)), "visit-ends-before-start"),
        (VisitDescription(rooms_seen=-1), "visit-number-negative"),
        (VisitDescription(not_seen="a" * 4001), "text-too-long"),
    ],
)
def test_a_visit_that_can_not_have_been_is_refused(session, inspector, assessment, visit, code):
    with pytest.raises(Invalid) as refused:
        actions.describe_visit(session, inspector, assessment, visit)

    assert refused.value.code == code


def test_an_acute_danger_stands_and_asks_for_urgent_action(session, inspector, assessment):
    danger = actions.record_acute_danger(session, inspector, assessment, "  Gaslek in de keuken. ")
    again = actions.record_acute_danger(session, inspector, assessment, "Gaslek", key=danger.id)

    assert again is danger
    assert scorecards.live_scorecard(session, assessment).headline == "urgent-action"
    with pytest.raises(Invalid):
        actions.record_acute_danger(session, inspector, assessment, "   ")


def test_the_key_of_a_danger_is_accepted_from_its_maker_only(session, inspector, colleague, assessment):
    danger = actions.record_acute_danger(session, inspector, assessment, "Gaslek", key=assessment.id)

    with pytest.raises(Invalid) as refused:
        actions.record_acute_danger(session, colleague, assessment, "Iets anders", key=danger.id)

    assert refused.value.code == "id-not-accepted"


def test_handing_in_freezes_the_scorecard_with_its_digest(session, inspector, assessment):
    judge_all(session, inspector, assessment, chair="not-met")

    frozen = actions.submit_assessment(session, inspector, assessment)

    live = scorecards.live_scorecard(session, assessment)
    assert assessment.state is State.SUBMITTED
    assert assessment.submitted_at is not None
    assert assessment.visit_ends_on == DAY
    assert frozen.stage is Stage.SUBMISSION
    assert scorecards.thaw(frozen) == live
    assert json.loads(frozen.body) == live.to_json_dict()
    assert scorecards.latest_frozen(session, assessment.id) == frozen
    assert scorecards.latest_frozen(session, assessment.id, stage=Stage.ADOPTION) is None


def test_a_knock_out_without_an_answer_keeps_the_assessment_with_the_team(session, inspector, assessment):
    actions.record_judgements(session, inspector, assessment, [judgement(CHAIR)])

    with pytest.raises(Invalid) as refused:
        actions.submit_assessment(session, inspector, assessment)

    assert refused.value.code == "knock-outs-open"
    assert AREA in refused.value.details["indicators"]


def test_a_knock_out_that_could_not_be_seen_with_a_reason_may_be_handed_in(session, inspector, assessment):
    judge_all(session, inspector, assessment, area_per_person="could-not-be-assessed")

    frozen = actions.submit_assessment(session, inspector, assessment)

    assert frozen.headline == "insufficient-basis"


def test_an_open_conflict_keeps_the_assessment_with_the_team(session, inspector, colleague, assessment):
    judge_all(session, inspector, assessment)
    actions.record_judgements(session, colleague, assessment, [judgement(CHAIR, "not-met")])

    with pytest.raises(Invalid) as refused:
        actions.submit_assessment(session, inspector, assessment)

    assert refused.value.code == "conflicts-open"
    assert refused.value.details["indicators"] == (CHAIR,)


def test_without_any_judgement_there_is_nothing_to_hand_in(session, inspector, assessment):
    with pytest.raises(Invalid) as refused:
        actions.submit_assessment(session, inspector, assessment)

    assert refused.value.code == "nothing-judged"


def test_the_team_stops_with_a_reason(session, inspector, assessment):
    with pytest.raises(Invalid):
        actions.withdraw_assessment(session, inspector, assessment, "  ")

    found = actions.withdraw_assessment(session, inspector, assessment, "De locatie is gesloten.")

    assert found.state is State.WITHDRAWN
    assert found.state_reason == "De locatie is gesloten."


def test_a_visit_is_compared_with_the_visit_before_and_never_with_a_self_assessment(
    session, location, inspector, municipality
):
    first = submitted(session, location, inspector)
    first.visit_starts_on = first.visit_ends_on = DAY - dt.timedelta(days=300)
    own = begun(session, location, municipality, kind=Kind.SELF_ASSESSMENT)
    judge_all(session, municipality, own)
    actions.submit_assessment(session, municipality, own)
    second = begun(session, location, inspector)

    assert queries.previous_submitted(session, second) is None, "the first is still under review"
    first.state = State.ADOPTED
    session.flush()
    assert queries.previous_submitted(session, second) is first
    assert queries.previous_submitted(session, first) is None
    assert queries.previous_submitted(session, own) is None
