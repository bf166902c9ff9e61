"""Printing council sheets in the worker."""

import logging
import uuid
from collections.abc import Mapping

from flask import Flask
from sqlalchemy.orm import Session

from app.extensions import office_of
from app.i18n import speaking
from app.jobs import Task
from app.problems import NotFound
from app.reports import charts
from app.reports.layout import desk_of
from app.reports.pdf import Printed, print_one_page
from app.sheets import actions
from app.sheets.content import SheetContent, thaw
from app.sheets.models import CouncilSheet, SheetState
from app.sheets.queries import sheet_by_id

log = logging.getLogger(__name__)


def print_sheet(app: Flask, content: SheetContent) -> Printed:
    """The sheet as a tagged PDF in its own language, on one page."""
    with speaking(content.language):
        page = desk_of(app.jinja_env).get_template("sheets/pdf/sheet.html")

        def write(density: str) -> str:
            return page.render(sheet=content, charts=charts, on_screen=False, density=density)

        return print_one_page(write, app.jinja_env)


def render(app: Flask, session: Session, sheet: CouncilSheet) -> None:
    """Print this sheet from its frozen content and keep the file; one that is ready is left alone."""
    if sheet.state is SheetState.READY:
        return
    try:
        printed = print_sheet(app, thaw(sheet.content))
        sha256 = office_of(app).storage.put(printed.content)
        actions.keep_file(session, sheet, sha256=sha256, pages=printed.pages)
        session.commit()
    except Exception:
        session.rollback()
        actions.note_failure(session, sheet_by_id(session, sheet.id))
        session.commit()
        log.exception("council sheet %s could not be printed", sheet.id)
        raise


def sheet_tasks(app: Flask) -> Mapping[str, Task]:
    """The tasks of this room by the names under which they are asked for."""

    def render_sheet(sheet_id: str) -> None:
        """Print one sheet; one that no longer exists is no work."""
        with app.app_context(), office_of(app).sessions() as session:
            try:
                sheet = sheet_by_id(session, uuid.UUID(sheet_id))
            except NotFound:
                log.warning("council sheet %s is not there", sheet_id)
                return
            render(app, session, sheet)

    return {actions.RENDER: render_sheet}
