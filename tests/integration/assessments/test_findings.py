"""Findings: where they come from, how they are grouped and worded, and that their numbers stay."""

import pytest

from app.assessments import actions, scorecards
from app.assessments.findings import told
from app.assessments.models import FindingKind
from app.assessments.queries import findings_of_assessment
from app.problems import Conflict, Invalid, NotAllowed, NotFound
from quality_framework import Level, Risk
from tests.factories.assessments import AREA, CHAIR, DAYLIGHT, judge_all, judgement, submitted


def findings_now(session, assessment):
    reading = scorecards.read(session, assessment)
    return told(reading, findings_of_assessment(session, assessment.id))


def judge(session, inspector, assessment, *items):
    receipts = actions.record_judgements(session, inspector, assessment, list(items))
    assert all(receipt.is_kept for receipt in receipts), receipts


def test_a_judgement_that_falls_short_is_a_finding_before_anybody_draws_it_up(session, assessment, inspector):
    judge(
        session,
        inspector,
        assessment,
        judgement(CHAIR, "not-met", risk="medium", remark="Er zijn te weinig stoelen."),
        judgement(DAYLIGHT, "met"),
    )

    (finding,) = findings_now(session, assessment)

    assert (finding.number, finding.indicators, finding.risk, finding.level) == (
        None,
        (CHAIR,),
        Risk.MEDIUM,
        Level.NOT_MET,
    )


def test_what_could_not_be_assessed_is_a_finding_only_with_a_risk(session, assessment, inspector):
    judge(session, inspector, assessment, judgement(CHAIR, "could-not-be-assessed", reason="no-access"))
    assert findings_now(session, assessment) == []

    current = scorecards.read(session, assessment).current[CHAIR].id
    again = judgement(CHAIR, "could-not-be-assessed", reason="no-access", risk="high", replaces=(current,))
    judge(session, inspector, assessment, again)

    (finding,) = findings_now(session, assessment)
    assert finding.risk is Risk.HIGH


def test_a_good_practice_is_a_finding_too_and_stands_after_the_shortcomings(session, assessment, inspector):
    judge(
        session,
        inspector,
        assessment,
        judgement(AREA, "met", good_practice=True),
        judgement(CHAIR, "partly-met"),
    )

    kinds = [finding.kind for finding in findings_now(session, assessment)]

    assert kinds == [FindingKind.SHORTCOMING, FindingKind.GOOD_PRACTICE]


def test_findings_that_are_grouped_are_told_once_with_the_highest_risk(session, assessment, inspector):
    judge(
        session,
        inspector,
        assessment,
        judgement(CHAIR, "not-met", risk="low"),
        judgement(DAYLIGHT, "not-met", risk="high"),
    )

    actions.group_findings(session, inspector, assessment, [CHAIR, DAYLIGHT], "De kamers zijn kaal.")

    (finding,) = findings_now(session, assessment)
    assert (finding.number, finding.wording, finding.risk) == (1, "De kamers zijn kaal.", Risk.HIGH)
    assert set(finding.indicators) == {CHAIR, DAYLIGHT}


def test_a_number_that_was_given_is_not_given_again(session, assessment, inspector):
    judge(session, inspector, assessment, judgement(CHAIR, "not-met"), judgement(DAYLIGHT, "not-met"))
    actions.group_findings(session, inspector, assessment, [CHAIR, DAYLIGHT])

    actions.group_findings(session, inspector, assessment, [CHAIR])
    actions.group_findings(session, inspector, assessment, [DAYLIGHT])

    assert {finding.number for finding in findings_now(session, assessment)} == {2, 3}


def test_submission_draws_up_what_nobody_grouped_gravest_first(session, location, inspector):
    assessment = submitted(session, location, inspector, chair="not-met", daylight="partly-met")

    findings = findings_now(session, assessment)

    assert [finding.number for finding in findings] == [1, 2]
    assert [finding.weight for finding in findings] == sorted(finding.weight for finding in findings)


def test_what_no_longer_falls_short_is_not_told_and_its_number_stays(session, assessment, inspector):
    judge(session, inspector, assessment, judgement(CHAIR, "not-met"))
    actions.group_findings(session, inspector, assessment, [CHAIR], "Geen stoelen.")
    current = scorecards.read(session, assessment).current[CHAIR].id

    judge(session, inspector, assessment, judgement(CHAIR, "met", replaces=(current,)))

    assert findings_now(session, assessment) == []
    assert [finding.number for finding in findings_of_assessment(session, assessment.id)] == [1]


def test_only_a_judgement_that_falls_short_can_be_grouped(session, assessment, inspector):
    judge(session, inspector, assessment, judgement(CHAIR, "met"))

    with pytest.raises(Invalid, match="finding-not-from-judgement"):
        actions.group_findings(session, inspector, assessment, [CHAIR])
    with pytest.raises(Invalid, match="finding-without-indicators"):
        actions.group_findings(session, inspector, assessment, [])


def test_only_the_team_groups_and_only_while_it_judges(session, assessment, inspector, reviewer):
    judge_all(session, inspector, assessment, chair="not-met")
    with pytest.raises(NotAllowed, match="not-in-team"):
        actions.group_findings(session, reviewer, assessment, [CHAIR])

    actions.submit_assessment(session, inspector, assessment)

    with pytest.raises(Conflict, match="assessment-not-open"):
        actions.group_findings(session, inspector, assessment, [CHAIR])


def test_a_finding_of_another_assessment_cannot_be_worded(session, location, assessment, inspector):
    elsewhere = submitted(session, location, inspector, chair="not-met")
    (finding, *_rest) = findings_of_assessment(session, elsewhere.id)

    with pytest.raises(NotFound, match="finding-not-found"):
        actions.word_finding(session, inspector, assessment, finding.id, "Anders")


def test_a_finding_can_be_said_in_other_words(session, assessment, inspector):
    judge(session, inspector, assessment, judgement(CHAIR, "not-met"))
    finding = actions.group_findings(session, inspector, assessment, [CHAIR], "Geen stoelen.")

    actions.word_finding(session, inspector, assessment, finding.id, "In zes kamers staat geen stoel.")

    assert findings_now(session, assessment)[0].wording == "In zes kamers staat geen stoel."
