import datetime as dt

import pytest
from sqlalchemy import delete, update
from sqlalchemy.exc import DBAPIError

from app.accounts.models import Role
from app.i18n import today
from app.problems import Invalid, Problem
from app.stability import actions, queries
from app.stability.actions import ActivityDetails, QuarterDetails
from app.stability.models import BuildingBlock, NeighbourhoodActivity, OtherUser, QuarterReport
from app.stability.quarters import Quarter, quarter_of
from tests.factories.people import make_person
from tests.factories.places import UTRECHT, make_location

TODAY = dt.date(2026, 11, 23)
THIRD = Quarter(2026, 3)


@pytest.fixture
def location(session):
    return make_location(session, name="De Linde")


def report(session, location, **details):
    wanted = QuarterDetails(**{"quarter": THIRD, "source": "Kwartaalbericht"} | details)
    return actions.report_quarter(session, None, location, wanted, today=TODAY)


def test_a_correction_is_a_next_version_and_the_first_one_stays(session, location):
    report(session, location, residents=100, other_users={OtherUser.STUDENTS: 12})
    report(session, location, residents=90)
    found = queries.stability_of(session, location.id)
    assert [(one.residents, one.version) for one in found.quarters] == [(90, 2)]
    assert session.query(QuarterReport).count() == 2


@pytest.mark.parametrize(
    ("details", "code"),
    [
        ({"quarter": Quarter(2026, 4), "residents": 1}, "quarter-not-over"),
        ({"source": " ", "residents": 1}, "report-needs-source"),
        ({}, "report-says-nothing"),
        ({"residents": -1}, "people-out-of-range"),
        ({"other_users": {OtherUser.OTHER: 100_001}}, "people-out-of-range"),
        ({"procedures_ended": 5, "in_one_place": 6}, "in-one-place-exceeds-ended"),
        ({"in_one_place": 6}, "in-one-place-exceeds-ended"),
    ],
)
def test_what_cannot_be_is_refused_by_name(session, location, details, code):
    with pytest.raises(Invalid) as refusal:
        report(session, location, **details)
    assert refusal.value.code == code


def test_the_day_after_a_quarter_it_can_be_reported(session, location):
    wanted = QuarterDetails(THIRD, "bericht", residents=1)
    actions.report_quarter(session, None, location, wanted, today=dt.date(2026, 10, 1))


def test_an_activity_that_is_taken_back_stays_to_be_seen_but_no_longer_counts(session, location):
    details = ActivityDetails(BuildingBlock.WORK, dt.date(2026, 10, 1), "Banenmarkt", "Werkplein")
    kept, mistake = (actions.add_activity(session, None, location, details, today=TODAY) for _n in range(2))
    actions.withdraw_activity(session, None, mistake, "Dubbel")
    assert {one.withdrawn_because for one in queries.activities_of(session, location.id)} == {"", "Dubbel"}
    assert queries.activities_that_stand(session, [location.id]) == [kept]
    assert queries.activity_counts(session, [location.id]) == {location.id: {BuildingBlock.WORK: 1}}
    with pytest.raises(Problem) as refusal:
        actions.withdraw_activity(session, None, mistake, "Nog eens")
    assert refusal.value.code == "activity-withdrawn-already"


def test_an_activity_of_tomorrow_is_refused(session, location):
    details = ActivityDetails(BuildingBlock.WORK, TODAY + dt.timedelta(days=1), "Banenmarkt")
    with pytest.raises(Invalid):
        actions.add_activity(session, None, location, details, today=TODAY)


@pytest.mark.parametrize("table", [QuarterReport, NeighbourhoodActivity])
@pytest.mark.parametrize("change", [update, delete])
def test_the_database_refuses_to_change_what_was_reported(session, location, table, change):
    report(session, location, residents=100)
    details = ActivityDetails(BuildingBlock.WORK, dt.date(2026, 10, 1), "Banenmarkt")
    actions.add_activity(session, None, location, details, today=TODAY)
    statement = change(table)
    with pytest.raises(DBAPIError, match="never change"):
        session.execute(statement.values(recorded_at=None) if change is update else statement)


def test_the_page_shows_reports_trend_and_activities(session, location, signed_in_client):
    last = quarter_of(today()).previous
    for number in range(8):
        wanted = QuarterDetails(last, "Kwartaalbericht", residents=100, moved_out=10 if number < 4 else 25)
        actions.report_quarter(session, None, location, wanted, today=today())
        last = last.previous
    actions.add_activity(
        session,
        None,
        location,
        ActivityDetails(BuildingBlock.WORK, dt.date(2026, 10, 1), "Banenmarkt", "Werkplein"),
        today=TODAY,
    )
    page = signed_in_client(make_person(session, Role.READER)).get(f"/locations/{location.id}/stability").text
    assert "0.4" in page
    assert "Residents moved less often than in the year before (1 per resident)." in page
    assert "Banenmarkt" in page
    assert "Report a quarter" not in page


def test_a_municipality_reports_a_quarter_and_corrects_it(session, location, signed_in_client):
    utrecht = signed_in_client(make_person(session, Role.MUNICIPALITY, municipality=UTRECHT))
    address = f"/locations/{location.id}/stability/report"
    last = quarter_of(today()).previous
    chosen = f"{last.year}-{last.number}"
    form = {"quarter": chosen, "residents": "80", "students": "4", "source": "Kwartaalbericht"}
    assert utrecht.post(address, data=form).status_code == 302
    again = utrecht.get(f"{address}?quarter={chosen}").text
    assert 'value="80"' in again
    refused = utrecht.post(address, data={"quarter": chosen, "source": "Kwartaalbericht"})
    assert refused.status_code == 400
    assert "Fill in at least one number." in refused.text
    utrecht.post(address, data=form | {"residents": "75"})
    page = utrecht.get(f"/locations/{location.id}/stability").text
    assert "version 2" in page
    assert "Students 4" in page
