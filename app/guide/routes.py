"""The guide at /help, for everybody: it tells nothing of any location."""

from flask import Blueprint, Flask, render_template, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _l

from app.accounts.access import public
from app.errors import wording
from app.guide.pages import picture_file, read_page
from app.i18n import LANGUAGES, current_language
from app.problems import NotFound

room = Blueprint("guide", __name__, url_prefix="/help")
A_DAY = 86_400
SENTENCES = {"guide-page-not-found": _l("The guide has no such page.")}


def init_room(app: Flask) -> None:
    """Put the guide into the portal."""
    app.register_blueprint(room)
    wording.add(SENTENCES)


@room.get("/")
@public
def index() -> ResponseReturnValue:
    """The first page: choose your role."""
    return _page("index")


@room.get("/<topic>")
@public
def page(topic: str) -> ResponseReturnValue:
    """One page of the guide."""
    return _page(topic)


def _page(topic: str) -> ResponseReturnValue:
    language = current_language()
    found = read_page(
        topic,
        language,
        page_url=lambda key: url_for("guide.index") if key == "index" else url_for("guide.page", topic=key),
        picture_url=lambda file: url_for("guide.picture", language=language, file=file),
    )
    return render_template("guide/page.html", page=found, is_index=topic == "index")


@room.get("/pictures/<language>/<file>")
@public
def picture(language: str, file: str) -> ResponseReturnValue:
    """A picture of the guide."""
    if language not in LANGUAGES:
        raise NotFound("guide-page-not-found")
    return send_file(picture_file(file, language), mimetype="image/png", max_age=A_DAY)
