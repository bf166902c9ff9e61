"""The commands that print: they need the PDF engine, and are read only when asked for (`terminal.py`)."""

from pathlib import Path

import click

from app import jobs
from app.extensions import office_of
from app.factory import create_app
from app.i18n import LANGUAGES
from app.improvement.jobs import REMIND_OF_MEASURES, improvement_tasks
from app.locations.jobs import TAKE_NEW_NAMES, location_tasks
from app.mail import DELIVER
from app.notices.jobs import DIGESTS, EVERY_MORNING, notice_tasks
from app.postman import mail_tasks
from app.replies.jobs import DURING_THE_DAY, REMIND, reply_tasks
from app.reports.commands import make_report_now
from app.reports.jobs import report_tasks
from app.running import running_database
from app.sheets.jobs import sheet_tasks
from app.supervision.jobs import REMIND_OF_ANSWERS, supervision_tasks
from app.terminal import portal_at_work
from config import Settings

# What the worker does without being asked. Mail is looked for every minute: a server may have come back.
# The reminders come before the mail of the morning, and later in the day where the worker was away then.
BY_THE_CLOCK = {
    DELIVER: "* * * * *",
    DIGESTS: EVERY_MORNING,
    REMIND: DURING_THE_DAY,
    TAKE_NEW_NAMES: "0 0-17 * * *",
    REMIND_OF_MEASURES: "5 5-17 * * *",
    REMIND_OF_ANSWERS: "10 5-17 * * *",
}


@click.command(epilog="Example: opvangkompas worker")
def worker() -> None:
    """Make the reports that people ask for and send the mail, until stopped. `serve` starts one by itself."""
    with running_database(Settings.load()) as settings:
        app = create_app(settings)
        tasks = {
            **report_tasks(app),
            **sheet_tasks(app),
            **mail_tasks(app),
            **notice_tasks(app),
            **reply_tasks(app),
            **location_tasks(app),
            **improvement_tasks(app),
            **supervision_tasks(app),
        }
        jobs.run_worker(str(settings.database_url), tasks, BY_THE_CLOCK)


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
