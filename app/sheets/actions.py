"""Freezing a council sheet, asking for its file, and what the worker does with it."""

import uuid

from sqlalchemy.orm import Session

from app import audit, jobs
from app.sheets.content import SheetContent, freeze
from app.sheets.models import CouncilSheet, SheetState

RENDER = "sheets.render"


def request_sheet(session: Session, by: uuid.UUID | None, content: SheetContent) -> CouncilSheet:
    """Freeze what the sheet says now and ask the worker to print it."""
    sheet = CouncilSheet(area_code=content.area_code, content=freeze(content), requested_by_id=by)
    session.add(sheet)
    session.flush()
    jobs.enqueue(session, RENDER, lock=str(sheet.id), sheet_id=str(sheet.id))
    audit.record(
        session,
        by,
        "request-council-sheet",
        audit.subject("area", content.area_code),
        after={"sheet": sheet.id, "cycle": content.cycle, "on": content.on},
    )
    return sheet


def keep_file(session: Session, sheet: CouncilSheet, *, sha256: str, pages: int) -> None:
    """Put the printed file beside the content; from now on nothing of it changes."""
    sheet.state = SheetState.READY
    sheet.file_sha256 = sha256
    sheet.pages = pages
    session.flush()
    audit.record(
        session,
        sheet.requested_by_id,
        "print-council-sheet",
        audit.subject("area", sheet.area_code),
        after={"sheet": sheet.id, "file": sha256},
    )


def note_failure(session: Session, sheet: CouncilSheet) -> None:
    """Say that the sheet could not be printed; another can be asked for."""
    sheet.state = SheetState.FAILED
    session.flush()
