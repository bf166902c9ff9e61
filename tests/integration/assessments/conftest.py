import pytest

from tests.factories.assessments import begun


@pytest.fixture
def assessment(session, location, inspector, colleague):
    return begun(session, location, inspector, colleague)


@pytest.fixture
def client(signed_in_client, inspector):
    return signed_in_client(inspector)


@pytest.fixture
def address(assessment):
    return f"/assessments/{assessment.id}"
