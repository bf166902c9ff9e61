import datetime as dt
import uuid

import pytest

from app.allocation.counting import Places, Reason, count_places
from app.allocation.days import months_later, years_later
from app.allocation.figures import FigureKind, FigureQuality, PublishedFigure
from app.allocation.rules import RULES
from app.allocation.status import figures_on, task_among
from app.locations.models import PlaceKind, PlaceState
from tests.unit.allocation.records import status_on

CYCLE = "2024-2026"
ON = dt.date(2025, 7, 1)
LOCATION = uuid.uuid4()


def places(
    number=100,
    *,
    kind=PlaceKind.REGULAR,
    state=PlaceState.OPEN,
    starts_on=dt.date(2024, 1, 1),
    ends_on=None,
    location=LOCATION,
    **more,
):
    return Places(uuid.uuid4(), location, "De Linde", number, kind, state, starts_on, ends_on, **more)


def figure(kind, number, *, version=1, valid_from=dt.date(2024, 1, 31), in_words=""):
    return PublishedFigure(
        CYCLE,
        "GM0344",
        kind,
        number,
        None,
        valid_from,
        "DUIC",
        FigureQuality.REPORTED_IN_PRESS,
        version,
        in_words,
    )


def reason_of(group, on=ON, cycle=CYCLE):
    return count_places([group], RULES[cycle], on)[0].reason


@pytest.mark.parametrize("kind", [PlaceKind.UKRAINE, PlaceKind.STATUS_HOLDERS])
def test_places_of_another_task_never_count(kind):
    assert reason_of(places(kind=kind)) is Reason.SEPARATE_TASK


def test_regular_places_without_an_agreed_end_are_durable():
    assert reason_of(places()) is Reason.DURABLE


def test_places_count_when_their_last_day_is_the_day_before_the_reference_day():
    assert reason_of(places(ends_on=dt.date(2026, 1, 31))) is Reason.TEMPORARY


def test_places_that_end_one_day_earlier_do_not_count():
    assert reason_of(places(ends_on=dt.date(2026, 1, 30))) is Reason.ENDS_TOO_EARLY


def test_emergency_places_do_not_count_without_an_agreed_end():
    assert reason_of(places(kind=PlaceKind.EMERGENCY)) is Reason.NO_END_AGREED


def test_emergency_places_count_when_they_stay_until_the_reference_day():
    assert reason_of(places(kind=PlaceKind.EMERGENCY, ends_on=dt.date(2026, 2, 1))) is Reason.TEMPORARY


def test_closing_places_without_a_last_day_do_not_count():
    assert reason_of(places(state=PlaceState.CLOSING)) is Reason.NO_END_AGREED


def test_places_of_exactly_five_years_are_durable():
    group = places(starts_on=dt.date(2024, 1, 1), ends_on=dt.date(2028, 12, 31))
    assert reason_of(group) is Reason.DURABLE


def test_places_of_a_day_less_than_five_years_are_temporary():
    group = places(starts_on=dt.date(2024, 1, 1), ends_on=dt.date(2028, 12, 30))
    assert reason_of(group) is Reason.TEMPORARY


@pytest.mark.parametrize("state", [PlaceState.PLANNED, PlaceState.AGREED])
def test_planned_and_agreed_places_do_not_count_yet(state):
    assert reason_of(places(state=state)) is Reason.NOT_OPEN_YET


def test_open_places_do_not_count_before_their_first_day():
    assert reason_of(places(starts_on=dt.date(2025, 7, 2))) is Reason.NOT_OPEN_YET


def test_places_count_on_their_last_day_and_not_on_the_next():
    group = places(ends_on=dt.date(2026, 3, 1))
    assert reason_of(group, dt.date(2026, 3, 1)) is Reason.TEMPORARY
    assert reason_of(group, dt.date(2026, 3, 2)) is Reason.ENDED


def test_places_closed_by_now_still_count_on_a_day_in_the_past():
    group = places(state=PlaceState.CLOSED, starts_on=dt.date(2020, 1, 1), ends_on=dt.date(2026, 6, 30))
    assert reason_of(group) is Reason.DURABLE
    assert reason_of(group, dt.date(2026, 7, 1)) is Reason.ENDED


def test_closed_places_without_a_last_day_have_ended():
    assert reason_of(places(state=PlaceState.CLOSED)) is Reason.ENDED


def test_replaced_places_count_until_the_others_open():
    group = places(replaced_by_id=uuid.uuid4(), replaced_on=dt.date(2025, 7, 1))
    assert reason_of(group, dt.date(2025, 6, 30)) is Reason.DURABLE
    assert reason_of(group, dt.date(2025, 7, 1)) is Reason.REPLACED


def test_the_reference_day_of_the_second_cycle_is_later_and_not_published():
    group = places(ends_on=dt.date(2027, 12, 31))
    assert reason_of(group, dt.date(2026, 11, 23), "2026-2028") is Reason.ENDS_TOO_EARLY
    assert not RULES["2026-2028"].until_is_published


