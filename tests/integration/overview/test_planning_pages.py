"""The calendar, which location comes next, the sheet to prepare, the mirrors and what changed since."""

import datetime as dt
import shutil

import pytest

from app.accounts.models import Role
from app.assessments import actions
from app.assessments.models import Kind
from app.assessments.scorecards import read
from app.assessments.workflow import Step
from app.framework.actions import publish_framework
from app.i18n import today
from app.improvement.actions import MeasureDetails, agree_measure
from app.improvement.models import OwnerKind
from app.improvement.queries import open_findings_of_location
from app.overview.candidates import candidates_for
from app.review.actions import take_step
from quality_framework import Headline, load_framework
from tests.factories.assessments import (
    CHAIR,
    DAY,
    DAYLIGHT,
    begun,
    judge_all,
    judgement,
    planned,
)
from tests.factories.people import make_person
from tests.factories.places import make_location
from tests.house.repository import ROOT

REVIEW = (Step.BEGIN_REVIEW, Step.SEND_OUT_FOR_REPLY, Step.DECIDE_REPLY, Step.ADOPT)


@pytest.fixture
def office(session):
    return make_person(session, Role.INSPECTOR, name="Iris Toets")


@pytest.fixture
def reviewer(session, office):
    return make_person(session, Role.REVIEWER, name="Bea Toets")


@pytest.fixture
def municipality(session, office):
    return make_person(session, Role.MUNICIPALITY, municipality="GM0344", name="Gea Toets")


@pytest.fixture
def location(session, office):
    return make_location(session, name="De Linde")


@pytest.fixture
def adopted(session, office, reviewer):
    """An adopted inspection with these levels."""

    def visit(location, **levels):
        assessment = begun(session, location, office)
        judge_all(session, office, assessment, **levels)
        actions.submit_assessment(session, office, assessment)
        for step in REVIEW:
            take_step(session, reviewer, assessment, step, "Geen." if step is Step.DECIDE_REPLY else "")
        return assessment

    return visit


@pytest.fixture
def own(session, municipality):
    """A self-assessment that was handed in."""

    def handed_in(location, **levels):
        assessment = begun(session, location, municipality, kind=Kind.SELF_ASSESSMENT)
        judge_all(session, municipality, assessment, **levels)
        actions.submit_assessment(session, municipality, assessment)
        return assessment

    return handed_in


def text(response):
    assert response.status_code == 200
    return response.get_data(as_text=True)


def test_a_month_shows_what_is_planned_and_for_one_judge_only_theirs(
    session, office, location, signed_in_client
):
    other = make_person(session, Role.INSPECTOR, name="Carl Toets")
    planned(session, location, office)
    elsewhere = make_location(session, name="De Eik")
    planned(session, elsewhere, other)
    client = signed_in_client(office)

    whole = text(client.get(f"/planning/?month={DAY:%Y-%m}"))
    mine = text(client.get(f"/planning/?month={DAY:%Y-%m}&judge={office.id}"))

    assert ("De Linde" in whole, "De Eik" in whole) == (True, True)
    assert ("De Linde" in mine, "De Eik" in mine) == (True, False)


def test_a_whole_team_can_be_chosen_and_shows_what_its_people_judge_together(
    session, office, location, signed_in_client
):
    other = make_person(session, Role.INSPECTOR, name="Carl Toets")
    planned(session, location, office, other)
    planned(session, make_location(session, name="De Eik"), office)
    client = signed_in_client(office)
    team = ",".join(str(one.id) for one in (other, office))

    month = text(client.get(f"/planning/?month={DAY:%Y-%m}"))
    together = text(client.get(f"/planning/?month={DAY:%Y-%m}&judge={team}"))

    assert f'<option value="{team}">Carl Toets, Iris Toets</option>' in month
    assert ("De Linde" in together, "De Eik" in together) == (True, False)
    empty = text(client.get(f"/planning/?month=2031-01&judge={team}"))
    assert f'<option value="{team}" selected>Carl Toets, Iris Toets</option>' in empty


@pytest.mark.parametrize("month", ["", "2026-13", "nonsense&judge=somebody&day=40", "1999-01"])
def test_a_month_that_is_none_is_this_month(office, signed_in_client, month):
    assert f"{today():%Y}" in text(signed_in_client(office).get(f"/planning/?month={month}"))


def test_a_municipality_sees_in_the_calendar_only_what_it_may_know(
    session, office, location, municipality, signed_in_client
):
    planned(session, location, office)

    assert "De Linde" not in text(signed_in_client(municipality).get(f"/planning/?month={DAY:%Y-%m}"))


