"""Which page of the guide helps somebody who got stuck: by the room they are in, else by their role."""

from collections.abc import Mapping

from app.accounts.models import Person, Role
from app.accounts.permissions import has_role

INDEX = "index"
# Rooms in which everybody does the work of one role.
BY_ROOM: Mapping[str, str] = {
    "people": "administrator",
    "replies": "party",
    "review": "reviewer",
}
# Who holds several roles reads the page of the first.
BY_ROLE: Mapping[Role, str] = {
    Role.INSPECTOR: "inspector",
    Role.REVIEWER: "reviewer",
    Role.MUNICIPALITY: "municipality",
    Role.FRAMEWORK_OWNER: "framework-owner",
    Role.ADMINISTRATOR: "administrator",
    Role.PROVINCE: "reader",
    Role.READER: "reader",
}


def topic_for(room: str | None, person: Person | None) -> str:
    """The name of the page; the first one for who is not known here."""
    if room is not None and room in BY_ROOM:
        return BY_ROOM[room]
    if person is None:
        return INDEX
    return next((topic for role, topic in BY_ROLE.items() if has_role(person, role)), INDEX)
