"""The commands of the program: serve, look after the database, publish, import."""

import contextlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from app import audit, demo
from app.accounts.actions import Grant, add_person
from app.accounts.models import Role, Scope
from app.allocation.actions import import_figures_file
from app.allocation.table_file import FiguresFileError
from app.allocation.words import mistake_in_words
from app.backup import make_backup, restore_backup
from app.extensions import office_of
from app.factory import create_wsgi_application
from app.framework import queries as framework_queries
from app.framework.actions import publish_framework
from app.i18n import LANGUAGES
from app.locations.queries import municipality_by_code, province_by_code
from app.migrating import upgrade_database
from app.production_server import refuse_unusable_address, start_server
from app.running import running_database
from app.terminal import portal_at_work
from config import Settings
from quality_framework import load_framework

WORKER_GOODBYE_SECONDS = 20


@click.command(epilog="Example: PORT=8080 opvangkompas serve --demo")
@click.option("--demo", "with_demo", is_flag=True, help="Fill an empty portal with fictional content first.")
def serve(*, with_demo: bool) -> None:
    """Serve the portal until Ctrl-C: database, migrations, worker and web server."""
    settings = Settings.load()
    refuse_unusable_address(settings.host, settings.port)
    with running_database(settings.model_copy(update={"demo": with_demo or settings.demo})) as running:
        with portal_at_work() as (app, session):
            demo.load_reference_data(session)
            if with_demo and demo.is_empty(session):
                click.echo("First start: making the demo content, this takes about a minute.")
                demo.load_demo(session, office_of(app).storage)
        with _worker():
            start_server(
                running,
                lambda: create_wsgi_application(running),
                lambda: _say_where(running, with_demo=with_demo),
            )


def _say_where(settings: Settings, *, with_demo: bool) -> None:
    click.echo(f"\nOpvangkompas: {settings.address}   (Ctrl-C stops it; everything is kept)")
    if with_demo:
        click.echo(f"Demo sign-ins, all with the password: {demo.PASSWORD}")
        for email, what in demo.SIGN_INS:
            click.echo(f"  {email:<38} {what}")


@contextlib.contextmanager
def _worker() -> Iterator[None]:
    """A child process that makes the reports; it stops with us."""
    child = subprocess.Popen([sys.executable, "-m", "app", "worker"])
    try:
        yield
    finally:
        child.terminate()
        try:
            child.wait(WORKER_GOODBYE_SECONDS)
        except subprocess.TimeoutExpired:
            child.kill()


@click.command("demo", epilog="Example: DATABASE_URL=postgresql://localhost/empty opvangkompas demo")
def demo_command() -> None:
    """Fill an empty portal with fictional locations, people and assessments."""
    with portal_at_work() as (app, session):
        demo.load_reference_data(session)
        if not demo.is_empty(session):
            raise click.ClickException(
                "there are locations already; demo content goes into an empty portal only"
            )
        demo.load_demo(session, office_of(app).storage)
    click.echo(f"Done. Every demo sign-in has the password: {demo.PASSWORD}")


@click.group()
def db() -> None:
    """Look after the database."""


@db.command("upgrade", epilog="Example: DATABASE_URL=postgresql://localhost/kompas opvangkompas db upgrade")
def db_upgrade() -> None:
    """Bring the tables to the version of this program. Twice changes nothing."""
    with running_database(Settings.load()) as settings:
        upgrade_database(str(settings.database_url))
    click.echo("The database is up to date.")


@click.group()
def framework() -> None:
    """Versions of the quality framework."""


@framework.command(
    "publish", epilog="Example: opvangkompas framework publish quality_framework/frameworks/nl-reception"
)
@click.argument("path", type=click.Path(exists=True, path_type=Path))
def framework_publish(path: Path) -> None:
    """Check the framework in PATH and publish it for ever."""
    checked = load_framework(path)
    with portal_at_work() as (_app, session):
        version = publish_framework(session, None, checked)
        click.echo(f"{version.framework_id} {version.version} {version.digest}")


