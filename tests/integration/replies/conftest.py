import pytest
from sqlalchemy import select

from app.accounts.models import Role
from app.assessments.workflow import Step
from app.extensions import office_of
from app.locations.actions import COA
from app.locations.queries import operator_by_name
from app.mail import OutgoingMail
from app.replies.actions import set_contact
from app.replies.links import Claim, sign
from app.replies.models import Party
from app.replies.queries import hearing_of, links_of
from app.review.actions import take_step
from tests.factories.assessments import submitted
from tests.factories.people import make_person
from tests.factories.places import make_location

SECRET = "t" * 40


def address(session, assessment, reply):
    link = links_of(session, reply.id)[0]
    return "/reply/" + sign(SECRET, Claim(link.id, assessment.id))


def codes(session):
    mails = session.scalars(select(OutgoingMail).where(OutgoingMail.kind == "reply-code"))
    return [mail.details["code"] for mail in sorted(mails, key=lambda mail: mail.id)]


@pytest.fixture
def location(session):
    return make_location(session, name="De Vuurtoren", operator_id=operator_by_name(session, COA).id)


@pytest.fixture
def inspector(session, location):
    return make_person(session, Role.INSPECTOR, name="Iris Toets")


@pytest.fixture
def reviewer(session, location):
    return make_person(session, Role.REVIEWER, name="Bea Toets")


@pytest.fixture
def second_reviewer(session, location):
    return make_person(session, Role.REVIEWER, name="Bram Toets")


@pytest.fixture
def storage(app):
    return office_of(app).storage


@pytest.fixture
def out(session, location, inspector, reviewer):
    """Out for reply: two findings put to the operator and the municipality, each with an address on file."""
    for party in Party:
        set_contact(session, reviewer, location, party, email=f"{party}@example.org", language="en")
    assessment = submitted(session, location, inspector, area_per_person="not-met", chair="partly-met")
    for step in (Step.BEGIN_REVIEW, Step.SEND_OUT_FOR_REPLY):
        take_step(session, reviewer, assessment, step)
    return assessment


@pytest.fixture
def hearing(session, out):
    return hearing_of(session, out.id)


@pytest.fixture
def replies(hearing):
    return {reply.party: reply for reply in hearing.replies}


@pytest.fixture
def client(client):
    client.get("/language/en")
    return client


@pytest.fixture
def municipal(session, out, replies):
    return address(session, out, replies[Party.MUNICIPALITY])


@pytest.fixture
def opened(session, client, municipal):
    """The browser of the municipality, with the concept open."""
    client.post(f"{municipal}/code")
    assert client.post(f"{municipal}/open", data={"code": codes(session)[-1]}).status_code == 302
    return client
