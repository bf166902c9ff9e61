"""Every state × step × actor."""

import itertools

import pytest

from app.assessments.workflow import (
    OPEN_FOR_JUDGING,
    TRANSITIONS,
    Actor,
    Condition,
    Record,
    State,
    Step,
    steps_from,
    transition,
)
from app.assessments.workflow_picture import HOLDS, WHO, WRITES, picture
from tests.house.repository import ROOT

JUDGE, REVIEWER, ADOPTER = Actor.JUDGE, Actor.REVIEWER, Actor.ADOPTER
POSSIBLE = {
    (State.PLANNED, Step.BEGIN_JUDGING, JUDGE): State.JUDGING,
    (State.PLANNED, Step.WITHDRAW, JUDGE): State.WITHDRAWN,
    (State.JUDGING, Step.SUBMIT, JUDGE): State.SUBMITTED,
    (State.JUDGING, Step.WITHDRAW, JUDGE): State.WITHDRAWN,
    (State.CHANGES_REQUESTED, Step.SUBMIT, JUDGE): State.SUBMITTED,
    (State.SUBMITTED, Step.BEGIN_REVIEW, REVIEWER): State.IN_REVIEW,
    (State.IN_REVIEW, Step.REQUEST_CHANGES, REVIEWER): State.CHANGES_REQUESTED,
    (State.IN_REVIEW, Step.SEND_OUT_FOR_REPLY, REVIEWER): State.OUT_FOR_REPLY,
    (State.OUT_FOR_REPLY, Step.DECIDE_REPLY, REVIEWER): State.REPLY_DECIDED,
    (State.REPLY_DECIDED, Step.ADOPT, ADOPTER): State.ADOPTED,
    (State.ADOPTED, Step.PUBLISH, REVIEWER): State.PUBLISHED,
    **{
        (state, Step.WITHDRAW, REVIEWER): State.WITHDRAWN
        for state in State
        if state not in {State.ADOPTED, State.PUBLISHED, State.WITHDRAWN}
    },
}


@pytest.mark.parametrize(("state", "step", "actor"), list(itertools.product(State, Step, Actor)))
def test_a_step_leads_where_the_life_of_an_assessment_says_and_nowhere_else(state, step, actor):
    arrow = transition(step, state, actor)

    assert (arrow.target if arrow else None) == POSSIBLE.get((state, step, actor))


def test_only_the_steps_that_are_possible_are_offered():
    assert [arrow.step for arrow in steps_from(State.IN_REVIEW, REVIEWER)] == [
        Step.REQUEST_CHANGES,
        Step.SEND_OUT_FOR_REPLY,
        Step.WITHDRAW,
    ]
    assert steps_from(State.PUBLISHED, REVIEWER) == ()
    assert steps_from(State.SUBMITTED, JUDGE) == ()


def test_what_takes_something_back_or_decides_on_others_needs_a_reason():
    needing = {arrow.step for arrow in TRANSITIONS if arrow.needs_reason}

    assert needing == {Step.REQUEST_CHANGES, Step.DECIDE_REPLY, Step.WITHDRAW}


def test_an_assessment_is_open_while_judged_and_when_changes_were_asked_for():
    assert {State.JUDGING, State.CHANGES_REQUESTED} == OPEN_FOR_JUDGING


def test_the_picture_in_the_documentation_is_current():
    kept = (ROOT / "docs/workflow.md").read_text(encoding="utf-8")

    assert kept == picture(), "python -m app.assessments.workflow_picture > docs/workflow.md"


def test_everything_a_step_asks_and_writes_is_told_in_words():
    assert set(HOLDS) == set(Condition) == {one for arrow in TRANSITIONS for one in arrow.must_hold}
    assert set(WRITES) == set(Record) == {one for arrow in TRANSITIONS for one in arrow.records}
    assert set(WHO) == set(Actor) == {arrow.actor for arrow in TRANSITIONS}


@pytest.mark.parametrize(("state", "actor"), list(itertools.product(State, Actor)))
def test_every_step_that_is_offered_is_possible_and_no_other_is(state, actor):
    offered = {arrow.step for arrow in steps_from(state, actor)}

    assert offered == {step for step in Step if transition(step, state, actor) is not None}
