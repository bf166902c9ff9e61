"""The program `opvangkompas`: mistakes become one line, and a command is read only when it is asked for."""

import pkgutil
from collections.abc import Mapping
from typing import Any

import click
from sqlalchemy.exc import OperationalError

from app import __version__
from app.postgres_programs import PostgresError
from config import SettingsError
from quality_framework import FrameworkErrors

# Serving starts without the PDF engine, and the worker, which stays, holds nothing that only others use.
READ_WHEN_ASKED: Mapping[str, str] = {
    "audit": "app.commands:audit_group",
    "backup": "app.commands:backup_command",
    "db": "app.commands:db",
    "demo": "app.commands:demo_command",
    "figures": "app.commands:figures",
    "framework": "app.commands:framework",
    "person": "app.commands:person",
    "report": "app.printing:report",
    "restore": "app.commands:restore",
    "serve": "app.commands:serve",
    "worker": "app.worker:worker",
}


class Program(click.Group):
    """A group whose commands end with one clear line instead of a traceback when the asker can mend it."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (Click's own signature)
        """All commands, by name."""
        return sorted(READ_WHEN_ASKED)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of this name, read now."""
        if cmd_name not in READ_WHEN_ASKED:
            return None
        command = pkgutil.resolve_name(READ_WHEN_ASKED[cmd_name])
        assert isinstance(command, click.Command)
        return command

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
        except (SettingsError, PostgresError) as problem:
            raise click.ClickException(str(problem)) from None


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def main() -> None:
    """Opvangkompas: judge the quality of reception locations, and show it beside the places that are owed."""
