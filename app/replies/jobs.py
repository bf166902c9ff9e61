"""What the worker does for hearings every day."""

from collections.abc import Mapping

from flask import Flask

from app.extensions import office_of
from app.i18n import today
from app.jobs import Task
from app.replies.actions import remind_and_tell

REMIND = "replies.remind"
# Every hour in office hours: a worker that was away in the morning makes up for it.
DURING_THE_DAY = "10 6-17 * * *"


def reply_tasks(app: Flask) -> Mapping[str, Task]:
    """The tasks of this room by the names under which they are asked for."""

    def remind() -> None:
        """Remind who did not reply yet; tell who sent the concept when the term is over."""
        with office_of(app).sessions.begin() as session:
            remind_and_tell(session, today())

    return {REMIND: remind}
