"""The tasks of the worker: printing a report, making a batch."""

import logging
import uuid
from collections.abc import Mapping

from flask import Flask

from app.extensions import office_of
from app.jobs import Task
from app.problems import NotFound
from app.reports import actions
from app.reports.batch_job import make_batch
from app.reports.batching import MAKE_BATCH
from app.reports.models import ReportBatch
from app.reports.printing import Printer, render
from app.reports.queries import report_by_id
from config import Settings

log = logging.getLogger(__name__)


def printer_of(app: Flask) -> Printer:
    """The printer of this portal."""
    settings = app.config["SETTINGS"]
    assert isinstance(settings, Settings)
    return Printer(office_of(app).storage, app.jinja_env, settings.address)


def report_tasks(app: Flask) -> Mapping[str, Task]:
    """The tasks of this room by the names under which they are asked for."""

    def render_report(report_id: str) -> None:
        """Print one report; one that no longer exists is no work."""
        with app.app_context(), office_of(app).sessions() as session:
            try:
                report = report_by_id(session, uuid.UUID(report_id))
            except NotFound:
                log.warning("report %s is not in the register", report_id)
                return
            render(session, printer_of(app), report)

    def make_report_batch(batch_id: str) -> None:
        """Make one batch; one that no longer exists is no work."""
        with app.app_context(), office_of(app).sessions() as session:
            batch = session.get(ReportBatch, uuid.UUID(batch_id))
            if batch is None:
                log.warning("batch %s is not there", batch_id)
                return
            make_batch(session, printer_of(app), batch)

    return {actions.RENDER: render_report, MAKE_BATCH: make_report_batch}
