"""Pages composed from several rooms: start page, location, province and municipality."""

import uuid
from collections.abc import Callable

from flask import Blueprint, Flask, render_template, url_for
from flask.typing import ResponseReturnValue

from app.accounts.access import current_person, signed_in
from app.accounts.permissions import may_manage_people
from app.allocation.permissions import may_see_places_of
from app.allocation.queries import cycles, municipality_statuses
from app.allocation.record_queries import figures_by_area
from app.allocation.routes import asked_cycle, asked_day, timeline_of
from app.allocation.status import figures_on
from app.i18n import current_language, today
from app.locations import permissions
from app.locations.queries import (
    location_by_id,
    municipalities,
    municipality_by_code,
    place_of,
    province_by_code,
)
from app.overview import location_page, municipality_page, start_page
from app.overview.tiles import map_of
from app.problems import NotFound
from app.transaction import current_session

room = Blueprint("overview", __name__)


def init_room(app: Flask) -> None:
    """Put this room's pages into the portal."""
    app.register_blueprint(room)


@room.get("/")
@signed_in
def start() -> ResponseReturnValue:
    """Where everybody begins: what waits, and what they look after."""
    session, person, day = current_session(), current_person(), today()
    page = start_page.compose(session, person)
    own = start_page.tasks_of(session, page.municipalities, day)
    manages_people = may_manage_people(person)
    return render_template("overview/start.html", page=page, own=own, day=day, manages_people=manages_people)


@room.get("/locations/<uuid:location_id>")
@signed_in
def location(location_id: uuid.UUID) -> ResponseReturnValue:
    """One location: facts, places, assessments and history."""
    session, person, day = current_session(), current_person(), today()
    found = location_by_id(session, location_id)
    if not permissions.may_see_location(person, place_of(found)):
        raise NotFound("location-not-found")
    page = location_page.compose(session, person, found, day)
    return render_template("overview/location.html", page=page, location=found, day=day)


@room.get("/allocation/municipalities/<code>")
@signed_in
def municipality(code: str) -> ResponseReturnValue:
    """Task, places and locations of a municipality on a day, and its place in the province."""
    session, person = current_session(), current_person()
    found = municipality_by_code(session, code)
    if not may_see_places_of(person, found.province_code, code):
        raise NotFound("municipality-not-found")
    cycle = asked_cycle()
    on = asked_day(cycle)
    whole = may_see_places_of(person, found.province_code)
    page = municipality_page.compose(session, found, cycle, on, whole_province=whole)
    return render_template(
        "overview/municipality.html",
        page=page,
        municipality=found,
        cycle=cycle,
        cycles=cycles(session),
        on=on,
        steps=timeline_of(cycle, on),
        tile_map_of=map_of(page.neighbours, page.statuses, _municipality_url(cycle.id), current=code),
        may_add=permissions.may_write_location(person, page.place),
    )


def _municipality_url(cycle_id: str) -> Callable[[str], str]:
    return lambda code: url_for("overview.municipality", code=code, cycle=cycle_id)


@room.get("/allocation/provinces/<code>")
@signed_in
def province(code: str) -> ResponseReturnValue:
    """The municipalities of a province with their task; with their places for who may see them."""
    session, person = current_session(), current_person()
    found = province_by_code(session, code)
    cycle = asked_cycle()
    on = asked_day(cycle)
    members = municipalities(session, province_code=code)
    statuses = municipality_statuses(
        session, [one.code for one in members], cycle.id, on, language=current_language()
    )
    seen = {one.code: statuses[one.code] for one in members if may_see_places_of(person, code, one.code)}
    whole = figures_by_area(session, cycle.id, [code], language=current_language())
    return render_template(
        "overview/province.html",
        province=found,
        cycle=cycle,
        cycles=cycles(session),
        on=on,
        members=members,
        statuses=statuses,
        seen=seen,
        figures=figures_on(whole.get(code, ()), on),
        tile_map_of=map_of(members, seen, _municipality_url(cycle.id)),
    )
