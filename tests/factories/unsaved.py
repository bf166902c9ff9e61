"""People and assessments that no database knows, for what decides from values alone."""

import datetime as dt

from app.accounts.models import Person, RoleGrant, Scope
from app.assessments.models import Assessment, Kind, Member
from app.assessments.workflow import State
from app.database import new_id
from app.locations.models import Location, Municipality


def person_with(role=None, municipality="", *, is_open=True, ended=False):
    """Somebody with this role in the whole country, or in one municipality."""
    grants = []
    if role is not None:
        scope = Scope.MUNICIPALITY if municipality else Scope.NATIONAL
        grant = RoleGrant(role=role, scope=scope, municipality_code=municipality or None)
        grant.ended_at = dt.datetime(2026, 1, 1, tzinfo=dt.UTC) if ended else None
        grants.append(grant)
    return Person(id=new_id(), name="Iemand", grants=grants, is_open=is_open)


def assessment_of(*team, kind=Kind.INSPECTION, state=State.JUDGING):
    """An assessment of a location in Utrecht by this team."""
    place = Location(
        id=new_id(),
        municipality_code="GM0344",
        municipality=Municipality(code="GM0344", province_code="PV26"),
    )
    members = [Member(person_id=one.id) for one in team]
    return Assessment(id=new_id(), location=place, kind=kind, state=state, members=members)
