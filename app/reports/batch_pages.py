"""Asking for the reports of a province or a season in one file, and waiting for it."""

import datetime as dt
import uuid

from flask import current_app, jsonify, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue

from app.accounts.access import current_person, needs_role
from app.errors import put_into_words
from app.extensions import office_of
from app.i18n import today
from app.locations.queries import provinces
from app.problems import Conflict, Invalid, Problem
from app.reports.batching import Wanted, batch_by_id, batches_of, request_batch
from app.reports.blueprint import room
from app.reports.models import ReportState
from app.reports.permissions import BATCH_ROLES
from app.reports.words import LANGUAGE_WORDS
from app.transaction import current_session


@room.get("/reports/batches")
@needs_role(*BATCH_ROLES)
def batches() -> ResponseReturnValue:
    """The batches of who asks, and the form for another."""
    return _batches_page(None)


def _batches_page(refusal: Problem | None) -> ResponseReturnValue:
    session, year = current_session(), today().year
    page = render_template(
        "reports/batches.html",
        batches=batches_of(session, current_person()),
        provinces=provinces(session),
        languages_of_reports=LANGUAGE_WORDS,
        kept=request.form or {"visited_from": f"{year}-01-01", "visited_until": today().isoformat()},
        refusal=put_into_words(refusal) if refusal else None,
    )
    return page, refusal.status if refusal else 200


@room.post("/reports/batches")
@needs_role(*BATCH_ROLES)
def make_batch() -> ResponseReturnValue:
    """Ask for a batch."""
    session = current_session()
    try:
        wanted = Wanted(
            language=request.form.get("language", ""),
            province_code=request.form.get("province") or None,
            visited_from=_day("visited_from"),
            visited_until=_day("visited_until"),
        )
        batch = request_batch(session, current_person(), wanted)
    except Problem as problem:
        return _batches_page(problem)
    return redirect(url_for("reports.batch", batch_id=batch.id))


def _day(name: str) -> dt.date:
    try:
        return dt.date.fromisoformat(request.form.get(name, ""))
    except ValueError:
        raise Invalid("batch-day-missing") from None


@room.get("/reports/batches/<uuid:batch_id>")
@needs_role(*BATCH_ROLES)
def batch(batch_id: uuid.UUID) -> ResponseReturnValue:
    """How far a batch is, and the file when it is ready."""
    found = batch_by_id(current_session(), current_person(), batch_id)
    return render_template(
        "reports/batch.html", batch=found, waits=found.state in {ReportState.QUEUED, ReportState.RENDERING}
    )


@room.get("/reports/batches/<uuid:batch_id>/state")
@needs_role(*BATCH_ROLES)
def batch_state(batch_id: uuid.UUID) -> ResponseReturnValue:
    """How far a batch is, for the page that waits."""
    found = batch_by_id(current_session(), current_person(), batch_id)
    return jsonify(state=found.state.value, stage=str(len(found.report_ids)))


@room.get("/reports/batches/<uuid:batch_id>/file")
@needs_role(*BATCH_ROLES)
def batch_file(batch_id: uuid.UUID) -> ResponseReturnValue:
    """The ZIP."""
    found = batch_by_id(current_session(), current_person(), batch_id)
    if found.file_sha256 is None:
        raise Conflict("report-not-ready")
    return send_file(
        office_of(current_app).storage.path(found.file_sha256),
        mimetype="application/zip",
        as_attachment=True,
        download_name=f"auditrapporten-{found.visited_from}-{found.visited_until}-{found.language}.zip",
        max_age=0,
    )
