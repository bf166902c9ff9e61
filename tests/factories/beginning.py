"""What every portal begins with, and an example of a framework."""

from sqlalchemy.orm import Session

from app.allocation import seeding as allocation
from app.database import make_engine
from app.locations import actions as locations
from app.supervision import actions as supervision
from tests.factories.assessments import publish_example


def fill_new_portal(database_url: str) -> None:
    """Provinces, municipalities and COA, cycles and every published figure that we know, the ladder of
    supervision, and the example framework of the documentation.
    """
    engine = make_engine(database_url)
    with Session(engine) as session, session.begin():
        locations.load_seed(session)
        allocation.load_seed(session)
        supervision.load_seed(session)
        publish_example(session)
    engine.dispose()
