"""What commands find: the portal at work."""

import contextlib
from collections.abc import Iterator

import click
from flask import Flask
from sqlalchemy.orm import Session

from app.errors import put_into_words
from app.extensions import office_of
from app.factory import create_app
from app.i18n import speaking
from app.migrating import upgrade_database
from app.problems import Problem
from app.running import running_database
from config import Settings


@contextlib.contextmanager
def portal_at_work() -> Iterator[tuple[Flask, Session]]:
    """The portal with a session that commits at the end; problems are told in English."""
    with running_database(Settings.load()) as settings:
        upgrade_database(str(settings.database_url))
        app = create_app(settings)
        office = office_of(app)
        try:
            with app.app_context(), speaking("en"), office.sessions() as session:
                try:
                    yield app, session
                except Problem as problem:
                    raise click.ClickException(put_into_words(problem)) from None
                session.commit()
        finally:
            office.engine.dispose()