def test_what_is_known_of_a_location_becomes_its_reasons(session, office, adopted, own, location):
    own(location)
    visit = adopted(location, area_per_person="not-met", daylight="not-met")
    opened = open_findings_of_location(session, location.id)
    details = MeasureDetails("Bedden weg.", OwnerKind.OPERATOR, "", DAY)
    agree_measure(session, office, opened[0].finding.id, details, today=DAY)
    never = make_location(session, name="De Eik")

    found = {row.name: row for row in candidates_for(session, office, DAY + dt.timedelta(days=2)).candidates}

    linde = found["De Linde"]
    assert linde.visited_on == (visit.visit_ends_on or visit.visit_starts_on)
    assert linde.headline is Headline.URGENT_ACTION
    assert (linde.open_knock_outs, linde.overdue_measures) == (1, 1)
    assert linde.too_rosy >= 1
    assert found[never.name].visited_on is None


def test_a_location_with_a_visit_ahead_is_left_out_and_counted(session, office, location, signed_in_client):
    planned(session, location, office)

    page = text(signed_in_client(office).get("/planning/next"))

    assert "1 location is left out" in page
    assert "How this list is made" in page


def test_the_list_shows_each_reason_with_its_points(session, office, location, signed_in_client):
    page = text(signed_in_client(office).get("/planning/next"))

    assert "never visited" in page
    assert "40 points" in page


def test_a_sheet_to_prepare_holds_what_is_open_agreed_and_said(
    session, office, adopted, own, location, signed_in_client
):
    own(location, daylight="partly-met")
    adopted(location, chair="not-met")
    opened = open_findings_of_location(session, location.id)
    details = MeasureDetails("Stoelen kopen.", OwnerKind.OPERATOR, "", dt.date(2027, 2, 1))
    agree_measure(session, office, opened[0].finding.id, details, today=DAY)
    plan = actions.Plan(Kind.INSPECTION, "full", DAY + dt.timedelta(days=90), [office.id], announced=True)
    ahead = actions.plan_assessment(session, office, location, plan)

    page = text(signed_in_client(office).get(f"/assessments/{ahead.id}/prepare"))

    assert "Stoelen kopen." in page
    assert "What the location says itself" in page
    assert "Self-assessment of" in page


def test_where_nothing_is_known_the_sheet_says_so(session, office, location, signed_in_client):
    page = text(signed_in_client(office).get(f"/assessments/{planned(session, location, office).id}/prepare"))

    assert "Nobody visited this location before" in page
    assert "The location did not assess itself yet." in page


def test_a_gap_between_the_mirrors_is_said_in_words(
    session, office, adopted, own, location, signed_in_client
):
    own(location)
    adopted(location, area_per_person="not-met")

    page = text(signed_in_client(office).get(f"/locations/{location.id}/mirrors"))

    assert "steps better" in page or "step better" in page


def test_one_mirror_alone_is_shown_with_what_is_missing(office, own, location, signed_in_client):
    own(location)

    page = text(signed_in_client(office).get(f"/locations/{location.id}/mirrors"))

    assert "One mirror is missing" in page
    assert "answer in this portal yet" in page
    assert "Not comparable" in page


def test_what_changed_since_last_time_is_told_and_what_was_not_looked_at_counts_in_nothing(
    session, office, adopted, location, signed_in_client
):
    adopted(location, chair="not-met", daylight="met")
    plan = actions.Plan(Kind.INSPECTION, "full", DAY + dt.timedelta(days=90), [office.id], announced=True)
    ahead = actions.plan_assessment(session, office, location, plan)
    later = actions.begin_judging(session, office, ahead, on=DAY + dt.timedelta(days=90))
    actions.record_judgements(
        session, office, later, [judgement(CHAIR, "met"), judgement(DAYLIGHT, "partly-met")]
    )

    page = text(signed_in_client(office).get(f"/assessments/{later.id}/since-last"))

    assert "1</dd>" in page.replace("\n", "")
    assert "carried over from 16 November 2026" in page
    assert read(session, later).scorecard.coverage.settled == 2


def test_a_norm_that_was_reworded_since_says_so(
    session, office, adopted, location, tmp_path, signed_in_client
):
    adopted(location)
    newer = _reworded(tmp_path)
    publish_framework(session, None, newer)
    plan = actions.Plan(Kind.INSPECTION, "full", DAY + dt.timedelta(days=90), [office.id], announced=True)
    ahead = actions.plan_assessment(session, office, location, plan)

    page = text(signed_in_client(office).get(f"/assessments/{ahead.id}/since-last"))

    assert "reworded since" in page


def _reworded(folder):
    """The example framework, in which one norm is said in other words."""
    copy = shutil.copytree(ROOT / "docs/example-framework", folder / "framework")
    head, rooms = copy / "framework.yaml", copy / "themes/rooms.yaml"
    head.write_text(head.read_text().replace('version: "1"', 'version: "2"'))
    rooms.write_text(rooms.read_text().replace("There is enough floor per person.", "Said otherwise."))
    return load_framework(copy)


def test_without_an_earlier_assessment_there_is_nothing_to_compare(
    session, office, location, signed_in_client
):
    assessment = planned(session, location, office)

    assert signed_in_client(office).get(f"/assessments/{assessment.id}/since-last").status_code == 404
