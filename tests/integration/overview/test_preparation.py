"""The sheet to prepare a visit tells what the parties said of the one before."""

import datetime as dt

from app.assessments import actions
from app.assessments.models import Kind
from app.assessments.workflow import Step
from app.replies.actions import decide, hand_in, save_answer, save_remarks, set_contact
from app.replies.models import Party
from app.replies.queries import hearing_of
from app.review.actions import take_step
from tests.factories.assessments import CHAIR, DAY, begun, judge_all


def test_a_sheet_tells_what_was_replied_to_the_last_visit(
    session, inspector, reviewer, location, signed_in_client
):
    set_contact(session, reviewer, location, Party.MUNICIPALITY, email="a@example.org", language="nl")
    visit = begun(session, location, inspector)
    judge_all(session, inspector, visit, chair="not-met")
    visit.residents_spoken = 4
    actions.submit_assessment(session, inspector, visit)
    take_step(session, reviewer, visit, Step.BEGIN_REVIEW)
    take_step(session, reviewer, visit, Step.SEND_OUT_FOR_REPLY)
    reply = hearing_of(session, visit.id).replies[0]
    save_answer(session, reply.id, CHAIR, "factual-error", "Er staan stoelen op zolder.")
    save_remarks(session, reply.id, "Dank voor het bezoek.")
    hand_in(session, visit, reply.id, "G. Voorbeeld")
    decide(
        session, reviewer, visit, hearing_of(session, visit.id), indicator=CHAIR, reason="Niet in de kamer."
    )
    for step in (Step.DECIDE_REPLY, Step.ADOPT):
        take_step(session, reviewer, visit, step, "Gehoord." if step is Step.DECIDE_REPLY else "")
    plan = actions.Plan(Kind.INSPECTION, "full", DAY + dt.timedelta(days=90), [inspector.id], announced=True)
    ahead = actions.plan_assessment(session, inspector, location, plan)

    page = signed_in_client(inspector).get(f"/assessments/{ahead.id}/prepare").get_data(as_text=True)

    for words in ("Er staan stoelen op zolder.", "Niet in de kamer.", "Dank voor het bezoek.", "4 residents"):
        assert words in page
