"""People with a role, made without the slow password hash: they sign in through the test client."""

import itertools

from sqlalchemy.orm import Session

from app.accounts.models import Person, Role, RoleGrant, Scope

_numbers = itertools.count(1)


def make_person(
    session: Session,
    role: Role | None = None,
    *,
    province: str | None = None,
    municipality: str | None = None,
    location: object = None,
    name: str = "",
) -> Person:
    """A person with one role: national, or within the province, municipality or location given."""
    number = next(_numbers)
    scope = (
        Scope.PROVINCE
        if province
        else Scope.MUNICIPALITY
        if municipality
        else Scope.LOCATION
        if location
        else Scope.NATIONAL
    )
    grant = RoleGrant(
        role=role, scope=scope, province_code=province, municipality_code=municipality, location_id=location
    )
    person = Person(
        name=name or f"Voorbeeld {number}",
        email=f"persoon{number}@example.org",
        password_hash="no password fits this",
        language="en",
        grants=[grant] if role is not None else [],
    )
    session.add(person)
    session.flush()
    return person
