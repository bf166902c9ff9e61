import datetime as dt
import uuid

from app.allocation.counting import Places
from app.allocation.country import (
    step_states,
    summarise,
    task_of_all,
    totals_of,
)
from app.allocation.figures import (
    AreaLevel,
    FigureKind,
    FigureQuality,
    KnownSum,
    PublishedFigure,
    area_level,
    sum_of_known,
)
from app.locations.models import PlaceKind, PlaceState
from tests.unit.allocation.records import status_on

CYCLE = "2024-2026"
ON = dt.date(2025, 7, 1)


def figure(area, kind, number):
    return PublishedFigure(
        CYCLE, area, kind, number, None, dt.date(2024, 1, 31), "NOS", FigureQuality.REPORTED_IN_PRESS
    )


def status(code, task, places):
    figures = [] if task is None else [figure(code, FigureKind.INDICATIVE_SHARE, task)]
    groups = [
        Places(
            uuid.uuid4(),
            uuid.uuid4(),
            "De Linde",
            number,
            PlaceKind.REGULAR,
            PlaceState.OPEN,
            dt.date(2020, 1, 1),
            None,
        )
        for number in places
    ]
    return status_on(code, CYCLE, ON, figures, groups)


def test_a_sum_says_of_how_many_it_is_and_a_sum_of_nothing_is_not_zero():
    assert sum_of_known([5, None, 7]) == KnownSum(12, 2, 3)
    assert sum_of_known([None, None]) == KnownSum(None, 0, 2)
    assert sum_of_known([0, None]) == KnownSum(0, 1, 2)


def test_a_province_shows_its_own_figures_and_what_its_municipalities_have_together():
    members = [status("GM0344", 100, [40, 10]), status("GM0355", None, [5])]
    own = [figure("PV26", FigureKind.PROVINCIAL_TASK, 8000)]
    summary = summarise("PV26", "Utrecht", own, members, shows_places=True)
    task = summary.figure(FigureKind.PROVINCIAL_TASK)
    assert task is not None
    assert task.places == 8000
    assert summary.figure(FigureKind.REPORTED) is None
    assert summary.shares == KnownSum(100, 1, 2)
    assert summary.totals == totals_of(members)
    assert summary.totals.counted == 55


def test_a_province_outside_ones_area_shows_no_places():
    assert summarise("PV26", "Utrecht", [], [status("GM0344", 1, [1])], shows_places=False).totals is None


def test_a_province_without_municipalities_has_no_figures_to_show():
    own = [figure("PV26", FigureKind.PROVINCIAL_TASK, 8000)]
    assert summarise("PV26", "Utrecht", own, [], shows_places=True).figures == ()


def test_the_tasks_of_the_provinces_are_added_only_where_a_number_was_published():
    known = summarise(
        "PV20",
        "Groningen",
        [figure("PV20", FigureKind.PROVINCIAL_TASK, 2717)],
        [status("GM0014", 1, [])],
        shows_places=True,
    )
    unknown = summarise("PV26", "Utrecht", [], [status("GM0344", 1, [])], shows_places=True)
    assert task_of_all([known, unknown]) == KnownSum(2717, 1, 2)


def test_the_first_step_of_a_cycle_that_is_not_done_goes_on_now():
    days = [dt.date(2026, 2, 27), None, None]
    assert step_states(days, dt.date(2026, 11, 23)) == ["done", "now", "ahead"]
    assert step_states(days, dt.date(2026, 2, 26)) == ["now", "ahead", "ahead"]
    assert step_states(days[:1], dt.date(2026, 11, 23)) == ["done"]


def test_an_area_is_known_by_the_form_of_its_code():
    assert area_level("NL") is AreaLevel.NATIONAL
    assert area_level("PV26") is AreaLevel.PROVINCE
    assert area_level("GM0344") is AreaLevel.MUNICIPALITY
    assert [area_level(code) for code in ("", "Utrecht", "GM344", "PVxx", "GMabcd")] == [None] * 5
