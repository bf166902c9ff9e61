"""The pages about task and places as CSV, ODS and JSON: one address for each view and form."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

from flask import Blueprint, Flask, Response, current_app, request
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _l

from app.accounts.access import current_person, signed_in
from app.allocation.area_pages import asked_scenario
from app.allocation.cycle_views import asked_cycle, asked_day
from app.allocation.figures import NATIONAL
from app.errors import wording
from app.overview.area_view import members_of, view_of
from app.overview.asked_table import Asked
from app.overview.export_tables import TABLES
from app.problems import NotFound
from app.spreadsheets import Cell, Sheet, write_csv, write_ods
from app.transaction import current_session

TYPES = {
    "csv": "text/csv; charset=utf-8",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "json": "application/json",
}
NOTE = (
    "Places are those of the locations entered in this portal, fictional ones included where the column says"
    " so; an empty cell is unknown or not published, never zero."
)
SENTENCES = {"export-not-found": _l("There is no such table, or not in this form.")}

room = Blueprint("exports", __name__, url_prefix="/allocation/export")


def init_room(app: Flask) -> None:
    """Put the exports into the portal."""
    app.register_blueprint(room)
    wording.add(SENTENCES)


@room.get("/<table>/<form>")
@signed_in
def one(table: str, form: str) -> ResponseReturnValue:
    """One table in one form; of an area, in a cycle and on a day when the address names them."""
    if table not in TABLES or form not in TYPES:
        raise NotFound("export-not-found")
    session, person, cycle = current_session(), current_person(), asked_cycle()
    on, area = asked_day(cycle), request.args.get("area", "")
    members = members_of(session, area)
    asked = Asked(
        session=session,
        view=view_of(session, person, members, cycle.id, on),
        cycle_id=cycle.id,
        on=on,
        areas=[area, *(one.code for one in members)] if area not in {"", NATIONAL} else None,
    )
    asked = replace(
        asked, scenario=asked_scenario({one.code: asked.view.statuses[one.code] for one in asked.seen})
    )
    sheet = TABLES[table](asked)
    name = "-".join(("opvangkompas", table, area or "NL", cycle.id, on.isoformat()))
    head = {"Content-Disposition": f'attachment; filename="{name}.{form}"'}
    return Response(_written(sheet, form, asked), mimetype=TYPES[form], headers=head)


def _written(sheet: Sheet, form: str, asked: Asked) -> bytes:
    if form == "csv":
        return write_csv(sheet)
    if form == "ods":
        return write_ods([sheet])
    rows = [dict(zip(sheet.head, map(_plain, row), strict=True)) for row in sheet.rows]
    about = {"table": sheet.name, "cycle": asked.cycle_id, "on": asked.on.isoformat(), "note": NOTE}
    return (current_app.json.dumps(about | {"rows": rows}) + "\n").encode()


def _plain(cell: Cell) -> str | int | Decimal | None:
    return cell.isoformat() if isinstance(cell, dt.date) else cell
