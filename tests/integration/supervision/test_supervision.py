import datetime as dt
import io
import uuid

import pytest
from sqlalchemy import delete, update
from sqlalchemy.exc import DBAPIError

from app.accounts.models import Role
from app.accounts.permissions import EVERYWHERE, Reach
from app.locations.queries import municipality_by_code
from app.notices.queries import inbox
from app.problems import Problem
from app.storage import Storage
from app.supervision import actions, queries
from app.supervision.actions import Letter, ResponseDetails, StepDetails, StepOfLadder
from app.supervision.deadlines import Waiting
from app.supervision.models import SupervisionResponse, SupervisionStep
from tests.factories.people import make_person
from tests.factories.places import UTRECHT, ZEIST

TODAY = dt.date(2026, 11, 23)
PDF = b"%PDF-1.7 een brief"


@pytest.fixture
def storage(tmp_path):
    return Storage(tmp_path)


def record(session, storage, by=None, **details):
    wanted = {
        "ladder_step_id": queries.ladder(session)[0].id,
        "taken_on": dt.date(2026, 11, 1),
        "taken_by": "de minister",
        "summary": "Vraag naar de stand",
        "deadline_on": dt.date(2026, 12, 1),
    } | details
    municipality = municipality_by_code(session, UTRECHT)
    return actions.record_step(session, storage, by, municipality, StepDetails(**wanted), today=TODAY)


def respond(session, storage, step, **details):
    wanted = ResponseDetails(**{"responded_on": dt.date(2026, 11, 20), "summary": "Er is een plan"} | details)
    return actions.record_response(session, storage, None, step, wanted, today=TODAY)


def test_municipality_province_and_recorder_are_told_once_of_an_answer_that_is_due(session, storage):
    own = make_person(session, Role.MUNICIPALITY, municipality=UTRECHT)
    province = make_person(session, Role.PROVINCE, province="PV26")
    recorder, reviewer = (make_person(session, Role.REVIEWER) for _ in range(2))
    other = make_person(session, Role.MUNICIPALITY, municipality=ZEIST)
    record(session, storage, by=recorder.id)

    assert actions.remind_of_answers(session, TODAY - dt.timedelta(days=7)) == 0
    assert actions.remind_of_answers(session, TODAY) == 3
    assert actions.remind_of_answers(session, TODAY) == 0

    told = {
        person.id: inbox(session, person, 1).total for person in (own, province, recorder, reviewer, other)
    }
    assert list(told.values()) == [1, 1, 1, 0, 0]


def test_the_default_ladder_says_that_its_steps_were_not_confirmed_in_a_text(session):
    ladder = queries.ladder(session)
    assert [step.name_en for step in ladder] == [
        "Signal",
        "Ask for information and validate it",
        "Agree actions and dates",
        "Announce intervention",
        "Decision with a last term",
        "Act at the municipality's cost",
    ]
    assert all(step.is_default and step.term_days is None for step in ladder)
    assert all("not confirmed in a text" in step.basis_en for step in ladder)


def test_another_ladder_leaves_what_was_recorded_under_the_old_one(session, storage):
    step = record(session, storage)
    actions.change_ladder(session, None, [StepOfLadder("Gesprek", "Eigen afspraak", term_days=30)])
    assert [one.name for one in queries.ladder(session)] == ["Gesprek"]
    assert queries.step_by_id(session, UTRECHT, step.id).ladder_step.name == "Signaleren"
    actions.load_seed(session)
    assert len(queries.ladder(session)) == 1
    with pytest.raises(Problem) as refusal:
        record(session, storage, ladder_step_id=step.ladder_step_id)
    assert refusal.value.code == "ladder-step-not-found"


@pytest.mark.parametrize(
    ("details", "code"),
    [
        ({"taken_on": dt.date(2026, 11, 24)}, "step-in-future"),
        ({"deadline_on": dt.date(2026, 10, 31)}, "deadline-before-step"),
        ({"summary": " "}, "step-needs-words"),
        ({"letter": Letter("brief.docx", b"PK")}, "letter-not-pdf"),
        ({"letter": Letter("brief.pdf", PDF + bytes(5 * 1024 * 1024))}, "letter-too-large"),
    ],
)
def test_a_step_that_cannot_be_is_refused_by_name(session, storage, details, code):
    with pytest.raises(Problem) as refusal:
        record(session, storage, **details)
    assert refusal.value.code == code


def test_any_step_can_be_recorded_first_for_people_decide_about_the_order(session, storage):
    last = queries.ladder(session)[-1]
    record(session, storage, ladder_step_id=last.id)
    assert queries.standing_steps(session, [UTRECHT], TODAY)[UTRECHT].step.ladder_step == last


