import datetime as dt

import pytest

from app.supervision.deadlines import Waiting, waiting_on

TODAY = dt.date(2026, 11, 23)


@pytest.mark.parametrize(
    ("deadline", "wanted"),
    [
        (None, Waiting.NOTHING_ASKED),
        (dt.date(2026, 11, 22), Waiting.PASSED),
        (TODAY, Waiting.SOON),
        (dt.date(2026, 12, 7), Waiting.SOON),
        (dt.date(2026, 12, 8), Waiting.OPEN),
    ],
)
def test_a_step_without_an_answer_waits_until_its_last_day(deadline, wanted):
    assert waiting_on(deadline, [], TODAY) is wanted


def test_a_late_answer_is_an_answer():
    assert waiting_on(dt.date(2026, 11, 1), [dt.date(2026, 11, 20)], TODAY) is Waiting.ANSWERED
