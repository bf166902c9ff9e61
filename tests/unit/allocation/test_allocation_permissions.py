import pytest

from app.accounts.models import Person, Role, RoleGrant, Scope
from app.allocation.permissions import may_see_places_of, may_write_for_the_country


def person(role, scope=Scope.NATIONAL, **place):
    return Person(
        name="Voorbeeld", email="v@example.org", grants=[RoleGrant(role=role, scope=scope, **place)]
    )


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMINISTRATOR])
def test_who_sees_the_whole_country_sees_the_places_of_every_municipality(role):
    assert may_see_places_of(person(role), "PV26", "GM0344")


def test_an_administrator_sees_no_places():
    assert not may_see_places_of(person(Role.ADMINISTRATOR), "PV26", "GM0344")


def test_a_municipality_sees_its_own_places_and_not_those_of_its_neighbour_or_province():
    utrecht = person(Role.MUNICIPALITY, Scope.MUNICIPALITY, municipality_code="GM0344")
    assert may_see_places_of(utrecht, "PV26", "GM0344")
    assert not may_see_places_of(utrecht, "PV26", "GM0355")
    assert not may_see_places_of(utrecht, "PV26")


def test_a_province_sees_all_places_in_it():
    utrecht = person(Role.PROVINCE, Scope.PROVINCE, province_code="PV26")
    assert may_see_places_of(utrecht, "PV26")
    assert not may_see_places_of(utrecht, "PV25")


@pytest.mark.parametrize("role", Role)
def test_only_reviewers_take_in_figures(role):
    assert may_write_for_the_country(person(role)) is (role is Role.REVIEWER)


def test_a_reviewer_of_one_province_takes_in_no_figures():
    assert not may_write_for_the_country(person(Role.REVIEWER, Scope.PROVINCE, province_code="PV26"))
