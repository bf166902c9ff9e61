"""Joining and leaving a team after planning, under four eyes."""

import pytest

from app.accounts.models import Role
from app.assessments import actions
from app.assessments.permissions import may_judge, may_review
from app.assessments.queries import judges_of
from app.assessments.workflow import Step
from app.problems import Conflict, Invalid, NotAllowed
from app.review.actions import take_step
from tests.factories.assessments import CHAIR, begun, judgement, planned, submitted
from tests.factories.people import make_person


def test_somebody_joins_and_somebody_leaves(session, location, inspector, colleague):
    assessment = planned(session, location, inspector)

    assessment = actions.change_team(session, inspector, assessment, [colleague.id])

    assert [(member.person_id, member.leads) for member in assessment.members] == [(colleague.id, True)]
    assert may_judge(colleague, assessment)
    assert not may_judge(inspector, assessment)


def test_another_leads_when_they_stand_first(session, location, inspector, colleague):
    assessment = planned(session, location, inspector, colleague)

    assessment = actions.change_team(session, inspector, assessment, [colleague.id, inspector.id])

    assert [member.person_id for member in assessment.members if member.leads] == [colleague.id]


def test_who_judged_and_left_still_never_reviews(session, location, framework, inspector):
    both = make_person(session, Role.INSPECTOR, name="Twee Petten")
    reviewing = make_person(session, Role.REVIEWER)
    both.grants.extend(reviewing.grants)
    session.flush()
    assessment = begun(session, location, both, inspector)
    actions.record_judgements(session, both, assessment, [judgement(CHAIR)])

    assessment = actions.change_team(session, inspector, assessment, [inspector.id])

    assert not may_review(both, assessment, judges_of(session, assessment.id))


def test_who_reviewed_does_not_join(session, location, inspector, reviewer):
    judging_too = make_person(session, Role.INSPECTOR)
    reviewer.grants.extend(judging_too.grants)
    session.flush()
    assessment = submitted(session, location, inspector)
    take_step(session, reviewer, assessment, Step.BEGIN_REVIEW)
    take_step(
        session, reviewer, assessment, Step.REQUEST_CHANGES, "Graag de stoelen tellen.", indicators=[CHAIR]
    )

    with pytest.raises(Conflict, match="reviewed-cannot-judge"):
        actions.change_team(session, inspector, assessment, [inspector.id, reviewer.id])


def test_a_team_is_never_empty_and_each_of_it_can_judge(session, location, inspector, municipality):
    assessment = planned(session, location, inspector)

    with pytest.raises(Invalid, match="team-empty"):
        actions.change_team(session, inspector, assessment, [])
    with pytest.raises(Invalid, match="member-cannot-judge"):
        actions.change_team(session, inspector, assessment, [inspector.id, municipality.id])


def test_a_team_changes_until_the_assessment_is_handed_in(session, location, inspector, municipality):
    with pytest.raises(NotAllowed, match="may-not-change-team"):
        actions.change_team(session, municipality, planned(session, location, inspector), [municipality.id])
    with pytest.raises(NotAllowed, match="may-not-change-team"):
        actions.change_team(session, inspector, submitted(session, location, inspector), [inspector.id])


def test_the_page_shows_who_judges_and_keeps_what_was_chosen(
    session, location, inspector, colleague, signed_in_client
):
    assessment = planned(session, location, inspector)
    client = signed_in_client(inspector)
    address = f"/assessments/{assessment.id}/team"
    assert colleague.name in client.get(address).get_data(as_text=True)

    answer = client.post(
        address, data={"members": [str(inspector.id), str(colleague.id)], "leader": str(colleague.id)}
    )

    assert answer.status_code == 302
    page = client.get(f"/assessments/{assessment.id}").get_data(as_text=True)
    assert colleague.name in page
    assert client.post(address, data={"members": []}).status_code == 400
