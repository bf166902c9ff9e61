"""Reading council sheets."""

import uuid

from sqlalchemy.orm import Session

from app.problems import NotFound
from app.sheets.models import CouncilSheet


def sheet_by_id(session: Session, sheet_id: uuid.UUID) -> CouncilSheet:
    """One sheet; `NotFound` when there is none."""
    sheet = session.get(CouncilSheet, sheet_id)
    if sheet is None:
        raise NotFound("sheet-not-found")
    return sheet
