"""Behind a link that needs no account: the code, the answers, and what a wrong link tells."""

import datetime as dt
import io
import re

import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import sessionmaker

from app.assessments.workflow import Step
from app.database import new_id, now
from app.mail import OutgoingMail
from app.problems import Conflict, Invalid
from app.replies.actions import answering, decline, extend_term, renew_link, revoke_link, try_code
from app.replies.links import Claim, sign
from app.replies.models import Hearing, Party, ReplyAnswer, ReplyCode, ReplyLink
from app.replies.queries import links_of
from app.review.actions import take_step
from tests.factories.assessments import AREA, CHAIR, DAYLIGHT, submitted
from tests.factories.places import make_location
from tests.integration.replies.conftest import SECRET, address, codes

NOT_USABLE = "This link does not work, or not any more."


def words(response):
    return response.get_data(as_text=True)


def test_before_the_code_nothing_is_told(client, out, municipal):
    page = words(client.get(municipal))

    assert "Send the code" in page
    assert out.location.name not in page
    assert out.number not in page
    assert "example.org" not in page
    for path in ("answers", f"files/{new_id()}/remove"):
        assert client.post(f"{municipal}/{path}").status_code == 404
    assert client.get(f"{municipal}/files/{new_id()}").status_code == 404


def test_the_code_goes_to_the_address_on_file_and_opens_the_concept_once(session, client, out, municipal):
    assert "A code was sent" in words(client.post(f"{municipal}/code"))
    (code,) = codes(session)
    (mail,) = session.scalars(select(OutgoingMail).where(OutgoingMail.kind == "reply-code"))
    assert mail.address == "municipality@example.org"

    assert client.post(f"{municipal}/open", data={"code": code}).status_code == 302
    page = words(client.get(municipal))
    assert "Reply to the concept about De Vuurtoren" in page
    assert page.index(f"stance:{AREA}") < page.index(f"stance:{CHAIR}")
    assert f"stance:{DAYLIGHT}" not in page
    assert not re.search(r"Finding \d", page)

    client.post(f"{municipal}/close")
    assert "Send the code" in words(client.get(municipal))
    assert client.post(f"{municipal}/open", data={"code": code}).status_code == 400


def test_a_wrong_code_is_told_to_be_wrong_and_nothing_else(client, out, municipal):
    client.post(f"{municipal}/code")
    answer = client.post(f"{municipal}/open", data={"code": "00000000"})

    assert answer.status_code == 400
    assert "This code does not open the concept." in words(answer)
    assert out.number not in words(answer)


def test_after_five_wrong_codes_the_right_one_is_of_no_use_and_a_new_one_is(
    session, client, out, replies, municipal
):
    client.post(f"{municipal}/code")
    claim = Claim(links_of(session, replies[Party.MUNICIPALITY].id)[0].id, out.id)
    # Each try is written in a transaction of its own, whatever becomes of the request.
    sessions = sessionmaker(session.connection(), join_transaction_mode="create_savepoint")
    for _ in range(5):
        with pytest.raises(Invalid):
            try_code(sessions, SECRET, claim, "00000000")
    assert client.post(f"{municipal}/open", data={"code": codes(session)[0]}).status_code == 400

    client.post(f"{municipal}/code")
    assert client.post(f"{municipal}/open", data={"code": codes(session)[-1]}).status_code == 302


def test_an_old_code_and_one_that_lies_about_for_an_hour_open_nothing(session, client, municipal):
    client.post(f"{municipal}/code")
    client.post(f"{municipal}/code")
    first, second = codes(session)
    assert client.post(f"{municipal}/open", data={"code": first}).status_code == 400

    session.execute(update(ReplyCode).values(made_at=now() - dt.timedelta(hours=1)))
    assert client.post(f"{municipal}/open", data={"code": second}).status_code == 400


def test_codes_can_not_be_asked_for_without_end(client, municipal):
    answers = [client.post(f"{municipal}/code").status_code for _ in range(6)]

    assert answers == [200] * 5 + [429]


