import datetime as dt

from app.allocation.queries import municipality_status
from app.locations.queries import municipality_by_code
from app.reports.place_facts import (
    municipality_on,
    stability_facts,
    supervision_facts,
    task_facts,
    tiles_of_province,
)
from app.stability.actions import ActivityDetails, QuarterDetails, add_activity, report_quarter
from app.stability.models import BuildingBlock
from app.stability.quarters import Quarter
from app.storage import Storage
from app.supervision import actions as supervision
from app.supervision.queries import ladder
from tests.factories.places import UTRECHT, make_location

TODAY = dt.date(2026, 11, 23)


def test_section_three_tells_the_trend_of_the_location_and_what_was_done_with_the_neighbours(session):
    location = make_location(session)
    assert stability_facts(session, location) is None
    quarter = Quarter(2026, 3)
    for _number in range(4):
        wanted = QuarterDetails(quarter, "Kwartaalbericht", residents=100, moved_out=10)
        report_quarter(session, None, location, wanted, today=TODAY)
        quarter = quarter.previous
    activity = ActivityDetails(BuildingBlock.WORK, TODAY, "Banenmarkt")
    add_activity(session, None, location, activity, today=TODAY)
    told = stability_facts(session, location)
    assert (told.year, told.quarter, told.moves_per_resident) == (2026, 3, "2/5")
    assert told.moves_per_resident_before is None
    assert told.activities == {"work": 1}


def test_a_source_that_may_tell_where_a_protected_location_is_is_left_out(session):
    location = make_location(session, kind="unaccompanied-minors", street_address="Geheimlaan 77")
    wanted = QuarterDetails(Quarter(2026, 3), "bericht van Geheimlaan 77", residents=10)
    report_quarter(session, None, location, wanted, today=TODAY)
    assert stability_facts(session, location).source == ""


def test_section_three_names_the_newest_step_that_stands(session, app, tmp_path):
    municipality = municipality_by_code(session, UTRECHT)
    steps = []
    for number in range(2):
        details = supervision.StepDetails(
            ladder(session)[number].id, dt.date(2026, 10, 1 + number), "de minister", "Vraag", TODAY
        )
        steps.append(
            supervision.record_step(session, Storage(tmp_path), None, municipality, details, today=TODAY)
        )
    with app.test_request_context():
        assert supervision_facts(session, UTRECHT, TODAY).step == "Informatie vragen en nagaan"
        supervision.withdraw_step(session, None, steps[1], "Vergissing")
        assert supervision_facts(session, UTRECHT, TODAY).step == "Signaleren"
        assert supervision_facts(session, "GM0014", TODAY) is None


def test_after_a_merger_section_three_tells_the_task_of_the_municipality_that_is_there_by_then(session, app):
    wijdemeren, hilversum, day = "GM1696", "GM0402", dt.date(2027, 1, 1)
    location = make_location(session, wijdemeren)
    assert municipality_on(session, location, day - dt.timedelta(days=1)).code == wijdemeren
    here = municipality_on(session, location, day)
    assert here.code == hilversum
    status = municipality_status(session, hilversum, "2026-2028", day)
    assert task_facts(session, status).task is None
    squares = [tile.name for tile in tiles_of_province(session, here, status) if tile.is_here]
    assert squares == ["Hilversum", "Hilversum"]
