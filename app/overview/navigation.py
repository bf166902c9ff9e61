"""The main menu: what this person has use for."""

from dataclasses import dataclass

from flask import request, url_for
from flask_babel import gettext as _

from app.accounts.models import Person, Role
from app.accounts.permissions import has_role, may_manage_people


@dataclass(frozen=True)
class Entry:
    """One entry of the main menu."""

    label: str
    url: str
    current: bool


@dataclass(frozen=True)
class AccountUrls:
    """Where the account itself is looked after."""

    account: str
    sign_in: str
    sign_out: str


def account_urls() -> AccountUrls:
    """The addresses of one's own account, of signing in and out."""
    return AccountUrls(
        url_for("accounts.own_account"), url_for("accounts.sign_in"), url_for("accounts.sign_out")
    )


def footer_links() -> list[Entry]:
    """What everybody finds at the foot of each page."""
    return [_entry(_("Guide"), url_for("guide.index")), _entry(_("Check a report"), url_for("reports.check"))]


def navigation_for(person: Person | None) -> list[Entry]:
    """The entries for this person; nothing before signing in."""
    if person is None:
        return []
    rooms = [
        (_("Overview"), "overview.start"),
        (_("Locations"), "locations.index"),
        (_("Assessments"), "assessments.index"),
        (_("Improvement"), "improvement.index"),
        (_("Task and places"), "allocation.index"),
        (_("Framework"), "framework.index"),
    ]
    if has_role(person, Role.REVIEWER):
        rooms.insert(3, (_("Review"), "review.index"))
    if may_manage_people(person):
        rooms.append((_("People"), "people.index"))
    return [_entry(label, url_for(endpoint)) for label, endpoint in rooms]


def _entry(label: str, url: str) -> Entry:
    # A page composed from several rooms lies at the address of the room where a reader looks for it.
    here = request.path == url if url == url_for("overview.start") else request.path.startswith(url)
    return Entry(label, url, here)
