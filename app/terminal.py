"""The program at the terminal: mistakes become one line, and commands find the portal at work."""

import contextlib
import importlib
from collections.abc import Iterator, Mapping
from typing import Any

import click
from flask import Flask
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from app.backup import BackupError
from app.errors import put_into_words
from app.extensions import office_of
from app.factory import create_app
from app.i18n import speaking
from app.migrating import upgrade_database
from app.postgres_programs import PostgresError
from app.problems import Problem
from app.production_server import AddressError
from app.running import running_database
from config import Settings, SettingsError
from quality_framework import FrameworkErrors

# Commands that need the PDF engine are read only when they are asked for: serving starts without it.
READ_WHEN_ASKED: Mapping[str, str] = {"report": "app.printing", "worker": "app.printing"}


class Program(click.Group):
    """A group whose commands end with one clear line instead of a traceback when the asker can mend it."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All commands, by name."""
        return sorted([*super().list_commands(ctx), *READ_WHEN_ASKED])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, read now when it is one of those that wait."""
        if cmd_name in READ_WHEN_ASKED:
            command = getattr(importlib.import_module(READ_WHEN_ASKED[cmd_name]), cmd_name)
            assert isinstance(command, click.Command)
            return command
        return super().get_command(ctx, cmd_name)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 (Click's own signature)
        """Run the command; what the asker can mend becomes one line and exit code 1."""
        try:
            return super().invoke(ctx)
        except FrameworkErrors as refused:
            for error in refused.errors:
                click.echo(str(error), err=True)
            raise click.ClickException(f"refused: {len(refused.errors)} errors in the framework") from None
        except OperationalError:
            raise click.ClickException("the database does not answer; check DATABASE_URL") from None
        except (SettingsError, PostgresError, AddressError, BackupError) as problem:
            raise click.ClickException(str(problem)) from None


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
