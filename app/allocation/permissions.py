"""Who may see places beside the task, and who may take in figures; pure functions."""

from app.accounts.models import Person, Role
from app.accounts.permissions import Place, reach
from app.locations.permissions import seeing_reach


def may_see_places_of(person: Person, province_code: str, municipality_code: str = "") -> bool:
    """Published figures are public; the places of a municipality, or of a whole province when none is named,
    are seen by whoever may see its locations.
    """
    return seeing_reach(person).covers(Place(province_code, municipality_code))


def may_import_figures(person: Person) -> bool:
    """Reviewers for the whole country: a figure counts everywhere at once."""
    return reach(person, Role.REVIEWER).national
