"""What the worker does for improvement measures every day."""

from collections.abc import Mapping

from flask import Flask

from app.extensions import office_of
from app.i18n import today
from app.improvement.actions import remind_of_measures
from app.jobs import Task

REMIND_OF_MEASURES = "improvement.remind"


def improvement_tasks(app: Flask) -> Mapping[str, Task]:
    """The tasks of this room by the names under which they are asked for."""

    def remind() -> None:
        """Tell people which measures are late or nearly due."""
        with office_of(app).sessions.begin() as session:
            remind_of_measures(session, today())

    return {REMIND_OF_MEASURES: remind}
