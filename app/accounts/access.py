"""The decorators that stand on every view, and the person who is asking."""

import functools
from collections.abc import Callable

from flask import abort
from flask.typing import ResponseReturnValue
from flask_login import current_user

from app.accounts.models import Person, Role
from app.accounts.permissions import has_role
from app.extensions import login_manager
from app.security import mark_access

View = Callable[..., ResponseReturnValue]


def public(view: View) -> View:
    """Everybody may ask for this page."""
    return mark_access(view, "public")


def signed_in(view: View) -> View:
    """Whoever has signed in may ask; what they may see is decided per thing."""

    @functools.wraps(view)
    def guarded(*args: object, **kwargs: object) -> ResponseReturnValue:
        if not current_user.is_authenticated:
            return login_manager.unauthorized()
        return view(*args, **kwargs)

    return mark_access(guarded, "signed-in")


def needs_role(*roles: Role) -> Callable[[View], View]:
    """Only people who hold one of the roles, in whatever scope; the thing itself checks the scope."""

    def decorate(view: View) -> View:
        @functools.wraps(view)
        def guarded(*args: object, **kwargs: object) -> ResponseReturnValue:
            if not current_user.is_authenticated:
                return login_manager.unauthorized()
            if not has_role(current_person(), *roles):
                abort(403)
            return view(*args, **kwargs)

        return mark_access(guarded, "role:" + "|".join(sorted(roles)))

    return decorate


def current_person() -> Person:
    """The person who is asking. Only in views behind a sign-in."""
    # The proxy stands for the person who was loaded for this request.
    person: Person = current_user._get_current_object()  # noqa: SLF001 (Werkzeug's own way to unwrap a proxy)
    return person


def person_or_nobody() -> Person | None:
    """The person who is asking, or None on a public page without sign-in."""
    return current_person() if current_user.is_authenticated else None
