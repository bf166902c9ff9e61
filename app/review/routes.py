"""The reviewer's desk, and one assessment under review."""

import uuid

from flask import Blueprint, Flask, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.accounts.access import current_person, needs_role
from app.accounts.models import Role
from app.assessments import permissions, scorecards
from app.assessments.assessment_page import loaded
from app.assessments.judging_sheet import progress
from app.assessments.models import Assessment
from app.assessments.queries import judges_of
from app.assessments.reasons import traced_reasons
from app.assessments.words import STEP_TAKEN_WORDS
from app.assessments.workflow import Actor, State, Step, steps_from
from app.errors import put_into_words
from app.problems import NotFound, Problem
from app.review import actions, queries
from app.review.findings import findings
from app.transaction import current_session

room = Blueprint("review", __name__, url_prefix="/review")

REVIEW_STEPS = frozenset(Step) - {Step.BEGIN_JUDGING, Step.SUBMIT}


def init_room(app: Flask) -> None:
    """Put this room's pages into the portal; its problems are those of the assessments."""
    app.register_blueprint(room)


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
    return _page(loaded(assessment_id))


@room.post("/<uuid:assessment_id>/steps/<step>")
@needs_role(Role.REVIEWER)
def take_step(assessment_id: uuid.UUID, step: str) -> ResponseReturnValue:
    """Take one step; refused when somebody else was first."""
    assessment = loaded(assessment_id)
    if step not in {possible.value for possible in REVIEW_STEPS}:
        raise NotFound("step-not-possible")
    wanted, session = Step(step), current_session()
    reason = request.form.get("reason", "")
    try:
        with session.begin_nested():
            actions.take_step(session, current_person(), assessment, wanted, reason)
    except Problem as problem:
        return _page(loaded(assessment_id), refusal=problem, kept={step: reason}), problem.status
    flash(str(STEP_TAKEN_WORDS[wanted]), "success")
    return redirect(url_for("review.one", assessment_id=assessment_id))


def _page(
    assessment: Assessment, *, refusal: Problem | None = None, kept: dict[str, str] | None = None
) -> str:
    session, person = current_session(), current_person()
    reading = scorecards.read(session, assessment)
    may_review = permissions.may_review(person, assessment, judges_of(session, assessment.id))
    return render_template(
        "review/one.html",
        assessment=assessment,
        reading=reading,
        themes=progress(reading),
        headline_reasons=traced_reasons(reading.framework, reading.scorecard.headline_reasons),
        findings=findings(reading),
        may_review=may_review,
        steps=steps_from(assessment.state, Actor.REVIEWER) if may_review else (),
        refusal=put_into_words(refusal) if refusal is not None else None,
        kept=kept or {},
        Step=Step,
    )
