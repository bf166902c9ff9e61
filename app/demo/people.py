"""The people of the demo: clearly fictional, one for each role."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.accounts.actions import Grant, add_person
from app.accounts.models import MailWish, Person, Role, Scope

PASSWORD = "oefenen mag hier altijd"  # noqa: S105 (printed at every start of the demo)


@dataclass(frozen=True)
class DemoPerson:
    """Somebody to sign in as."""

    key: str
    name: str
    what: str
    grant: Grant

    @property
    def email(self) -> str:
        """The address to sign in with; example.org belongs to nobody."""
        return f"{self.key}@voorbeeld.example.org"


PEOPLE = (
    DemoPerson("inspecteur", "Iris Voorbeeld", "inspector, whole country", Grant(Role.INSPECTOR)),
    DemoPerson("inspecteur2", "Ilias Voorbeeld", "inspector, whole country", Grant(Role.INSPECTOR)),
    DemoPerson(
        "inspecteur-noord",
        "Inge Voorbeeld",
        "inspector, province of Groningen",
        Grant(Role.INSPECTOR, Scope.PROVINCE, "PV20"),
    ),
    DemoPerson("beoordelaar", "Bente Voorbeeld", "reviewer, whole country", Grant(Role.REVIEWER)),
    DemoPerson("beoordelaar2", "Bram Voorbeeld", "reviewer, whole country", Grant(Role.REVIEWER)),
    DemoPerson("kadereigenaar", "Karim Voorbeeld", "framework owner", Grant(Role.FRAMEWORK_OWNER)),
    DemoPerson(
        "gemeente",
        "Gea Voorbeeld",
        "municipality of Utrecht",
        Grant(Role.MUNICIPALITY, Scope.MUNICIPALITY, "GM0344"),
    ),
    DemoPerson(
        "gemeente-zeist",
        "Gijs Voorbeeld",
        "municipality of Zeist",
        Grant(Role.MUNICIPALITY, Scope.MUNICIPALITY, "GM0355"),
    ),
    DemoPerson(
        "provincie", "Pia Voorbeeld", "province of Utrecht", Grant(Role.PROVINCE, Scope.PROVINCE, "PV26")
    ),
    DemoPerson("lezer", "Lars Voorbeeld", "ministry, reads only", Grant(Role.READER)),
    DemoPerson("beheerder", "Bo Voorbeeld", "administrator", Grant(Role.ADMINISTRATOR)),
)
SIGN_INS = tuple((person.email, person.what) for person in PEOPLE)


def add_demo_people(session: Session) -> Mapping[str, Person]:
    """Everybody of the demo, by key."""
    return {
        person.key: add_person(
            session,
            None,
            name=person.name,
            email=person.email,
            password=PASSWORD,
            grants=(person.grant,),
            mail_wish=MailWish.DAILY,
        )
        for person in PEOPLE
    }