def test_every_wrong_link_gets_the_very_same_answer(
    session, client, out, replies, hearing, reviewer, inspector, municipal
):
    other = submitted(session, make_location(session), inspector)
    reply = replies[Party.MUNICIPALITY]
    link = links_of(session, reply.id)[0]
    body, _dot, signature = municipal.rpartition(".")
    wrong = {
        "changed": f"{body}.{'B' if signature[0] == 'A' else 'A'}{signature[1:]}",
        "rubbish": "/reply/rubbish",
        "signed by another": "/reply/" + sign("u" * 40, Claim(link.id, out.id)),
        "of another assessment": "/reply/" + sign(SECRET, Claim(link.id, other.id)),
        "unknown": "/reply/" + sign(SECRET, Claim(new_id(), out.id)),
    }
    answers = {name: client.get(path) for name, path in wrong.items()}
    revoke_link(session, reviewer, out, reply)
    answers["revoked"] = client.get(municipal)
    renewed = renew_link(session, reviewer, out, hearing, reply)
    session.execute(
        update(ReplyLink).where(ReplyLink.id == renewed.id).values(expires_at=now() - dt.timedelta(seconds=1))
    )
    answers["expired"] = client.get("/reply/" + sign(SECRET, Claim(renewed.id, out.id)))

    assert {answer.status_code for answer in answers.values()} == {404}
    told = {re.sub(r"/language/[^\"]*", "", words(answer)) for answer in answers.values()}
    assert len(told) == 1
    assert NOT_USABLE in told.pop()
    for action in ("code", "open", "answers"):
        assert client.post(f"{municipal}/{action}").status_code == 404


def test_an_opened_concept_closes_at_once_when_the_link_is_taken_back(
    session, opened, out, replies, reviewer, municipal
):
    assert "Reply to the concept" in words(opened.get(municipal))
    revoke_link(session, reviewer, out, replies[Party.MUNICIPALITY])

    assert opened.get(municipal).status_code == 404
    assert opened.post(f"{municipal}/answers", data={f"stance:{AREA}": "agree"}).status_code == 404


def test_the_code_of_one_party_does_not_open_the_reply_of_the_other(session, opened, out, replies, municipal):
    operators = address(session, out, replies[Party.OPERATOR])

    assert "Send the code" in words(opened.get(operators))
    assert opened.post(f"{operators}/answers", data={f"stance:{AREA}": "agree"}).status_code == 404


def test_answers_are_saved_as_they_are_given_and_shown_again(session, opened, municipal):
    one = {f"stance:{AREA}": "factual-error", f"words:{AREA}": "De kamer is 14 m2."}
    as_program = opened.post(f"{municipal}/answers", data=one, headers={"Accept": "application/json"})
    assert as_program.get_json() == {"saved": True}
    as_person = opened.post(f"{municipal}/answers", data={f"stance:{CHAIR}": "agree", "remarks": "Dank."})
    assert as_person.status_code == 302

    page = words(opened.get(municipal))
    assert "De kamer is 14 m2." in page
    assert "2 of 2 findings answered" in page
    assert "Dank." in page
    again = {f"stance:{AREA}": "agree", f"words:{AREA}": ""}
    opened.post(f"{municipal}/answers", data=again)
    kept = {one.indicator: (one.stance, one.words) for one in session.scalars(select(ReplyAnswer))}
    assert kept == {AREA: ("agree", ""), CHAIR: ("agree", "")}


def test_a_finding_that_was_not_put_to_the_party_is_refused_and_the_rest_is_kept(session, opened, municipal):
    both = {f"stance:{DAYLIGHT}": "agree", f"stance:{AREA}": "agree"}
    refused = opened.post(f"{municipal}/answers", data=both, headers={"Accept": "application/json"})
    assert refused.status_code == 404
    assert refused.get_json()["code"] == "finding-not-put-to-you"

    assert opened.post(f"{municipal}/answers", data=both).status_code == 302
    assert [one.indicator for one in session.scalars(select(ReplyAnswer))] == [AREA]
    assert "This finding is not part of the concept." in words(opened.get(municipal))


