"""The start page."""

from flask import Blueprint, Flask, render_template
from flask.typing import ResponseReturnValue

from app.accounts.access import signed_in

room = Blueprint("overview", __name__)


def init_room(app: Flask) -> None:
    """Put this room's pages and sentences into the portal."""
    app.register_blueprint(room)


@room.get("/")
@signed_in
def start() -> ResponseReturnValue:
    """Where everybody begins."""
    return render_template("overview/start.html")
