"""Cases that were told in public, with the numbers that were told. Where no number of places was published
the places are made up; what the cases are about is what counts where.
"""

import csv
import datetime as dt
from fractions import Fraction

import pytest

from app.allocation.counting import Reason
from app.allocation.exchanging import ReturnKind
from app.allocation.figures import FigureKind
from app.allocation.seeding import SEED
from app.locations.models import PlaceKind, PlaceState
from tests.unit.allocation.records import ON, decided, exchange, figure, places, record, share, status_of

DRONTEN, KAMPEN = "GM0303", "GM0166"
SLIEDRECHT, ALBLASSERDAM = "GM0610", "GM0482"
DRUTEN, WIJCHEN = "GM0225", "GM0296"
UTRECHT = "GM0344"
WIJDEMEREN, HILVERSUM = "GM1696", "GM0402"
MERGER = (WIJDEMEREN, HILVERSUM, dt.date(2027, 1, 1))


def test_utrecht_has_three_numbers_in_print_and_each_stays_to_be_seen():
    known = record(
        [
            share(UTRECHT, 1988, amv=169),
            decided(UTRECHT, 1946, amv=152),
            figure(UTRECHT, FigureKind.REALISED, 1943, valid_from=dt.date(2025, 7, 1)),
        ]
    )
    before, after = status_of(known, UTRECHT, dt.date(2024, 6, 1)), status_of(known, UTRECHT)
    assert (before.task_places, before.task_amv) == (1988, 169)
    assert (after.task_places, after.task_amv) == (1946, 152)
    assert [one.places for one in after.figures] == [1988, 1946, 1943]


def test_dronten_lends_kampen_two_hundred_places_until_the_first_of_february_2026():
    centre, temporary = places(1000), places(300, ends_on=dt.date(2026, 12, 31))
    loan = exchange(DRONTEN, KAMPEN, 200, ends_on=dt.date(2026, 1, 31))
    known = record(entered={DRONTEN: [centre, temporary]}, exchanges=[loan])
    lender, borrower = status_of(known, DRONTEN), status_of(known, KAMPEN)
    assert (lender.counted, lender.lent, lender.credited) == (1300, 200, 1100)
    assert (borrower.counted, borrower.borrowed, borrower.credited) == (0, 200, 200)
    last, day_after = dt.date(2026, 1, 31), dt.date(2026, 2, 1)
    assert status_of(known, KAMPEN, last).credited == 200
    assert status_of(known, KAMPEN, day_after).credited == 0
    assert status_of(known, DRONTEN, day_after).credited == 1300


def test_sliedrecht_hosts_the_places_of_alblasserdam_which_houses_status_holders_in_return():
    swap = exchange(SLIEDRECHT, ALBLASSERDAM, 110, return_kind=ReturnKind.STATUS_HOLDERS)
    homes = places(110, kind=PlaceKind.STATUS_HOLDERS)
    known = record(
        [share(ALBLASSERDAM, 110)],
        {SLIEDRECHT: [places(300)], ALBLASSERDAM: [homes]},
        [swap],
    )
    there = status_of(known, ALBLASSERDAM)
    assert (there.counted, there.credited, there.balance) == (0, 110, 0)
    assert there.groups[0].reason is Reason.SEPARATE_TASK
    assert status_of(known, SLIEDRECHT).credited == 190


@pytest.mark.parametrize(
    ("on", "druten", "wijchen", "planned"),
    [(dt.date(2025, 7, 1), 100, 0, 200), (dt.date(2025, 10, 1), 0, 300, 0)],
)
def test_druten_and_wijchen_are_one_plan_of_three_hundred_and_are_counted_once(on, druten, wijchen, planned):
    opens = dt.date(2025, 10, 1)
    centre = places(300, state=PlaceState.OPEN, starts_on=opens)
    hall = places(
        100,
        kind=PlaceKind.EMERGENCY,
        ends_on=dt.date(2026, 6, 30),
        replaced_by_id=centre.id,
        replaced_on=opens,
    )
    known = record(entered={DRUTEN: [hall], WIJCHEN: [centre]})
    here, there = status_of(known, DRUTEN, on), status_of(known, WIJCHEN, on)
    assert (here.counted, there.counted, here.planned + there.planned) == (druten, wijchen, planned)


