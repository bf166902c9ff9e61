"""The pages of reports: the list, the one that is being made, the file, and the public check."""

import pytest

from app.reports import actions
from app.reports.models import ReportState
from app.reports.queries import reports_of


@pytest.fixture
def printed(app, session, keep_stand_in, assessment):
    with app.app_context():
        return keep_stand_in(actions.freeze_report(session, None, assessment, language="en"))


def test_a_report_is_asked_for_and_waits_on_its_own_page(signed_in_client, session, inspector, assessment):
    client = signed_in_client(inspector)
    assert b"No report has been made yet" in client.get(f"/assessments/{assessment.id}/reports").data
    answer = client.post(f"/assessments/{assessment.id}/reports", data={"language": "nl"})
    report = reports_of(session, assessment.id)[0]
    assert answer.location == f"/reports/{report.id}"
    page = client.get(answer.location)
    assert b"data-report-state" in page.data
    assert client.get(f"/reports/{report.id}/state").json == {"state": "queued", "stage": "waiting"}
    assert client.get(f"/reports/{report.id}/file").status_code == 409


def test_asking_twice_makes_one_report(signed_in_client, session, inspector, assessment):
    client = signed_in_client(inspector)
    for _ in range(2):
        client.post(f"/assessments/{assessment.id}/reports", data={"language": "nl"})
    assert len(reports_of(session, assessment.id)) == 1


def test_a_wrong_language_is_told_on_the_list(signed_in_client, inspector, assessment):
    answer = signed_in_client(inspector).post(
        f"/assessments/{assessment.id}/reports", data={"language": "xx"}
    )
    assert answer.status_code == 400
    assert b"Choose Dutch or English" in answer.data


def test_a_ready_report_is_downloaded_under_its_number(signed_in_client, inspector, assessment, printed):
    client = signed_in_client(inspector)
    assert printed.number.encode() in client.get(f"/assessments/{assessment.id}/reports").data
    assert b"Download the PDF" in client.get(f"/reports/{printed.id}").data
    with client.get(f"/reports/{printed.id}/file") as file:
        assert file.mimetype == "application/pdf"
        assert f"auditrapport-{printed.number}-en.pdf" in file.headers["Content-Disposition"]
        assert len(file.data) == printed.size_in_bytes


def test_a_failed_report_says_so_and_can_be_tried_again(signed_in_client, session, inspector, assessment):
    client = signed_in_client(inspector)
    client.post(f"/assessments/{assessment.id}/reports", data={"language": "nl"})
    report = reports_of(session, assessment.id)[0]
    actions.note_failure(session, report, "printing-failed")
    assert b"Try again" in client.get(f"/reports/{report.id}").data
    client.post(f"/assessments/{assessment.id}/reports", data={"language": "nl"})
    session.refresh(report)
    assert report.state is ReportState.QUEUED


def test_what_a_person_may_not_see_is_not_there(signed_in_client, municipality, reader, assessment, printed):
    for person in (municipality, reader):
        client = signed_in_client(person)
        for address in (
            f"/assessments/{assessment.id}/reports",
            f"/reports/{printed.id}/file",
            f"/reports/{printed.id}",
        ):
            assert client.get(address).status_code == 404


def test_anyone_can_check_a_report_and_learns_nothing_but_that_it_is_ours(client, location, printed):
    page = client.get(f"/check/{printed.number}/{printed.check_code}").get_data(as_text=True)
    assert printed.file_sha256 in page
    assert location.name not in page
    by_form = client.get("/check", query_string={"number": printed.number, "code": printed.check_code})
    assert printed.file_sha256 in by_form.get_data(as_text=True)


def test_an_unknown_report_is_told_to_be_unknown_and_the_input_is_kept(client, printed):
    page = client.get("/check", query_string={"number": printed.number, "code": "AAAA-AAAA"}).get_data(
        as_text=True
    )
    assert printed.file_sha256 not in page
    assert 'value="AAAA-AAAA"' in page
    assert client.get("/check").status_code == 200


def test_the_list_asks_as_many_questions_for_three_reports_as_for_one(
    app, signed_in_client, session, inspector, assessment, count_queries
):
    client = signed_in_client(inspector)
    address = f"/assessments/{assessment.id}/reports"
    with app.app_context():
        actions.freeze_report(session, inspector.id, assessment, language="nl")
    client.get(address)
    count_queries.statements.clear()
    client.get(address)
    one = len(count_queries)
    with app.app_context():
        actions.freeze_report(session, inspector.id, assessment, language="en")
    count_queries.statements.clear()
    client.get(address)
    assert len(count_queries) == one
