"""One session per request: a writing method that succeeds commits once, everything else rolls back."""

from collections.abc import Callable
from http import HTTPStatus

from flask import Flask, Response, current_app, g, request
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from app.extensions import office_of

WRITING_METHODS = frozenset({"POST", "PUT", "PATCH", "DELETE"})


def current_session() -> Session:
    """The session of this request, opened at the first call."""
    if "db_session" not in g:
        g.db_session = office_of(current_app).sessions()
    session = g.db_session
    assert isinstance(session, Session)
    return session


def after_commit(act: Callable[[], None]) -> None:
    """Run `act` once the request has committed, never when it rolls back. For mail and the like."""
    g.setdefault("after_commit", []).append(act)


def finish(response: Response) -> None:
    """Commit when the request wrote and succeeded; roll back otherwise."""
    session = g.get("db_session")
    if session is None:
        return
    if request.method in WRITING_METHODS and response.status_code < HTTPStatus.BAD_REQUEST:
        session.commit()
        for act in g.pop("after_commit", []):
            act()
    else:
        session.rollback()


def close(_error: BaseException | None) -> None:
    """Give the connection back, whatever happened."""
    session = g.pop("db_session", None)
    if session is not None:
        session.close()


class Portal(Flask):
    """Flask, with the commit inside the dispatch, so that a failing commit becomes an error page."""

    def dispatch_request(self) -> ResponseReturnValue:
        """Answer, then commit or roll back, before a byte of the answer leaves."""
        response = self.make_response(super().dispatch_request())
        finish(response)
        return response
