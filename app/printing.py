"""Printing at the terminal."""

from pathlib import Path

import click

from app.extensions import office_of
from app.i18n import LANGUAGES
from app.reports.commands import make_report_now
from app.terminal import portal_at_work


@click.command(epilog="Example: opvangkompas report T-2026-0001 --output report.pdf --language en")
@click.argument("number")
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), required=True)
@click.option("--language", type=click.Choice(list(LANGUAGES)), default="nl", show_default=True)
def report(number: str, output: Path, language: str) -> None:
    """Print the audit report of assessment NUMBER as a PDF."""
    with portal_at_work() as (app, session):
        content = make_report_now(session, office_of(app).storage, number, language)
    try:
        output.write_bytes(content)
    except OSError as problem:
        raise click.ClickException(f"{output} can't be written: {problem.strerror}") from None
    click.echo(f"{output}: {len(content):,} bytes")
