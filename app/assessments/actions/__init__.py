"""Every write of this room: planning, judging, photos, and the steps that its own team takes."""

from app.assessments.actions.findings import draw_up_findings, group_findings, word_finding
from app.assessments.actions.judging import record_judgements, take_back_judgement
from app.assessments.actions.life import (
    Seen,
    begin_judging,
    change_state,
    freeze_scorecard,
    submit_assessment,
    withdraw_assessment,
)
from app.assessments.actions.on_reply import Change, change_on_reply, restore_on_reply
from app.assessments.actions.photos import add_photo, change_caption, remove_photo
from app.assessments.actions.planning import VISITS, Plan, plan_assessment
from app.assessments.actions.rooms import record_rooms
from app.assessments.actions.tablets import assign_themes, hear_of_tablet
from app.assessments.actions.team import change_team
from app.assessments.actions.visit import VisitDescription, close_visit, describe_visit, record_acute_danger

__all__ = [
    "VISITS",
    "Change",
    "Plan",
    "Seen",
    "VisitDescription",
    "add_photo",
    "assign_themes",
    "begin_judging",
    "change_caption",
    "change_on_reply",
    "change_state",
    "change_team",
    "close_visit",
    "describe_visit",
    "draw_up_findings",
    "freeze_scorecard",
    "group_findings",
    "hear_of_tablet",
    "plan_assessment",
    "record_acute_danger",
    "record_judgements",
    "record_rooms",
    "remove_photo",
    "restore_on_reply",
    "submit_assessment",
    "take_back_judgement",
    "withdraw_assessment",
    "word_finding",
]
