import pytest

from app.accounts.models import Role
from tests.factories.people import make_person
from tests.factories.places import make_location


@pytest.fixture
def location(session):
    return make_location(session)


@pytest.fixture
def inspector(session, location):
    return make_person(session, Role.INSPECTOR, name="Iris Toets")


@pytest.fixture
def reviewer(session, location):
    return make_person(session, Role.REVIEWER, name="Bente Toets")
