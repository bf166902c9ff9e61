import pytest
from sqlalchemy import select

from app.accounts.actions import Grant, add_person
from app.accounts.models import Role, Scope
from app.mail import MailState, OutgoingMail, is_refused, post_mail
from app.problems import Invalid
from tests.factories.people import make_person

PASSWORD = "vier losse woorden samen"


@pytest.fixture
def inspector(session):
    return add_person(
        session, None, name="Ida", email="ida@example.org", password=PASSWORD, grants=(Grant(Role.INSPECTOR),)
    )


def test_somebody_signs_in_reads_and_signs_out(client, inspector):
    assert client.get("/").headers["Location"].startswith("/sign-in")
    answer = client.post("/sign-in?next=/account", data={"email": "ida@example.org", "password": PASSWORD})
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/account"
    assert client.get("/account").status_code == 200
    client.post("/sign-out")
    assert client.get("/account").status_code == 302


def test_an_answer_that_comes_in_late_brings_no_ended_sign_in_back(client, inspector):
    client.post("/sign-in", data={"email": "ida@example.org", "password": PASSWORD})
    client.get("/account")

    assert "Set-Cookie" not in client.get("/account").headers
    assert "Set-Cookie" in client.post("/sign-out").headers


@pytest.mark.parametrize("elsewhere", ["https://evil.example", "//evil.example", "/\\evil.example"])
def test_after_signing_in_nobody_is_sent_to_another_site(client, inspector, elsewhere):
    answer = client.post(
        "/sign-in", query_string={"next": elsewhere}, data={"email": "ida@example.org", "password": PASSWORD}
    )
    assert answer.headers["Location"] == "/"


def test_a_wrong_pair_shows_the_form_again_with_the_address_kept(client, inspector):
    answer = client.post("/sign-in", data={"email": "ida@example.org", "password": "niet het wachtwoord"})
    assert answer.status_code == 400
    assert 'value="ida@example.org"' in answer.text
    assert "niet het wachtwoord" not in answer.text


def test_the_language_switch_keeps_the_reader_on_the_page(client):
    answer = client.get("/language/en?next=/sign-in")
    assert answer.headers["Location"] == "/sign-in"
    assert 'lang="en"' in client.get("/sign-in").text
    client.get("/language/nl")
    assert 'lang="nl"' in client.get("/sign-in").text


def test_an_unknown_language_is_refused(client):
    assert client.get("/language/xx").status_code == 404


def test_somebody_changes_their_own_password_and_stays_signed_in(client, inspector):
    client.post("/sign-in", data={"email": "ida@example.org", "password": PASSWORD})
    new = "heel andere lange woorden"
    answer = client.post("/account", data={"current": PASSWORD, "new": new, "again": new})
    assert answer.status_code == 302
    assert client.get("/account").status_code == 200


def test_a_new_password_that_is_not_repeated_is_refused(client, inspector):
    client.post("/sign-in", data={"email": "ida@example.org", "password": PASSWORD})
    answer = client.post(
        "/account", data={"current": PASSWORD, "new": "heel andere woorden", "again": "iets anders"}
    )
    assert answer.status_code == 400


def test_an_administrator_gives_an_account_and_roles_and_takes_them_back(session, signed_in_client):
    client = signed_in_client(make_person(session, Role.ADMINISTRATOR))
    form = {
        "name": "Gea Gemeente",
        "email": "gea@example.org",
        "password": PASSWORD,
        "role": "municipality",
        "place": "municipality:GM0344",
    }
    answer = client.post("/people/new", data=form)
    assert answer.status_code == 302
    page = client.get(answer.headers["Location"])
    assert "Utrecht" in page.text
    assert client.post("/people/new", data=form).status_code == 400
    nameless = client.post("/people/new", data=form | {"name": "  ", "email": "leeg@example.org"})
    assert nameless.status_code == 400
    assert "Enter a name." in nameless.text
    again = client.post(answer.headers["Location"] + "/roles", data={"role": "reader", "place": "national"})
    assert again.status_code == 302


