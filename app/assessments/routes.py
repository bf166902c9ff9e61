"""The list of assessments, one assessment, and the steps that its own team takes."""

import uuid

from flask import Flask, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.accounts.access import current_person, person_or_nobody, signed_in
from app.assessments import (
    actions,
    closing_pages,
    division_pages,
    findings_pages,
    hand_in_pages,
    history_pages,
    judging_pages,
    permissions,
    photo_pages,
    planning_pages,
    queries,
    room_json,
    room_pages,
    since_pages,
    tablet_json,
    tablet_pages,
    team_pages,
    visit_pages,
    why_pages,
    words,
)
from app.assessments.actions import Seen
from app.assessments.assessment_page import assessment_page, loaded
from app.assessments.blueprint import room
from app.assessments.forms import AssessmentFilterForm
from app.assessments.models import Assessment
from app.assessments.sentences import SENTENCES
from app.assessments.workflow import Step
from app.errors import wording
from app.i18n import today
from app.locations.queries import provinces
from app.notices.words import lines
from app.problems import Conflict, NotFound, Problem
from app.transaction import current_session

# Each adds its pages to the blueprint of the room.
PAGES = (
    findings_pages,
    history_pages,
    planning_pages,
    since_pages,
    team_pages,
    visit_pages,
    judging_pages,
    photo_pages,
    room_pages,
    room_json,
    why_pages,
    tablet_json,
    tablet_pages,
    hand_in_pages,
    division_pages,
    closing_pages,
)
# Who made what a tablet sends. What one person keeps there is never sent in the name of another.
TABLET_PERSON = "X-Tablet-Person"
TEAM_STEPS = (Step.BEGIN_JUDGING, Step.SUBMIT, Step.WITHDRAW)


def init_room(app: Flask) -> None:
    """Put this room's pages and sentences into the portal, and its words into templates."""
    app.register_blueprint(room)
    wording.add(SENTENCES)
    lines.add(words.NOTICE_LINES)
    app.jinja_env.filters.update(
        assessment_state=words.STATE_WORDS.__getitem__,
        assessment_kind=words.KIND_WORDS.__getitem__,
        assessment_step=words.STEP_WORDS.__getitem__,
        announced=words.announced_words,
    )


@room.before_request
def refuse_other_person() -> None:
    """Refuse what a tablet sends for somebody else than the person who is signed in."""
    holder, person = request.headers.get(TABLET_PERSON), person_or_nobody()
    if holder is not None and person is not None and holder != str(person.id):
        raise Conflict("other-person")


@room.get("/")
@signed_in
def index() -> ResponseReturnValue:
    """The assessments that this person may see, newest plan first."""
    session, person = current_session(), current_person()
    form = AssessmentFilterForm(request.args)
    form.province.choices = [("", _("All")), *((row.code, row.name) for row in provinces(session))]
    page = request.args.get("page", 1, type=int)
    found = queries.assessments_page(session, person, form.filters(), page)
    asked = {name: value for name, value in request.args.items() if name != "page" and value}
    return render_template(
        "assessments/index.html",
        form=form,
        found=found,
        asked=asked,
        may_plan=permissions.may_plan_somewhere(person),
    )


@room.get("/<uuid:assessment_id>")
@signed_in
def one(assessment_id: uuid.UUID) -> ResponseReturnValue:
    """One assessment: where it stands, its verdicts with their reasons, what is open, and what happened."""
    return assessment_page(loaded(assessment_id))


@room.post("/<uuid:assessment_id>/steps/<step>")
@signed_in
def take_step(assessment_id: uuid.UUID, step: str) -> ResponseReturnValue:
    """Begin, submit or withdraw, by the team."""
    assessment = loaded(assessment_id)
    if step not in TEAM_STEPS:
        raise NotFound("step-not-possible")
    try:
        with current_session().begin_nested():
            _take(Step(step), assessment)
    except Problem as problem:
        return assessment_page(loaded(assessment_id), refusal=problem), problem.status
    flash(str(words.STEP_TAKEN_WORDS[Step(step)]), "success")
    after = "assessments.judge" if step == Step.BEGIN_JUDGING else "assessments.one"
    return redirect(url_for(after, assessment_id=assessment_id))


def _seen() -> Seen | None:
    """What the page said when it was handed in; a request without it was not made from the page."""
    if "settled" not in request.form:
        return None
    numbers = {name: request.form.get(name, 0, type=int) for name in ("settled", "applicable")}
    return Seen(**numbers)


def _take(step: Step, assessment: Assessment) -> None:
    session, person = current_session(), current_person()
    if step is Step.BEGIN_JUDGING:
        actions.begin_judging(session, person, assessment, on=today())
    elif step is Step.SUBMIT:
        despite = request.form.get("despite", "")
        actions.submit_assessment(session, person, assessment, _seen(), despite=despite)
    else:
        actions.withdraw_assessment(session, person, assessment, request.form.get("reason", ""))
