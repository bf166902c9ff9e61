"""What a step waits for on a day. Pure: nothing follows by itself, it only tells whom to remind."""

import datetime as dt
import enum
from collections.abc import Sequence

REMIND_DAYS = 14


class Waiting(enum.StrEnum):
    """How a step stands with its deadline."""

    ANSWERED = "answered"
    NOTHING_ASKED = "nothing-asked"
    OPEN = "open"
    SOON = "soon"
    PASSED = "passed"


def waiting_on(deadline_on: dt.date | None, responded_on: Sequence[dt.date], today: dt.date) -> Waiting:
    """Answered, however late; else how near the deadline is. The last day itself has not passed."""
    if responded_on:
        return Waiting.ANSWERED
    if deadline_on is None:
        return Waiting.NOTHING_ASKED
    if deadline_on < today:
        return Waiting.PASSED
    return Waiting.SOON if deadline_on <= today + dt.timedelta(days=REMIND_DAYS) else Waiting.OPEN
