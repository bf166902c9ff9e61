"""Who may see, plan, judge and review, without a database."""

import pytest

from app.accounts.models import Role, RoleGrant, Scope
from app.accounts.permissions import Place
from app.assessments import permissions
from app.assessments.models import Kind
from app.assessments.workflow import Actor, State
from tests.factories.unsaved import assessment_of, person_with

UTRECHT = Place("PV26", "GM0344")
ALL = frozenset(State)
SHOWN = {State.OUT_FOR_REPLY, State.REPLY_DECIDED, State.ADOPTED, State.PUBLISHED}
STANDING = {State.ADOPTED, State.PUBLISHED}


def seen(who, kind):
    return {state for state in State if permissions.may_see(who, assessment_of(kind=kind, state=state))}


@pytest.mark.parametrize("role", [Role.INSPECTOR, Role.REVIEWER])
def test_inspectors_and_reviewers_see_everything_in_reach_and_nothing_elsewhere(role):
    assert seen(person_with(role, "GM0344"), Kind.INSPECTION) == ALL
    assert seen(person_with(role, "GM0344"), Kind.SELF_ASSESSMENT) == ALL
    assert seen(person_with(role, "GM0014"), Kind.INSPECTION) == set()


def test_a_municipality_sees_its_self_assessments_always_and_inspections_once_they_are_out_for_reply():
    here, elsewhere = person_with(Role.MUNICIPALITY, "GM0344"), person_with(Role.MUNICIPALITY, "GM0014")

    assert seen(here, Kind.SELF_ASSESSMENT) == ALL
    assert seen(here, Kind.INSPECTION) == SHOWN
    assert seen(elsewhere, Kind.SELF_ASSESSMENT) == set()
    assert seen(elsewhere, Kind.INSPECTION) == set()


@pytest.mark.parametrize("role", [Role.PROVINCE, Role.READER])
def test_provinces_and_readers_see_what_was_adopted_or_published(role):
    assert seen(person_with(role), Kind.INSPECTION) == STANDING
    assert seen(person_with(role, "GM0014"), Kind.INSPECTION) == set()


@pytest.mark.parametrize("role", [None, Role.FRAMEWORK_OWNER, Role.ADMINISTRATOR])
def test_others_see_no_assessment(role):
    assert seen(person_with(role), Kind.INSPECTION) == set()


def test_a_role_that_was_taken_back_shows_nothing():
    assert seen(person_with(Role.INSPECTOR, ended=True), Kind.INSPECTION) == set()


def test_inspectors_and_reviewers_plan_visits_and_a_municipality_plans_its_self_assessment():
    visits = (Kind.INSPECTION, Kind.RE_INSPECTION, Kind.BEFORE_OPENING)

    assert permissions.plannable_kinds(person_with(Role.INSPECTOR), UTRECHT) == visits
    assert permissions.plannable_kinds(person_with(Role.REVIEWER, "GM0344"), UTRECHT) == visits
    own = person_with(Role.MUNICIPALITY, "GM0344")
    assert permissions.plannable_kinds(own, UTRECHT) == (Kind.SELF_ASSESSMENT,)
    assert permissions.plannable_kinds(person_with(Role.MUNICIPALITY, "GM0014"), UTRECHT) == ()
    assert permissions.plannable_kinds(person_with(Role.READER), UTRECHT) == ()


def test_who_may_plan_somewhere_is_offered_to_begin():
    assert permissions.may_plan_somewhere(person_with(Role.MUNICIPALITY, "GM0014"))
    assert not permissions.may_plan_somewhere(person_with(Role.READER))


def test_only_a_member_who_still_holds_the_judging_role_here_judges():
    member, outsider = person_with(Role.INSPECTOR), person_with(Role.INSPECTOR)
    moved = person_with(Role.INSPECTOR, "GM0014")
    closed = person_with(Role.INSPECTOR, is_open=False)
    found = assessment_of(member, moved, closed)

    assert permissions.may_judge(member, found)
    assert not permissions.may_judge(outsider, found)
    assert not permissions.may_judge(moved, found)
    assert not permissions.may_judge(closed, found)


def test_a_self_assessment_is_judged_by_the_municipality_and_not_by_an_inspector():
    official, inspector = person_with(Role.MUNICIPALITY, "GM0344"), person_with(Role.INSPECTOR)
    found = assessment_of(official, inspector, kind=Kind.SELF_ASSESSMENT)

    assert permissions.may_judge(official, found)
    assert not permissions.may_judge(inspector, found)


def test_four_eyes_nobody_reviews_where_they_were_in_the_team_or_judged():
    reviewer, member = person_with(Role.REVIEWER), person_with(Role.REVIEWER)
    found = assessment_of(member)

    assert permissions.may_review(reviewer, found, frozenset())
    assert not permissions.may_review(reviewer, found, {reviewer.id})
    assert not permissions.may_review(member, found, frozenset())
    assert not permissions.may_review(person_with(Role.REVIEWER, "GM0014"), found, frozenset())


def test_somebody_acts_as_judge_or_as_reviewer_and_never_as_both():
    member = person_with(Role.INSPECTOR)
    both = person_with(Role.INSPECTOR)
    both.grants.append(RoleGrant(role=Role.REVIEWER, scope=Scope.NATIONAL, ended_at=None))
    found = assessment_of(member, both)

    assert permissions.actors(member, found, frozenset()) == (Actor.JUDGE,)
    assert permissions.actors(both, found, frozenset()) == (Actor.JUDGE,)
    assert permissions.actors(both, assessment_of(member), frozenset()) == (Actor.REVIEWER, Actor.ADOPTER)
    assert permissions.actors(both, assessment_of(member), frozenset(), {both.id}) == (Actor.REVIEWER,)
    assert permissions.actors(person_with(Role.READER), found, frozenset()) == ()


def test_the_office_sees_how_the_work_went():
    assert permissions.works_for_office(person_with(Role.REVIEWER, "GM0344"), assessment_of())
    assert not permissions.works_for_office(person_with(Role.MUNICIPALITY, "GM0344"), assessment_of())
