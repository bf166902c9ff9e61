"""Failures in words: a page for people, `application/problem+json` for programs, in the reader's language."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus

from flask import Flask, Response, g, jsonify, make_response, render_template, request
from flask_babel import gettext
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import DataError, IntegrityError, OperationalError, SQLAlchemyError
from werkzeug.exceptions import HTTPException

from app import transaction
from app.problems import Conflict, Invalid, Problem

log = logging.getLogger(__name__)

# Where the sign-in keeps the person of this request.
PERSON = "_login_user"
PAGES = frozenset({400, 403, 404, 409, 413, 429, 500, 503})


class Wording:
    """Sentences for problem codes; each room adds its own, so that its words live there."""

    def __init__(self) -> None:
        self._sentences: dict[str, str] = {}

    def add(self, sentences: Mapping[str, str]) -> None:
        """Add lazy sentences by code; a code has one sentence."""
        for code, sentence in sentences.items():
            assert self._sentences.get(code, sentence) is sentence, f"two sentences for {code}"
            self._sentences[code] = sentence

    def sentence(self, problem: Problem) -> str:
        """The problem in the reader's language: what is wrong and what to do."""
        lazy = self._sentences.get(problem.code)
        if lazy is None:
            return gettext("This can't be done as it was asked.")
        return str(lazy) % problem.details

    @property
    def codes(self) -> frozenset[str]:
        """Every code that has a sentence."""
        return frozenset(self._sentences)


wording = Wording()


@dataclass(frozen=True)
class Told:
    """What an error page says beside its own words; `reference` is the number to mention to us."""

    words: str | None
    reference: str | None = None


def put_into_words(problem: Problem) -> str:
    """The sentence for this problem."""
    return wording.sentence(problem)


def wants_json() -> bool:
    """Whether a program asks, not a person."""
    best = request.accept_mimetypes.best_match(["text/html", "application/json"])
    return request.is_json or best == "application/json"


def answer(status: int, code: str, sentence: str | None) -> Response:
    """The failure as a page or as problem+json."""
    if wants_json():
        body = {
            "type": f"about:blank#{code}",
            "title": HTTPStatus(status).phrase,
            "status": status,
            "code": code,
        }
        response = jsonify(body | ({"detail": sentence} if sentence else {}))
        response.status_code = status
        response.mimetype = "application/problem+json"
        return response
    page = status if status in PAGES else (500 if status >= HTTPStatus.INTERNAL_SERVER_ERROR else 400)
    return make_response(render_template(f"errors/{page}.html", problem=Told(sentence)), status)


def _on_problem(problem: Problem) -> Response:
    return answer(problem.status, problem.code, put_into_words(problem))


def _on_csrf(_error: CSRFError) -> Response:
    sentence = gettext(
        "This page had been open too long or in another window. Go back, reload the page and try again."
    )
    return answer(400, "stale-form", sentence)


def _on_http(error: HTTPException) -> Response:
    if error.response is not None and error.code is None:
        return make_response(error.response)
    if error.code is not None and error.code < HTTPStatus.BAD_REQUEST:
        return make_response(error.get_response())
    return answer(error.code or 500, f"http-{error.code}", None)


def _begin_anew() -> None:
    """Nothing more can be asked in a transaction that failed. Whoever asks was read in it, and is read anew
    for the page that tells of it.
    """
    transaction.close(None)
    g.pop(PERSON, None)


def _on_integrity(error: IntegrityError) -> Response:
    _begin_anew()
    diag = getattr(error.orig, "diag", None)
    log.warning("constraint refused a write: %s", getattr(diag, "constraint_name", None))
    return _on_problem(Conflict("changed-meanwhile"))


def _on_unusable_value(error: DataError) -> Response:
    # A null character or a number out of range that no form of ours makes.
    _begin_anew()
    log.warning("the database refused a value at %s: %s", request.endpoint, type(error.orig).__name__)
    return _on_problem(Invalid("value-unusable"))


def database_has_failed() -> bool:
    """Whether the database failed during this request, so that nothing more may be asked of it."""
    return bool(g.get("database_has_failed"))


def _on_database_away(error: OperationalError) -> Response:
    g.database_has_failed = True
    _begin_anew()
    log.error("the database did not answer", exc_info=error)
    return answer(503, "database-away", None)


def _on_anything(error: Exception) -> Response:
    if isinstance(error, SQLAlchemyError):
        g.database_has_failed = True
        _begin_anew()
    log.error("unexpected failure at %s", request.endpoint, exc_info=error)
    return answer(500, "unexpected", None)


def init_errors(app: Flask) -> None:
    """Register one handler per kind of failure."""
    app.register_error_handler(Problem, _on_problem)
    app.register_error_handler(CSRFError, _on_csrf)
    app.register_error_handler(HTTPException, _on_http)
    app.register_error_handler(IntegrityError, _on_integrity)
    app.register_error_handler(DataError, _on_unusable_value)
    app.register_error_handler(OperationalError, _on_database_away)
    if not app.config["TESTING"]:
        app.register_error_handler(Exception, _on_anything)
