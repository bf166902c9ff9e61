"""Who looks at the world: everybody twice, in its place and elsewhere."""

from sqlalchemy.orm import Session

from app.accounts.models import Person, Role
from app.allocation.models import StepKind
from tests.factories.people import make_person

HERE, PROVINCE_HERE = "GM0344", "PV26"
# The parts of an address that name no row.
NAMES = {
    "cycle_id": "2024-2026",
    "kind": StepKind.ESTIMATE.value,
    # A script of a release that was never made.
    "release": "0",
    "topic": "inspector",
    "language": "nl",
    "file": "next.png",
    "folder": "store",
    "name": "items",
}
ELSEWHERE, PROVINCE_ELSEWHERE = "GM0014", "PV20"
WHO = (
    "nobody",
    "inspector",
    "inspector-elsewhere",
    "reviewer",
    "reviewer-elsewhere",
    "municipality",
    "municipality-elsewhere",
    "province",
    "province-elsewhere",
    "reader",
    "framework-owner",
    "administrator",
)


def people_of(session: Session) -> dict[str, Person]:
    """One person for each name but nobody."""
    return {
        "inspector": make_person(session, Role.INSPECTOR),
        "inspector-elsewhere": make_person(session, Role.INSPECTOR, province=PROVINCE_ELSEWHERE),
        "reviewer": make_person(session, Role.REVIEWER),
        "reviewer-elsewhere": make_person(session, Role.REVIEWER, province=PROVINCE_ELSEWHERE),
        "municipality": make_person(session, Role.MUNICIPALITY, municipality=HERE),
        "municipality-elsewhere": make_person(session, Role.MUNICIPALITY, municipality=ELSEWHERE),
        "province": make_person(session, Role.PROVINCE, province=PROVINCE_HERE),
        "province-elsewhere": make_person(session, Role.PROVINCE, province=PROVINCE_ELSEWHERE),
        "reader": make_person(session, Role.READER),
        "framework-owner": make_person(session, Role.FRAMEWORK_OWNER),
        "administrator": make_person(session, Role.ADMINISTRATOR),
    }
