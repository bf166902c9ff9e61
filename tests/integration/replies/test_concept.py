"""The whole concept as PDF behind the link of a party: as it went out, and nothing that came later."""

import datetime as dt

import pytest
from sqlalchemy import update

from app.accounts.models import Role
from app.assessments.workflow import Step
from app.replies.actions import decide, hand_in, save_answer
from app.replies.models import Hearing, Party
from app.reports.actions import freeze_report, keep_file
from app.reports.release_actions import withdraw_report
from app.review.actions import take_step
from tests.factories.assessments import AREA, CHAIR
from tests.factories.people import make_person
from tests.integration.replies.conftest import address, codes


def test_the_whole_concept_lies_behind_the_same_code_once_it_is_printed(
    session, storage, opened, app, out, reviewer, municipal
):
    assert opened.get(f"{municipal}/report").status_code == 404
    assert "The whole concept as PDF" not in opened.get(municipal).get_data(as_text=True)
    report = freeze_report(session, reviewer.id, out, language="en")
    assert opened.get(f"{municipal}/report").status_code == 409
    content = b"%PDF-1.7 het concept"
    keep_file(
        session, report, sha256=storage.put(content), size_in_bytes=len(content), pages=1, renderer="a test"
    )

    with opened.get(f"{municipal}/report") as answer:
        assert answer.data == content
        assert report.number in answer.headers["Content-Disposition"]

    assert "The whole concept as PDF" in opened.get(municipal).get_data(as_text=True)
    assert app.test_client().get(f"{municipal}/report").status_code == 404
    opened.post(f"{municipal}/close")
    assert opened.get(f"{municipal}/report").status_code == 404


@pytest.fixture
def printed(session, storage, out, reviewer):
    """Freeze the report as it stands now, and print it."""

    def print_now(content, language="en"):
        report = freeze_report(session, reviewer.id, out, language=language)
        sha256 = storage.put(content)
        keep_file(session, report, sha256=sha256, size_in_bytes=len(content), pages=1, renderer="a test")
        return report

    return print_now


def operator_downloads(session, client, out, replies):
    path = address(session, out, replies[Party.OPERATOR])
    client.post(f"{path}/code")
    client.post(f"{path}/open", data={"code": codes(session)[-1]})
    with client.get(f"{path}/report") as answer:
        return answer.data if answer.status_code == 200 else None


def test_a_party_gets_the_concept_as_it_went_out_and_never_what_another_party_replied(
    session, client, printed, out, hearing, replies, reviewer
):
    first = printed(b"%PDF-1.7 as it went out")
    municipal = replies[Party.MUNICIPALITY]
    for indicator in (AREA, CHAIR):
        save_answer(session, municipal.id, indicator, "factual-error", "Een vertrouwelijk woord.")
    hand_in(session, out, municipal.id, "G. Voorbeeld")
    decide(session, reviewer, out, hearing, indicator=AREA, reason="Nog niet verteld.")
    later = printed(b"%PDF-1.7 with the reply of the municipality")

    assert later.serial > first.serial
    assert "Een vertrouwelijk woord." in later.content
    assert operator_downloads(session, client, out, replies) == b"%PDF-1.7 as it went out"
    withdraw_report(session, reviewer, out, first, "Een fout op bladzijde 3.")
    assert operator_downloads(session, client, out, replies) is None


def test_a_report_that_was_first_made_later_in_the_term_is_no_concept_for_a_party(
    session, client, printed, out, replies
):
    session.execute(update(Hearing).values(sent_at=Hearing.sent_at - dt.timedelta(days=1)))
    printed(b"%PDF-1.7 with whatever was replied by then")

    assert operator_downloads(session, client, out, replies) is None


def test_an_account_of_the_municipality_reads_only_the_concept_until_the_replies_are_decided_on(
    session, signed_in_client, printed, out, hearing, replies, reviewer
):
    first = printed(b"%PDF-1.7 as it went out")
    operator = replies[Party.OPERATOR]
    save_answer(session, operator.id, AREA, "factual-error", "Een vertrouwelijk woord.")
    hand_in(session, out, operator.id, "G. Voorbeeld")
    later = printed(b"%PDF-1.7 with the reply of the operator")
    municipality = make_person(session, Role.MUNICIPALITY, municipality=out.location.municipality_code)
    client = signed_in_client(municipality)
    listed = client.get(f"/assessments/{out.id}/reports").get_data(as_text=True)

    assert first.number in listed
    assert later.number not in listed
    assert "Make a report" not in listed
    assert [client.get(f"/reports/{report.id}").status_code for report in (first, later)] == [200, 404]
    assert client.post(f"/assessments/{out.id}/reports", data={"language": "nl"}).status_code == 409

    hand_in(session, out, replies[Party.MUNICIPALITY].id, "G. Voorbeeld")
    decide(session, reviewer, out, hearing, indicator=AREA, reason="Het stond er zo.")
    take_step(session, reviewer, out, Step.DECIDE_REPLY, reason="Beide reacties zijn gewogen.")

    assert client.get(f"/reports/{later.id}").status_code == 200
