"""Reading who can judge."""

from sqlalchemy import exists, select
from sqlalchemy.orm import Session, selectinload

from app.accounts.models import Person, Role, RoleGrant
from app.accounts.permissions import Place, reach


def possible_members(session: Session, place: Place, role: Role) -> list[Person]:
    """The people who hold the role that judges, reaching this place, by name."""
    holders = session.scalars(
        select(Person)
        .where(
            Person.is_open.is_(True),
            exists().where(
                RoleGrant.person_id == Person.id, RoleGrant.role == role, RoleGrant.ended_at.is_(None)
            ),
        )
        .options(selectinload(Person.grants))
        .order_by(Person.name, Person.id)
    )
    return [person for person in holders if reach(person, role).covers(place)]
