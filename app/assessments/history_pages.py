"""The audit trail of one assessment, to be taken away and checked elsewhere."""

import json
import uuid

from flask import Response
from flask.typing import ResponseReturnValue

from app.accounts.access import current_person, signed_in
from app.assessments.assessment_page import loaded, sees_history
from app.assessments.blueprint import room
from app.assessments.history import Line, trail
from app.problems import NotFound
from app.spreadsheets import Sheet, write_csv
from app.transaction import current_session

HEAD = ("id", "happened_at", "action", "person", "before", "after", "previous_hash", "line_hash")


@room.get("/<uuid:assessment_id>/history/<any(csv, json):kind>")
@signed_in
def history_file(assessment_id: uuid.UUID, kind: str) -> ResponseReturnValue:
    """Every line of the trail, oldest first, with its hashes: for those who see the history on the page."""
    assessment = loaded(assessment_id)
    if not sees_history(current_person(), assessment):
        raise NotFound("assessment-not-found")
    lines = trail(current_session(), assessment.id)
    content = _as_csv(lines) if kind == "csv" else _as_json(lines)
    response = Response(content, mimetype="text/csv" if kind == "csv" else "application/json")
    response.headers.set("Content-Disposition", "attachment", filename=f"{assessment.number}.{kind}")
    return response


def _as_csv(lines: list[Line]) -> bytes:
    rows = [
        (
            str(line.id),
            line.happened_at.isoformat(),
            line.action,
            line.person,
            _values(line.before),
            _values(line.after),
            line.previous_hash,
            line.line_hash,
        )
        for line in lines
    ]
    return write_csv(Sheet("history", HEAD, rows))


def _values(values: object) -> str:
    return "" if values is None else json.dumps(values, ensure_ascii=False, sort_keys=True)


def _as_json(lines: list[Line]) -> bytes:
    told = [line.__dict__ | {"happened_at": line.happened_at.isoformat()} for line in lines]
    return json.dumps(told, ensure_ascii=False, indent=1).encode()
