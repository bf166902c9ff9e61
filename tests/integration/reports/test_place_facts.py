import datetime as dt

import pytest

from app.allocation.queries import municipality_status
from app.allocation.seeding import load_seed as load_figures
from app.locations import actions as locations
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


@pytest.fixture
def seeded(session):
    locations.load_seed(session)
    supervision.load_seed(session)
    return session


def test_section_three_tells_the_trend_of_the_location_and_what_was_done_with_the_neighbours(seeded):
    location = make_location(seeded)
    assert stability_facts(seeded, location) is None
    quarter = Quarter(2026, 3)
    for _number in range(4):
        wanted = QuarterDetails(quarter, "Kwartaalbericht", residents=100, moved_out=10)
        report_quarter(seeded, None, location, wanted, today=TODAY)
        quarter = quarter.previous
    activity = ActivityDetails(BuildingBlock.WORK, TODAY, "Banenmarkt")
    add_activity(seeded, None, location, activity, today=TODAY)
    told = stability_facts(seeded, location)
    assert (told.year, told.quarter, told.moves_per_resident) == (2026, 3, "2/5")
    assert told.moves_per_resident_before is None
    assert told.activities == {"work": 1}


def test_a_source_that_may_tell_where_a_protected_location_is_is_left_out(seeded):
    location = make_location(seeded, kind="unaccompanied-minors", street_address="Geheimlaan 77")
    wanted = QuarterDetails(Quarter(2026, 3), "bericht van Geheimlaan 77", residents=10)
    report_quarter(seeded, None, location, wanted, today=TODAY)
    assert stability_facts(seeded, location).source == ""


def test_section_three_names_the_newest_step_that_stands(seeded, app, tmp_path):
    municipality = municipality_by_code(seeded, UTRECHT)
    steps = []
    for number in range(2):
        details = supervision.StepDetails(
            ladder(seeded)[number].id, dt.date(2026, 10, 1 + number), "de minister", "Vraag", TODAY
        )
        steps.append(
            supervision.record_step(seeded, Storage(tmp_path), None, municipality, details, today=TODAY)
        )
    with app.test_request_context():
        assert supervision_facts(seeded, UTRECHT, TODAY).step == "Informatie vragen en nagaan"
        supervision.withdraw_step(seeded, None, steps[1], "Vergissing")
        assert supervision_facts(seeded, UTRECHT, TODAY).step == "Signaleren"
        assert supervision_facts(seeded, "GM0014", TODAY) is None


def test_after_a_merger_section_three_tells_the_task_of_the_municipality_that_is_there_by_then(seeded, app):
    wijdemeren, hilversum, day = "GM1696", "GM0402", dt.date(2027, 1, 1)
    load_figures(seeded)
    location = make_location(seeded, wijdemeren)
    assert municipality_on(seeded, location, day - dt.timedelta(days=1)).code == wijdemeren
    here = municipality_on(seeded, location, day)
    assert here.code == hilversum
    status = municipality_status(seeded, hilversum, "2026-2028", day)
    assert task_facts(seeded, status).task is None
    squares = [tile.name for tile in tiles_of_province(seeded, here, status) if tile.is_here]
    assert squares == ["Hilversum", "Hilversum"]
