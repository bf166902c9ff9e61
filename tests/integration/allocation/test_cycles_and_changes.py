import datetime as dt

import pytest

from app import audit
from app.accounts.models import Role
from app.allocation.cycle_actions import StepDetails, record_step
from app.allocation.queries import cycle_by_id, municipality_statuses
from app.i18n import today
from app.locations.actions import load_seed
from app.locations.models import MunicipalityChangeKind
from app.locations.municipality_actions import (
    ChangeDetails,
    FoundingDetails,
    found_municipality,
    record_change,
    take_new_names,
    withdraw_change,
)
from app.locations.queries import all_changes, municipality_by_code
from app.problems import Conflict, Invalid, NotFound
from tests.factories.people import make_person
from tests.factories.places import UTRECHT, ZEIST, make_location, make_places

CYCLE, TODAY = "2026-2028", dt.date(2026, 11, 26)
BUNNIK = "GM0312"
REPORTED = StepDetails(
    dt.date(2026, 11, 1), "verslag ingediend", "report handed in", "brief van 1 november 2026"
)
MERGER, NEW_NAME = MunicipalityChangeKind.MERGER, MunicipalityChangeKind.NEW_NAME


@pytest.fixture
def person(session):
    return make_person(session, Role.REVIEWER)


@pytest.fixture
def reviewer(person, signed_in_client):
    return signed_in_client(person)


def report_step(session):
    return next(step for step in cycle_by_id(session, CYCLE).steps if step.kind == "provincial-report")


def merger(old, new, holds_from=dt.date(2027, 1, 1)):
    return ChangeDetails(MERGER, old, new, "", holds_from, "wet van 1 juli 2026")


def new_name(name, holds_from):
    return ChangeDetails(NEW_NAME, ZEIST, "", name, holds_from, "raadsbesluit")


def test_what_happened_with_a_step_is_shown_and_the_trail_keeps_what_stood_there(session, reviewer):
    step = report_step(session)
    before = step.actual
    answer = reviewer.post(
        f"/allocation/cycle/{CYCLE}/provincial-report",
        data={
            "actual_on": "2026-11-01",
            "actual": REPORTED.actual,
            "actual_en": REPORTED.actual_en,
            "source": REPORTED.source,
            "reason": "de brief is er",
        },
    )
    assert answer.status_code == 302
    reviewer.get("/language/en")
    page = reviewer.get(f"/allocation/cycle?cycle={CYCLE}").text
    assert "report handed in" in page
    assert "cycle-done" in page
    value = audit.lines_about(session, audit.subject("cycle", CYCLE))[0][1]
    assert value.before["actual"] == before
    assert value.after["reason"] == "de brief is er"


@pytest.mark.parametrize(
    ("details", "reason", "code"),
    [
        (REPORTED, " ", "figure-needs-reason"),
        (StepDetails(dt.date(2027, 1, 1), "", "", "brief"), "x", "step-not-done-yet"),
        (StepDetails(None, "", "", ""), "x", "figure-needs-source"),
        (StepDetails(None, "x" * 301, "", "brief"), "x", "reason-too-long"),
    ],
)
def test_a_step_is_refused_without_reason_or_source_and_while_its_day_is_to_come(
    session, person, details, reason, code
):
    with pytest.raises(Invalid, match=code):
        record_step(session, person.id, report_step(session), details, reason, today=TODAY)


def test_a_merger_written_down_moves_places_from_its_day_on_and_can_be_taken_back_until_then(
    session, person, reviewer
):
    make_places(session, make_location(session, BUNNIK), 200)
    data = {
        "kind": "merger",
        "old_code": BUNNIK,
        "new_code": UTRECHT,
        "holds_from": "2100-01-01",
        "source": "wet",
    }
    assert reviewer.post("/allocation/changes/new", data=data).status_code == 302
    change = all_changes(session)[0]
    assert (change.old_name, change.new_name) == ("Bunnik", "Utrecht")
    assert "Bunnik" in reviewer.get("/allocation/changes").text
    reviewer.post(f"/allocation/changes/{change.id}/withdraw")
    assert BUNNIK not in {one.old_code for one in all_changes(session)}

    record_change(session, person.id, merger(BUNNIK, UTRECHT), today=TODAY)
    counted = {
        day: municipality_statuses(session, [UTRECHT], CYCLE, day)[UTRECHT].counted
        for day in (dt.date(2026, 12, 31), dt.date(2027, 1, 1))
    }
    assert list(counted.values()) == [0, 200]


