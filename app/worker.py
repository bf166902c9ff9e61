"""The worker: a process of its own that makes reports, sends mail, and reminds by the clock."""

import datetime as dt
from collections.abc import Callable, Mapping

import click
from sqlalchemy.orm import Session

from app import jobs
from app.extensions import Office, office_of
from app.factory import create_app
from app.i18n import today
from app.improvement.actions import remind_of_measures
from app.locations.municipality_actions import take_new_names
from app.mail import DELIVER
from app.notices.jobs import DIGESTS, EVERY_MORNING, notice_tasks
from app.postman import mail_tasks
from app.replies.actions import remind_and_tell
from app.reports.jobs import report_tasks
from app.running import running_database
from app.sheets.jobs import sheet_tasks
from app.supervision.actions import remind_of_answers
from config import Settings

REMIND_OF_REPLIES = "replies.remind"
REMIND_OF_MEASURES = "improvement.remind"
REMIND_OF_ANSWERS = "supervision.remind"
TAKE_NEW_NAMES = "locations.take-new-names"
# What is done for a day, in one transaction.
ON_A_DAY: Mapping[str, Callable[[Session, dt.date], object]] = {
    REMIND_OF_REPLIES: remind_and_tell,
    REMIND_OF_MEASURES: remind_of_measures,
    REMIND_OF_ANSWERS: remind_of_answers,
    TAKE_NEW_NAMES: take_new_names,
}
# What the worker does without being asked. Mail is looked for every minute: a server may have come back. The
# reminders come every hour in office hours: a worker that was away in the morning makes up for it. Those of
# measures and answers come before the mail of the morning.
BY_THE_CLOCK = {
    DELIVER: "* * * * *",
    DIGESTS: EVERY_MORNING,
    REMIND_OF_REPLIES: "10 6-17 * * *",
    TAKE_NEW_NAMES: "0 0-17 * * *",
    REMIND_OF_MEASURES: "5 5-17 * * *",
    REMIND_OF_ANSWERS: "10 5-17 * * *",
}


def _today(office: Office, act: Callable[[Session, dt.date], object]) -> jobs.Task:
    def run() -> None:
        with office.sessions.begin() as session:
            act(session, today())

    return run


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
            **{name: _today(office_of(app), act) for name, act in ON_A_DAY.items()},
        }
        jobs.run_worker(str(settings.database_url), tasks, BY_THE_CLOCK)
