"""Signing in and out, and the language of the pages."""

from urllib.parse import urlsplit

from flask import Blueprint, Flask, current_app, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _l
from flask_login import login_user, logout_user

from app import i18n
from app.accounts import actions
from app.accounts.access import person_or_nobody, public, signed_in
from app.accounts.forms import SignInForm
from app.errors import put_into_words, wording
from app.extensions import office_of
from app.problems import NotFound, Problem
from app.transaction import current_session

room = Blueprint("accounts", __name__)

SENTENCES = {
    "sign-in-wrong": _l("This e-mail address and password do not belong together. Check both and try again."),
    "too-many-tries": _l("There were too many tries. Wait %(minutes)s minutes and try again."),
    "password-too-short": _l("Choose a password of at least %(shortest)s characters."),
    "password-wrong": _l("This is not your present password."),
    "email-taken": _l("Somebody already has an account with this e-mail address."),
    "grant-held": _l("This person already has this role."),
    "grant-not-held": _l("This person does not have this role any more."),
    "own-administrator-role": _l(
        "You can't take away your own administrator role. Ask another administrator."
    ),
    "own-account": _l("You can't close your own account. Ask another administrator."),
    "scope-needs-place": _l("Choose the place that belongs to this scope."),
    "person-not-found": _l("There is no such person."),
}


def init_room(app: Flask) -> None:
    """Put this room's pages and sentences into the portal."""
    app.register_blueprint(room)
    wording.add(SENTENCES)


def _safe_next() -> str:
    """Where to go after this: only an address of our own."""
    wanted = request.args.get("next", "")
    parts = urlsplit(wanted)
    own = wanted.startswith("/") and not wanted.startswith(("//", "/\\")) and not parts.netloc
    return wanted if own else url_for("overview.start")


@room.route("/sign-in", methods=["GET", "POST"])
@public
def sign_in() -> ResponseReturnValue:
    """Sign in with e-mail and password."""
    if person_or_nobody() is not None:
        return redirect(_safe_next())
    form = SignInForm()
    refusal = None
    if form.validate_on_submit():
        try:
            person = actions.sign_in(
                current_session(),
                office_of(current_app).engine,
                email=form.email.data or "",
                password=form.password.data or "",
            )
        except Problem as problem:
            refusal = problem
        else:
            # A new session: what a stranger planted before the sign-in does not survive it.
            language = session.get("language")
            session.clear()
            session.permanent = True
            if language:
                session["language"] = language
            login_user(person)
            return redirect(_safe_next())
    sentence = put_into_words(refusal) if refusal else None
    page = render_template("accounts/sign_in.html", form=form, refusal=sentence)
    return page, refusal.status if refusal else (400 if form.errors else 200)


@room.post("/sign-out")
@signed_in
def sign_out() -> ResponseReturnValue:
    """End the session on this device."""
    logout_user()
    session.clear()
    return redirect(url_for("accounts.sign_in"))


@room.get("/language/<code>")
@public
def choose_language(code: str) -> ResponseReturnValue:
    """Read in this language on this device, and go back to where one was."""
    if code not in i18n.LANGUAGES:
        raise NotFound("language-not-found")
    session["language"] = code
    return redirect(_safe_next())
