"""Headers on every answer, and the rule that a view without an access rule is not served at all."""

from collections.abc import Callable
from typing import Any, Protocol, cast

from flask import Flask, Response, abort, current_app, request
from flask.typing import ResponseReturnValue

from app.extensions import csrf, login_manager

CONTENT_SECURITY_POLICY = (
    "default-src 'self'; img-src 'self' blob: data:; object-src 'none'; "
    "base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
)

HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Flask-WTF checks the Referer on HTTPS, so same-origin requests must carry one.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(self), geolocation=(), microphone=()",
}


def secret() -> str:
    """The secret of the portal, by which links are signed."""
    kept = current_app.secret_key
    assert isinstance(kept, str)
    return kept


class PersonLoader(Protocol):
    """How the sign-in looks up a person by the key kept in the session cookie."""

    def __call__(self, key: str) -> object:
        """The person with this key, or None."""


def mark_access(view: Callable[..., ResponseReturnValue], rule: str) -> Callable[..., ResponseReturnValue]:
    """Write on the view which rule guards it; exactly one rule for each view."""
    assert access_of(view) is None, f"{view.__name__} already has an access rule"
    cast("Any", view).access_rule = rule
    return view


def access_of(view: Callable[..., Any]) -> str | None:
    """The rule that guards the view (`public`, `signed-in`, `role:inspector|reviewer`), or None."""
    rule = getattr(view, "access_rule", None)
    return rule if isinstance(rule, str) else None


def refuse_unmarked_views() -> None:
    """Fail closed: a view that carries no access rule answers 403, whoever asks."""
    if request.endpoint is None or request.endpoint == "static":
        return
    view = current_app.view_functions[request.endpoint]
    if access_of(view) is None:
        abort(403)


def refuse_null_characters() -> None:
    """An address with a null character, which no database and no page can hold, answers 400."""
    if any("\x00" in words for words in (request.path, *request.args, *request.args.values())):
        abort(400)


def add_headers(response: Response) -> Response:
    """The same headers on every answer; pages of signed-in people are kept by no cache."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if request.is_secure:
        response.headers.setdefault("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
    if request.endpoint != "static":
        response.headers.setdefault("Cache-Control", "no-store")
    return response


def init_security(app: Flask, load_person: PersonLoader) -> None:
    """Bind headers, CSRF and sign-in to the app. The person loader comes from a room above this one."""
    csrf.init_app(app)
    login_manager.init_app(app)
    login_manager.login_view = "accounts.sign_in"
    login_manager.login_message = None
    # A changed address or browser must not sign an inspector out in a corridor; the cookie itself is signed.
    login_manager.session_protection = None
    login_manager.user_loader(load_person)
    app.before_request(refuse_unmarked_views)
    app.before_request(refuse_null_characters)
    app.after_request(add_headers)
