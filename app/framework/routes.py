"""Browsing published versions of the framework: by theme, standard and indicator, down to the source."""

import uuid

from flask import Blueprint, Flask, Response, render_template
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _l

from app.accounts.access import signed_in
from app.errors import wording
from app.framework import queries, words
from app.framework.models import FrameworkVersion
from app.problems import NotFound
from app.transaction import current_session
from quality_framework import Framework, Theme

room = Blueprint("framework", __name__, url_prefix="/framework")

SENTENCES = {
    "framework-version-not-found": _l("There is no such version of the framework."),
    "no-framework-published": _l(
        "No framework was published yet. Publish one first: opvangkompas framework publish."
    ),
    "framework-version-taken": _l(
        "Version %(version)s was published before with other content. Give this content a new version number."
    ),
    "theme-not-found": _l("This version of the framework has no such theme."),
}


def init_room(app: Flask) -> None:
    """Put this room's pages and sentences into the portal."""
    app.register_blueprint(room)
    wording.add(SENTENCES)


@room.get("/")
@signed_in
def index() -> ResponseReturnValue:
    """Every published version, newest first."""
    versions = queries.versions(current_session())
    return render_template("framework/index.html", versions=versions, frameworks=_parsed(versions))


def _parsed(versions: list[FrameworkVersion]) -> dict[uuid.UUID, Framework]:
    return {version.id: queries.framework_of(version) for version in versions}


@room.get("/<uuid:version_id>")
@signed_in
def one(version_id: uuid.UUID) -> ResponseReturnValue:
    """One version: its themes, profiles, sources and what it does not claim."""
    version = queries.version_by_id(current_session(), version_id)
    return render_template("framework/version.html", version=version, framework=queries.framework_of(version))


@room.get("/<uuid:version_id>/<theme_id>")
@signed_in
def theme(version_id: uuid.UUID, theme_id: str) -> ResponseReturnValue:
    """One theme: its standards and indicators, each with how to verify it and where it comes from."""
    version = queries.version_by_id(current_session(), version_id)
    framework = queries.framework_of(version)
    return render_template(
        "framework/theme.html",
        version=version,
        framework=framework,
        theme=_theme(framework, theme_id),
        words=words,
    )


def _theme(framework: Framework, theme_id: str) -> Theme:
    found = next((theme for theme in framework.themes if theme.id == theme_id), None)
    if found is None:
        raise NotFound("theme-not-found")
    return found


@room.get("/<uuid:version_id>/document.json")
@signed_in
def document(version_id: uuid.UUID) -> ResponseReturnValue:
    """The whole version as canonical JSON: what the digest is made of."""
    version = queries.version_by_id(current_session(), version_id)
    response = Response(version.document, mimetype="application/json")
    name = f"{version.framework_id}-{version.version}.json"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
