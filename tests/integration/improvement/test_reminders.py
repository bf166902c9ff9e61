"""Who is reminded of which measures, and when."""

import datetime as dt

import pytest
from sqlalchemy import update

from app.accounts.models import Role
from app.improvement import actions
from app.improvement.models import MeasureState
from app.notices.models import Notice
from app.notices.queries import inbox
from tests.factories.people import make_person
from tests.factories.places import GRONINGEN
from tests.integration.improvement.conftest import DUE


def reminders(session, person, kind=actions.MEASURES_DUE):
    return [one.number for one in inbox(session, person, 1).notices if one.kind == kind]


@pytest.mark.parametrize(("days", "told"), [(-8, False), (-7, True), (0, True), (1, True)])
def test_the_municipality_is_told_of_a_measure_from_a_week_before_its_deadline(
    session, municipality, measure, days, told
):
    elsewhere = make_person(session, Role.MUNICIPALITY, municipality=GRONINGEN)

    actions.remind_of_measures(session, DUE + dt.timedelta(days=days))

    assert reminders(session, municipality) == (["1"] if told else [])
    assert reminders(session, elsewhere) == []


@pytest.mark.parametrize(("days", "told"), [(0, []), (1, ["1"])])
def test_who_led_the_visit_is_told_once_a_measure_is_late_and_other_inspectors_are_not(
    session, inspector, colleague, measure, days, told
):
    actions.remind_of_measures(session, DUE + dt.timedelta(days=days))

    assert reminders(session, inspector, actions.MEASURES_LATE) == told
    assert reminders(session, inspector) == reminders(session, colleague, actions.MEASURES_LATE) == []


def test_all_that_is_due_is_one_line_a_week_however_often_the_clock_asks(
    session, municipality, finding, agree
):
    agree(finding)
    agree(finding, description="Tafels kopen.")
    for _hour in range(3):
        actions.remind_of_measures(session, DUE)
    assert reminders(session, municipality) == ["2"]

    session.execute(update(Notice).values(made_at=Notice.made_at - dt.timedelta(days=8)))
    actions.remind_of_measures(session, DUE)

    assert reminders(session, municipality) == ["2", "2"]


def test_what_was_reported_done_is_nobodys_reminder(session, storage, municipality, measure):
    actions.report_measure(
        session, storage, municipality, measure.id, words="Ze staan er.", state=MeasureState.REPORTED_DONE
    )

    assert actions.remind_of_measures(session, DUE + dt.timedelta(days=1)) == 0


def test_a_reminder_leads_to_the_measures_that_are_due(session, municipality, measure, signed_in_client):
    actions.remind_of_measures(session, DUE)
    notice = inbox(session, municipality, 1).notices[0]
    client = signed_in_client(municipality)

    page = client.get("/messages/").get_data(as_text=True)

    assert "Improvement measures that are overdue or due within a week: 1." in page
    assert client.post(f"/messages/{notice.id}").location == "/improvement/?due=soon"


def test_who_led_the_visit_reads_how_many_are_overdue_and_comes_to_the_overdue_ones(
    session, inspector, finding, agree, signed_in_client
):
    agree(finding)
    agree(finding, description="Tafels kopen.", due_on=DUE + dt.timedelta(days=3))
    actions.remind_of_measures(session, DUE + dt.timedelta(days=1))
    (notice,) = [one for one in inbox(session, inspector, 1).notices if one.kind == actions.MEASURES_LATE]
    client = signed_in_client(inspector)

    page = client.get("/messages/").get_data(as_text=True)

    assert "Improvement measures of visits that you led that are overdue: 1." in page
    assert client.post(f"/messages/{notice.id}").location == "/improvement/?due=late"