@pytest.mark.parametrize("deed", ["roles", "close", "open"])
def test_two_administrators_at_once_follow_each_other(session, signed_in_client, count_queries, deed):
    client = signed_in_client(make_person(session, Role.ADMINISTRATOR))
    person = make_person(session, Role.READER)

    answer = client.post(f"/people/{person.id}/{deed}", data={"role": "reviewer", "place": "national"})

    assert answer.status_code == 302
    locked = [text for text in count_queries.statements if "FROM people" in text and "FOR NO KEY" in text]
    assert len(locked) == 1


def test_only_an_administrator_for_the_whole_country_sees_people(session, signed_in_client):
    assert signed_in_client(make_person(session, Role.REVIEWER)).get("/people/").status_code == 403
    regional = make_person(session, Role.ADMINISTRATOR, province="PV26")
    assert signed_in_client(regional).get("/people/").status_code == 403


@pytest.mark.parametrize(
    "grant",
    [Grant(Role.MUNICIPALITY), Grant(Role.PROVINCE), Grant(Role.MUNICIPALITY, Scope.PROVINCE, "PV26")],
)
def test_a_municipality_or_province_never_reaches_further_than_its_own_place(session, grant):
    with pytest.raises(Invalid, match="role-needs-its-place"):
        add_person(session, None, name="Gea", email="gea@example.org", password=PASSWORD, grants=(grant,))


@pytest.mark.parametrize(
    "email", ["gea", "gea,piet@example.org", "gea<piet@example.org", f"{'g' * 250}@x.nl"]
)
def test_an_account_needs_one_address_that_mail_can_reach(session, email):
    with pytest.raises(Invalid, match="email-wrong"):
        add_person(session, None, name="Gea", email=email, password=PASSWORD)


@pytest.fixture
def own(client, inspector):
    """The inspector, signed in with their password and reading English."""
    client.post("/sign-in", data={"email": inspector.email, "password": PASSWORD})
    client.get("/language/en")
    return client


def mails(session):
    return list(session.scalars(select(OutgoingMail).order_by(OutgoingMail.id)))


def test_somebody_whose_mail_is_refused_sees_it_and_puts_their_address_right(own, session, inspector):
    refused = post_mail(session, address=inspector.email, language="nl", kind="notice", details={})
    refused.state = MailState.REFUSED
    session.flush()
    assert "Mail to you does not arrive" in own.get("/messages/").text
    assert "Mail to you does not arrive" in own.get("/account").text

    answer = own.post("/account/email", data={"email": "Ida.Goed@example.org", "password": PASSWORD})

    assert answer.headers["Location"] == "/account"
    assert "Mail to you does not arrive" not in own.get("/account").text
    told = [mail.address for mail in mails(session) if mail.kind == "address-changed"]
    assert told == ["ida@example.org", "ida.goed@example.org"]
    own.post("/sign-out")
    again = own.post("/sign-in", data={"email": "ida.goed@example.org", "password": PASSWORD})
    assert again.status_code == 302


def test_a_mail_that_arrives_later_takes_the_message_away(session, inspector):
    for state in (MailState.REFUSED, MailState.SENT):
        mail = post_mail(session, address=inspector.email, language="nl", kind="notice", details={})
        mail.state = state
        session.flush()
        assert is_refused(session, inspector.email) is (state is MailState.REFUSED)


@pytest.mark.parametrize(
    ("email", "password", "words"),
    [
        ("other@example.org", "niet het wachtwoord", "This is not your present password."),
        ("no address", PASSWORD, "This does not look like an e-mail address."),
        ("ida@example.org", PASSWORD, "Somebody already has an account with this e-mail address."),
    ],
)
def test_an_address_is_changed_only_with_the_password_and_into_a_new_one(
    own, session, email, password, words
):
    answer = own.post("/account/email", data={"email": email, "password": password})

    assert answer.status_code == 400
    assert words in answer.text
    assert mails(session) == []
