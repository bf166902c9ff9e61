"""The portal as it is served: tokens on every form, cookies, and what it says when something fails."""

import logging
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import sessionmaker
from werkzeug.test import encode_multipart

from app import i18n
from app.accounts.actions import Grant, add_person
from app.accounts.models import Role
from app.database import make_engine
from app.extensions import OFFICE, office_of
from app.factory import create_app
from app.transaction import WRITING_METHODS
from config import Settings
from tests.integration.conftest import InspectingClient

EMAIL, PASSWORD = "ida@example.org", "vier losse woorden samen"


@pytest.fixture
def served(tmp_path, database_url, engine, session) -> Iterator[Flask]:
    """The portal with the settings of production, inside the test's transaction."""
    settings = Settings.load(
        database_url=database_url,
        var_folder=tmp_path,
        public_url="https://kompas.example.org",
        max_upload_mb=1,
        secret_key="p" * 40,
    )
    app = create_app(settings, engine)
    app.test_client_class = InspectingClient
    inside = sessionmaker(
        session.connection(), join_transaction_mode="create_savepoint", expire_on_commit=False
    )
    app.extensions[OFFICE] = replace(office_of(app), sessions=inside)
    add_person(session, None, name="Ida", email=EMAIL, password=PASSWORD, grants=(Grant(Role.ADMINISTRATOR),))
    return app


@pytest.fixture
def client(served: Flask) -> FlaskClient:
    """Somebody who signed in with the form, over HTTPS."""
    client = served.test_client()
    client.environ_base["wsgi.url_scheme"] = "https"
    client.environ_base["HTTP_REFERER"] = "https://localhost/"
    form = {"csrf_token": token(client, "/sign-in"), "email": EMAIL, "password": PASSWORD}
    assert client.post("/sign-in", data=form).status_code == 302
    return client


def token(client: FlaskClient, page: str) -> str:
    """The token in the forms of a page."""
    found = re.search(r'name="csrf_token"[^>]* value="([^"]+)"', client.get(page).text)
    assert found is not None
    return found[1]


def test_every_writing_address_refuses_a_request_without_a_token(served, client):
    asked = 0
    for rule in served.url_map.iter_rules():
        if not (rule.methods or set()) & WRITING_METHODS:
            continue
        values = dict.fromkeys(rule.arguments, "01a20ae8-3df5-71f4-9901-56529eacee49")
        with served.test_request_context():
            address = served.url_for(rule.endpoint, **values)
        plain = client.post(address, data={"x": "1"})
        sent = client.post(address, json={"judgements": []}, headers={"X-CSRFToken": "guessed"})
        assert plain.status_code == 400, address
        assert (sent.status_code, sent.json["code"]) == (400, "stale-form"), address
        asked += 1
    assert asked > 15
    assert client.get("/account").status_code == 200, "nobody was signed out"


def test_the_cookie_of_a_session_stays_with_the_browser_and_off_plain_http(client):
    cookie = client.get("/account").headers.get_all("Set-Cookie") or client.get("/sign-in").headers.get_all(
        "Set-Cookie"
    )
    assert cookie
    assert all(flag in cookie[0] for flag in ("Secure", "HttpOnly", "SameSite=Lax"))


def test_what_a_stranger_planted_before_the_sign_in_does_not_survive_it(served):
    client = served.test_client()
    with client.session_transaction() as cookie:
        cookie.update(planted="yes", language="en")
    client.environ_base["wsgi.url_scheme"] = "https"
    client.environ_base["HTTP_REFERER"] = "https://localhost/"
    before = token(client, "/sign-in")
    client.post("/sign-in", data={"csrf_token": before, "email": EMAIL, "password": PASSWORD})

    with client.session_transaction() as cookie:
        assert "planted" not in cookie
        assert cookie["language"] == "en"
    assert client.post("/sign-out", data={"csrf_token": before}).status_code == 400


@pytest.mark.parametrize("language", list(i18n.LANGUAGES))
def test_a_database_that_is_away_is_told_on_a_page_to_who_signed_in_and_to_others(
    served, client, language, caplog
):
    client.get(f"/language/{language}")
    away = make_engine("postgresql+psycopg://nobody@127.0.0.1:1/away")
    served.extensions[OFFICE] = replace(office_of(served), sessions=sessionmaker(away))

    with caplog.at_level(logging.CRITICAL):
        stranger = served.test_client().get("/check?number=OK-2026-0001&code=AAAA-AAAA")
        pages = [client.get("/"), client.get("/locations/"), stranger]

    assert [page.status_code for page in pages] == [503] * 3
    assert f'lang="{language}"' in pages[0].text


@pytest.mark.parametrize("language", list(i18n.LANGUAGES))
def test_a_failure_of_ours_is_told_on_a_page(served, client, language, monkeypatch):
    client.get(f"/language/{language}")

    def fail() -> str:
        raise RuntimeError("a mistake in a view")

    monkeypatch.setitem(served.view_functions, "overview.start", _marked(fail))
    page = client.get("/")

    assert page.status_code == 500
    assert f'lang="{language}"' in page.text
    assert "a mistake in a view" not in page.text


def _marked(view):
    view.access_rule = "public"
    return view


@pytest.mark.parametrize("language", list(i18n.LANGUAGES))
def test_an_upload_over_the_limit_is_told_on_a_page(client, language):
    client.get(f"/language/{language}")

    page = client.post("/account", data={"csrf_token": "x", "current": "x" * 1_100_000})

    assert page.status_code == 413
    assert f'lang="{language}"' in page.text


def test_a_form_of_thousands_of_fields_with_long_remarks_arrives_whole(client):
    fields = {f"remark:{number}": "ë" * 100 for number in range(2500)}
    fields |= {"csrf_token": token(client, "/account"), "language": "en"}

    boundary, body = encode_multipart(fields)
    kind = f'multipart/form-data; boundary="{boundary}"'
    answer = client.post("/account/language", data=body, content_type=kind)

    assert answer.status_code == 302


@pytest.mark.parametrize(
    "address",
    [
        "/locations/?words=%00",
        "/assessments/?words=%00",
        "/allocation/figures?area=%00",
        "/allocation/?cycle=%00",
        "/allocation/municipalities/%00",
        "/check?number=%00&code=%00",
    ],
)
def test_a_null_character_in_an_address_is_refused(client, address):
    assert client.get(address).status_code == 400


def test_a_write_that_the_database_refuses_is_told_on_the_page_of_who_asked(client):
    form = {"name": "Jan\x00", "email": "jan@example.org", "password": PASSWORD}
    form |= {"csrf_token": token(client, "/people/new"), "role": "reader", "place": "national"}

    page = client.post("/people/new", data=form)

    assert page.status_code == 400
    assert "/account" in page.text
    assert client.get("/account").status_code == 200


@pytest.mark.parametrize("body", [b'"x"', b"1", b"[" * 100_000])
def test_json_fills_in_no_form(client, body):
    headers = {"X-CSRFToken": token(client, "/people/new")}

    answer = client.post("/people/new", data=body, content_type="application/json", headers=headers)

    assert answer.status_code == 400


def test_what_somebody_typed_never_stands_in_the_log(client, served, caplog):
    stranger = served.test_client()
    stranger.environ_base["wsgi.url_scheme"] = "https"
    stranger.environ_base["HTTP_REFERER"] = "https://localhost/"
    form = {"csrf_token": token(stranger, "/sign-in"), "email": "jan\x00@example.org", "password": "secret"}

    assert stranger.post("/sign-in", data=form).status_code == 400
    assert "example.org" not in caplog.text
    assert "secret" not in caplog.text
