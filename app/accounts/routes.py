"""Signing in and out, and the language of the pages."""

from urllib.parse import urlsplit

from flask import Blueprint, Flask, current_app, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_login import login_user, logout_user

from app import i18n
from app.accounts import actions, resetting
from app.accounts.access import current_person, person_or_nobody, public, signed_in
from app.accounts.actions import TooManyTries
from app.accounts.forms import (
    EmailForm,
    ForgottenForm,
    LanguageForm,
    NewPasswordForm,
    PasswordForm,
    SignInForm,
)
from app.accounts.models import Person
from app.accounts.reset_links import MINUTES_VALID
from app.errors import put_into_words, wording
from app.extensions import office_of
from app.mail import is_refused
from app.problems import NotFound, Problem
from app.security import secret
from app.transaction import current_session

room = Blueprint("accounts", __name__)

SENTENCES = {
    "person-needs-name": _l("Enter a name."),
    "sign-in-wrong": _l("This e-mail address and password do not belong together. Check both and try again."),
    "too-many-tries": _l("There were too many tries. Wait %(minutes)s minutes and try again."),
    "reset-link-over": _l("This link does not work any more: it was used, or its time is over."),
    "password-too-short": _l("Choose a password of at least %(shortest)s characters."),
    "password-wrong": _l("This is not your present password."),
    "email-taken": _l("Somebody already has an account with this e-mail address."),
    "grant-held": _l("This person already has this role."),
    "grant-not-held": _l("This person does not have this role any more."),
    "own-administrator-role": _l(
        "You can't take away your own administrator role. Ask another administrator."
    ),
    "own-account": _l("You can't close your own account. Ask another administrator."),
    "email-wrong": _l("This does not look like an e-mail address."),
    "role-needs-its-place": _l(
        "A municipality or province has its role for its own place only. Choose that place."
    ),
    "scope-needs-place": _l("Choose the place that belongs to this scope."),
    "person-not-found": _l("There is no such person."),
    "language-not-found": _l("The portal does not speak this language."),
    "people-of-the-whole-country-only": _l("Only an administrator for the whole country looks after people."),
    "changed-meanwhile": _l(
        "Somebody else changed this at the same moment. Nothing of yours was saved; look and try again."
    ),
    "value-unusable": _l(
        "What you filled in holds a character or a number that we can't keep. Go back and change it."
    ),
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


def _begin_session(person: Person) -> None:
    """A new session: what a stranger planted before the sign-in does not survive it."""
    language = session.get("language")
    session.clear()
    session.permanent = True
    if language:
        session["language"] = language
    login_user(person)


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
                office_of(current_app).sessions,
                email=form.email.data or "",
                password=form.password.data or "",
                origin=request.remote_addr or "",
            )
        except Problem as problem:
            refusal = problem
        else:
            _begin_session(person)
            return redirect(_safe_next())
    sentence = put_into_words(refusal) if refusal else None
    page = render_template("accounts/sign_in.html", form=form, refusal=sentence)
    return page, refusal.status if refusal else (400 if form.errors else 200)


@room.route("/password/forgotten", methods=["GET", "POST"])
@public
def forgotten_password() -> ResponseReturnValue:
    """Ask for a link to choose a new password. The answer is the same whether there is an account or not."""
    form, refusal, asked = ForgottenForm(), None, False
    if form.validate_on_submit():
        email, origin = form.email.data or "", request.remote_addr or ""
        try:
            resetting.ask_for_reset(current_session(), secret(), email=email, origin=origin)
        except TooManyTries as problem:
            refusal = problem
        else:
            asked = True
    sentence = put_into_words(refusal) if refusal else None
    page = render_template(
        "accounts/forgotten.html", form=form, refusal=sentence, asked=asked, minutes=MINUTES_VALID
    )
    return page, refusal.status if refusal else (400 if form.errors else 200)


@room.route("/password/new/<token>", methods=["GET", "POST"])
@public
def new_password(token: str) -> ResponseReturnValue:
    """Choose a new password with the link from the mail."""
    session, form, refusal = current_session(), NewPasswordForm(), None
    try:
        resetting.person_of_link(session, secret(), token)
    except NotFound as problem:
        return render_template("accounts/reset_over.html", sentence=put_into_words(problem)), problem.status
    if form.validate_on_submit():
        new, origin = form.new.data or "", request.remote_addr or ""
        try:
            resetting.reset_password(session, secret(), token, new=new, origin=origin)
        except Problem as problem:
            refusal = put_into_words(problem)
        else:
            flash(_("Your password was changed. Sign in with the new one."), "success")
            return redirect(url_for("accounts.sign_in"))
    page = render_template("accounts/new_password.html", form=form, refusal=refusal)
    return page, 400 if refusal or form.errors else 200


@room.post("/sign-out")
@signed_in
def sign_out() -> ResponseReturnValue:
    """End the session on this device."""
    logout_user()
    session.clear()
    return redirect(url_for("accounts.sign_in"))


@room.route("/account", methods=["GET", "POST"])
@signed_in
def own_account() -> ResponseReturnValue:
    """One's own account: a new password."""
    person = current_person()
    form = PasswordForm()
    refusal = None
    if form.validate_on_submit():
        try:
            actions.change_password(
                current_session(), person, current=form.current.data or "", new=form.new.data or ""
            )
        except Problem as problem:
            refusal = put_into_words(problem)
        else:
            # The change signs out every device; this one signs in again at once.
            login_user(person)
            flash(_("Your password was changed. On other devices you sign in again."), "success")
            return redirect(url_for("accounts.own_account"))
    return _account_page(form, EmailForm(formdata=None), refusal)


def _account_page(
    form: PasswordForm, email_form: EmailForm, refusal: str | None = None
) -> ResponseReturnValue:
    person = current_person()
    page = render_template(
        "accounts/own_account.html",
        form=form,
        email_form=email_form,
        language_form=LanguageForm(formdata=None, language=person.language),
        mail_refused=is_refused(current_session(), person.email),
        refusal=refusal,
    )
    return page, 400 if refusal or form.errors or email_form.errors else 200


@room.post("/account/email")
@signed_in
def own_email() -> ResponseReturnValue:
    """Another address for one's own account."""
    form, refusal = EmailForm(), None
    if form.validate_on_submit():
        try:
            actions.change_email(
                current_session(),
                current_person(),
                password=form.password.data or "",
                email=form.email.data or "",
            )
        except Problem as problem:
            refusal = put_into_words(problem)
        else:
            flash(_("Your e-mail address was changed. From now on you sign in with it."), "success")
            return redirect(url_for("accounts.own_account"))
    return _account_page(PasswordForm(formdata=None), form, refusal)


@room.post("/account/language")
@signed_in
def own_language() -> ResponseReturnValue:
    """Read in this language on every device."""
    form = LanguageForm()
    if not form.validate_on_submit():
        raise NotFound("language-not-found")
    actions.choose_own_language(current_session(), current_person(), form.language.data)
    session.pop("language", None)
    flash(_("Your language was saved."), "success")
    return redirect(url_for("accounts.own_account"))


@room.get("/language/<code>")
@public
def choose_language(code: str) -> ResponseReturnValue:
    """Read in this language on this device, and go back to where one was."""
    if code not in i18n.LANGUAGES:
        raise NotFound("language-not-found")
    session["language"] = code
    return redirect(_safe_next())
