"""Who may see places beside the task, and who may take in figures; pure functions."""

from app.accounts.models import Person, Role
from app.accounts.permissions import Place, Reach, reach
from app.locations.permissions import seeing_reach


def may_see_places_of(person: Person, province_code: str, municipality_code: str = "") -> bool:
    """Published figures are public; the places of a municipality, or of a whole province when none is named,
    are seen by whoever may see its locations.
    """
    return seeing_reach(person).covers(Place(province_code, municipality_code))


def may_write_for_the_country(person: Person) -> bool:
    """Reviewers for the whole country: what they take in or write down counts everywhere at once."""
    return reach(person, Role.REVIEWER).national


def entering_reach(person: Person) -> Reach:
    """For which places the person may enter figures: VluchtelingenWerk where it reviews, a province for
    itself and its municipalities.
    """
    held = reach(person, Role.REVIEWER, Role.PROVINCE)
    return Reach(
        national=reach(person, Role.REVIEWER).national,
        provinces=held.provinces,
        municipalities=frozenset(),
        locations=frozenset(),
    )


def may_enter_figures(person: Person, province_code: str = "") -> bool:
    """Whether the person may enter figures of this province and its municipalities; without a code, of the
    whole country.
    """
    held = entering_reach(person)
    return held.national or province_code in held.provinces
