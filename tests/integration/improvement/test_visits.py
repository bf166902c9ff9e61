"""What a later visit does to earlier findings, and what a re-inspection covers."""

import datetime as dt

import pytest

from app.assessments import actions as assessments
from app.assessments.models import Kind
from app.assessments.queries import findings_of_assessment
from app.improvement import actions, queries
from app.improvement.models import MeasureState, ResolvedBy
from app.improvement.queries import open_findings_of_location
from app.problems import Conflict
from tests.factories.assessments import CHAIR, DAY, DAYLIGHT, begun, judge_all, judgement, submitted


def open_now(session, location):
    return {
        (row.assessment.number, row.finding.number): row.indicators
        for row in open_findings_of_location(session, location.id)
    }


@pytest.fixture
def re_inspect(session, location, inspector, adopt):
    """A re-inspection of these norms, judged like this and adopted."""

    def visit(**levels):
        scope = [row for found in open_findings_of_location(session, location.id) for row in found.indicators]
        plan = assessments.Plan(
            Kind.RE_INSPECTION,
            "full",
            DAY + dt.timedelta(days=60),
            [inspector.id],
            announced=True,
            scope=scope,
        )
        planned = assessments.plan_assessment(session, inspector, location, plan)
        begun_on = DAY + dt.timedelta(days=60)
        assessment = assessments.begin_judging(session, inspector, planned, on=begun_on)
        receipts = assessments.record_judgements(
            session,
            inspector,
            assessment,
            [
                judgement(key, levels[key.rsplit(".", 1)[1]], verified_by=("observation",))
                for key in scope
                if key.rsplit(".", 1)[1] in levels
            ],
        )
        assert all(receipt.is_kept for receipt in receipts), receipts
        assessments.submit_assessment(session, inspector, assessment)
        return adopt(assessment)

    return visit


def test_the_open_findings_of_a_location_are_those_that_visits_found_short(session, location, inspection):
    assert open_now(session, location) == {
        (inspection.number, 1): (CHAIR,),
        (inspection.number, 2): (DAYLIGHT,),
    } or open_now(session, location) == {
        (inspection.number, 1): (DAYLIGHT,),
        (inspection.number, 2): (CHAIR,),
    }


def test_a_re_inspection_closes_what_it_found_in_order_with_its_measures(
    session, location, inspection, agree, re_inspect
):
    findings = {row.indicators[0]: row.finding for row in open_findings_of_location(session, location.id)}
    chairs, light = agree(findings[CHAIR]), agree(findings[DAYLIGHT])

    visit = re_inspect(chair="met", daylight="not-met")

    (left,) = open_findings_of_location(session, location.id)
    assert left.finding.id == findings[DAYLIGHT].id
    assert queries.measure_by_id(session, chairs.id, lock=True).state is MeasureState.CLOSED
    assert queries.measure_by_id(session, light.id, lock=True).state is MeasureState.AGREED
    (resolution,) = queries.resolutions_of(session, [findings[CHAIR].id])
    assert (resolution.how, resolution.assessment_id) == (ResolvedBy.VISIT, visit.id)


def test_what_could_not_be_seen_again_stays_open(session, location, inspection, re_inspect):
    re_inspect(chair="met")

    (left,) = open_findings_of_location(session, location.id)
    assert left.indicators == (DAYLIGHT,)


def test_a_norm_that_is_open_already_is_not_told_again_in_a_later_finding(
    session, location, inspection, re_inspect
):
    before = open_now(session, location)

    visit = re_inspect(chair="not-met", daylight="not-met")

    assert len(findings_of_assessment(session, visit.id)) == 2
    assert open_now(session, location) == before


def test_a_visit_resolves_every_finding_about_the_norm(session, location, inspection, re_inspect):
    re_inspect(chair="not-met", daylight="not-met")

    re_inspect(chair="met", daylight="met")

    assert open_now(session, location) == {}


def test_a_finding_of_two_norms_is_open_until_both_are_in_order(
    session, location, inspector, adopt, agree, re_inspect
):
    assessment = begun(session, location, inspector)
    judge_all(session, inspector, assessment, chair="not-met", daylight="not-met")
    finding = assessments.group_findings(session, inspector, assessment, [CHAIR, DAYLIGHT], "Kale kamers.")
    assessments.submit_assessment(session, inspector, assessment)
    adopt(assessment)
    measure = agree(finding)

    re_inspect(chair="met", daylight="not-met")
    assert [row.indicators for row in open_findings_of_location(session, location.id)] == [(DAYLIGHT,)]
    assert queries.measure_by_id(session, measure.id, lock=True).state is MeasureState.AGREED

    re_inspect(daylight="met")
    assert open_findings_of_location(session, location.id) == []
    assert queries.measure_by_id(session, measure.id, lock=True).state is MeasureState.CLOSED


def test_only_a_visit_that_was_adopted_resolves(session, location, inspector, municipality):
    assessment = submitted(session, location, inspector)
    with pytest.raises(Conflict, match="visit-not-adopted"):
        actions.resolve_by_visit(session, inspector, assessment)

    own = begun(session, location, municipality, kind=Kind.SELF_ASSESSMENT)
    assert actions.resolve_by_visit(session, municipality, own) == []


def test_a_municipality_sees_what_is_open_only_once_it_is_out(session, location, inspector, municipality):
    submitted(session, location, inspector, chair="not-met")

    assert len(open_findings_of_location(session, location.id)) == 1
    assert open_findings_of_location(session, location.id, seen_by=municipality) == []


def test_what_is_open_takes_the_same_queries_however_much_there_is(
    session, location, inspection, inspector, adopt, count_queries
):
    def number():
        before = len(count_queries)
        open_findings_of_location(session, location.id)
        return len(count_queries) - before

    one = number()
    adopt(submitted(session, location, inspector, area_per_person="not-met"))

    assert number() == one
