"""Planning: the calendar, which location comes next, and the sheet to prepare a visit; and the mirrors."""

import uuid

from flask import Blueprint, Flask, render_template, request
from flask.typing import ResponseReturnValue

from app.accounts.access import current_person, needs_role, signed_in
from app.accounts.models import Role
from app.accounts.permissions import has_role
from app.assessments.assessment_page import loaded
from app.assessments.permissions import works_for_office
from app.i18n import today
from app.locations.models import Location
from app.locations.permissions import may_see_location
from app.locations.queries import location_by_id, place_of
from app.overview import calendar_page, mirrors_page, preparation
from app.overview.candidates import candidates_for, locations_of
from app.overview.next_visit import WEIGHTS, rank
from app.overview.planning_words import REASON_WORDS, weight_words
from app.paging import lines_before, number_of_pages, page_within, part_on_page
from app.problems import NotFound
from app.transaction import current_session

room = Blueprint("planning", __name__)
OFFICE = (Role.INSPECTOR, Role.REVIEWER)


def init_room(app: Flask) -> None:
    """Put these pages into the portal."""
    app.register_blueprint(room)


@room.get("/planning/")
@needs_role(*OFFICE, Role.MUNICIPALITY)
def index() -> ResponseReturnValue:
    """What is planned in a month, as a calendar and as a list: everybody's, or that of one judge or team."""
    wanted = request.args
    asked = calendar_page.read_asked(
        wanted.get("month", ""),
        wanted.get("judge", ""),
        wanted.get("day", ""),
        wanted.get("page", 1, type=int),
        today=today(),
    )
    page = calendar_page.compose(current_session(), current_person(), asked)
    return render_template(
        "planning/index.html", page=page, day=today(), office=has_role(current_person(), *OFFICE)
    )


@room.get("/planning/next")
@needs_role(*OFFICE)
def which_next() -> ResponseReturnValue:
    """Which location to visit next, with every reason, and the rule itself in words."""
    found = candidates_for(current_session(), current_person(), today())
    ranked = rank(found.candidates, today())
    page = page_within(request.args.get("page", 1, type=int), len(ranked))
    shown = part_on_page(ranked, page)
    return render_template(
        "planning/next.html",
        ranked=shown,
        first=lines_before(page) + 1,
        page=page,
        pages=number_of_pages(len(ranked)),
        locations=locations_of(current_session(), shown),
        planned=found.planned,
        reason_words=REASON_WORDS,
        rule=[weight_words(reason, weight) for reason, weight in WEIGHTS.items()],
    )


@room.get("/assessments/<uuid:assessment_id>/prepare")
@needs_role(*OFFICE)
def prepare(assessment_id: uuid.UUID) -> ResponseReturnValue:
    """The sheet to take along: the last visit, what is open, and what the municipality said itself."""
    assessment = loaded(assessment_id)
    if not works_for_office(current_person(), assessment):
        raise NotFound("assessment-not-found")
    page = preparation.compose(current_session(), current_person(), assessment)
    return render_template("planning/prepare.html", page=page, assessment=assessment, day=today())


@room.get("/locations/<uuid:location_id>/mirrors")
@signed_in
def mirrors(location_id: uuid.UUID) -> ResponseReturnValue:
    """How the location sees itself beside what the last visit saw."""
    location = _location(location_id)
    page = mirrors_page.compose(current_session(), current_person(), location)
    return render_template("planning/mirrors.html", page=page, location=location)


def _location(location_id: uuid.UUID) -> Location:
    location = location_by_id(current_session(), location_id)
    if not may_see_location(current_person(), place_of(location)):
        raise NotFound("location-not-found")
    return location
