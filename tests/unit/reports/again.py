"""Print the thin sample report once more: for another process, on another day."""

import datetime as dt
import time
from pathlib import Path

import weasyprint

from tests.factories.printed_reports import THIN, frozen_sample, make_portal, print_frozen

LATER = dt.timedelta(days=1)


class Tomorrow(dt.datetime):
    """A clock that is a day ahead."""

    @classmethod
    def now(cls, tz: dt.tzinfo | None = None) -> "Tomorrow":
        """This moment, tomorrow."""
        return super().now(tz) + LATER


def print_again(var_folder: str) -> bytes:
    """The bytes of the sample when everybody who asks for the time hears that of tomorrow."""
    real, today = time.time, dt.datetime.now(dt.UTC)
    time.time = lambda: real() + LATER.total_seconds()
    weasyprint.datetime = Tomorrow
    # The printer would write tomorrow where it is not told the moment of issue.
    assert weasyprint.Attachment(string="x").created.date() > today.date()
    portal = make_portal(Path(var_folder))
    return print_frozen(portal, *frozen_sample(portal, THIN)).content
