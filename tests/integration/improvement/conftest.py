import datetime as dt

import pytest

from app.accounts.models import Role
from app.assessments import actions as assessments
from app.assessments.queries import findings_of_assessment
from app.assessments.workflow import Actor, Step
from app.improvement import actions
from app.improvement.models import OwnerKind
from app.review.actions import take_step
from tests.factories.assessments import DAY, submitted
from tests.factories.people import make_person

TODAY = DAY
DUE = DAY + dt.timedelta(days=30)


@pytest.fixture
def second_reviewer(session, framework):
    return make_person(session, Role.REVIEWER, name="Rik Toets")


@pytest.fixture
def adopt(session, reviewer):
    """Bring an assessment from submitted to adopted."""

    def steps(assessment):
        take_step(session, reviewer, assessment, Step.BEGIN_REVIEW)
        for step, reason in (
            (Step.SEND_OUT_FOR_REPLY, ""),
            (Step.DECIDE_REPLY, "Geen zienswijze."),
        ):
            assessments.change_state(session, reviewer, assessment, step, Actor.REVIEWER, reason=reason)
        return take_step(session, reviewer, assessment, Step.ADOPT)

    return steps


@pytest.fixture
def inspection(session, location, inspector, adopt):
    """An adopted inspection that found two norms short."""
    return adopt(submitted(session, location, inspector, chair="not-met", daylight="partly-met"))


@pytest.fixture
def finding(session, inspection):
    return findings_of_assessment(session, inspection.id)[0]


@pytest.fixture
def agree(session, municipality):
    def agree_measure(finding, *, by=municipality, due_on=DUE, description="Stoelen kopen."):
        details = actions.MeasureDetails(description, OwnerKind.OPERATOR, "", due_on)
        return actions.agree_measure(session, by, finding.id, details, today=TODAY)

    return agree_measure


@pytest.fixture
def measure(agree, finding):
    return agree(finding)
