import uuid

import pytest

from app.accounts.models import Person, Role, RoleGrant, Scope
from app.accounts.permissions import Place, has_role, may_manage_people, reach
from app.database import now

UTRECHT = Place("PV26", "GM0344", uuid.UUID(int=1))
ZEIST = Place("PV26", "GM0355", uuid.UUID(int=2))
GRONINGEN = Place("PV20", "GM0014", uuid.UUID(int=3))


def person_with(*grants: RoleGrant) -> Person:
    return Person(name="Voorbeeld", email="v@example.org", password_hash="", grants=list(grants))


def grant(role=Role.INSPECTOR, scope=Scope.NATIONAL, **place) -> RoleGrant:
    return RoleGrant(role=role, scope=scope, **place)


@pytest.mark.parametrize(
    ("held", "covered"),
    [
        (grant(), [UTRECHT, ZEIST, GRONINGEN]),
        (grant(scope=Scope.PROVINCE, province_code="PV26"), [UTRECHT, ZEIST]),
        (grant(scope=Scope.MUNICIPALITY, municipality_code="GM0344"), [UTRECHT]),
        (grant(scope=Scope.LOCATION, location_id=uuid.UUID(int=2)), [ZEIST]),
    ],
)
def test_a_grant_covers_its_scope_and_nothing_else(held, covered):
    found = reach(person_with(held), Role.INSPECTOR)
    assert [place for place in (UTRECHT, ZEIST, GRONINGEN) if found.covers(place)] == covered


def test_a_grant_of_another_role_gives_no_reach():
    assert reach(person_with(grant(Role.READER)), Role.INSPECTOR).is_empty


def test_an_ended_grant_gives_nothing():
    ended = grant()
    ended.ended_at = now()
    assert not has_role(person_with(ended), Role.INSPECTOR)


def test_reach_without_roles_named_joins_all_that_is_held():
    person = person_with(
        grant(Role.MUNICIPALITY, Scope.MUNICIPALITY, municipality_code="GM0344"),
        grant(Role.READER, Scope.PROVINCE, province_code="PV20"),
    )
    assert reach(person).covers(UTRECHT)
    assert reach(person).covers(GRONINGEN)
    assert not reach(person).covers(ZEIST)


def test_a_place_without_a_location_is_never_covered_by_a_location_grant():
    person = person_with(grant(scope=Scope.LOCATION, location_id=uuid.UUID(int=1)))
    assert not reach(person).covers(Place("PV26", "GM0344"))


def test_only_a_national_administrator_manages_people():
    assert may_manage_people(person_with(grant(Role.ADMINISTRATOR)))
    assert not may_manage_people(person_with(grant(Role.ADMINISTRATOR, Scope.PROVINCE, province_code="PV26")))
    assert not may_manage_people(person_with(grant(Role.REVIEWER)))
