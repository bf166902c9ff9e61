"""Who may see and record supervision, as pure functions."""

from app.accounts.models import Person, Role
from app.accounts.permissions import Place, reach
from app.locations.permissions import seeing_reach

RECORDING_ROLES = (Role.REVIEWER, Role.PROVINCE)
ANSWERING_ROLES = (Role.REVIEWER, Role.PROVINCE, Role.MUNICIPALITY)


def may_see_steps(person: Person, place: Place) -> bool:
    """Whoever may see the places of the municipality sees that a step was taken, until when, and by whom."""
    return seeing_reach(person).covers(place)


def may_read_letters(person: Person, place: Place) -> bool:
    """Letters are read by who records them and by the municipality itself."""
    return reach(person, *ANSWERING_ROLES).covers(place)


def may_record_step(person: Person, place: Place) -> bool:
    """Reviewers and the province, within their reach."""
    return reach(person, *RECORDING_ROLES).covers(place)


def may_record_response(person: Person, place: Place) -> bool:
    """Those, and the municipality itself."""
    return reach(person, *ANSWERING_ROLES).covers(place)


def may_change_ladder(person: Person) -> bool:
    """Reviewers for the whole country: the ladder is the same for every municipality."""
    return reach(person, Role.REVIEWER).national


def is_concerned(person: Person, place: Place) -> bool:
    """The municipality itself and its province: they hear of a deadline that comes near."""
    return reach(person, Role.MUNICIPALITY, Role.PROVINCE).covers(place)
