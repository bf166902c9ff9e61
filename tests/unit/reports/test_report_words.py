"""What the pages of a report say, read from their HTML: nothing is printed here."""

import datetime as dt
from dataclasses import replace

import pytest

from app.assessments.models import Judgement
from app.replies.models import Hearing as HearingSent
from app.replies.models import Party, Stance
from app.replies.queries import AnswerTold, FindingTold, HearingTold
from app.reports.composing import sources_of
from app.reports.following_up import hearing_told
from app.reports.frozen_content import freeze
from app.reports.pdf import write_html
from tests.factories.audit_reports import Sample, framework, make_report


@pytest.fixture(scope="module")
def english(portal):
    with portal.app_context():
        return make_report(Sample(photos=0, language="en"))


@pytest.fixture(scope="module")
def as_html(portal):
    def write(report):
        with portal.app_context():
            page = write_html(freeze(report), portal.jinja_env, {}, "https://kompas.example.nl")
        return " ".join(page.split())

    return write


def test_a_visit_of_two_days_is_told_with_both_wherever_it_is_told(english, as_html):
    cover = replace(english.cover, visit_ends_on=english.cover.visit_starts_on + dt.timedelta(days=1))
    for edition in ("full", "residents"):
        page = as_html(replace(english, cover=cover, edition=edition))
        assert "from 17 November 2026 to 18 November 2026." in page


def test_what_waits_for_a_number_of_the_country_is_shown_as_not_judged_whatever_was_answered(
    english, as_html
):
    waiting = [line for line in english.indicators() if line.excluded == "local-value-open" and line.level]
    page = as_html(english)
    annex = page[page.index('id="all-indicators"') :]
    assert waiting
    for line in waiting:
        row = annex[annex.index(line.text) :].split("</tr>", 1)[0]
        assert "Not judged" in row
        assert "Met<" not in row
    assert not {line.id for line in waiting} & {line.id for line in english.told_by_residents()}


def test_what_became_of_a_court_order_is_said_once(english, as_html):
    page = as_html(english)
    assert "(court order, not upheld on appeal)" in page
    assert "court order <span" not in page


def test_every_standard_that_moved_since_the_last_visit_is_told_with_its_theme(english, as_html):
    change = english.summary.change
    page = as_html(english)
    assert change.is_long
    told = page[page.index('id="changes"') :].split("</table>", 1)[0]
    for moved in (*change.better, *change.worse):
        assert f'{moved.standard}<span class="code">{moved.theme}</span>' in told.replace("&#39;", "'")
    few = replace(english.summary, change=replace(change, better=change.better[:2], worse=change.worse[:2]))
    assert 'id="changes"' not in as_html(replace(english, summary=few))


def test_the_risk_of_a_standard_is_that_of_what_counts_in_it(english):
    for standard in english.standards():
        weighed = {line.risk for line in standard.indicators if line.excluded is None}
        assert standard.risk is None or standard.risk in weighed
    assert any(
        line.risk and line.excluded and standard.risk is None
        for standard in english.standards()
        for line in standard.indicators
    )


def test_a_standard_with_one_core_norm_does_not_speak_of_a_majority(english, as_html):
    page = as_html(english)
    assert "The only core norm is not fully met." in page
    assert "1 of the 1" not in page


def test_every_code_beside_a_standard_is_explained_among_the_sources(portal):
    with portal.app_context():
        short = make_report(Sample(photos=0, profile="short"))
    named = {code.split(" ")[0] for standard in short.standards() for code in standard.codes}
    of_indicators = {mark.source for line in short.indicators() for mark in line.sources}
    assert named - of_indicators
    assert set(sources_of(short, framework())) == named | of_indicators


def test_answers_stand_in_the_order_of_the_findings_of_the_report(english):
    lines = {line.id: line for line in english.indicators()}
    short = [line.id for line in english.indicators() if line.finding][:4]
    sent = dt.datetime(2026, 11, 18, 9, tzinfo=dt.UTC)
    agreed = AnswerTold(Party.OPERATOR, "", Stance.AGREE, "", ())
    out = [FindingTold(key, Judgement(), [agreed], None) for key in reversed(short)]
    told = hearing_told(HearingTold(HearingSent(sent_at=sent, due_on=sent.date()), [], out), lines)
    assert [heard.finding for heard in told.findings] == [1, 2, 3, 4]
