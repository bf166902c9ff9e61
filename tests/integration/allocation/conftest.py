import pytest

from app.allocation import seeding as allocation
from app.locations import actions as locations


@pytest.fixture
def figures(session):
    """Provinces, municipalities, cycles and every published figure that we know."""
    locations.load_seed(session)
    allocation.load_seed(session)
    return session
