"""The list of locations, and writing locations and their places. A location's own page is composed in
`overview`.
"""

import uuid
from collections.abc import Sequence

from flask import Flask, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy.orm import Session

from app.accounts.access import current_person, needs_role, signed_in
from app.accounts.models import Person
from app.database import new_id
from app.errors import put_into_words, wording
from app.forms import form_key, mark_of, refuse_overtaken
from app.i18n import today
from app.locations import actions, permissions, place_pages, queries, words
from app.locations.blueprint import room
from app.locations.forms import (
    NEW_OPERATOR,
    LocationForm,
    LocationSearchForm,
    filled_from,
)
from app.locations.models import Location, Municipality, OperatorKind
from app.locations.place_pages import location_to_change
from app.problems import NotAllowed, Problem
from app.transaction import current_session

# Adds its pages to the blueprint of the room.
PAGES = (place_pages,)

SENTENCES = {
    "location-not-found": _l("There is no such location, or it lies outside your area."),
    "municipality-not-found": _l("There is no such municipality, or it lies outside your area."),
    "province-not-found": _l("There is no such province."),
    "place-group-not-found": _l("This location has no such group of places."),
    "location-not-yours-to-change": _l("You can see this location but not change it."),
    "municipality-not-yours": _l("You can only add locations in your own area."),
    "location-needs-name": _l("Enter a name for the location."),
    "location-kind-unknown": _l("%(kind)s is no kind of location. Choose one from the list."),
    "group-unknown": _l("These groups are not known: %(groups)s. Choose from the list."),
    "occupancy-in-future": _l("This day is still to come. Check the date."),
    "occupancy-needs-source": _l("Write down where this is written."),
    "residents-out-of-range": _l("Enter numbers of residents from 0 to %(most)s."),
    "residents-exceed-all": _l("A group can't be larger than all residents together (%(together)s)."),
    "closes-before-opening": _l("The last day open lies before the first. Check both dates."),
    "legal-maximum-out-of-range": _l("Enter a maximum from 1 to %(most)s residents."),
    "postal-code-wrong": _l(
        "This is not a postal code. Write four figures and two letters, such as 1234 AB."
    ),
    "operator-needs-name": _l("Enter the name of the new operator."),
    "operator-name-taken": _l("There is an operator called %(name)s already. Choose it from the list."),
    "places-out-of-range": _l("Enter a number of places from 1 to %(most)s."),
    "places-end-before-start": _l("The last day must come after the first. Check both dates."),
    "closed-places-need-end": _l("Enter the last day on which these closed places were available."),
    "places-replaced-in-circle": _l("These places can't replace each other in a circle."),
    "replacement-unknown": _l("The places that come instead are not known. Choose them from the list."),
}


def init_room(app: Flask) -> None:
    """Put this room's pages and sentences into the portal, and its words into templates."""
    app.register_blueprint(room)
    wording.add(SENTENCES)
    app.jinja_env.filters.update(
        location_kind=words.LOCATION_KIND_WORDS.__getitem__,
        resident_group=words.GROUP_WORDS.__getitem__,
        standing=words.STANDING_WORDS.__getitem__,
        place_kind=words.PLACE_KIND_WORDS.__getitem__,
        place_state=words.PLACE_STATE_WORDS.__getitem__,
        operator_kind=words.OPERATOR_KIND_WORDS.__getitem__,
    )


@room.get("/")
@signed_in
def index() -> ResponseReturnValue:
    """The locations that the person may see, searched and filtered."""
    session, person = current_session(), current_person()
    reach = permissions.seeing_reach(person)
    form = LocationSearchForm(request.args)
    municipalities = queries.municipalities_within(session, reach)
    form.province.choices = [("", _("All provinces")), *_provinces_of(municipalities)]
    form.municipality.choices = [
        ("", _("All municipalities")),
        *((one.code, one.name) for one in municipalities),
    ]
    day = today()
    page = request.args.get("page", 1, type=int)
    found = queries.locations_page(session, reach, form.filters(), page, today=day)
    asked = {name: value for name, value in request.args.items() if value and name != "page"}
    return render_template(
        "locations/index.html",
        form=form,
        found=found,
        asked=asked,
        places_now={location.id: queries.places_on(location, day) for location in found.locations},
        standings={location.id: queries.standing_on(location, day) for location in found.locations},
        may_add=permissions.may_add_locations(person),
    )


def _provinces_of(municipalities: Sequence[Municipality]) -> list[tuple[str, str]]:
    return sorted(
        {(one.province_code, one.province.name) for one in municipalities}, key=lambda pair: pair[1]
    )


def _with_choices(
    form: LocationForm, session: Session, person: Person, location: Location | None = None
) -> LocationForm:
    municipalities = queries.municipalities_within(session, permissions.writing_reach(person))
    # Who may change only this one location may still leave it where it is.
    if location is not None and location.municipality not in municipalities:
        municipalities.append(location.municipality)
    form.municipality.choices = [
        ("", _("Choose a municipality")),
        *((one.code, one.name) for one in municipalities),
    ]
    form.operator.choices = [
        ("", _("Not known")),
        *((str(one.id), one.name) for one in queries.operators(session)),
        (NEW_OPERATOR, _("Another operator, named below")),
    ]
    return form


def _operator_id(form: LocationForm, session: Session, person: Person) -> uuid.UUID | None:
    if form.operator.data == NEW_OPERATOR:
        name, kind = form.operator_name.data or "", OperatorKind(form.operator_kind.data)
        return actions.add_operator(session, person.id, name=name, kind=kind).id
    return uuid.UUID(form.operator.data) if form.operator.data else None


@room.route("/new", methods=["GET", "POST"])
@needs_role(*permissions.WRITING_ROLES)
def add() -> ResponseReturnValue:
    """Add a location in one's own area."""
    session, person = current_session(), current_person()
    if not permissions.may_add_locations(person):
        raise NotAllowed("municipality-not-yours")
    wanted = {"municipality": request.args.get("municipality", "")}
    form = _with_choices(LocationForm(data=wanted), session, person)
    if form.validate_on_submit():
        try:
            details = form.details(_operator_id(form, session, person))
            location = actions.add_location(session, person.id, details, key=form_key())
        except Problem as problem:
            form.form_errors.append(put_into_words(problem))
        else:
            flash(_("The location was added. Add its places now."), "success")
            return redirect(url_for("overview.location", location_id=location.id))
    page = render_template("locations/form.html", form=form, location=None, key=form_key() or new_id())
    return page, 400 if form.errors else 200


@room.route("/<uuid:location_id>/edit", methods=["GET", "POST"])
@needs_role(*permissions.WRITING_ROLES)
def change(location_id: uuid.UUID) -> ResponseReturnValue:
    """Change what is written about a location."""
    session, person = current_session(), current_person()
    location = location_to_change(location_id)
    seen = mark_of(filled_from(location))
    form = _with_choices(LocationForm(data=filled_from(location)), session, person, location)
    if form.validate_on_submit():
        try:
            refuse_overtaken(seen)
            operator_id = _operator_id(form, session, person)
            details = form.details(operator_id, is_fictional=location.is_fictional)
            actions.change_location(session, person.id, location, details)
        except Problem as problem:
            form.form_errors.append(put_into_words(problem))
        else:
            flash(_("The location was saved."), "success")
            return redirect(url_for("overview.location", location_id=location_id))
    page = render_template("locations/form.html", form=form, location=location, seen=seen)
    return page, 400 if form.errors else 200
