"""Groups of places at a location, and how many people live in them."""

import uuid

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.accounts.access import current_person, needs_role
from app.database import hold, new_id
from app.errors import put_into_words
from app.forms import form_key, mark_of, refuse_overtaken
from app.i18n import today
from app.locations import permissions, place_actions, place_queries, queries, words
from app.locations.blueprint import room
from app.locations.models import Location, PlaceGroup
from app.locations.place_forms import OccupancyForm, PlaceGroupForm, places_filled_from
from app.problems import NotAllowed, NotFound, Problem
from app.transaction import current_session


def location_to_change(location_id: uuid.UUID) -> Location:
    """The location, when the person may change it. Who writes to it at the same moment waits."""
    if request.method == "POST":
        hold(current_session(), f"location:{location_id}")
    location = queries.location_by_id(current_session(), location_id)
    place, person = queries.place_of(location), current_person()
    if not permissions.may_see_location(person, place):
        raise NotFound("location-not-found")
    if not permissions.may_write_location(person, place):
        raise NotAllowed("location-not-yours-to-change")
    return location


def _label(group: PlaceGroup, location: Location) -> str:
    there = group.location
    place = there.name
    if there.municipality_code != location.municipality_code:
        place = f"{there.municipality.name}, {there.name}"
    return f"{place}: {group.places} · {words.PLACE_KIND_WORDS[group.kind]} · {group.starts_on:%d-%m-%Y}"


def _with_choices(form: PlaceGroupForm, location: Location, own: uuid.UUID | None) -> PlaceGroupForm:
    session, reach = current_session(), permissions.writing_reach(current_person())
    near = place_queries.place_groups_near(session, location, reach)
    form.replaced_by.choices = [
        ("", _("Nothing")),
        *((str(group.id), _label(group, location)) for group in near if group.id != own),
    ]
    form.operator.choices = [
        ("", _("That of the location")),
        *((str(one.id), one.name) for one in queries.operators(session)),
    ]
    return form


@room.route("/<uuid:location_id>/places/new", methods=["GET", "POST"])
@needs_role(*permissions.WRITING_ROLES)
def add_places(location_id: uuid.UUID) -> ResponseReturnValue:
    """Add a group of places."""
    location = location_to_change(location_id)
    form = _with_choices(PlaceGroupForm(), location, None)
    if form.validate_on_submit():
        try:
            session, by = current_session(), current_person().id
            place_actions.add_place_group(session, by, location, form.details(), key=form_key())
        except Problem as problem:
            form.form_errors.append(put_into_words(problem))
        else:
            flash(_("The places were added."), "success")
            return redirect(url_for("overview.location", location_id=location_id))
    key = form_key() or new_id()
    page = render_template("locations/places.html", form=form, location=location, group=None, key=key)
    return page, 400 if form.errors else 200


@room.route("/<uuid:location_id>/places/<uuid:group_id>/edit", methods=["GET", "POST"])
@needs_role(*permissions.WRITING_ROLES)
def change_places(location_id: uuid.UUID, group_id: uuid.UUID) -> ResponseReturnValue:
    """Change a group of places."""
    location = location_to_change(location_id)
    group: PlaceGroup = queries.place_group_of(location, group_id)
    seen = mark_of(places_filled_from(group))
    form = _with_choices(PlaceGroupForm(data=places_filled_from(group)), location, group_id)
    if form.validate_on_submit():
        try:
            refuse_overtaken(seen)
            place_actions.change_place_group(current_session(), current_person().id, group, form.details())
        except Problem as problem:
            form.form_errors.append(put_into_words(problem))
        else:
            flash(_("The places were saved."), "success")
            return redirect(url_for("overview.location", location_id=location_id))
    page = render_template("locations/places.html", form=form, location=location, group=group, seen=seen)
    return page, 400 if form.errors else 200


@room.route("/<uuid:location_id>/places/<uuid:group_id>/occupancy", methods=["GET", "POST"])
@needs_role(*permissions.WRITING_ROLES)
def occupancy(location_id: uuid.UUID, group_id: uuid.UUID) -> ResponseReturnValue:
    """How many people lived in a group of places, day by day, and writing it down."""
    session, location = current_session(), location_to_change(location_id)
    group = queries.place_group_of(location, group_id)
    form = OccupancyForm(data={"counted_on": today()})
    if form.validate_on_submit():
        try:
            place_actions.record_occupancy(session, current_person().id, group, form.details(), today=today())
        except Problem as problem:
            form.form_errors.append(put_into_words(problem))
        else:
            flash(_("The number of residents was saved."), "success")
            return redirect(url_for("locations.occupancy", location_id=location_id, group_id=group_id))
    counts = place_queries.occupancies_of(session, group_id)
    page = render_template(
        "locations/occupancy.html", form=form, location=location, group=group, counts=counts
    )
    return page, 400 if form.errors else 200
