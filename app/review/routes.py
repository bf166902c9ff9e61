"""The reviewer's desk, and one assessment under review."""

import uuid

from flask import Flask, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.accounts.access import current_person, needs_role
from app.accounts.models import Role
from app.assessments.assessment_page import loaded
from app.assessments.words import STEP_TAKEN_WORDS
from app.assessments.workflow import State, Step
from app.errors import wording
from app.notices.words import lines
from app.problems import NotFound, Problem
from app.review import actions, hearing_pages, judgement_pages, queries, words
from app.review.blueprint import room
from app.review.hearing_pages import hearing_page
from app.review.page import review_page
from app.transaction import current_session

# Each adds its pages to the blueprint of the room.
PAGES = (hearing_pages, judgement_pages)
REVIEW_STEPS = frozenset(Step) - {Step.BEGIN_JUDGING, Step.SUBMIT}


def init_room(app: Flask) -> None:
    """Put this room's pages and sentences into the portal, and its words into templates."""
    app.register_blueprint(room)
    wording.add(words.SENTENCES)
    lines.add(words.NOTICE_LINES)
    app.jinja_env.filters["override_standing"] = words.STANDING_WORDS.__getitem__


@room.get("/")
@needs_role(Role.REVIEWER)
def index() -> ResponseReturnValue:
    """What waits for a reviewer, longest waiting first."""
    wanted = request.args.get("state", "")
    state = State(wanted) if wanted in {waiting.value for waiting in queries.WAITING} else None
    desk = queries.desk(
        current_session(), current_person(), request.args.get("page", 1, type=int), state=state
    )
    return render_template("review/index.html", desk=desk, state=state, states=queries.WAITING)


@room.get("/<uuid:assessment_id>")
@needs_role(Role.REVIEWER)
def one(assessment_id: uuid.UUID) -> ResponseReturnValue:
    """One assessment under review: what fell short, on what evidence, and the steps that are possible now."""
    return review_page(loaded(assessment_id))


@room.post("/<uuid:assessment_id>/steps/<step>")
@needs_role(Role.REVIEWER)
def take_step(assessment_id: uuid.UUID, step: str) -> ResponseReturnValue:
    """Take one step; refused when somebody else was first."""
    assessment = loaded(assessment_id)
    if step not in {possible.value for possible in REVIEW_STEPS}:
        raise NotFound("step-not-possible")
    wanted, session = Step(step), current_session()
    reason, indicators = request.form.get("reason", ""), request.form.getlist("indicators")
    try:
        with session.begin_nested():
            actions.take_step(session, current_person(), assessment, wanted, reason, indicators=indicators)
    except Problem as problem:
        assessment = loaded(assessment_id)
        if wanted is Step.DECIDE_REPLY and assessment.state is State.OUT_FOR_REPLY:
            return hearing_page(assessment, problem)
        return review_page(assessment, refusal=problem), problem.status
    flash(str(STEP_TAKEN_WORDS[wanted]), "success")
    return redirect(url_for("review.one", assessment_id=assessment_id))
