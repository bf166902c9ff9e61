"""Every write of this room: agreeing a measure, telling how far it is, ending it, and what a visit saw."""

from app.improvement.actions.agreeing import MeasureDetails, agree_measure
from app.improvement.actions.ending import close_measure, drop_measure, reporters_of, return_measure
from app.improvement.actions.reminding import MEASURES_DUE, MEASURES_LATE, remind_of_measures
from app.improvement.actions.reporting import change_deadline, report_measure
from app.improvement.actions.visits import resolve_by_visit

__all__ = [
    "MEASURES_DUE",
    "MEASURES_LATE",
    "MeasureDetails",
    "agree_measure",
    "change_deadline",
    "close_measure",
    "drop_measure",
    "remind_of_measures",
    "report_measure",
    "reporters_of",
    "resolve_by_visit",
    "return_measure",
]
