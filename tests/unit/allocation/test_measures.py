import datetime as dt
import uuid

import pytest

from app.allocation.counting import Places
from app.allocation.figures import FigureKind, FigureQuality, PublishedFigure
from app.allocation.measures import Measure, Reading, read
from app.allocation.quality import QualityCount, quality_counted
from app.locations.models import PlaceKind, PlaceState
from tests.unit.allocation.records import status_on

ON = dt.date(2025, 7, 1)


def status(task, *groups):
    figures = [
        PublishedFigure(
            "2024-2026", "GM0344", FigureKind.DECIDED, task, None, ON, "NOS", FigureQuality.REPORTED_IN_PRESS
        )
    ]
    return status_on("GM0344", "2024-2026", ON, figures if task is not None else (), groups)


def places(number, ends_on=None, location=None):
    kind, state = PlaceKind.REGULAR, PlaceState.OPEN
    key = location or uuid.uuid4()
    return Places(uuid.uuid4(), key, "De Linde", number, kind, state, dt.date(2024, 1, 1), ends_on)


def step(measure, found, quality=None):
    return read(measure, found, quality or quality_counted(found, {})).step


def test_a_square_grows_darker_by_quarters_of_the_task():
    numbers = (1, 24, 25, 50, 75, 99, 100, 140)
    assert [step(Measure.TOWARDS_TASK, status(100, places(number))) for number in numbers] == [
        0,
        0,
        1,
        2,
        3,
        3,
        4,
        4,
    ]


def test_a_square_has_no_step_without_a_task_or_without_any_places_entered():
    assert step(Measure.TOWARDS_TASK, status(None, places(10))) is None
    assert read(Measure.TOWARDS_TASK, status(100), QualityCount()) == Reading(None, None, None)
    assert step(Measure.TASK, status(None, places(10))) is None


def test_a_task_of_zero_is_met_by_any_places_and_by_none_that_count():
    assert step(Measure.TOWARDS_TASK, status(0, places(1))) == 4
    assert step(Measure.TOWARDS_TASK, status(0, places(1, ends_on=dt.date(2025, 12, 31)))) == 4


@pytest.mark.parametrize(
    ("task", "wanted"), [(0, 0), (49, 0), (50, 1), (149, 1), (300, 3), (599, 3), (600, 4)]
)
def test_the_published_task_is_drawn_in_steps_of_places(task, wanted):
    assert read(Measure.TASK, status(task), QualityCount()) == Reading(task, None, wanted)


def test_each_measure_is_a_part_of_its_own_whole():
    key = uuid.uuid4()
    found = status(500, places(300, location=key), places(100, ends_on=dt.date(2026, 6, 30)))
    quality = quality_counted(found, {key: [("improvement-needed", dt.date(2025, 6, 1))]})
    assert read(Measure.TOWARDS_TASK, found, quality) == Reading(400, 500, 3)
    assert read(Measure.DURABLE, found, quality) == Reading(300, 400, 3)
    assert read(Measure.QUALITY, found, quality) == Reading(300, 300, 4)
    assert read(Measure.LAPSING, found, quality) == Reading(100, 400, 1)


def test_of_no_durable_places_there_is_no_part_without_urgent():
    found = status(500, places(100, ends_on=dt.date(2026, 6, 30)))
    assert read(Measure.QUALITY, found, quality_counted(found, {})) == Reading(0, 0, None)
