"""The daily mail, written by the worker."""

from collections.abc import Mapping

from flask import Flask

from app.extensions import office_of
from app.jobs import Task
from app.notices.actions import send_digests

DIGESTS = "notices.digests"
# Half past six in the morning in winter, half past seven in summer.
EVERY_MORNING = "30 5 * * *"


def notice_tasks(app: Flask) -> Mapping[str, Task]:
    """The tasks of this room by the names under which they are asked for."""

    def write_digests() -> None:
        """One mail to each who wishes one a day."""
        with office_of(app).sessions.begin() as session:
            send_digests(session)

    return {DIGESTS: write_digests}
