"""Asking for the council sheet of a municipality or province."""

from flask import Blueprint, Flask, current_app, redirect, url_for
from flask.typing import ResponseReturnValue

from app.accounts.access import current_person, signed_in
from app.allocation.cycle_views import asked_cycle, asked_day
from app.allocation.permissions import may_see_places_of
from app.allocation.record_queries import figures_by_area
from app.i18n import current_language
from app.locations.queries import municipality_by_code, province_by_code
from app.overview import sheet_content
from app.problems import NotFound
from app.sheets.actions import request_sheet
from app.transaction import current_session

room = Blueprint("sheet_pages", __name__, url_prefix="/allocation")


def init_room(app: Flask) -> None:
    """Put these pages into the portal."""
    app.register_blueprint(room)


@room.post("/municipalities/<code>/sheet")
@signed_in
def municipality(code: str) -> ResponseReturnValue:
    """Have the municipality printed on one page, as this person sees it now."""
    session, person = current_session(), current_person()
    found = municipality_by_code(session, code)
    if not may_see_places_of(person, found.province_code, code):
        raise NotFound("municipality-not-found")
    cycle = asked_cycle()
    content = sheet_content.of_municipality(session, person, found, cycle, asked_day(cycle))
    sheet = request_sheet(session, person.id, content)
    return redirect(url_for("sheets.one", sheet_id=sheet.id))


@room.post("/provinces/<code>/sheet")
@signed_in
def province(code: str) -> ResponseReturnValue:
    """Have the province printed on one page; only for who may see the places of all of it."""
    session, person = current_session(), current_person()
    found = province_by_code(session, code)
    if not may_see_places_of(person, code):
        raise NotFound("province-not-found")
    cycle = asked_cycle()
    figures = figures_by_area(session, cycle.id, [code], language=current_language()).get(code, ())
    is_fictional = bool(current_app.jinja_env.globals["is_demo"])
    content = sheet_content.of_province(
        session, person, found, cycle, asked_day(cycle), figures=figures, is_fictional=is_fictional
    )
    sheet = request_sheet(session, person.id, content)
    return redirect(url_for("sheets.one", sheet_id=sheet.id))
