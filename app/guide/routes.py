"""The guide at /help, for everybody: it tells nothing of any location."""

from flask import Blueprint, Flask, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _l

from app.accounts.access import person_or_nobody, public
from app.errors import database_has_failed, wording
from app.guide.pages import picture_file, read_page
from app.guide.topics import INDEX, topic_for
from app.i18n import LANGUAGES, current_language
from app.problems import NotFound

room = Blueprint("guide", __name__, url_prefix="/help")
A_DAY = 86_400
SENTENCES = {"guide-page-not-found": _l("The guide has no such page.")}


def init_room(app: Flask) -> None:
    """Put the guide into the portal."""
    app.register_blueprint(room)
    wording.add(SENTENCES)
    app.jinja_env.globals["guide_address"] = guide_address


def guide_address() -> str:
    """The page of the guide for who got stuck here. Without a database nobody is known."""
    topic = topic_for(request.blueprint, None if database_has_failed() else person_or_nobody())
    return _address_of(topic)


def _address_of(topic: str) -> str:
    return url_for("guide.index") if topic == INDEX else url_for("guide.page", topic=topic)


@room.get("/")
@public
def index() -> ResponseReturnValue:
    """The first page: choose your role."""
    return _page(INDEX)


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
        page_url=_address_of,
        picture_url=lambda file: url_for("guide.picture", language=language, file=file),
    )
    return render_template("guide/page.html", page=found, is_index=topic == INDEX)


@room.get("/pictures/<language>/<file>")
@public
def picture(language: str, file: str) -> ResponseReturnValue:
    """A picture of the guide."""
    if language not in LANGUAGES:
        raise NotFound("guide-page-not-found")
    return send_file(picture_file(file, language), mimetype="image/png", max_age=A_DAY)