def test_an_answer_ends_the_waiting_and_a_late_one_too(session, storage):
    step = record(session, storage, deadline_on=dt.date(2026, 11, 10))
    assert [one.waiting for one in queries.steps_of(session, [UTRECHT], TODAY)] == [Waiting.PASSED]
    respond(session, storage, step)
    assert [one.waiting for one in queries.steps_of(session, [UTRECHT], TODAY)] == [Waiting.ANSWERED]
    for wrong in (dt.date(2026, 10, 31), dt.date(2026, 11, 24)):
        with pytest.raises(Problem) as refusal:
            respond(session, storage, step, responded_on=wrong)
        assert refusal.value.code == "response-day-wrong"


def test_reminders_name_what_waits_for_an_answer_within_ones_area(session, storage):
    waiting = record(session, storage, deadline_on=dt.date(2026, 12, 7))
    answered = record(session, storage, deadline_on=dt.date(2026, 11, 10))
    respond(session, storage, answered)
    mistake = record(session, storage, deadline_on=dt.date(2026, 11, 10))
    actions.withdraw_step(session, None, mistake, "Voor een andere gemeente")
    record(session, storage, deadline_on=dt.date(2026, 12, 8))
    assert [one.step for one in queries.reminders(session, EVERYWHERE, TODAY)] == [waiting]
    zeist = Reach(
        national=False, provinces=frozenset(), municipalities=frozenset({ZEIST}), locations=frozenset()
    )
    assert queries.reminders(session, zeist, TODAY) == []


def test_a_step_that_is_taken_back_stays_to_be_seen_and_takes_no_answer(session, storage):
    step = record(session, storage)
    actions.withdraw_step(session, None, step, "Vergissing")
    assert queries.standing_steps(session, [UTRECHT], TODAY) == {}
    assert [one.withdrawn_because for one in queries.steps_of(session, [UTRECHT], TODAY)] == ["Vergissing"]
    with pytest.raises(Problem) as refusal:
        respond(session, storage, step)
    assert refusal.value.code == "step-withdrawn-already"


@pytest.mark.parametrize("table", [SupervisionStep, SupervisionResponse])
@pytest.mark.parametrize("change", [update, delete])
def test_the_database_refuses_to_change_what_was_recorded(session, storage, table, change):
    respond(session, storage, record(session, storage))
    statement = change(table)
    with pytest.raises(DBAPIError, match="never change"):
        session.execute(statement.values(summary="anders") if change is update else statement)


def test_a_letter_is_kept_by_its_hash_and_read_only_by_whom_it_concerns(session, signed_in_client):
    reviewer = signed_in_client(make_person(session, Role.REVIEWER))
    address = f"/allocation/municipalities/{UTRECHT}/supervision"
    form = {
        "ladder_step": str(queries.ladder(session)[0].id),
        "taken_on": "2026-11-01",
        "taken_by": "de minister",
        "summary": "Vraag naar de stand",
        "letter": (io.BytesIO(PDF), "brief aan Utrecht.pdf"),
    }
    key = {"key": str(uuid.uuid4())}
    assert reviewer.post(f"{address}/new", data=form | key).status_code == 302
    again = form | key | {"letter": (io.BytesIO(PDF), "brief aan Utrecht.pdf")}
    assert reviewer.post(f"{address}/new", data=again).status_code == 302
    step = session.query(SupervisionStep).one()
    with reviewer.get(f"{address}/letters/{step.letter_sha256}") as letter:
        assert letter.data == PDF
        assert "attachment" in letter.headers["Content-Disposition"]
    reader = signed_in_client(make_person(session, Role.READER))
    assert "There is a letter; you may not read it." in reader.get(address).text
    assert reader.get(f"{address}/letters/{step.letter_sha256}").status_code == 403
    utrecht = signed_in_client(make_person(session, Role.MUNICIPALITY, municipality=UTRECHT))
    with utrecht.get(f"{address}/letters/{step.letter_sha256}") as letter:
        assert letter.data == PDF
    other = f"/allocation/municipalities/{ZEIST}/supervision/letters/{step.letter_sha256}"
    assert reviewer.get(other).status_code == 404


def test_the_ladder_can_be_changed_on_its_page(session, signed_in_client):
    reviewer = signed_in_client(make_person(session, Role.REVIEWER))
    assert "Signaleren" in reviewer.get("/allocation/supervision/ladder").text
    form = {"steps-0-name": "Gesprek", "steps-0-basis": "Eigen afspraak", "steps-0-term_days": "30"}
    assert reviewer.post("/allocation/supervision/ladder", data=form).status_code == 302
    assert [(step.name, step.term_days) for step in queries.ladder(session)] == [("Gesprek", 30)]
    refused = reviewer.post("/allocation/supervision/ladder", data={"steps-0-name": "Gesprek"})
    assert "Each step needs a name, and where it comes from." in refused.text