@framework.command("list", epilog="Example: opvangkompas framework list")
def framework_list() -> None:
    """The published versions, newest first, with their digests."""
    with portal_at_work() as (_app, session):
        for version in framework_queries.versions(session):
            click.echo(
                f"{version.framework_id} {version.version} {version.published_at:%Y-%m-%d} {version.digest}"
            )


@click.group()
def figures() -> None:
    """Published figures of the Spreidingswet."""


@figures.command("import", epilog="Example: opvangkompas figures import verdeelbesluit-2026.csv")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def figures_import(file: Path) -> None:
    """Import a CSV or XLSX FILE of figures: all of it, or nothing and every error by row and column."""
    with portal_at_work() as (_app, session):
        try:
            arrival = import_figures_file(session, None, file)
        except FiguresFileError as refused:
            for mistake in refused.mistakes:
                click.echo(mistake_in_words(mistake), err=True)
            raise click.ClickException(
                f"nothing imported: {len(refused.mistakes)} mistakes in the file"
            ) from None
        click.echo(f"{arrival.figures_added} figures added, {arrival.figures_unchanged} were there already")


@click.group()
def person() -> None:
    """People with an account."""


@person.command(
    "add", epilog="Example: opvangkompas person add ans@example.org 'Ans de Vries' --role inspector"
)
@click.argument("email")
@click.argument("name")
@click.option("--role", "role", type=click.Choice([role.value for role in Role]), required=True)
@click.option("--province", help="Only this province (PV26).")
@click.option("--municipality", help="Only this municipality (GM0344).")
@click.option("--language", type=click.Choice(list(LANGUAGES)), default="nl", show_default=True)
@click.password_option(help="Asked for when not given; at least 12 characters.")
def person_add(
    *,
    email: str,
    name: str,
    role: str,
    province: str | None,
    municipality: str | None,
    language: str,
    password: str,
) -> None:
    """Give somebody an account with one role. Without a place the role is for the whole country."""
    if province and municipality:
        raise click.UsageError("give a province or a municipality, not both")
    scope = Scope.PROVINCE if province else Scope.MUNICIPALITY if municipality else Scope.NATIONAL
    grant = Grant(Role(role), scope, province or municipality)
    with portal_at_work() as (_app, session):
        if province:
            province_by_code(session, province)
        if municipality:
            municipality_by_code(session, municipality)
        add_person(
            session, None, name=name, email=email, password=password, language=language, grants=(grant,)
        )
        click.echo(f"{email} can sign in as {role}")


@click.command("backup", epilog="Example: opvangkompas backup /backups/kompas-2026-11-23.tar")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def backup_command(file: Path) -> None:
    """Write the database and all files to one new FILE; the portal may go on meanwhile."""
    with running_database(Settings.load()) as settings:
        size = make_backup(str(settings.database_url), Path(str(settings.files_folder)), file)
    click.echo(f"{file}: {size:,} bytes")


@click.command(epilog="Example: opvangkompas restore /backups/kompas-2026-11-23.tar")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def restore(file: Path) -> None:
    """Put a backup back into an empty database and an empty folder of files."""
    with running_database(Settings.load()) as settings:
        restore_backup(str(settings.database_url), Path(str(settings.files_folder)), file)
        upgrade_database(str(settings.database_url))
    click.echo("Everything is back. Check the audit trail with: opvangkompas audit verify")


@click.group("audit")
def audit_group() -> None:
    """The audit trail."""


@audit_group.command("verify", epilog="Example: opvangkompas audit verify")
def audit_verify() -> None:
    """Walk every chain of the audit trail; fail on the first line that does not add up."""
    with portal_at_work() as (_app, session):
        broken = audit.verify(session)
    for chain in broken:
        click.echo(f"{chain.subject.kind} {chain.subject.id}: line {chain.line_id} does not add up", err=True)
    if broken:
        raise click.ClickException(f"{len(broken)} chains are broken")
    click.echo("Every chain adds up.")
