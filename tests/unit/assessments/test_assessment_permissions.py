"""Who may see, plan, judge and review, without a database."""

import datetime as dt

import pytest

from app.accounts.models import Person, Role, RoleGrant, Scope
from app.accounts.permissions import Place
from app.assessments import permissions
from app.assessments.models import Assessment, Kind, Member
from app.assessments.workflow import Actor, State
from app.database import new_id
from app.locations.models import Location, Municipality

UTRECHT = Place("PV26", "GM0344")
ALL = frozenset(State)
SHOWN = {State.OUT_FOR_REPLY, State.REPLY_DECIDED, State.ADOPTED, State.PUBLISHED}
STANDING = {State.ADOPTED, State.PUBLISHED}


def person(role=None, municipality="", *, is_open=True, ended=False):
    grants = []
    if role is not None:
        scope = Scope.MUNICIPALITY if municipality else Scope.NATIONAL
        grant = RoleGrant(role=role, scope=scope, municipality_code=municipality or None)
        grant.ended_at = dt.datetime(2026, 1, 1, tzinfo=dt.UTC) if ended else None
        grants.append(grant)
    return Person(id=new_id(), name="Iemand", grants=grants, is_open=is_open)


def assessment(*team, kind=Kind.INSPECTION, state=State.JUDGING):
    place = Location(
        id=new_id(),
        municipality_code="GM0344",
        municipality=Municipality(code="GM0344", province_code="PV26"),
    )
    members = [Member(person_id=one.id) for one in team]
    return Assessment(id=new_id(), location=place, kind=kind, state=state, members=members)


def seen(who, kind):
    return {state for state in State if permissions.may_see(who, assessment(kind=kind, state=state))}


@pytest.mark.parametrize("role", [Role.INSPECTOR, Role.REVIEWER])
def test_inspectors_and_reviewers_see_everything_in_reach_and_nothing_elsewhere(role):
    assert seen(person(role, "GM0344"), Kind.INSPECTION) == ALL
    assert seen(person(role, "GM0344"), Kind.SELF_ASSESSMENT) == ALL
    assert seen(person(role, "GM0014"), Kind.INSPECTION) == set()


def test_a_municipality_sees_its_self_assessments_always_and_inspections_once_they_are_out_for_reply():
    here, elsewhere = person(Role.MUNICIPALITY, "GM0344"), person(Role.MUNICIPALITY, "GM0014")

    assert seen(here, Kind.SELF_ASSESSMENT) == ALL
    assert seen(here, Kind.INSPECTION) == SHOWN
    assert seen(elsewhere, Kind.SELF_ASSESSMENT) == set()
    assert seen(elsewhere, Kind.INSPECTION) == set()


@pytest.mark.parametrize("role", [Role.PROVINCE, Role.READER])
def test_provinces_and_readers_see_what_was_adopted_or_published(role):
    assert seen(person(role), Kind.INSPECTION) == STANDING
    assert seen(person(role, "GM0014"), Kind.INSPECTION) == set()


@pytest.mark.parametrize("role", [None, Role.FRAMEWORK_OWNER, Role.ADMINISTRATOR])
def test_others_see_no_assessment(role):
    assert seen(person(role), Kind.INSPECTION) == set()


def test_a_role_that_was_taken_back_shows_nothing():
    assert seen(person(Role.INSPECTOR, ended=True), Kind.INSPECTION) == set()


def test_inspectors_and_reviewers_plan_visits_and_a_municipality_plans_its_self_assessment():
    visits = (Kind.INSPECTION, Kind.RE_INSPECTION, Kind.BEFORE_OPENING)

    assert permissions.plannable_kinds(person(Role.INSPECTOR), UTRECHT) == visits
    assert permissions.plannable_kinds(person(Role.REVIEWER, "GM0344"), UTRECHT) == visits
    own = person(Role.MUNICIPALITY, "GM0344")
    assert permissions.plannable_kinds(own, UTRECHT) == (Kind.SELF_ASSESSMENT,)
    assert permissions.plannable_kinds(person(Role.MUNICIPALITY, "GM0014"), UTRECHT) == ()
    assert permissions.plannable_kinds(person(Role.READER), UTRECHT) == ()


def test_who_may_plan_somewhere_is_offered_to_begin():
    assert permissions.may_plan_somewhere(person(Role.MUNICIPALITY, "GM0014"))
    assert not permissions.may_plan_somewhere(person(Role.READER))


def test_only_a_member_who_still_holds_the_judging_role_here_judges():
    member, outsider = person(Role.INSPECTOR), person(Role.INSPECTOR)
    moved = person(Role.INSPECTOR, "GM0014")
    closed = person(Role.INSPECTOR, is_open=False)
    found = assessment(member, moved, closed)

    assert permissions.may_judge(member, found)
    assert not permissions.may_judge(outsider, found)
    assert not permissions.may_judge(moved, found)
    assert not permissions.may_judge(closed, found)


def test_a_self_assessment_is_judged_by_the_municipality_and_not_by_an_inspector():
    official, inspector = person(Role.MUNICIPALITY, "GM0344"), person(Role.INSPECTOR)
    found = assessment(official, inspector, kind=Kind.SELF_ASSESSMENT)

    assert permissions.may_judge(official, found)
    assert not permissions.may_judge(inspector, found)


def test_four_eyes_nobody_reviews_where_they_were_in_the_team_or_judged():
    reviewer, member = person(Role.REVIEWER), person(Role.REVIEWER)
    found = assessment(member)

    assert permissions.may_review(reviewer, found, frozenset())
    assert not permissions.may_review(reviewer, found, {reviewer.id})
    assert not permissions.may_review(member, found, frozenset())
    assert not permissions.may_review(person(Role.REVIEWER, "GM0014"), found, frozenset())


def test_somebody_acts_as_judge_or_as_reviewer_and_never_as_both():
    member = person(Role.INSPECTOR)
    both = person(Role.INSPECTOR)
    both.grants.append(RoleGrant(role=Role.REVIEWER, scope=Scope.NATIONAL, ended_at=None))
    found = assessment(member, both)

    assert permissions.actors(member, found, frozenset()) == (Actor.JUDGE,)
    assert permissions.actors(both, found, frozenset()) == (Actor.JUDGE,)
    assert permissions.actors(both, assessment(member), frozenset()) == (Actor.REVIEWER, Actor.ADOPTER)
    assert permissions.actors(both, assessment(member), frozenset(), {both.id}) == (Actor.REVIEWER,)
    assert permissions.actors(person(Role.READER), found, frozenset()) == ()


def test_the_office_sees_how_the_work_went():
    assert permissions.works_for_office(person(Role.REVIEWER, "GM0344"), assessment())
    assert not permissions.works_for_office(person(Role.MUNICIPALITY, "GM0344"), assessment())
