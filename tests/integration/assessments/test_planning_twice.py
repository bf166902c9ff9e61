"""A form that is sent twice plans once, and its key opens nothing of somebody else."""

import pytest

from app.assessments import actions
from app.assessments.models import Kind
from app.database import new_id
from app.problems import Invalid
from tests.factories.assessments import DAY


def plan_with(session, person, location, key):
    plan = actions.Plan(Kind.INSPECTION, "full", DAY, [person.id], announced=True)
    return actions.plan_assessment(session, person, location, plan, key=key)


def test_the_same_key_again_gives_the_assessment_that_was_planned_with_it(session, location, inspector):
    key = new_id()
    assert plan_with(session, inspector, location, key).id == key
    assert plan_with(session, inspector, location, key).id == key


def test_the_key_of_somebody_else_is_refused(session, location, inspector, colleague):
    key = new_id()
    plan_with(session, inspector, location, key)
    with pytest.raises(Invalid) as refused:
        plan_with(session, colleague, location, key)
    assert refused.value.code == "id-not-accepted"


def test_the_form_carries_a_key_and_sent_twice_plans_once(session, signed_in_client, location, inspector):
    client = signed_in_client(inspector)
    address = f"/assessments/new/{location.id}"
    assert 'name="key"' in client.get(address).text
    form = {
        "key": str(new_id()),
        "kind": "inspection",
        "profile": "full",
        "planned_on": DAY.isoformat(),
        "announced": "yes",
        "members": [str(inspector.id)],
    }
    first = client.post(address, data=form)
    assert first.status_code == 302
    assert client.post(address, data=form).headers["Location"] == first.headers["Location"]
