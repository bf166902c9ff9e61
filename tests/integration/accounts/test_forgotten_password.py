"""A forgotten password: a link in a mail, once and for an hour, that tells nobody who has an account."""

import datetime as dt

import pytest
from itsdangerous import URLSafeTimedSerializer
from sqlalchemy import func, select, update

from app import audit
from app.accounts import reset_links
from app.accounts.actions import Grant, add_person, attempt_key, change_email
from app.accounts.models import Role, SignInAttempt
from app.accounts.reset_links import ResetClaim
from app.accounts.resetting import MAILS_AN_HOUR, ask_for_reset
from app.database import now
from app.mail import OutgoingMail

OLD, NEW = "vier losse woorden samen", "heel andere woorden nu"
EMAIL = "ida@example.org"
SECRET = "t" * 40


@pytest.fixture
def ida(session):
    return add_person(
        session, None, name="Ida", email=EMAIL, password=OLD, language="en", grants=(Grant(Role.INSPECTOR),)
    )


@pytest.fixture
def client(client):
    client.get("/language/en")
    return client


def ask(client, email=EMAIL):
    return client.post("/password/forgotten", data={"email": email})


def mails(session):
    return list(session.scalars(select(OutgoingMail).order_by(OutgoingMail.id)))


def link(session):
    return f"/password/new/{mails(session)[-1].details['token']}"


def choose(client, address, password=NEW):
    return client.post(address, data={"new": password, "again": password})


def sign_in(client, password):
    return client.post("/sign-in", data={"email": EMAIL, "password": password}).status_code


def test_who_forgot_their_password_chooses_a_new_one_with_the_link(client, session, ida):
    assert "Look in your mail" in ask(client, "IDA@example.org ").text
    address = link(session)
    assert "Choose a new password" in client.get(address).text

    answer = choose(client, address)

    assert answer.headers["Location"] == "/sign-in"
    assert sign_in(client, OLD) == 400
    assert sign_in(client, NEW) == 302
    written = [line.action for line, _values in audit.lines_about(session, audit.subject("person", ida.id))]
    assert {"ask-password-reset", "reset-password"} <= set(written)


def test_the_answer_is_the_same_for_an_address_without_an_account_and_no_mail_goes(client, session, ida):
    known = ask(client).text
    mailed = len(mails(session))
    unknown = ask(client, "nobody@example.org").text

    assert unknown == known
    assert len(mails(session)) == mailed


def test_a_closed_account_gets_no_link_and_a_link_from_before_is_dead(client, session, ida):
    ask(client)
    address = link(session)
    ida.is_open = False
    session.flush()
    ask(client)

    assert len(mails(session)) == 1
    assert client.get(address).status_code == 404


def test_a_link_works_once_and_ends_every_session(client, session, ida, signed_in_client):
    elsewhere = signed_in_client(ida)
    assert elsewhere.get("/account").status_code == 200
    ask(client)
    address = link(session)
    choose(client, address)

    again = choose(client, address, "nog een ander wachtwoord")

    assert again.status_code == 404
    assert "This link does not work any more" in again.text
    assert elsewhere.get("/account").status_code == 302


def test_a_link_that_went_to_the_address_of_before_is_dead_once_the_address_has_changed(client, session, ida):
    ask(client)
    address = link(session)
    change_email(session, ida, password=OLD, email="ida@elders.example.org")

    assert client.get(address).status_code == 404


def test_a_stranger_who_keeps_asking_for_links_does_not_keep_the_owner_from_them(client, session, ida):
    hour = now() - dt.timedelta(minutes=61)
    for _ in range(MAILS_AN_HOUR):
        ask_for_reset(session, SECRET, email=EMAIL, origin="a stranger")
    session.execute(update(SignInAttempt).values(happened_at=hour))
    for number in range(MAILS_AN_HOUR + 2):
        ask_for_reset(session, SECRET, email=EMAIL, origin=f"stranger {number}")
    # Of the askings of the last hour only those that mailed something count against the address.
    asked = select(func.count()).where(
        SignInAttempt.key_digest == attempt_key("reset", EMAIL), SignInAttempt.happened_at > hour
    )
    assert session.scalar(asked) == MAILS_AN_HOUR


@pytest.mark.parametrize("password", ["kort", ""])
def test_a_password_that_is_too_short_leaves_the_link_as_it_was(client, session, ida, password):
    ask(client)
    address = link(session)

    assert choose(client, address, password).status_code == 400
    assert choose(client, address).status_code == 302


def test_a_link_is_over_after_an_hour_and_nobody_can_make_one(ida, monkeypatch):
    claim = ResetClaim(ida.id, 0, "d" * 64)
    token = reset_links.sign(SECRET, claim)
    assert reset_links.read(SECRET, token) == claim
    assert reset_links.read("u" * 40, token) is None
    assert reset_links.read(SECRET, token[:-1]) is None
    rubbish = URLSafeTimedSerializer(SECRET, salt="opvangkompas.password-reset").dumps(["nobody", 1, "d"])
    assert reset_links.read(SECRET, str(rubbish)) is None

    monkeypatch.setattr(reset_links, "MINUTES_VALID", -1)

    assert reset_links.read(SECRET, token) is None


def test_asking_often_fills_no_inbox_and_then_has_to_wait(client, session, ida):
    statuses = [ask(client).status_code for _ in range(6)]

    assert statuses == [200] * 5 + [429]
    assert len(mails(session)) == 3


def test_who_was_kept_waiting_after_wrong_tries_signs_in_at_once_with_the_new_password(client, session, ida):
    key = attempt_key("sign-in", EMAIL, "127.0.0.1")
    session.add_all(SignInAttempt(key_digest=key, succeeded=False) for _ in range(5))
    session.flush()
    assert sign_in(client, OLD) == 429
    ask(client)

    choose(client, link(session))

    assert sign_in(client, NEW) == 302


def test_the_mail_names_nobody_and_is_wiped_like_every_other(client, session, ida):
    ask(client)
    (mail,) = mails(session)

    assert (mail.kind, mail.language, set(mail.details)) == ("password-reset", "en", {"token", "minutes"})
    assert session.scalar(select(func.now())) - mail.made_at < dt.timedelta(minutes=1)
