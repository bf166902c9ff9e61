"""The pages of findings and improvement measures."""

from flask import Flask

from app.errors import wording
from app.improvement import earlier_pages, list_pages, location_pages, measure_pages, plan_pages, words
from app.improvement.blueprint import room
from app.improvement.sentences import SENTENCES
from app.notices.words import lines

# Each adds its pages to the blueprint of the room.
PAGES = (list_pages, plan_pages, measure_pages, location_pages, earlier_pages)


def init_room(app: Flask) -> None:
    """Put this room's pages and sentences into the portal, and its words into templates."""
    app.register_blueprint(room)
    wording.add(SENTENCES)
    lines.add(words.NOTICE_LINES)
    app.jinja_env.filters.update(
        measure_state=words.STATE_WORDS.__getitem__,
        measure_owner=words.OWNER_WORDS.__getitem__,
        measure_entry=words.ENTRY_WORDS.__getitem__,
    )
