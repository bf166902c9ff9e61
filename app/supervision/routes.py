"""Supervision of a municipality: the steps beside the ladder, recording them, and their letters."""

import uuid

from flask import Blueprint, Flask, current_app, flash, redirect, render_template, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.accounts.access import current_person, needs_role, signed_in
from app.accounts.models import Role
from app.database import new_id
from app.errors import put_into_words, wording
from app.extensions import office_of
from app.forms import form_key
from app.i18n import today
from app.locations.models import Municipality
from app.locations.queries import municipality_by_code, place_of_municipality
from app.notices.words import lines
from app.problems import NotAllowed, NotFound, Problem
from app.supervision import actions, permissions, queries, words
from app.supervision.forms import LadderForm, ResponseForm, StepForm, WithdrawForm
from app.transaction import current_session

room = Blueprint("supervision", __name__, url_prefix="/allocation")

SENTENCES = {
    "ladder-step-not-found": _l("This step is not on the ladder. Choose one from the list."),
    "ladder-needs-steps": _l("Fill in 1 to %(most)s steps."),
    "ladder-step-needs-words": _l("Each step needs a name, and where it comes from."),
    "term-out-of-range": _l("Enter a term from 1 to %(most)s days."),
    "ladder-not-yours": _l("Only reviewers for the whole country change the ladder."),
    "supervision-step-not-found": _l("There is no such step for this municipality."),
    "supervision-not-yours": _l("You can see this municipality but not record steps of supervision."),
    "letter-not-found": _l("There is no such letter."),
    "letter-too-large": _l("The letter is larger than 5 MB."),
    "letter-not-pdf": _l("The letter must be a PDF file."),
    "step-in-future": _l("This day is still to come. Record a step once it was taken."),
    "step-needs-words": _l("Tell who took this step and what it is about."),
    "step-withdrawn-already": _l("This step was taken back already."),
    "step-withdrawal-needs-reason": _l("Give a reason."),
    "deadline-before-step": _l("The last day for the answer lies before the step. Check both dates."),
    "response-day-wrong": _l("An answer comes on or after the day of the step, and not in the future."),
    "response-needs-words": _l("Tell what the answer is."),
}


def init_room(app: Flask) -> None:
    """Put this room's pages and sentences into the portal, and its words into templates."""
    app.register_blueprint(room)
    wording.add(SENTENCES)
    lines.add(words.NOTICE_LINES)
    app.jinja_env.filters.update(
        waiting=words.WAITING_WORDS.__getitem__,
        ladder_name=words.ladder_name,
        ladder_basis=words.ladder_basis,
    )


def _municipality(code: str) -> Municipality:
    found = municipality_by_code(current_session(), code)
    if not permissions.may_see_steps(current_person(), place_of_municipality(found)):
        raise NotFound("municipality-not-found")
    return found


@room.get("/municipalities/<code>/supervision")
@signed_in
def one(code: str) -> ResponseReturnValue:
    """The steps that were taken towards a municipality, newest first, beside the ladder."""
    session, person, found = current_session(), current_person(), _municipality(code)
    place = place_of_municipality(found)
    return render_template(
        "supervision/one.html",
        municipality=found,
        steps=queries.steps_of(session, [code], today()),
        ladder=queries.ladder(session),
        may_record=permissions.may_record_step(person, place),
        may_answer=permissions.may_record_response(person, place),
        may_read=permissions.may_read_letters(person, place),
        may_change=permissions.may_change_ladder(person),
    )


