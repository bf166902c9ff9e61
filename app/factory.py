"""The order in which the portal is put together."""

import datetime as dt
from pathlib import Path
from typing import Any
from wsgiref.types import WSGIApplication

from flask import Flask
from jinja2 import StrictUndefined
from sqlalchemy import Engine
from werkzeug.middleware.proxy_fix import ProxyFix

from app import assets, errors, i18n, security, transaction
from app.accounts import routes as accounts
from app.accounts.access import person_or_nobody
from app.accounts.models import Person
from app.accounts.queries import person_by_session_key
from app.allocation import routes as allocation
from app.assessments import routes as assessments
from app.database import make_engine, make_session_factory
from app.extensions import OFFICE, Office
from app.framework import routes as framework
from app.guide import routes as guide
from app.improvement import routes as improvement
from app.locations import routes as locations
from app.notices import routes as notices
from app.overview import exports, people, planning, sheet_pages
from app.overview import routes as overview
from app.overview.navigation import account_urls, footer_links, navigation_for
from app.replies import routes as replies
from app.reports import routes as reports
from app.review import routes as review
from app.sheets import routes as sheets
from app.stability import routes as stability
from app.storage import Storage
from app.supervision import routes as supervision
from app.tablet import routes as tablet
from app.transaction import Portal, current_session
from config import Environment, Settings

TRANSLATIONS = Path(__file__).resolve().parent.parent / "translations"
ROOMS = (
    overview,
    people,
    exports,
    sheet_pages,
    planning,
    accounts,
    notices,
    tablet,
    locations,
    framework,
    assessments,
    allocation,
    replies,
    review,
    reports,
    sheets,
    stability,
    supervision,
    improvement,
    guide,
)
SESSION_LIFETIME = dt.timedelta(hours=12)
MOST_FORM_PARTS = 5000


def create_app(settings: Settings, engine: Engine | None = None) -> Flask:
    """The portal, ready to serve. `engine` is given by tests; otherwise one is made from the settings."""
    app = Portal("app")
    app.config.update(
        SECRET_KEY=settings.secret_key,
        TESTING=settings.environment is Environment.TEST,
        MAX_CONTENT_LENGTH=settings.max_upload_bytes,
        # The page of one theme is one form of over a thousand fields with long remarks.
        MAX_FORM_MEMORY_SIZE=settings.max_upload_bytes,
        MAX_FORM_PARTS=MOST_FORM_PARTS,
        SESSION_COOKIE_NAME="opvangkompas",
        SESSION_COOKIE_SECURE=settings.session_cookie_secure,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        PERMANENT_SESSION_LIFETIME=SESSION_LIFETIME,
        # An answer that was under way while somebody signed out or chose a language must not bring the old
        # cookie back: only what changes the session sends one.
        SESSION_REFRESH_EACH_REQUEST=False,
        # A visit outlasts an hour: a form opened in the morning must still be accepted in the afternoon.
        WTF_CSRF_TIME_LIMIT=None,
        SETTINGS=settings,
    )
    assert settings.database_url is not None or engine is not None, (
        "the server gives the address of the database"
    )
    engine = engine or make_engine(str(settings.database_url))
    files = settings.files_folder
    assert files is not None
    app.extensions[OFFICE] = Office(engine, make_session_factory(engine), Storage(files))
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    assets.init_assets(app)
    i18n.init_i18n(app, TRANSLATIONS)
    errors.init_errors(app)
    security.init_security(app, _person_of_session)
    for room in ROOMS:
        room.init_room(app)
    app.context_processor(_every_page)
    app.jinja_env.globals["is_demo"] = settings.demo
    app.teardown_appcontext(transaction.close)
    return app


def create_wsgi_application(settings: Settings) -> WSGIApplication:
    """The portal behind as many trusted proxies as the settings name."""
    hops = settings.trusted_proxies
    return ProxyFix(create_app(settings).wsgi_app, x_for=hops, x_proto=hops, x_host=hops)


def _person_of_session(key: str) -> Person | None:
    """Who signed in. Nobody once the database has failed: the page that says so must not ask it again."""
    return None if errors.database_has_failed() else person_by_session_key(current_session(), key)


def _every_page() -> dict[str, Any]:
    person = person_or_nobody()
    return {
        "current_person": person,
        "languages": i18n.language_choices(),
        "navigation": navigation_for(person),
        "account_urls": account_urls(),
        "footer_links": footer_links(),
    }