@pytest.mark.parametrize(
    ("details", "code"),
    [
        (merger(BUNNIK, BUNNIK), "change-of-itself"),
        (merger(BUNNIK, ""), "change-of-itself"),
        (merger("GM1696", UTRECHT), "change-merged-already"),
        (merger("GM0402", "GM1696"), "change-in-a-circle"),
        (merger(BUNNIK, "GM1696", dt.date(2028, 1, 1)), "change-in-a-circle"),
        (new_name("Zeist", TODAY), "change-needs-name"),
        (ChangeDetails(NEW_NAME, ZEIST, "", "Nieuw", TODAY, ""), "change-needs-source"),
    ],
)
def test_a_change_that_makes_no_sense_is_refused(session, person, details, code):
    with pytest.raises((Invalid, Conflict), match=code):
        record_change(session, person.id, details, today=TODAY)


def test_mergers_never_go_round_in_a_circle_however_many_they_are(session, person):
    record_change(session, person.id, merger(BUNNIK, UTRECHT, dt.date(2028, 1, 1)), today=TODAY)
    record_change(session, person.id, merger(UTRECHT, ZEIST, dt.date(2029, 1, 1)), today=TODAY)
    with pytest.raises(Conflict, match="change-in-a-circle"):
        record_change(session, person.id, merger(ZEIST, BUNNIK), today=TODAY)


def test_two_mergers_at_the_same_moment_follow_each_other(session, person, count_queries):
    record_change(session, person.id, merger(BUNNIK, UTRECHT), today=TODAY)
    statements = count_queries.statements
    locked = next(place for place, text in enumerate(statements) if "pg_advisory_xact_lock" in text)
    looked = next(place for place, text in enumerate(statements) if "FROM municipality_changes" in text)
    assert locked < looked


def test_what_was_taken_back_does_not_come_back_at_the_next_start(session, person):
    (announced,) = all_changes(session)
    withdraw_change(session, person.id, announced.id, today=TODAY)
    load_seed(session)
    assert all_changes(session) == []


def test_a_municipality_into_which_another_goes_is_found_by_its_own_name_once(session, reviewer):
    assert "1 municipality" in reviewer.get("/allocation/municipalities?name=Hilversum").text


def test_a_new_name_is_carried_from_its_day_on_and_both_names_find_the_municipality(
    session, person, reviewer
):
    change = record_change(session, person.id, new_name("Slotstad", dt.date(2027, 1, 1)), today=TODAY)
    assert municipality_by_code(session, ZEIST).name == "Zeist"
    assert take_new_names(session, dt.date(2027, 1, 1)) == 1
    assert take_new_names(session, dt.date(2027, 1, 1)) == 0
    assert municipality_by_code(session, ZEIST).name == "Slotstad"
    for name in ("Zeist", "Slotstad"):
        assert ZEIST in reviewer.get(f"/allocation/municipalities?name={name}").text
    with pytest.raises(Conflict, match="change-holds-already"):
        withdraw_change(session, person.id, change.id, today=dt.date(2027, 1, 1))


def test_the_country_shows_the_line_of_its_cycle_beside_a_table_that_says_the_same(reviewer):
    page = reviewer.get("/allocation/cycle?cycle=2024-2026").text
    assert page.count("cycle-law") >= 4
    assert page.count("<tr") == 7


NEW, FIRST_DAY = "GM1999", dt.date(2027, 1, 1)


def founding(**other):
    known = {
        "code": NEW,
        "name": "Kromme Rijnstad",
        "province_code": "PV26",
        "old_codes": [BUNNIK, ZEIST],
        "holds_from": FIRST_DAY,
        "source": "wet",
    }
    return FoundingDetails(**(known | other))