def test_a_status_adds_up_and_every_number_can_be_opened():
    groups = [
        places(200),
        places(60, ends_on=dt.date(2026, 12, 31)),
        places(16, kind=PlaceKind.UNACCOMPANIED_MINORS),
        places(40, kind=PlaceKind.UKRAINE),
        places(90, state=PlaceState.AGREED),
    ]
    status = status_on("GM0344", CYCLE, ON, [figure(FigureKind.INDICATIVE_SHARE, 400)], groups)
    assert (status.counted, status.durable, status.temporary) == (276, 216, 60)
    assert status.counted_amv == 16
    assert status.planned == 90
    assert status.lapsing == 60
    assert status.balance == -124
    assert status.places_because(Reason.SEPARATE_TASK) == 40
    assert [group.group.places for group in status.groups if group.counts] == [200, 60, 16]


def test_a_plan_that_replaces_counted_places_adds_only_what_is_more():
    follower = places(150, state=PlaceState.PLANNED)
    groups = [places(100, replaced_by_id=follower.id), follower]
    status = status_on("GM0344", CYCLE, ON, [], groups)
    assert (status.counted, status.planned) == (100, 50)


def test_a_smaller_plan_adds_nothing_rather_than_less_than_nothing():
    follower = places(80, state=PlaceState.PLANNED)
    status = status_on("GM0344", CYCLE, ON, [], [places(100, replaced_by_id=follower.id), follower])
    assert status.planned == 0


def test_without_a_published_figure_there_is_no_task_and_no_shortage():
    status = status_on("GM0344", CYCLE, ON, [], [places(100)])
    assert status.task is None
    assert status.task_places is None
    assert status.balance is None


def test_a_task_of_zero_is_a_task():
    status = status_on("GM0351", CYCLE, ON, [figure(FigureKind.DECIDED, 0)], [places(10)])
    assert (status.task_places, status.balance) == (0, 10)


def test_the_decision_comes_before_the_indicative_share_once_it_is_there():
    figures = [
        figure(FigureKind.INDICATIVE_SHARE, 1988),
        figure(FigureKind.DECIDED, 1946, valid_from=dt.date(2024, 12, 23)),
    ]
    assert status_on("GM0344", CYCLE, dt.date(2024, 12, 22), figures, []).task_places == 1988
    assert status_on("GM0344", CYCLE, dt.date(2024, 12, 23), figures, []).task_places == 1946


def test_both_figures_stand_beside_each_other():
    figures = [figure(FigureKind.INDICATIVE_SHARE, 1988), figure(FigureKind.DECIDED, 1946)]
    status = status_on("GM0344", CYCLE, ON, figures, [])
    share = status.figure(FigureKind.INDICATIVE_SHARE)
    assert share is not None
    assert share.places == 1988
    assert status.figure(FigureKind.REST_TASK) is None


def test_of_several_versions_the_newest_counts_whatever_its_order():
    versions = [
        figure(FigureKind.DECIDED, 120, version=2),
        figure(FigureKind.DECIDED, 100),
        figure(FigureKind.DECIDED, 130, version=3, valid_from=dt.date(2026, 1, 1)),
    ]
    assert [one.places for one in figures_on(versions, ON)] == [120]
    assert [one.places for one in figures_on(versions, dt.date(2026, 1, 1))] == [130]


def test_words_are_never_read_as_a_number():
    told = figure(FigureKind.INDICATIVE_SHARE, None, in_words="ongeveer 400")
    status = status_on("GM0344", CYCLE, ON, [told], [])
    assert status.task == told
    assert status.balance is None


def test_a_number_comes_before_words():
    told = figure(FigureKind.DECIDED, None, in_words="ongeveer 400")
    share = figure(FigureKind.INDICATIVE_SHARE, 410)
    assert task_among([told, share], RULES[CYCLE].task_kinds) == share


@pytest.mark.parametrize(
    ("day", "years", "expected"),
    [
        (dt.date(2024, 2, 29), 5, dt.date(2029, 3, 1)),
        (dt.date(2024, 2, 29), 4, dt.date(2028, 2, 29)),
        (dt.date(2024, 1, 1), 5, dt.date(2029, 1, 1)),
    ],
)
def test_years_later_knows_leap_days(day, years, expected):
    assert years_later(day, years) == expected


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (dt.date(2026, 11, 23), 24, dt.date(2028, 11, 23)),
        (dt.date(2025, 7, 1), -12, dt.date(2024, 7, 1)),
        (dt.date(2026, 12, 31), 2, dt.date(2027, 2, 28)),
        (dt.date(2026, 1, 31), -1, dt.date(2025, 12, 31)),
    ],
)
def test_months_later_keeps_to_the_end_of_shorter_months(day, months, expected):
    assert months_later(day, months) == expected