def test_the_published_places_for_minors_are_the_same_share_of_every_task_and_lie_within_it():
    estimate = Fraction(8140, 96_000)
    with (SEED / "figures-2024-2026.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["amv_places"] and row["kind"] != "decided"]
    assert {row["area"] for row in rows} >= {"NL", "PV25", UTRECHT}
    for row in rows:
        assert round(int(row["places"]) * estimate) == int(row["amv_places"]), row["area"]


def test_minors_have_a_balance_of_their_own_and_count_within_the_whole():
    known = record(
        [share("GM0014", 100, amv=8)],
        {"GM0014": [places(104), places(6, kind=PlaceKind.UNACCOMPANIED_MINORS)]},
    )
    status = status_of(known, "GM0014")
    assert (status.balance, status.balance_amv) == (10, -2)


@pytest.mark.parametrize(
    ("last_day", "reason"),
    [
        (dt.date(2026, 1, 30), Reason.ENDS_TOO_EARLY),
        (dt.date(2026, 1, 31), Reason.TEMPORARY),
        (dt.date(2028, 12, 31), Reason.DURABLE),
    ],
)
def test_on_the_first_of_july_2025_only_places_available_to_february_2026_counted(last_day, reason):
    known = record(entered={UTRECHT: [places(220, ends_on=last_day)]})
    assert [group.reason for group in status_of(known, UTRECHT, ON).groups] == [reason]


@pytest.mark.parametrize("code", [WIJDEMEREN, HILVERSUM])
def test_until_the_merger_each_municipality_stands_by_itself(code):
    known = record(entered={WIJDEMEREN: [places(40)], HILVERSUM: [places(60)]}, mergers=[MERGER])
    status = status_of(known, code, dt.date(2026, 12, 31), "2026-2028")
    assert (status.counted, status.merged_into) == ({WIJDEMEREN: 40, HILVERSUM: 60}[code], "")


def test_from_the_merger_on_places_and_task_of_wijdemeren_are_part_of_hilversum():
    day = dt.date(2027, 1, 1)
    figures = [
        decided(WIJDEMEREN, 90, cycle="2026-2028", valid_from=dt.date(2026, 12, 31)),
        decided(HILVERSUM, 500, cycle="2026-2028", valid_from=dt.date(2026, 12, 31)),
    ]
    entered = {WIJDEMEREN: [places(40)], HILVERSUM: [places(60)]}
    loan = exchange(WIJDEMEREN, UTRECHT, 30, starts_on=dt.date(2026, 1, 1))
    inside = exchange(HILVERSUM, WIJDEMEREN, 20, starts_on=dt.date(2026, 1, 1))
    known = record(figures, entered, [loan, inside], [MERGER])
    status = status_of(known, HILVERSUM, day, "2026-2028")
    assert (status.task_places, status.counted, status.lent, status.credited) == (590, 100, 30, 70)
    gone = status_of(known, WIJDEMEREN, day, "2026-2028")
    assert (gone.merged_into, gone.counted, gone.task_places, gone.groups) == (HILVERSUM, 0, None, ())


def test_a_merged_task_is_no_number_while_one_part_was_not_published():
    known = record([decided(HILVERSUM, 500, cycle="2026-2028")], mergers=[MERGER])
    status = status_of(known, HILVERSUM, dt.date(2027, 1, 1), "2026-2028")
    assert (status.task_places, status.task_sum.places, status.task_sum.known, status.task_sum.of) == (
        None,
        500,
        1,
        2,
    )


def test_a_figure_published_for_the_new_municipality_covers_what_joined():
    figures = [
        decided(WIJDEMEREN, 90, cycle="2026-2028"),
        decided(HILVERSUM, 610, cycle="2026-2028", valid_from=dt.date(2027, 1, 1)),
    ]
    status = status_of(record(figures, mergers=[MERGER]), HILVERSUM, dt.date(2027, 1, 1), "2026-2028")
    assert status.task_places == 610


# Invented: two municipalities that become one with a code of its own.
FIRST, SECOND, NEW, FOUNDED = "GM0001", "GM0002", "GM1999", dt.date(2027, 1, 1)
BECOME_ONE = [(FIRST, NEW, FOUNDED), (SECOND, NEW, FOUNDED)]


def founding(*figures):
    entered = {FIRST: [places(40)], SECOND: [places(60)]}
    return record(figures, entered, mergers=BECOME_ONE, founded={NEW: FOUNDED})


def test_a_new_municipality_has_the_places_and_the_task_of_those_that_became_it_from_its_first_day_on():
    figures = [decided(code, 50, cycle="2026-2028") for code in (FIRST, SECOND)]
    known = founding(*figures)
    before = status_of(known, NEW, dt.date(2026, 12, 31), "2026-2028")
    assert (before.is_to_come, before.task_parts, before.counted) == (True, (), 0)
    after = status_of(known, NEW, FOUNDED, "2026-2028")
    assert (after.is_to_come, after.counted, after.task_places, after.balance) == (False, 100, 100, 0)
    assert [part.code for part in after.task_parts] == [FIRST, SECOND]
    assert status_of(known, FIRST, FOUNDED, "2026-2028").merged_into == NEW


def test_the_task_of_a_new_municipality_is_no_number_while_one_of_those_that_became_it_has_none():
    status = status_of(founding(decided(FIRST, 50, cycle="2026-2028")), NEW, FOUNDED, "2026-2028")
    assert (status.task_places, status.task_sum.known, status.task_sum.of) == (None, 1, 2)


@pytest.mark.parametrize("published", [dt.date(2026, 12, 20), dt.date(2027, 6, 1)])
def test_a_figure_for_a_new_municipality_is_its_whole_task_also_when_it_came_before_its_first_day(published):
    figures = [decided(code, 50, cycle="2026-2028") for code in (FIRST, SECOND)]
    known = founding(*figures, decided(NEW, 130, cycle="2026-2028", valid_from=published))
    assert status_of(known, NEW, dt.date(2027, 6, 1), "2026-2028").task_places == 130


def test_a_task_that_covered_a_merger_still_covers_it_when_the_municipality_merges_again():
    third = "GM0003"
    figures = [
        decided(FIRST, 50, cycle="2026-2028"),
        decided(SECOND, 120, cycle="2026-2028", valid_from=dt.date(2027, 2, 1)),
        decided(third, 10, cycle="2026-2028"),
    ]
    mergers = [(FIRST, SECOND, FOUNDED), (SECOND, third, dt.date(2027, 7, 1))]
    status = status_of(record(figures, mergers=mergers), third, dt.date(2027, 7, 1), "2026-2028")
    assert [(part.code, part.places) for part in status.task_parts] == [(third, 10), (SECOND, 120)]
