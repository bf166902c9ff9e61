"""Hundreds of adopted visits at once, for pages that show many: whole rows, without the actions of users."""

import datetime as dt

from sqlalchemy import insert
from sqlalchemy.orm import Session

from app.accounts.models import Person
from app.assessments.models import (
    Assessment,
    Finding,
    FindingIndicator,
    FindingKind,
    FrozenScorecard,
    Kind,
    Member,
    Stage,
)
from app.assessments.workflow import State
from app.database import new_id
from app.framework.models import FrameworkVersion
from app.improvement.models import ImprovementMeasure, OwnerKind
from app.locations.kinds import LocationKind
from app.locations.models import Location
from app.notices.models import Notice
from tests.factories.assessments import AREA, DAY
from tests.factories.places import UTRECHT


def make_adopted_visits(
    session: Session, number: int, judge: Person, told: Person, version: FrameworkVersion
) -> None:
    """As many locations, each with an adopted visit in the month of `DAY` that found a knock-out norm short,
    a measure that is overdue, and a line about it in the inbox of `told`.
    """
    places = [new_id() for _ in range(number)]
    visits = [new_id() for _ in range(number)]
    findings = [new_id() for _ in range(number)]
    days = [DAY.replace(day=1 + place % 28) for place in range(number)]
    rows = range(number)
    adopted = {
        "framework_version_id": version.id,
        "kind": Kind.INSPECTION,
        "profile": "full",
        "announced": True,
        "state": State.ADOPTED,
        "created_by_id": judge.id,
    }
    location = {"municipality_code": UTRECHT, "kind": LocationKind.REGULAR_CENTRE}
    frozen = {"headline": "urgent-action", "stage": Stage.ADOPTION, "body": "{}", "digest": "0" * 64}
    short = {"kind": FindingKind.SHORTCOMING}
    measure = {
        "description": "Bedden weg.",
        "owner_kind": OwnerKind.OPERATOR,
        "due_on": DAY - dt.timedelta(days=30),
        "created_by_id": judge.id,
    }
    filled = {
        Location: [
            {"id": places[row], "name": f"Locatie {row}", "opened_on": dt.date(2020, 1, 1), **location}
            for row in rows
        ],
        Assessment: [
            {
                "id": visits[row],
                "location_id": places[row],
                "planned_on": days[row],
                "visit_starts_on": days[row],
                **adopted,
            }
            for row in rows
        ],
        Member: [{"assessment_id": visit, "person_id": judge.id, "leads": True} for visit in visits],
        FrozenScorecard: [{"assessment_id": visit, "frozen_by_id": judge.id, **frozen} for visit in visits],
        Finding: [
            {
                "id": findings[row],
                "assessment_id": visits[row],
                "number": 1,
                "created_by_id": judge.id,
                **short,
            }
            for row in rows
        ],
        FindingIndicator: [
            {"finding_id": findings[row], "assessment_id": visits[row], "indicator": AREA, **short}
            for row in rows
        ],
        ImprovementMeasure: [{"finding_id": finding, **measure} for finding in findings],
        Notice: [
            {"person_id": told.id, "kind": "submit", "about": visit, "number": "T-2026-0001"}
            for visit in visits
        ],
    }
    for table, values in filled.items():
        session.execute(insert(table), values)
