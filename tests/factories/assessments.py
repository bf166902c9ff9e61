"""Assessments of the example framework, made through the actions of users."""

import datetime as dt

from sqlalchemy.orm import Session

from app.accounts.models import Person
from app.assessments import actions
from app.assessments.arrival import JudgementIn
from app.assessments.models import Assessment, Kind
from app.database import new_id
from app.framework.actions import publish_framework
from app.framework.models import FrameworkVersion
from app.framework.queries import framework_of
from app.locations.models import Location
from quality_framework import load_framework
from tests.house.repository import ROOT

DAY = dt.date(2026, 11, 16)
MORNING = dt.datetime(2026, 11, 16, 9, tzinfo=dt.UTC)
AREA = "rooms.space.area-per-person"
CHAIR = "rooms.space.chair"
DAYLIGHT = "rooms.space.daylight"


def publish_example(session: Session) -> FrameworkVersion:
    """The example framework of the documentation."""
    return publish_framework(session, None, load_framework(ROOT / "docs/example-framework"))


def planned(session: Session, location: Location, *team: Person, kind: Kind = Kind.INSPECTION) -> Assessment:
    """A planned assessment by this team; the first plans and leads."""
    announced = None if kind in {Kind.SELF_ASSESSMENT, Kind.BEFORE_OPENING} else True
    plan = actions.Plan(kind, "full", DAY, [person.id for person in team], announced)
    return actions.plan_assessment(session, team[0], location, plan)


def begun(session: Session, location: Location, *team: Person, kind: Kind = Kind.INSPECTION) -> Assessment:
    """An assessment that is being judged."""
    return actions.begin_judging(session, team[0], planned(session, location, *team, kind=kind), on=DAY)


def judgement(indicator: str, level: str | None = "met", **more: object) -> JudgementIn:
    """One judgement with a new id, unless one is given."""
    known: dict[str, object] = {"id": new_id(), "judged_at": MORNING}
    return JudgementIn(indicator=indicator, level=level, **{**known, **more})


def judge_all(session: Session, judge: Person, assessment: Assessment, **levels: str) -> None:
    """Judge every indicator met, verified in every way; those named by the last part of their id as said."""
    framework = framework_of(assessment.framework_version)
    items = []
    for indicator in framework.indicators():
        level = levels.get(indicator.id.rsplit(".", 1)[1].replace("-", "_"), "met")
        ways = tuple(kind.value for kind in indicator.verified_by)
        reason = {"not-applicable": "Niet aanwezig.", "could-not-be-assessed": "no-access"}.get(level, "")
        items.append(judgement(indicator.id, level, verified_by=ways, reason=reason))
    receipts = actions.record_judgements(session, judge, assessment, items)
    assert all(receipt.is_kept for receipt in receipts), receipts


def submitted(session: Session, location: Location, *team: Person, **levels: str) -> Assessment:
    """An assessment that was judged and handed in."""
    assessment = begun(session, location, *team)
    judge_all(session, team[0], assessment, **levels)
    actions.submit_assessment(session, team[0], assessment)
    return assessment