@room.route("/municipalities/<code>/supervision/new", methods=["GET", "POST"])
@needs_role(*permissions.RECORDING_ROLES)
def record(code: str) -> ResponseReturnValue:
    """Record a step that was taken."""
    session, person, found = current_session(), current_person(), _municipality(code)
    if not permissions.may_record_step(person, place_of_municipality(found)):
        raise NotAllowed("supervision-not-yours")
    form = StepForm()
    form.offer(queries.ladder(session))
    if form.validate_on_submit():
        storage = office_of(current_app).storage
        try:
            details, key = form.details(), form_key()
            actions.record_step(session, storage, person.id, found, details, today=today(), key=key)
        except Problem as problem:
            form.form_errors.append(put_into_words(problem))
        else:
            flash(_("The step is recorded."), "success")
            return redirect(url_for("supervision.one", code=code))
    key = form_key() or new_id()
    page = render_template("supervision/step.html", municipality=found, form=form, key=key)
    return page, 400 if form.errors else 200


@room.route("/municipalities/<code>/supervision/<uuid:step_id>/response", methods=["GET", "POST"])
@needs_role(*permissions.ANSWERING_ROLES)
def respond(code: str, step_id: uuid.UUID) -> ResponseReturnValue:
    """Record what the municipality answered to a step."""
    session, person, found = current_session(), current_person(), _municipality(code)
    if not permissions.may_record_response(person, place_of_municipality(found)):
        raise NotAllowed("supervision-not-yours")
    step = queries.step_by_id(session, code, step_id)
    form = ResponseForm()
    if form.validate_on_submit():
        storage = office_of(current_app).storage
        try:
            actions.record_response(session, storage, person.id, step, form.details(), today=today())
        except Problem as problem:
            form.form_errors.append(put_into_words(problem))
        else:
            flash(_("The answer is recorded."), "success")
            return redirect(url_for("supervision.one", code=code))
    page = render_template("supervision/response.html", municipality=found, step=step, form=form)
    return page, 400 if form.errors else 200


@room.route("/municipalities/<code>/supervision/<uuid:step_id>/withdraw", methods=["GET", "POST"])
@needs_role(*permissions.RECORDING_ROLES)
def withdraw(code: str, step_id: uuid.UUID) -> ResponseReturnValue:
    """Take back a step that was recorded by mistake."""
    session, person, found = current_session(), current_person(), _municipality(code)
    if not permissions.may_record_step(person, place_of_municipality(found)):
        raise NotAllowed("supervision-not-yours")
    step = queries.step_by_id(session, code, step_id)
    form = WithdrawForm()
    if form.validate_on_submit():
        actions.withdraw_step(session, person.id, step, form.reason.data or "")
        flash(_("The step is taken back; it stays to be seen with the reason."), "success")
        return redirect(url_for("supervision.one", code=code))
    page = render_template("supervision/withdraw.html", municipality=found, step=step, form=form)
    return page, 400 if form.errors else 200


@room.get("/municipalities/<code>/supervision/letters/<digest>")
@needs_role(*permissions.ANSWERING_ROLES)
def letter(code: str, digest: str) -> ResponseReturnValue:
    """A letter to or from the municipality."""
    found = _municipality(code)
    if not permissions.may_read_letters(current_person(), place_of_municipality(found)):
        raise NotFound("letter-not-found")
    name = queries.letter_name(current_session(), code, digest)
    return send_file(
        office_of(current_app).storage.path(digest),
        mimetype="application/pdf",
        as_attachment=True,
        download_name=name,
        max_age=0,
    )


@room.route("/supervision/ladder", methods=["GET", "POST"])
@needs_role(Role.REVIEWER)
def ladder() -> ResponseReturnValue:
    """The ladder of supervision, and changing it."""
    session, person = current_session(), current_person()
    if not permissions.may_change_ladder(person):
        raise NotAllowed("ladder-not-yours")
    form = LadderForm()
    standing = queries.ladder(session)
    if form.validate_on_submit():
        try:
            actions.change_ladder(session, person.id, form.ladder())
        except Problem as problem:
            form.form_errors.append(put_into_words(problem))
        else:
            flash(_("The ladder is changed. What was recorded under the old one stays."), "success")
            return redirect(url_for("supervision.ladder"))
    elif not form.is_submitted():
        form.fill(standing)
    page = render_template("supervision/ladder.html", form=form, standing=standing)
    return page, 400 if form.errors else 200
