"""The pages of this room."""

from flask import Blueprint, Flask

room = Blueprint("assessments", __name__)


def init_room(app: Flask) -> None:
    """Put this room's pages and sentences into the portal."""
    app.register_blueprint(room)
