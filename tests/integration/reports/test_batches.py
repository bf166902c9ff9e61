"""Many reports in one file: what is in it, that it goes on where it was, and who may ask."""

import datetime as dt
import io
import zipfile

import pytest

from app.accounts.models import Role
from app.assessments import actions as assessments
from app.assessments.workflow import Step
from app.problems import Invalid, NotFound
from app.reports.batch_job import make_batch
from app.reports.batching import Wanted, batch_by_id, request_batch
from app.reports.jobs import printer_of
from app.reports.models import ReportState
from app.reports.queries import reports_of
from app.review.actions import take_step
from tests.factories.assessments import submitted
from tests.factories.people import make_person

ALWAYS = Wanted("nl", None, dt.date(2020, 1, 1), dt.date(2030, 1, 1))
STEPS = (Step.BEGIN_REVIEW, Step.SEND_OUT_FOR_REPLY, Step.DECIDE_REPLY, Step.ADOPT)


@pytest.fixture
def adopted(session, location, inspector, assessment):
    """Two adopted assessments of one location."""
    reviewer = make_person(session, Role.REVIEWER)
    assessments.submit_assessment(session, inspector, assessment)
    both = [assessment, submitted(session, location, inspector)]
    for each in both:
        for step in STEPS:
            reason = "Er is geen zienswijze ontvangen." if step is Step.DECIDE_REPLY else ""
            take_step(session, reviewer, each, step, reason)
    return both


def test_a_batch_holds_every_report_in_reach_with_an_index_and_makes_none_twice(
    app, session, storage, reader, adopted
):
    with app.app_context():
        batch = request_batch(session, reader, ALWAYS)
        # As a worker leaves it that was killed after the first report.
        batch.assessment_ids, both = batch.assessment_ids[:1], batch.assessment_ids
        make_batch(session, printer_of(app), batch)
        first = list(batch.report_ids)
        batch.state, batch.file_sha256, batch.assessment_ids = ReportState.RENDERING, None, both
        make_batch(session, printer_of(app), batch)
    assert batch.report_ids[:1] == first
    assert [len(reports_of(session, each.id)) for each in adopted] == [1, 1]
    with zipfile.ZipFile(io.BytesIO(storage.get(batch.file_sha256))) as file:
        names = file.namelist()
        assert names[-1] == "index.csv"
        assert len(names) == 3
        index = file.read("index.csv").decode("utf-8-sig")
        assert all(file.read(name).startswith(b"%PDF") and name in index for name in names[:-1])


def test_only_what_lies_in_reach_and_in_the_days_is_taken(session, adopted):
    elsewhere = make_person(session, Role.PROVINCE, province="PV20")
    with pytest.raises(Invalid, match="batch-empty"):
        request_batch(session, elsewhere, ALWAYS)
    province = make_person(session, Role.PROVINCE, province="PV26")
    assert len(request_batch(session, province, ALWAYS).assessment_ids) == 2
    with pytest.raises(Invalid, match="batch-empty"):
        request_batch(session, province, Wanted("nl", None, dt.date(2020, 1, 1), dt.date(2020, 2, 1)))
    with pytest.raises(Invalid, match="batch-days-turned-round"):
        request_batch(session, province, Wanted("nl", None, dt.date(2020, 2, 1), dt.date(2020, 1, 1)))


def test_a_batch_is_for_who_asked_for_it(session, reader, inspector, adopted):
    batch = request_batch(session, reader, ALWAYS)
    assert batch_by_id(session, reader, batch.id) is batch
    with pytest.raises(NotFound):
        batch_by_id(session, inspector, batch.id)


def test_the_pages_show_the_form_the_progress_and_the_file(app, session, signed_in_client, reader, adopted):
    client = signed_in_client(reader)
    days = {"visited_from": "2020-01-01", "visited_until": "2030-01-01", "language": "nl"}
    assert b"Fill in from which day" in client.post("/reports/batches", data={"language": "nl"}).data
    answer = client.post("/reports/batches", data=days)
    assert b"0 of 2 reports" in client.get(answer.location).data
    assert client.get(f"{answer.location}/state").json == {"state": "queued", "stage": "0"}
    assert client.get(f"{answer.location}/file").status_code == 409
    assert b"2 reports" in client.get("/reports/batches").data
