import pytest

from app.accounts.models import Role
from app.locations.actions import load_seed
from app.storage import Storage
from tests.factories.assessments import begun, publish_example
from tests.factories.people import make_person
from tests.factories.places import make_location


@pytest.fixture
def framework(session):
    load_seed(session)
    return publish_example(session)


@pytest.fixture
def location(session, framework):
    return make_location(session)


@pytest.fixture
def inspector(session, framework):
    return make_person(session, Role.INSPECTOR, name="Iris Toets")


@pytest.fixture
def colleague(session, framework):
    return make_person(session, Role.INSPECTOR, name="Carl Toets")


@pytest.fixture
def reviewer(session, framework):
    return make_person(session, Role.REVIEWER, name="Bea Toets")


@pytest.fixture
def municipality(session, framework):
    return make_person(session, Role.MUNICIPALITY, municipality="GM0344", name="Gea Toets")


@pytest.fixture
def assessment(session, location, inspector, colleague):
    return begun(session, location, inspector, colleague)


@pytest.fixture
def storage(tmp_path):
    return Storage(tmp_path / "files")
