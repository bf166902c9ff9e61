"""Who may read a report, by the state in which it was frozen, without a database."""

import pytest

from app.accounts.models import Role
from app.assessments.models import Kind
from app.assessments.workflow import State
from app.reports.permissions import may_read_report
from tests.factories.unsaved import assessment_of, person_with

ADOPTED = {State.ADOPTED, State.PUBLISHED}


def read(who, kind=Kind.INSPECTION):
    """The states in which a report was frozen that this person may read, now that all is published."""
    published = assessment_of(kind=kind, state=State.PUBLISHED)
    return {frozen_in for frozen_in in State if may_read_report(who, published, frozen_in)}


@pytest.mark.parametrize("role", [Role.INSPECTOR, Role.REVIEWER])
def test_who_works_for_the_office_reads_every_report_in_reach_and_none_elsewhere(role):
    assert read(person_with(role, "GM0344")) == set(State)
    assert read(person_with(role, "GM0014")) == set()


def test_a_municipality_reads_what_was_frozen_from_the_reply_on_and_all_of_its_self_assessments():
    here = person_with(Role.MUNICIPALITY, "GM0344")

    assert read(here) == {State.OUT_FOR_REPLY, State.REPLY_DECIDED} | ADOPTED
    assert read(here, Kind.SELF_ASSESSMENT) == set(State)


@pytest.mark.parametrize("role", [Role.PROVINCE, Role.READER])
def test_provinces_and_readers_read_only_what_was_adopted_when_it_was_frozen(role):
    assert read(person_with(role)) == ADOPTED


@pytest.mark.parametrize("role", [None, Role.ADMINISTRATOR, Role.FRAMEWORK_OWNER])
def test_others_read_no_report(role):
    assert read(person_with(role)) == set()
