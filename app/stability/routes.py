"""Stability and neighbourhood of a location: what was reported, and reporting it."""

import uuid

from flask import Blueprint, Flask, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.accounts.access import current_person, needs_role, signed_in
from app.errors import put_into_words, wording
from app.i18n import today
from app.locations.models import Location
from app.locations.permissions import WRITING_ROLES, may_see_address, may_see_location, may_write_location
from app.locations.queries import location_by_id, place_of
from app.problems import NotAllowed, NotFound, Problem
from app.stability import actions, queries, words
from app.stability.forms import ActivityForm, QuarterForm, WithdrawForm
from app.stability.models import BuildingBlock
from app.transaction import current_session

room = Blueprint("stability", __name__, url_prefix="/locations/<uuid:location_id>/stability")

SENTENCES = {
    "activity-not-found": _l("There is no such activity at this location."),
    "activity-needs-words": _l("Tell what was organised."),
    "activity-in-future": _l("This day is still to come. Write an activity down once it was held."),
    "activity-withdrawn-already": _l("This activity was taken back already."),
    "withdrawal-needs-reason": _l("Give a reason."),
    "quarter-not-over": _l("This quarter is not over yet. Choose an earlier one."),
    "report-needs-source": _l("Tell where these numbers come from."),
    "report-says-nothing": _l("Fill in at least one number. An empty field means: not reported."),
    "people-out-of-range": _l("Enter numbers from 0 to %(most)s."),
    "in-one-place-exceeds-ended": _l(
        "Who stayed here for the whole procedure is part of whose procedure ended, and can't be more."
    ),
}


def init_room(app: Flask) -> None:
    """Put this room's pages and sentences into the portal, and its words into templates."""
    app.register_blueprint(room)
    wording.add(SENTENCES)
    app.jinja_env.filters.update(
        building_block=words.BLOCK_WORDS.__getitem__,
        quarter=words.quarter_in_words,
        other_users=words.other_users_in_words,
    )


def _location(location_id: uuid.UUID, *, writing: bool = False) -> Location:
    location, person = location_by_id(current_session(), location_id), current_person()
    if not may_see_location(person, place_of(location)):
        raise NotFound("location-not-found")
    if writing and not may_write_location(person, place_of(location)):
        raise NotAllowed("location-not-yours-to-change")
    return location


@room.get("")
@signed_in
def one(location_id: uuid.UUID) -> ResponseReturnValue:
    """What was reported per quarter with its trend, and what was done with the neighbourhood."""
    session, location = current_session(), _location(location_id)
    activities = queries.activities_of(session, location_id)
    person, place = current_person(), place_of(location)
    return render_template(
        "stability/one.html",
        location=location,
        stability=queries.stability_of(session, location_id),
        activities=activities,
        blocks=BuildingBlock,
        may_write=may_write_location(person, place),
        # What somebody wrote may tell where a protected address is.
        tells_words=may_see_address(person, place, protected=location.address_protected),
    )


@room.route("/report", methods=["GET", "POST"])
@needs_role(*WRITING_ROLES)
def report(location_id: uuid.UUID) -> ResponseReturnValue:
    """Report a quarter; one that was reported before begins with what stands."""
    session, location = current_session(), _location(location_id, writing=True)
    form = QuarterForm()
    form.offer(today())
    if form.validate_on_submit():
        try:
            actions.report_quarter(session, current_person().id, location, form.details(), today=today())
        except Problem as problem:
            form.form_errors.append(put_into_words(problem))
        else:
            flash(_("The quarter is reported."), "success")
            return redirect(url_for("stability.one", location_id=location_id))
    elif not form.is_submitted() and form.choose(request.args.get("quarter", "")):
        earlier = queries.newest_version(session, location_id, form.chosen_quarter())
        if earlier is not None:
            form.fill(queries.figures_of(earlier))
    page = render_template("stability/report.html", location=location, form=form)
    return page, 400 if form.errors else 200


@room.route("/activities", methods=["GET", "POST"])
@needs_role(*WRITING_ROLES)
def add_activity(location_id: uuid.UUID) -> ResponseReturnValue:
    """Write down an activity with the neighbourhood."""
    location = _location(location_id, writing=True)
    form = ActivityForm()
    if form.validate_on_submit():
        session, by = current_session(), current_person().id
        try:
            actions.add_activity(session, by, location, form.details(), today=today())
        except Problem as problem:
            form.form_errors.append(put_into_words(problem))
        else:
            flash(_("The activity is written down."), "success")
            return redirect(url_for("stability.one", location_id=location_id))
    page = render_template("stability/activity.html", location=location, form=form)
    return page, 400 if form.errors else 200


@room.route("/activities/<uuid:activity_id>/withdraw", methods=["GET", "POST"])
@needs_role(*WRITING_ROLES)
def withdraw(location_id: uuid.UUID, activity_id: uuid.UUID) -> ResponseReturnValue:
    """Take back an activity that was written down by mistake."""
    location = _location(location_id, writing=True)
    activity = queries.activity_of(current_session(), location_id, activity_id)
    form = WithdrawForm()
    if form.validate_on_submit():
        actions.withdraw_activity(current_session(), current_person().id, activity, form.reason.data or "")
        flash(_("The activity is taken back; it stays to be seen with the reason."), "success")
        return redirect(url_for("stability.one", location_id=location_id))
    page = render_template("stability/withdraw.html", location=location, activity=activity, form=form)
    return page, 400 if form.errors else 200
