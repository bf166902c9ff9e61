import pytest

from app.locations.actions import load_seed


@pytest.fixture
def places(session):
    """The provinces, the municipalities and COA."""
    load_seed(session)
    return session
