"""Who has use for the reviewer's desk."""

from app.accounts.models import Person, Role
from app.accounts.permissions import Reach, reach


def desk_reach(person: Person) -> Reach:
    """Where the person reviews."""
    return reach(person, Role.REVIEWER)