def test_municipalities_become_a_new_one_that_stands_in_their_squares_and_in_the_table_from_its_day_on(
    session, reviewer
):
    make_places(session, make_location(session, BUNNIK, name="Kromme Linde"), 200)
    data = {
        "name": "Kromme Rijnstad",
        "code": "gm1999",
        "province": "PV26",
        "first_code": BUNNIK,
        "second_code": ZEIST,
        "holds_from": "2027-01-01",
        "source": "wet",
    }
    assert reviewer.post("/allocation/changes/new-municipality", data=data).status_code == 302
    reviewer.get("/language/en")
    assert "GM1999" in reviewer.get("/allocation/changes").text
    squares = {}
    for on in ("2026-12-31", "2027-01-01"):
        province = reviewer.get(f"/allocation/provinces/PV26?cycle={CYCLE}&on={on}").text
        assert ("Kromme Rijnstad" in province) is (on == "2027-01-01")
        squares[on] = province.count('<rect class="tile tile-')
        country = reviewer.get(f"/allocation/map?cycle={CYCLE}&on={on}&measure=durable").text
    assert squares["2026-12-31"] == squares["2027-01-01"]
    assert "KR, Kromme Rijnstad: " in country

    found = reviewer.get("/allocation/municipalities?name=Kromme+Rijnstad").text
    assert "1 municipality" in found
    assert "Bunnik is part of Kromme Rijnstad from 1 January 2027" in found
    assert "Zeist is part of Kromme Rijnstad from 1 January 2027" in found
    page = reviewer.get(f"/allocation/municipalities/{NEW}?cycle={CYCLE}&on=2027-01-01").text
    assert "has 200 places that count" in page
    assert "Kromme Linde" in page
    early = reviewer.get(f"/allocation/municipalities/{NEW}?cycle={CYCLE}&on=2026-12-31").text
    assert "is not there yet" in early
    gone = reviewer.get(f"/allocation/municipalities/{BUNNIK}?cycle={CYCLE}&on=2027-01-01").text
    assert "is part of another municipality" in gone


def test_a_new_municipality_of_which_nothing_was_filled_in_says_all_that_is_missing_at_once(reviewer):
    reviewer.get("/language/en")
    page = reviewer.post("/allocation/changes/new-municipality", data={}).text

    summary = page[page.index('id="error-summary"') :]
    for number in (1, 2):
        assert f"Municipality {number} that becomes part of it: Choose a municipality." in summary
    assert "Municipality 3 that becomes part of it: Choose a municipality." not in summary


def test_a_new_municipality_is_gone_with_the_last_that_was_to_become_it_unless_something_was_entered(
    session, person
):
    found_municipality(session, person.id, founding(), today=TODAY)
    changes = [one for one in all_changes(session) if one.new_code == NEW]
    withdraw_change(session, person.id, changes[0].id, today=TODAY)
    assert municipality_by_code(session, NEW).name == "Kromme Rijnstad"
    with session.begin_nested() as entered:
        make_location(session, NEW)
        with pytest.raises(Conflict, match="municipality-in-use"):
            withdraw_change(session, person.id, changes[1].id, today=TODAY)
        entered.rollback()
    session.expire_all()
    withdraw_change(session, person.id, changes[1].id, today=TODAY)
    with pytest.raises(NotFound):
        municipality_by_code(session, NEW)
    told = [line.action for line, _value in audit.lines_about(session, audit.subject("municipality", NEW))]
    assert set(told) == {"found-municipality", "withdraw-municipality"}


@pytest.mark.parametrize(
    ("other", "code"),
    [
        ({"code": "1999"}, "municipality-code-not-of-cbs"),
        ({"code": UTRECHT}, "municipality-code-taken"),
        ({"name": ""}, "municipality-needs-name"),
        ({"old_codes": [ZEIST]}, "founding-needs-municipalities"),
        ({"old_codes": [ZEIST, ZEIST]}, "founding-needs-municipalities"),
        ({"old_codes": ["GM1696", ZEIST]}, "change-merged-already"),
        ({"province_code": "PV99"}, "province-not-found"),
        ({"source": ""}, "change-needs-source"),
    ],
)
def test_a_new_municipality_that_makes_no_sense_is_refused(session, person, other, code):
    with pytest.raises((Invalid, Conflict, NotFound), match=code):
        found_municipality(session, person.id, founding(**other), today=TODAY)


def test_nobody_goes_into_a_new_municipality_before_it_is_there(session, person):
    found_municipality(session, person.id, founding(), today=TODAY)
    with pytest.raises(Conflict, match="change-before-founding"):
        record_change(session, person.id, merger(UTRECHT, NEW, dt.date(2026, 12, 31)), today=TODAY)


def test_the_places_of_a_location_are_told_after_its_municipality_went_into_another(
    session, person, reviewer
):
    location = make_location(session, ZEIST)
    make_places(session, location, 300)
    merged = ChangeDetails(MERGER, ZEIST, UTRECHT, "", today(), "wet")
    record_change(session, person.id, merged, today=today())
    page = reviewer.get(f"/locations/{location.id}").text
    assert "part of Utrecht" in page
    assert "Counts and is durable, because" in page
