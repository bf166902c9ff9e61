"""What the worker does for supervision every day."""

from collections.abc import Mapping

from flask import Flask

from app.extensions import office_of
from app.i18n import today
from app.jobs import Task
from app.supervision.actions import remind_of_answers

REMIND_OF_ANSWERS = "supervision.remind"


def supervision_tasks(app: Flask) -> Mapping[str, Task]:
    """The tasks of this room by the names under which they are asked for."""

    def remind() -> None:
        """Tell people which answers of municipalities are late or nearly due."""
        with office_of(app).sessions.begin() as session:
            remind_of_answers(session, today())

    return {REMIND_OF_ANSWERS: remind}
