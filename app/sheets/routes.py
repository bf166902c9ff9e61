"""A council sheet that is being made, and its file. Asking for one is done on the pages of the areas."""

import uuid

from flask import Blueprint, Flask, current_app, jsonify, render_template, send_file
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _l

from app.accounts.access import current_person, signed_in
from app.allocation.permissions import may_see_places_of
from app.errors import wording
from app.extensions import office_of
from app.locations.queries import municipality_by_code
from app.problems import Conflict, NotFound
from app.sheets.content import thaw
from app.sheets.models import CouncilSheet, SheetState
from app.sheets.queries import sheet_by_id
from app.transaction import current_session

room = Blueprint("sheets", __name__, url_prefix="/allocation/sheets")

SENTENCES = {
    "sheet-not-found": _l("There is no such page to print."),
    "sheet-not-ready": _l("This page is still being made. Wait a moment and try again."),
}


def init_room(app: Flask) -> None:
    """Put this room's pages and sentences into the portal."""
    app.register_blueprint(room)
    wording.add(SENTENCES)


def _sheet(sheet_id: uuid.UUID) -> CouncilSheet:
    """The sheet, for who may see all the places of its area."""
    sheet = sheet_by_id(current_session(), sheet_id)
    province, code = sheet.area_code, ""
    if sheet.area_code.startswith("GM"):
        code = sheet.area_code
        province = municipality_by_code(current_session(), code).province_code
    if not may_see_places_of(current_person(), province, code):
        raise NotFound("sheet-not-found")
    return sheet


@room.get("/<uuid:sheet_id>")
@signed_in
def one(sheet_id: uuid.UUID) -> ResponseReturnValue:
    """How far the page is, and its file when it is ready."""
    sheet = _sheet(sheet_id)
    return render_template("sheets/one.html", sheet=sheet, content=thaw(sheet.content))


@room.get("/<uuid:sheet_id>/state")
@signed_in
def state(sheet_id: uuid.UUID) -> ResponseReturnValue:
    """How far the page is, for the page that waits."""
    return jsonify(state=_sheet(sheet_id).state.value, stage="")


@room.get("/<uuid:sheet_id>/file")
@signed_in
def file(sheet_id: uuid.UUID) -> ResponseReturnValue:
    """The PDF itself."""
    sheet = _sheet(sheet_id)
    if sheet.state is not SheetState.READY or sheet.file_sha256 is None:
        raise Conflict("sheet-not-ready")
    content = thaw(sheet.content)
    return send_file(
        office_of(current_app).storage.path(sheet.file_sha256),
        mimetype="application/pdf",
        as_attachment=True,
        download_name=f"opvangkompas-{sheet.area_code}-{content.on.isoformat()}-{content.language}.pdf",
        max_age=0,
    )
