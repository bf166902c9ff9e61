import pytest

from app.accounts.actions import Grant, add_person
from app.accounts.models import Role, Scope
from app.locations.actions import load_seed
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
    load_seed(session)
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
    again = client.post(answer.headers["Location"] + "/roles", data={"role": "reader", "place": "national"})
    assert again.status_code == 302


def test_only_an_administrator_for_the_whole_country_sees_people(session, signed_in_client):
    load_seed(session)
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


def test_an_account_needs_an_address_that_mail_can_reach(session):
    with pytest.raises(Invalid, match="email-wrong"):
        add_person(session, None, name="Gea", email="gea", password=PASSWORD)
