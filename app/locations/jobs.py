"""What the worker does for municipalities every day."""

from collections.abc import Mapping

from flask import Flask

from app.extensions import office_of
from app.i18n import today
from app.jobs import Task
from app.locations.municipality_actions import take_new_names

TAKE_NEW_NAMES = "locations.take-new-names"


def location_tasks(app: Flask) -> Mapping[str, Task]:
    """The tasks of this room by the names under which they are asked for."""

    def take_names() -> None:
        """Let municipalities carry the name that holds from today."""
        with office_of(app).sessions.begin() as session:
            take_new_names(session, today())

    return {TAKE_NEW_NAMES: take_names}
