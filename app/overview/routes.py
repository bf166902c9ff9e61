"""Pages composed from several rooms: start page, location, province and municipality."""

import uuid
from collections.abc import Callable

from flask import Blueprint, Flask, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.accounts.access import current_person, signed_in
from app.accounts.permissions import may_manage_people
from app.allocation.cycle_views import asked_cycle, asked_day, timeline_of
from app.allocation.figures import NATIONAL, AreaLevel, area_level
from app.allocation.measures import Measure
from app.allocation.models import Cycle
from app.allocation.permissions import may_see_places_of
from app.allocation.queries import area_names, cycles
from app.allocation.record_queries import figures_by_area
from app.allocation.status import figures_on
from app.allocation.told_history import history_of_municipality, others_in
from app.errors import wording
from app.i18n import current_language, today
from app.locations import permissions
from app.locations.models import Province
from app.locations.queries import (
    location_by_id,
    municipalities,
    municipality_by_code,
    place_of,
    province_by_code,
    provinces,
)
from app.overview import location_page, measure_words, municipality_page, quality_page, start_page
from app.overview.area_view import AreaView, members_of, view_of
from app.overview.tiles import TileMap, map_of
from app.problems import NotFound
from app.supervision.queries import steps_of
from app.transaction import current_session

room = Blueprint("overview", __name__)

SENTENCES = {"area-not-found": _l("There is no such area. Use the code of a province or municipality.")}


def init_room(app: Flask) -> None:
    """Put this room's pages into the portal."""
    app.register_blueprint(room)
    wording.add(SENTENCES)
    app.jinja_env.filters.update(
        measure_name=measure_words.MEASURE_WORDS.__getitem__,
        measure_sentence=measure_words.MEASURE_SENTENCES.__getitem__,
        measure_legend=measure_words.LEGENDS.__getitem__,
    )


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


def asked_measure(view: AreaView) -> Measure:
    """The measure of the map in the address (`?measure=quality`), else places beside the task; where no task
    was published, durable places.
    """
    usual = Measure.TOWARDS_TASK if view.knows_a_task else Measure.DURABLE
    return request.args.get("measure", usual, type=Measure)


def urls_of(view: AreaView, cycle: Cycle) -> Callable[[str], str]:
    """The address behind a square; empty where the places may not be seen."""
    return lambda code: (
        url_for("overview.municipality", code=code, cycle=cycle.id, on=view.statuses[code].on.isoformat())
        if code in view.seen
        else ""
    )


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
    page = municipality_page.compose(session, person, found, cycle, on)
    measure = asked_measure(page.province)
    readings, urls = page.province.readings(measure), urls_of(page.province, cycle)
    return render_template(
        "overview/municipality.html",
        page=page,
        municipality=found,
        cycle=cycle,
        cycles=cycles(session),
        on=on,
        steps=timeline_of(cycle, on),
        measure=measure,
        measures=Measure,
        map=map_of(page.province.squares, measure, readings, urls, current=page.status.merged_into or code),
        may_add=permissions.may_write_location(person, page.place),
    )


@room.get("/allocation/municipalities/<code>/history")
@signed_in
def municipality_history(code: str) -> ResponseReturnValue:
    """What happened to task and places of a municipality, as a line, with supervision beside it; what stands
    under its own code.
    """
    session = current_session()
    found = municipality_by_code(session, code)
    if not may_see_places_of(current_person(), found.province_code, code):
        raise NotFound("municipality-not-found")
    events = history_of_municipality(session, code, current_language())
    return render_template(
        "overview/history.html",
        municipality=found,
        events=events,
        names=area_names(session, others_in(events)),
        steps=steps_of(session, [code], today(), limit=None),
        today=today(),
    )


@room.get("/allocation/provinces/<code>")
@signed_in
def province(code: str) -> ResponseReturnValue:
    """The municipalities of a province with their task; with their places for who may see them."""
    session, person = current_session(), current_person()
    found = province_by_code(session, code)
    cycle = asked_cycle()
    on = asked_day(cycle)
    view = view_of(session, person, municipalities(session, province_code=code), cycle.id, on)
    measure = asked_measure(view)
    whole = figures_by_area(session, cycle.id, [code], language=current_language())
    return render_template(
        "overview/province.html",
        province=found,
        cycle=cycle,
        cycles=cycles(session),
        on=on,
        view=view,
        summary=view.summary(code, found.name, whole.get(code, ())),
        figures=figures_on(whole.get(code, ()), on),
        measure=measure,
        measures=Measure,
        map=map_of(view.squares, measure, view.readings(measure), urls_of(view, cycle)),
    )


def _small_multiples(
    view: AreaView, measure: Measure, urls: Callable[[str], str]
) -> list[tuple[Province, AreaView, TileMap]]:
    found = []
    for one in provinces(current_session()):
        part = view.within(one.code)
        found.append((one, part, map_of(part.squares, measure, part.readings(measure), urls)))
    return found


@room.get("/allocation/map")
@signed_in
def country_map() -> ResponseReturnValue:
    """The 342 municipalities as a map, and each province by itself with the same as a table."""
    session, person = current_session(), current_person()
    cycle = asked_cycle()
    on = asked_day(cycle)
    view = view_of(session, person, municipalities(session), cycle.id, on)
    measure, urls = asked_measure(view), urls_of(view, cycle)
    return render_template(
        "overview/country_map.html",
        cycle=cycle,
        cycles=cycles(session),
        on=on,
        view=view,
        measure=measure,
        measures=Measure,
        map=map_of(view.squares, measure, view.readings(measure), urls),
        provinces=_small_multiples(view, measure, urls),
    )


@room.get("/allocation/quality")
@signed_in
def quality() -> ResponseReturnValue:
    """Quality beside quantity for the country or the area in the address, on a day and over the cycle."""
    session, person, cycle = current_session(), current_person(), asked_cycle()
    on, area = asked_day(cycle), request.args.get("area", "")
    members = members_of(session, area)
    page = quality_page.compose(session, person, members, cycle, on)
    if area_level(area) is AreaLevel.MUNICIPALITY and not page.view.seen:
        raise NotFound("municipality-not-found")
    names = {**area_names(session, [area]), "": _("the Netherlands"), NATIONAL: _("the Netherlands")}
    return render_template(
        "overview/quality.html",
        page=page,
        area=area,
        area_name=names[area],
        cycle=cycle,
        cycles=cycles(session),
        on=on,
    )