def test_files_are_kept_given_back_and_taken_out_and_only_those_we_accept(opened, municipal, monkeypatch):
    monkeypatch.setattr(answering, "LARGEST_FILE_BYTES", 1000)

    def send(name, content):
        data = {f"stance:{AREA}": "factual-error", f"files:{AREA}": (io.BytesIO(content), name)}
        opened.post(f"{municipal}/answers", data=data, content_type="multipart/form-data")
        return words(opened.get(municipal))

    page = send("meting.pdf", b"%PDF-1.7 meting")
    assert "meting.pdf" in page
    path = re.search(r'href="(/reply/[^"]+/files/[^"]+)"', page).group(1)
    given = opened.get(path)
    assert given.get_data() == b"%PDF-1.7 meting"
    assert given.headers["Content-Disposition"].startswith("attachment")
    assert given.headers["X-Content-Type-Options"] == "nosniff"

    assert "We accept PDF" in send("pagina.pdf", b"<script>")
    assert "This file is larger than" in send("groot.pdf", b"%PDF-" + b"x" * 1000)
    opened.post(f"{path}/remove")
    assert "meting.pdf" not in words(opened.get(municipal))
    assert opened.get(path).status_code == 404


def test_after_handing_in_nothing_changes_any_more_not_even_in_the_database(
    session, opened, out, municipal, reviewer
):
    opened.post(
        f"{municipal}/answers", data={f"stance:{AREA}": "factual-error", "hand_in": "yes", "name": "G"}
    )
    assert "have no explanation yet" in words(opened.get(municipal))
    whole = {
        f"stance:{AREA}": "factual-error",
        f"words:{AREA}": "De kamer is 14 m2.",
        "name": "G. Voorbeeld, adviseur",
        "hand_in": "yes",
    }
    opened.post(f"{municipal}/answers", data=whole)
    page = words(opened.get(municipal))
    assert "By G. Voorbeeld, adviseur on" in page
    assert "<textarea" not in page

    opened.post(f"{municipal}/answers", data={f"stance:{AREA}": "agree"})
    (answer,) = session.scalars(select(ReplyAnswer))
    assert answer.stance == "factual-error"
    with pytest.raises(DBAPIError, match="never changes"), session.begin_nested():
        session.execute(update(ReplyAnswer).values(words="iets anders"))


def test_after_the_last_day_what_was_saved_is_kept_and_nothing_more_comes_in(session, opened, municipal):
    opened.post(f"{municipal}/answers", data={f"stance:{AREA}": "agree"})
    past = now().date() - dt.timedelta(days=1)
    session.execute(update(Hearing).values(first_due_on=past, due_on=past))
    # The link itself still lives, as it would in the minute in which the day ends.
    assert "The time to reply is over" in words(opened.get(municipal))

    opened.post(f"{municipal}/answers", data={f"stance:{CHAIR}": "agree"})
    assert [one.indicator for one in session.scalars(select(ReplyAnswer))] == [AREA]


def test_the_page_asks_the_same_number_of_questions_however_much_was_answered(
    session, opened, municipal, count_queries
):
    opened.get(municipal)
    before = len(count_queries)
    opened.get(municipal)
    few = len(count_queries) - before
    opened.post(f"{municipal}/answers", data={f"stance:{AREA}": "agree", f"stance:{CHAIR}": "agree"})
    opened.get(municipal)
    before = len(count_queries)
    opened.get(municipal)

    assert len(count_queries) - before == few


def test_once_the_replies_were_decided_on_nothing_comes_in_and_no_time_is_given(
    session, out, reviewer, hearing, replies, opened, municipal
):
    for reply in replies.values():
        decline(session, reviewer, out, reply, "Per brief, 24 november.")
    take_step(session, reviewer, out, Step.DECIDE_REPLY, "Geen bezwaren.")

    with pytest.raises(Conflict) as refused:
        answering.save_answer(session, replies[Party.MUNICIPALITY].id, AREA, "agree", "")
    assert refused.value.code == "reply-too-late"
    assert "The time to reply is over" in words(opened.get(municipal))
    with pytest.raises(Conflict):
        extend_term(session, reviewer, out, hearing, "Te laat gevraagd.")
    with pytest.raises(Conflict):
        renew_link(session, reviewer, out, hearing, replies[Party.MUNICIPALITY])
