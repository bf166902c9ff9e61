"""The service worker, the scripts, the manifest, and who is signed in."""

from flask import Blueprint, Flask, Response, abort, jsonify, render_template, send_from_directory
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import generate_csrf

from app.accounts.access import person_or_nobody, public
from app.assets import A_YEAR, asset_url
from app.i18n import current_language
from app.tablet.scripts import (
    HEIC_READER,
    HEIC_READER_POLICY,
    later_script_urls,
    script_url,
    script_urls,
    scripts_folder,
)
from app.tablet.scripts import release as present_release

room = Blueprint("tablet", __name__)

# Ground and acting colour of the look, as in app/static/css/tokens.css.
BACKGROUND, THEME_COLOUR = "#ffffff", "#0b5d5a"


def init_room(app: Flask) -> None:
    """Put this room's addresses into the portal, and the addresses of the scripts into templates."""
    app.register_blueprint(room)
    app.jinja_env.globals.update(
        script_url=script_url, script_urls=script_urls, later_script_urls=later_script_urls
    )


@room.get("/scripts/<release>/<folder>/<name>.js")
@public
def script(release: str, folder: str, name: str) -> ResponseReturnValue:
    """One module of the scripts of this release; of another release there is none."""
    if release != present_release():
        abort(404)
    response = send_from_directory(scripts_folder(), f"{folder}/{name}.js", mimetype="text/javascript")
    response.headers["Cache-Control"] = f"public, max-age={A_YEAR}, immutable"
    if f"{folder}/{name}" == HEIC_READER:
        response.headers["Content-Security-Policy"] = HEIC_READER_POLICY
    return response


@room.get("/sw.js")
@public
def service_worker() -> Response:
    """The service worker: at the root, so that it may answer for every page."""
    response = send_from_directory(scripts_folder(), "sw.js", mimetype="text/javascript")
    response.headers["Cache-Control"] = "no-cache"
    return response


@room.get("/tablet/session")
@public
def session() -> ResponseReturnValue:
    """Who is signed in on this device, and a fresh token for what it sends."""
    person = person_or_nobody()
    return jsonify({"person": str(person.id) if person is not None else None, "token": generate_csrf()})


@room.get("/tablet")
@public
def mine() -> ResponseReturnValue:
    """What is on this tablet: the page is the same for everybody, the tablet fills it in."""
    return render_template("tablet/mine.html")


@room.get("/manifest.webmanifest")
@public
def manifest() -> ResponseReturnValue:
    """What a tablet must know to install the portal as an app."""
    icons = [
        {"src": asset_url(f"img/app-icon-{size}.png"), "sizes": f"{size}x{size}", "type": "image/png"}
        for size in (192, 512)
    ]
    vector = {"src": asset_url("img/app-icon.svg"), "sizes": "any", "type": "image/svg+xml"}
    response = jsonify(
        {
            "id": "/",
            "name": "Opvangkompas",
            "short_name": "Opvangkompas",
            "lang": current_language(),
            "start_url": "/",
            "scope": "/",
            "display": "standalone",
            "background_color": BACKGROUND,
            "theme_color": THEME_COLOUR,
            "icons": [*icons, vector],
        }
    )
    response.mimetype = "application/manifest+json"
    return response
