"""Who may do what where, as pure functions over role grants."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from app.accounts.models import Person, Role, RoleGrant, Scope


@dataclass(frozen=True)
class Place:
    """Where something is: enough to tell whether a scope covers it. Codes are CBS's (PV20, GM0014)."""

    province_code: str
    municipality_code: str
    location_id: uuid.UUID | None = None


@dataclass(frozen=True)
class Reach:
    """What a set of grants covers together; queries turn it into a WHERE."""

    national: bool
    provinces: frozenset[str]
    municipalities: frozenset[str]
    locations: frozenset[uuid.UUID]

    @property
    def is_empty(self) -> bool:
        """Whether nothing is covered at all."""
        return not (self.national or self.provinces or self.municipalities or self.locations)

    def covers(self, place: Place) -> bool:
        """Whether the place lies within this reach."""
        return (
            self.national
            or place.province_code in self.provinces
            or place.municipality_code in self.municipalities
            or (place.location_id is not None and place.location_id in self.locations)
        )


EVERYWHERE = Reach(national=True, provinces=frozenset(), municipalities=frozenset(), locations=frozenset())


def reach_of(grants: Iterable[RoleGrant], roles: Iterable[Role]) -> Reach:
    """All that the standing grants with one of these roles cover together."""
    wanted = frozenset(roles)
    held = [grant for grant in grants if grant.role in wanted and grant.ended_at is None]
    return Reach(
        national=any(grant.scope is Scope.NATIONAL for grant in held),
        provinces=frozenset(grant.province_code for grant in held if grant.province_code),
        municipalities=frozenset(grant.municipality_code for grant in held if grant.municipality_code),
        locations=frozenset(grant.location_id for grant in held if grant.location_id),
    )


def reach(person: Person, *roles: Role) -> Reach:
    """All that the person covers with these roles; with every role when none is named."""
    return reach_of(person.grants, roles or tuple(Role))


def has_role(person: Person, *roles: Role) -> bool:
    """Whether the person holds one of the roles, in whatever scope."""
    return not reach(person, *roles).is_empty


def may_manage_people(person: Person) -> bool:
    """Administrators, for the whole country."""
    return reach(person, Role.ADMINISTRATOR).national
