"""The closed lists of this room in the reader's language."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.stability.models import BuildingBlock, OtherUser
from app.stability.quarters import Quarter

BLOCK_WORDS = {
    BuildingBlock.NEIGHBOURHOOD_HUB: _l("Neighbourhood hub"),
    BuildingBlock.WORK: _l("Work"),
    BuildingBlock.PEACE_AND_PRIVACY: _l("Peace and privacy"),
    BuildingBlock.CARE_HUB: _l("Care hub"),
    BuildingBlock.PARTICIPATION: _l("Resident participation"),
    BuildingBlock.SAFETY: _l("Safety"),
}
OTHER_USER_WORDS = {
    OtherUser.STATUS_HOLDERS: _l("Status holders"),
    OtherUser.URGENT_SEEKERS: _l("People who need a home urgently"),
    OtherUser.STUDENTS: _l("Students"),
    OtherUser.MIGRANT_WORKERS: _l("Migrant workers"),
    OtherUser.OTHER: _l("Others"),
}


def quarter_in_words(quarter: Quarter) -> str:
    """`third quarter of 2026`."""
    words = (
        _("first quarter of %(year)s", year=quarter.year),
        _("second quarter of %(year)s", year=quarter.year),
        _("third quarter of %(year)s", year=quarter.year),
        _("fourth quarter of %(year)s", year=quarter.year),
    )
    return words[quarter.number - 1]


def other_users_in_words(users: tuple[tuple[str, int], ...]) -> str:
    """`Students 30, Others 5`; empty when none were reported."""
    return ", ".join(f"{OTHER_USER_WORDS[OtherUser(slug)]} {number}" for slug, number in users)
