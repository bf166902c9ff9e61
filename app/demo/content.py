"""Filling an empty portal: what every portal needs, and what the demo adds."""

import datetime as dt

from sqlalchemy.orm import Session

from app.accounts.permissions import EVERYWHERE
from app.allocation.seeding import load_seed as load_figures
from app.assessments.workflow import State
from app.database import day_of, now
from app.demo.assessments import Cast
from app.demo.editions import issue_editions
from app.demo.exchanges import add_demo_exchanges
from app.demo.hearings import municipality_replies, send_links
from app.demo.improvement import Improvers
from app.demo.people import add_demo_people
from app.demo.photos import draw_photo
from app.demo.places import add_demo_places
from app.demo.stability import add_demo_stability, add_demo_supervision
from app.demo.stories import STORIES
from app.framework.actions import publish_framework
from app.framework.queries import versions
from app.locations.actions import load_seed as load_places
from app.locations.queries import number_of_locations
from app.storage import Storage
from app.supervision.actions import load_seed as load_ladder
from quality_framework import load_framework, shipped_framework_path

# Where the demo looks again at what fell short.
RE_INSPECTED = 3


def load_reference_data(session: Session) -> None:
    """Municipalities, provinces, published figures and the framework we ship. Twice changes nothing.

    The framework is published only where there is none yet: which version counts is the owner's decision.
    """
    load_places(session)
    load_figures(session)
    load_ladder(session)
    if not versions(session):
        publish_framework(session, None, load_framework(shipped_framework_path("nl-reception")))


def is_empty(session: Session) -> bool:
    """Whether nobody has put a location into the portal yet."""
    return number_of_locations(session, EVERYWHERE) == 0


def load_demo(session: Session, storage: Storage, *, today: dt.date | None = None) -> None:
    """People, 24 locations and 31 assessments in every state, all through the actions that users take.
    Needs an app context, for the words of the report that is issued.
    """
    day = today or day_of(now())
    people = add_demo_people(session)
    places = add_demo_places(session, people["beheerder"].id, day)
    reviewer = people["beoordelaar"].id
    add_demo_exchanges(session, reviewer, places, day)
    add_demo_stability(session, reviewer, places, day)
    add_demo_supervision(session, storage, reviewer, day)
    cast = Cast(session, storage, people, day)
    played = [(story, cast.play(story, places[story.place])) for story in STORIES]
    for _story, assessment in played:
        if assessment.state is State.OUT_FOR_REPLY:
            send_links(session, people["beoordelaar"], assessment)
            municipality_replies(session, assessment)
    improvers = Improvers(session, storage, people, day)
    finished = cast.finish_the_inspection(places[0])
    improvers.improve(finished, draw_photo("bedroom", 7))
    emergency = next(visit for story, visit in played if story.place == RE_INSPECTED)
    improvers.improve(emergency, draw_photo("bathroom", 8))
    team = [people["inspecteur2"], people["inspecteur"]]
    improvers.plan_re_inspection(places[RE_INSPECTED], "full", team)
    issue_editions(session, people["beoordelaar"], finished)
