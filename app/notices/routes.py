"""One's own inbox."""

import uuid
from typing import Any

from flask import Blueprint, Flask, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.accounts.access import current_person, signed_in
from app.accounts.models import MailWish
from app.errors import wording
from app.mail import is_refused
from app.notices import actions, queries
from app.notices.forms import MailForm
from app.notices.words import lines
from app.transaction import current_session

room = Blueprint("notices", __name__, url_prefix="/messages")

SENTENCES = {"notice-not-found": _l("There is no such message.")}


def init_room(app: Flask) -> None:
    """Put this room's pages and sentences into the portal, and its lines into templates."""
    app.register_blueprint(room)
    wording.add(SENTENCES)
    app.jinja_env.globals["notice_line"] = lines.sentence


@room.get("/")
@signed_in
def index() -> ResponseReturnValue:
    """What this person was told, newest first, and when they want mail."""
    person = current_person()
    form = MailForm(formdata=None, wish=person.mail_wish.value)
    return _page(form, request.args.get("page", 1, type=int))


def _page(form: MailForm, page: int) -> str:
    session, person = current_session(), current_person()
    return render_template(
        "notices/index.html",
        inbox=queries.inbox(session, person, page),
        form=form,
        mail_refused=is_refused(session, person.email),
    )


@room.post("/<uuid:notice_id>")
@signed_in
def open_one(notice_id: uuid.UUID) -> ResponseReturnValue:
    """Read one message: on to the thing it is about."""
    session, person = current_session(), current_person()
    notice = queries.notice_of(session, person, notice_id)
    actions.read_notice(session, person, notice)
    line = lines.of(notice.kind)
    address: dict[str, Any] = dict(line.more)
    if line.argument:
        address[line.argument] = notice.about
    return redirect(url_for(line.endpoint, **address))


@room.post("/read")
@signed_in
def read_all() -> ResponseReturnValue:
    """Everything counts as read."""
    actions.read_all(current_session(), current_person())
    flash(_("All messages are marked as read."), "success")
    return redirect(url_for("notices.index"))


@room.post("/mail")
@signed_in
def choose_mail() -> ResponseReturnValue:
    """When this person wants mail."""
    form = MailForm()
    if form.validate_on_submit():
        actions.choose_mail(current_session(), current_person(), MailWish(form.wish.data))
        flash(_("Your choice was saved."), "success")
        return redirect(url_for("notices.index"))
    return _page(form, 1), 400
