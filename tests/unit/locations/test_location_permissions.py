import uuid

import pytest

from app.accounts.models import Person, Role, RoleGrant, Scope
from app.accounts.permissions import Place
from app.locations import permissions
from app.locations.kinds import Group, LocationKind, must_protect_address

HERE = Place("PV26", "GM0344", uuid.uuid4())
WORKING = {Role.INSPECTOR, Role.REVIEWER, Role.MUNICIPALITY}


def person(role, scope=Scope.NATIONAL, **place):
    return Person(
        name="Voorbeeld", email="v@example.org", grants=[RoleGrant(role=role, scope=scope, **place)]
    )


@pytest.mark.parametrize("role", Role)
def test_everybody_but_the_administrator_sees_locations(role):
    assert permissions.may_see_location(person(role), HERE) is (role is not Role.ADMINISTRATOR)


@pytest.mark.parametrize("role", Role)
def test_inspectors_reviewers_and_municipalities_write_locations(role):
    somebody = person(role)
    assert permissions.may_write_location(somebody, HERE) is (role in WORKING)
    assert permissions.may_add_locations(somebody) is (role in WORKING)


@pytest.mark.parametrize("role", Role)
def test_a_protected_address_is_seen_only_by_who_works_with_it(role):
    assert permissions.may_see_address(person(role), HERE, protected=True) is (role in WORKING)


@pytest.mark.parametrize("role", Role)
def test_an_open_address_is_seen_by_who_sees_the_location(role):
    seen = permissions.may_see_address(person(role), HERE, protected=False)
    assert seen is (role is not Role.ADMINISTRATOR)


def test_a_municipality_neither_sees_nor_writes_the_locations_of_another():
    zeist = person(Role.MUNICIPALITY, Scope.MUNICIPALITY, municipality_code="GM0355")
    assert not permissions.may_see_location(zeist, HERE)
    assert not permissions.may_write_location(zeist, HERE)
    assert not permissions.may_see_address(zeist, HERE, protected=True)


def test_who_holds_one_location_changes_it_but_adds_none():
    one = person(Role.INSPECTOR, Scope.LOCATION, location_id=HERE.location_id)
    assert permissions.may_write_location(one, HERE)
    assert not permissions.may_add_locations(one)


@pytest.mark.parametrize(
    ("scope", "place"),
    [(Scope.PROVINCE, {"province_code": "PV26"}), (Scope.MUNICIPALITY, {"municipality_code": "GM0344"})],
)
def test_a_whole_area_is_enough_to_add_locations(scope, place):
    assert permissions.may_add_locations(person(Role.INSPECTOR, scope, **place))


def test_the_address_must_be_protected_where_unaccompanied_minors_live():
    assert must_protect_address(LocationKind.UNACCOMPANIED_MINORS, frozenset())
    assert must_protect_address(LocationKind.SMALL_SCALE, frozenset({Group.UNACCOMPANIED_MINORS}))
    assert not must_protect_address(LocationKind.SMALL_SCALE, frozenset({Group.CHILDREN}))
