"""Who is told what, in the portal and by mail."""

import uuid

from sqlalchemy import select

from app.accounts.models import MailWish, Role
from app.assessments.workflow import Step
from app.mail import OutgoingMail
from app.notices.actions import choose_mail, send_digests, tell
from app.notices.queries import inbox
from app.review.actions import take_step
from tests.factories.assessments import submitted
from tests.factories.people import make_person
from tests.factories.places import GRONINGEN


def mails(session):
    return list(session.scalars(select(OutgoingMail).order_by(OutgoingMail.id)))


def kinds(session, person):
    return [one.kind for one in inbox(session, person, 1).notices]


def test_each_step_is_told_to_those_who_have_to_know_and_not_to_who_took_it(
    session, location, inspector, reviewer
):
    municipality = make_person(session, Role.MUNICIPALITY, municipality=location.municipality_code)
    elsewhere = make_person(session, Role.REVIEWER, municipality=GRONINGEN)
    found = submitted(session, location, inspector)
    for step in (Step.BEGIN_REVIEW, Step.SEND_OUT_FOR_REPLY, Step.DECIDE_REPLY, Step.ADOPT, Step.PUBLISH):
        take_step(session, reviewer, found, step, "Er is geen zienswijze ontvangen.")

    assert kinds(session, reviewer) == ["submit"]
    assert kinds(session, inspector) == ["adopt", "decide-reply", "send-out-for-reply"]
    assert kinds(session, municipality) == ["publish", "adopt", "send-out-for-reply"]
    assert kinds(session, elsewhere) == []


def test_a_mail_names_the_number_and_nothing_that_was_found(session, location, inspector, reviewer):
    found = submitted(session, location, inspector, area_per_person="not-met")

    (mail,) = mails(session)
    assert mail.address == reviewer.email
    assert mail.details == {"notices": [{"kind": "submit", "number": found.number}]}


def test_one_mail_a_day_tells_all_that_is_new_and_nothing_twice(session, inspector):
    choose_mail(session, inspector, MailWish.DAILY)
    for number in ("T-2026-0001", "T-2026-0002"):
        tell(session, [inspector], "adopt", about=uuid.uuid4(), number=number)
    assert mails(session) == []

    assert send_digests(session) == 1
    assert send_digests(session) == 0

    (mail,) = mails(session)
    assert [one["number"] for one in mail.details["notices"]] == ["T-2026-0001", "T-2026-0002"]


def test_who_wants_no_mail_or_has_a_closed_account_gets_none(session, inspector, reviewer):
    inspector.mail_wish = MailWish.NEVER
    reviewer.is_open = False
    tell(session, [inspector, reviewer], "adopt", about=uuid.uuid4(), number="T-2026-0001")

    assert mails(session) == []
    assert kinds(session, inspector) == ["adopt"]
    assert kinds(session, reviewer) == []


def test_the_inbox_is_read_and_leads_to_the_thing(
    session, location, inspector, reviewer, signed_in_client, count_queries
):
    found = submitted(session, location, inspector)
    client = signed_in_client(reviewer)
    notice = inbox(session, reviewer, 1).notices[0]

    page = client.get("/messages/").get_data(as_text=True)
    assert f"Assessment {found.number} was submitted and waits for a reviewer." in page
    assert "1 message that you have not read" in page
    assert client.post(f"/messages/{notice.id}").location == f"/assessments/{found.id}"
    assert "0 messages that you have not read" in client.get("/messages/").get_data(as_text=True)
    assert signed_in_client(inspector).post(f"/messages/{notice.id}").status_code == 404


def test_a_long_inbox_is_paged_with_the_same_number_of_questions(
    session, inspector, signed_in_client, count_queries
):
    client = signed_in_client(inspector)
    tell(session, [inspector], "adopt", about=uuid.uuid4(), number="T-2026-0001")
    client.get("/messages/")
    before = len(count_queries)
    client.get("/messages/")
    few = len(count_queries) - before
    for number in range(60):
        tell(session, [inspector], "adopt", about=uuid.uuid4(), number=f"T-2026-{number:04d}")
    before = len(count_queries)

    page = client.get("/messages/?page=2").get_data(as_text=True)

    assert len(count_queries) - before == few
    assert page.count("was adopted") == 25
    assert "Page 2 of 3" in page
