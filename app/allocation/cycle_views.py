"""Which cycle and day a page is asked for, and the steps of a cycle as a timeline."""

import datetime as dt

from flask import request

from app.allocation import queries, words
from app.allocation.country import step_states
from app.allocation.models import Cycle
from app.i18n import current_language, today
from app.transaction import current_session


def asked_cycle() -> Cycle:
    """The cycle in the address (`?cycle=2026-2028`), else the one that runs today."""
    wanted = request.args.get("cycle")
    session = current_session()
    return queries.cycle_by_id(session, wanted) if wanted else queries.cycle_on(session, today())


def asked_day(cycle: Cycle) -> dt.date:
    """The day in the address (`?on=2026-11-23`), else today; brought within the cycle."""
    return queries.day_within(cycle, request.args.get("on", today(), type=dt.date.fromisoformat))


def timeline_of(cycle: Cycle, on: dt.date) -> list[dict[str, str]]:
    """The steps of the cycle for the timeline: what was done by the day, what goes on, what is to come."""
    english = current_language() == "en"
    states = step_states([step.actual_on for step in cycle.steps], on)
    return [
        {
            "label": str(words.STEP_WORDS[step.kind]),
            "detail": step.actual_en if english else step.actual,
            "state": state,
        }
        for step, state in zip(cycle.steps, states, strict=True)
    ]
