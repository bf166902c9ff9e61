"""Who may see and write locations, as pure functions."""

from app.accounts.models import Person, Role
from app.accounts.permissions import Place, Reach, reach

# An administrator looks after people, not places; with another role they see what that role sees.
SEEING_ROLES = (
    Role.INSPECTOR,
    Role.REVIEWER,
    Role.MUNICIPALITY,
    Role.PROVINCE,
    Role.READER,
    Role.FRAMEWORK_OWNER,
)
ADDRESS_ROLES = (Role.INSPECTOR, Role.REVIEWER, Role.MUNICIPALITY)
WRITING_ROLES = (Role.INSPECTOR, Role.REVIEWER, Role.MUNICIPALITY)


def seeing_reach(person: Person) -> Reach:
    """Every place whose locations the person may see."""
    return reach(person, *SEEING_ROLES)


def writing_reach(person: Person) -> Reach:
    """Every place where the person may add and change locations."""
    return reach(person, *WRITING_ROLES)


def may_see_location(person: Person, place: Place) -> bool:
    """Whoever has a seeing role that reaches the place."""
    return seeing_reach(person).covers(place)


def may_add_locations(person: Person) -> bool:
    """Whether there is any municipality in which the person may add a location. A single location is not
    enough.
    """
    held = writing_reach(person)
    return held.national or bool(held.provinces) or bool(held.municipalities)


def may_write_location(person: Person, place: Place) -> bool:
    """Inspectors, reviewers and the municipality, within their reach."""
    return writing_reach(person).covers(place)


def may_see_address(person: Person, place: Place, *, protected: bool) -> bool:
    """Everybody who sees the location, unless the address is protected: then only inspectors, reviewers and
    the municipality itself.
    """
    if not protected:
        return may_see_location(person, place)
    return reach(person, *ADDRESS_ROLES).covers(place)
