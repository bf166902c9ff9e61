"""The pages behind a link that needs no account. Every wrong link gets the same answer, which tells
nothing.
"""

import datetime as dt
import uuid
from collections.abc import Callable
from functools import partial

from flask import (
    Blueprint,
    Flask,
    Response,
    current_app,
    flash,
    redirect,
    render_template,
    request,
    session,
    url_for,
)
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.datastructures import FileStorage

from app.accounts.access import public
from app.assessments.kept_text import LONGEST
from app.assessments.queries import assessment_by_id
from app.assessments.workflow import State
from app.database import now
from app.errors import put_into_words, wants_json, wording
from app.extensions import office_of
from app.i18n import write_date
from app.notices.words import lines
from app.problems import NotFound, Problem
from app.replies import actions, files, page, queries, term, words
from app.replies.actions.answering import LARGEST_FILE_BYTES
from app.replies.models import Stance
from app.replies.visiting import OPENED, PREFIX, Visit, opened, reply_path, visit
from app.security import secret
from app.transaction import current_session

room = Blueprint("replies", __name__, url_prefix=PREFIX)


def init_room(app: Flask) -> None:
    """Put this room's pages, sentences and words into the portal."""
    app.register_blueprint(room)
    wording.add(words.SENTENCES)
    lines.add(words.NOTICE_LINES)
    app.jinja_env.globals["reply_path"] = reply_path
    app.jinja_env.filters.update(
        day_in_words=lambda day: write_date(dt.date.fromisoformat(day)),
        reply_party=words.PARTY_WORDS.__getitem__,
        reply_stance=words.STANCE_WORDS.__getitem__,
        reply_outcome=words.OUTCOME_WORDS.__getitem__,
    )


@room.get("/<token>")
@public
def one(token: str) -> ResponseReturnValue:
    """The concept with the answers so far; or, as long as no code was given, the way to get one."""
    found = visit(token)
    return _concept(found) if found.is_opened else _door(found)


def _door(found: Visit, *, refusal: Problem | None = None, sent: bool = False) -> ResponseReturnValue:
    sentence = put_into_words(refusal) if refusal is not None else None
    shown = render_template("replies/door.html", token=found.token, refusal=sentence, sent=sent)
    return shown, refusal.status if refusal is not None else 200


def _concept(found: Visit) -> ResponseReturnValue:
    whole = page.compose(current_session(), found.claim.assessment_id, found.link.reply_id)
    return render_template(
        "replies/concept.html",
        token=found.token,
        page=whole,
        stances=tuple(Stance),
        accepted=",".join(files.ACCEPTED),
        is_over=term.is_over(whole.hearing.due_on, now())
        or whole.assessment.state is not State.OUT_FOR_REPLY,
        longest=LONGEST,
    )


@room.post("/<token>/code")
@public
def ask_code(token: str) -> ResponseReturnValue:
    """Send a code to the address on file."""
    found = visit(token)
    try:
        actions.send_code(current_session(), secret(), found.link, found.claim)
    except Problem as problem:
        return _door(found, refusal=problem)
    return _door(found, sent=True)


@room.post("/<token>/open")
@public
def open_link(token: str) -> ResponseReturnValue:
    """Open the concept with the code."""
    found = visit(token)
    try:
        actions.try_code(office_of(current_app).sessions, secret(), found.claim, request.form.get("code", ""))
    except Problem as problem:
        return _door(found, refusal=problem, sent=True)
    session[OPENED] = {"link": str(found.link.id), "at": now().isoformat()}
    return redirect(url_for("replies.one", token=token))


@room.post("/<token>/answers")
@public
def save(token: str) -> ResponseReturnValue:
    """Save what was filled in, all of it or one finding; with the last button the reply is handed in."""
    found = opened(token)
    refused = _save_all(found)
    if wants_json():
        if refused:
            raise refused[0]
        return {"saved": True}
    for problem in refused:
        flash(put_into_words(problem), "error")
    if "hand_in" in request.form and not refused:
        return _handed_in(found)
    if not refused:
        flash(_("Your answers are saved. You can go on later with the same link."), "success")
    return redirect(url_for("replies.one", token=token))


def _save_all(found: Visit) -> list[Problem]:
    """Each answer and file by itself: what can't be saved never takes the rest with it."""
    database, reply_id = current_session(), found.link.reply_id
    deeds: list[Callable[[], object]] = []
    for field in request.form:
        kind, _colon, indicator = field.partition(":")
        if kind == "stance":
            said = (indicator, request.form[field], request.form.get(f"words:{indicator}", ""))
            deeds.append(partial(actions.save_answer, database, reply_id, *said))
    if "remarks" in request.form:
        deeds.append(partial(actions.save_remarks, database, reply_id, request.form["remarks"]))
    for field, sent in request.files.items(multi=True):
        if sent.filename:
            deeds.append(partial(_keep_file, found, field.partition(":")[2], sent))
    return [problem for deed in deeds if (problem := _refused(deed)) is not None]


def _refused(deed: Callable[[], object]) -> Problem | None:
    try:
        with current_session().begin_nested():
            deed()
    except Problem as problem:
        return problem
    return None


def _keep_file(found: Visit, indicator: str, sent: FileStorage) -> None:
    with sent.stream as stream:
        content = stream.read(LARGEST_FILE_BYTES + 1)
    actions.add_file(
        current_session(),
        office_of(current_app).storage,
        found.link.reply_id,
        indicator,
        name=sent.filename or "",
        content=content,
    )


def _handed_in(found: Visit) -> ResponseReturnValue:
    assessment = assessment_by_id(current_session(), found.claim.assessment_id)
    name = request.form.get("name", "")
    try:
        with current_session().begin_nested():
            actions.hand_in(current_session(), assessment, found.link.reply_id, name)
    except Problem as problem:
        # What was saved on the way stays: only handing in was refused.
        flash(put_into_words(problem), "error")
        return redirect(url_for("replies.one", token=found.token, _anchor="hand-in"))
    flash(_("Your reply was handed in. We sent a confirmation to the address on file."), "success")
    return redirect(url_for("replies.one", token=found.token))


@room.post("/<token>/files/<uuid:file_id>/remove")
@public
def remove_file(token: str, file_id: uuid.UUID) -> ResponseReturnValue:
    """Take a file out again."""
    found = opened(token)
    actions.remove_file(current_session(), found.link.reply_id, file_id)
    return redirect(url_for("replies.one", token=token))


@room.get("/<token>/files/<uuid:file_id>")
@public
def file(token: str, file_id: uuid.UUID) -> ResponseReturnValue:
    """A file that this party added itself; never that of another party."""
    found = opened(token)
    kept = queries.file_of(current_session(), found.claim.assessment_id, file_id)
    if kept.reply_id != found.link.reply_id:
        raise NotFound("file-not-found")
    content = office_of(current_app).storage.get(kept.sha256)
    response = Response(content, mimetype=kept.media_type)
    response.headers.set("Content-Disposition", "attachment", filename=kept.name)
    return response


@room.post("/<token>/close")
@public
def close(token: str) -> ResponseReturnValue:
    """Leave the concept on this device; the link and a new code open it again."""
    session.pop(OPENED, None)
    return redirect(url_for("replies.one", token=token))
