"""The portal on the test's own session, and a client that inspects every page it is given."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine, event, select
from sqlalchemy.orm import Session, sessionmaker
from werkzeug.test import TestResponse

from app.accounts.models import Person, Role
from app.extensions import OFFICE, office_of
from app.factory import create_app
from app.framework.models import FrameworkVersion
from app.storage import Storage
from config import Environment, Settings
from tests.factories.people import make_person
from tests.factories.places import make_location
from tests.page_inspection import inspect_page


class InspectingClient(FlaskClient):
    """A client that fails on any page that is not as every page must be."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        """Ask, and inspect the answer when it is a page."""
        response = super().open(*args, **kwargs)
        if response.mimetype == "text/html" and not 300 <= response.status_code < 400:
            wrong = inspect_page(response.get_data(as_text=True))
            assert not wrong, f"{response.request.path}:\n" + "\n".join(wrong)
        assert "default-src 'self'" in response.headers["Content-Security-Policy"]
        return response


@pytest.fixture
def settings(tmp_path, database_url) -> Settings:
    return Settings.load(
        environment=Environment.TEST, database_url=database_url, var_folder=tmp_path, secret_key="t" * 40
    )


@pytest.fixture(scope="session")
def portal(tmp_path_factory, database_url: str, engine: Engine) -> Flask:
    """The portal of this worker: its pages and templates are made ready once."""
    settings = Settings.load(
        environment=Environment.TEST,
        database_url=database_url,
        var_folder=tmp_path_factory.mktemp("portal"),
        secret_key="t" * 40,
    )
    portal = create_app(settings, engine)
    portal.config["WTF_CSRF_ENABLED"] = False
    portal.test_client_class = InspectingClient
    return portal


@pytest.fixture
def app(portal: Flask, settings: Settings, session: Session) -> Iterator[Flask]:
    """The portal whose requests work inside the test's transaction; nothing they commit outlives the test."""
    inside = sessionmaker(
        session.connection(), join_transaction_mode="create_savepoint", expire_on_commit=False
    )
    assert settings.files_folder is not None
    office = office_of(portal)
    portal.extensions[OFFICE] = replace(office, sessions=inside, storage=Storage(settings.files_folder))
    portal.config["SETTINGS"] = settings
    yield portal
    portal.extensions[OFFICE] = office


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """Somebody who has not signed in."""
    return app.test_client()


@pytest.fixture
def signed_in_client(app: Flask, session: Session) -> Callable[[Person], FlaskClient]:
    """A client signed in as this person."""

    def sign_in(person: Person) -> FlaskClient:
        session.flush()
        client = app.test_client()
        with client.session_transaction() as cookie:
            cookie["_user_id"] = person.get_id()
            cookie["_fresh"] = True
        return client

    return sign_in


class QueryCount:
    """How many statements went to the database since it was made."""

    def __init__(self) -> None:
        self.statements: list[str] = []

    def __len__(self) -> int:
        return len([text for text in self.statements if "SAVEPOINT" not in text])


@pytest.fixture
def count_queries(engine: Engine) -> Iterator[QueryCount]:
    """Counts statements while the test runs; savepoints of the test itself do not count."""
    count = QueryCount()

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        count.statements.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    yield count
    event.remove(engine, "before_cursor_execute", note)


@pytest.fixture
def framework(session):
    return session.scalars(select(FrameworkVersion)).one()


@pytest.fixture
def location(session):
    return make_location(session)


@pytest.fixture
def inspector(session):
    return make_person(session, Role.INSPECTOR, name="Iris Toets")


@pytest.fixture
def colleague(session):
    return make_person(session, Role.INSPECTOR, name="Carl Toets")


@pytest.fixture
def reviewer(session):
    return make_person(session, Role.REVIEWER, name="Bea Toets")


@pytest.fixture
def municipality(session):
    return make_person(session, Role.MUNICIPALITY, municipality="GM0344", name="Gea Toets")


@pytest.fixture
def storage(tmp_path):
    return Storage(tmp_path / "files")
