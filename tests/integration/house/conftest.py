"""One world for all tests of a file, and a visitor whose every request is undone."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

import pytest
from flask import Flask
from sqlalchemy import Connection, Engine, event
from sqlalchemy.orm import Session, sessionmaker
from werkzeug.test import TestResponse

from app.extensions import OFFICE, office_of
from app.factory import create_app
from config import Environment, Settings
from tests.integration.conftest import InspectingClient
from tests.integration.house.world import SECRET, World, build_world


@dataclass(frozen=True)
class House:
    """The portal over a world that never changes."""

    app: Flask
    world: World
    connection: Connection

    @contextmanager
    def undone(self) -> Iterator[None]:
        """Whatever is written inside is gone afterwards, committed or not."""
        savepoint = self.connection.begin_nested()
        try:
            yield
        finally:
            savepoint.rollback()

    def ask(
        self, who: str, method: str, address: str, *, language: str = "en", **given: object
    ) -> TestResponse:
        """One request by this person, undone afterwards. A POST without more is an empty form."""
        client = self.app.test_client()
        with client.session_transaction() as cookie:
            cookie["language"] = language
            if who != "nobody":
                cookie["_user_id"] = self.world.session_keys[who]
                cookie["_fresh"] = True
        with self.undone(), client.open(address, method=method, **given) as response:
            response.get_data()
            return response

    def address(self, endpoint: str, thing: str) -> str:
        """The address of this view, filled from the thing."""
        rule = next(self.app.url_map.iter_rules(endpoint))
        with self.app.test_request_context():
            values = {name: self.world.things[thing][name] for name in rule.arguments}
            return self.app.url_for(endpoint, **values)


@pytest.fixture(scope="module")
def house(tmp_path_factory, engine: Engine, database_url: str) -> Iterator[House]:
    """The portal and its world, inside one transaction that is never committed."""
    settings = Settings.load(
        environment=Environment.TEST,
        database_url=database_url,
        var_folder=tmp_path_factory.mktemp("var"),
        secret_key=SECRET,
    )
    app = create_app(settings, engine)
    app.config["WTF_CSRF_ENABLED"] = False
    app.test_client_class = InspectingClient
    with engine.connect() as connection:
        transaction = connection.begin()
        sessions = sessionmaker(
            connection, join_transaction_mode="create_savepoint", expire_on_commit=False, class_=Session
        )
        app.extensions[OFFICE] = replace(office_of(app), sessions=sessions)
        # Reports are frozen in the words of their language, as in a request.
        with app.app_context(), sessions() as session:
            world = build_world(session, office_of(app).storage)
            session.commit()
        yield House(app, world, connection)
        transaction.rollback()


@pytest.fixture
def statements(engine: Engine) -> Iterator[list[str]]:
    """Every statement that goes to the database meanwhile."""
    heard: list[str] = []
    listen: Callable[..., None] = lambda _connection, _cursor, statement, *_rest: heard.append(statement)  # noqa: E731
    event.listen(engine, "before_cursor_execute", listen)
    yield heard
    event.remove(engine, "before_cursor_execute", listen)
