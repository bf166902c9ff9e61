import pytest

from tests.factories.assessments import begun


@pytest.fixture
def assessment(session, location, inspector, colleague):
    return begun(session, location, inspector, colleague)
