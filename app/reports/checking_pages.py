"""The public pages: is this report real, and what was published."""

import hashlib
import uuid

from flask import render_template, request
from flask.typing import ResponseReturnValue

from app.accounts.access import public
from app.problems import NotFound
from app.reports import queries
from app.reports.blueprint import room
from app.reports.check import Checked, check_by_code, check_by_file
from app.reports.making_pages import sent_file
from app.transaction import current_session

SHA256_LENGTH = 64
PIECE = 1 << 20


@room.get("/check")
@public
def check() -> ResponseReturnValue:
    """Whether a report in hand was issued by us: by number and check code, or by the hash of the file."""
    sha256 = request.args.get("sha256", "")
    if sha256:
        return _check_page(check_by_file(current_session(), sha256), sha256=sha256[:SHA256_LENGTH])
    return _check_by_code(request.args.get("number", ""), request.args.get("code", ""))


@room.get("/check/<number>/<code>")
@public
def check_code(number: str, code: str) -> ResponseReturnValue:
    """The same, from the QR code on the cover."""
    return _check_by_code(number, code)


@room.post("/check/file")
@public
def check_file() -> ResponseReturnValue:
    """Whether this very file is one that we issued. It is read once for its hash and not kept."""
    file, hashed = request.files.get("file"), hashlib.sha256()
    if file is None or not file.filename:
        return _check_page(None)
    for piece in iter(lambda: file.stream.read(PIECE), b""):
        hashed.update(piece)
    return _check_page(check_by_file(current_session(), hashed.hexdigest()), sha256=hashed.hexdigest())


def _check_by_code(number: str, code: str) -> ResponseReturnValue:
    if not number and not code:
        return _check_page(None)
    return _check_page(check_by_code(current_session(), number, code), number=number[:40], code=code[:40])


def _check_page(
    checked: Checked | None, *, number: str = "", code: str = "", sha256: str = ""
) -> ResponseReturnValue:
    report = checked.report if checked else None
    is_open = report is not None and queries.is_published(current_session(), report)
    return render_template(
        "reports/check.html", checked=checked, number=number, code=code, sha256=sha256, is_open=is_open
    )


@room.get("/published")
@public
def published() -> ResponseReturnValue:
    """The public editions and residents' summaries of what was published, newest first."""
    page = queries.published_reports(current_session(), request.args.get("page", 1, type=int))
    return render_template("reports/published.html", published=page)


@room.get("/published/<uuid:report_id>.pdf")
@public
def published_file(report_id: uuid.UUID) -> ResponseReturnValue:
    """The file of a published edition, for everybody."""
    report = queries.report_by_id(current_session(), report_id)
    if not queries.is_published(current_session(), report):
        raise NotFound("report-not-found")
    return sent_file(report)
