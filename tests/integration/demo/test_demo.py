import datetime as dt
from collections import Counter

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from app import audit, demo
from app.assessments.models import Assessment, FrozenScorecard, Judgement, Kind, Photo
from app.assessments.workflow import State
from app.database import make_engine, make_session_factory
from app.framework.models import FrameworkVersion
from app.improvement.models import ImprovementMeasure, MeasureState
from app.improvement.queries import open_findings_of_location
from app.locations.models import Location
from app.reports.frozen_content import thaw
from app.reports.models import Edition, Report
from app.storage import Storage
from tests.factories.printed_reports import make_portal

TODAY = dt.date(2026, 11, 23)


@pytest.fixture(scope="module")
def filled(database_of_this_file, tmp_path_factory):
    """A portal filled with the demo, once for this file."""
    engine = make_engine(database_of_this_file)
    portal = make_portal(tmp_path_factory.mktemp("portal"))
    with portal.app_context(), make_session_factory(engine)() as session:
        demo.load_reference_data(session)
        demo.load_demo(session, Storage(tmp_path_factory.mktemp("files")), today=TODAY)
        session.commit()
        yield session
    engine.dispose()


def test_the_demo_shows_every_province_every_state_and_one_location_three_times(filled):
    places = filled.scalars(select(Location).options(joinedload(Location.municipality))).all()
    assert len(places) == 24
    assert len({place.municipality.province_code for place in places}) == 12
    assert all(place.is_fictional and "verzonnen" in place.name for place in places)

    assessments = filled.scalars(select(Assessment)).all()
    assert len(assessments) == 31
    assert {assessment.state for assessment in assessments} == set(State)

    linde = next(place for place in places if place.name.startswith("De Linde "))
    kinds = Counter(one.kind.value for one in assessments if one.location_id == linde.id)
    assert kinds == {"inspection": 2, "self-assessment": 1}
    assert filled.scalar(select(func.count()).select_from(Photo)) == 24


def test_the_demo_keeps_a_scorecard_of_whatever_was_submitted_and_a_whole_audit_trail(filled):
    submitted = filled.scalars(select(Assessment).where(Assessment.submitted_at.is_not(None))).all()
    frozen = set(filled.scalars(select(FrozenScorecard.assessment_id)))
    assert {assessment.id for assessment in submitted} == frozen
    assert audit.verify(filled) == []


def test_a_headline_of_every_kind_but_an_empty_one_occurs(filled):
    headlines = set(filled.scalars(select(FrozenScorecard.headline)))
    assert headlines >= {"urgent-action", "improvement-needed", "no-serious-shortcomings"}


def test_the_same_day_gives_the_same_judgements(filled):
    levels = filled.execute(
        select(Judgement.indicator, Judgement.level).order_by(Judgement.indicator, Judgement.sequence)
    ).all()
    assert len(levels) > 1000
    assert {"met", "partly-met", "not-met", "not-applicable", "could-not-be-assessed"} <= {
        row.level for row in levels
    }


def test_reference_data_can_be_loaded_again_and_change_nothing(session):
    demo.load_reference_data(session)
    demo.load_reference_data(session)
    assert session.scalar(select(func.count()).select_from(FrameworkVersion)) == 1
    assert demo.is_empty(session)


def test_the_demo_improves_what_fell_short_and_looks_again(filled):
    states = set(filled.scalars(select(ImprovementMeasure.state)))
    assert states >= {MeasureState.AGREED, MeasureState.REPORTED_DONE, MeasureState.CLOSED}
    planned = filled.scalars(select(Assessment).where(Assessment.kind == Kind.RE_INSPECTION)).one()
    opened = open_findings_of_location(filled, planned.location_id)
    assert {key for row in opened for key in row.indicators} <= set(planned.scope)


def test_one_report_waits_to_be_printed_for_everybody_and_for_residents_with_its_photos_released(filled):
    reports = filled.scalars(select(Report).order_by(Report.edition)).all()
    assert [report.edition for report in reports] == [Edition.PUBLIC, Edition.RESIDENTS]
    public, residents = (thaw(report.content).report for report in reports)
    assert len(list(public.photos())) == len(public.evidence) == 24
    assert len({measure.state for measure in public.plan}) > 1
    assert residents.cover == public.cover
