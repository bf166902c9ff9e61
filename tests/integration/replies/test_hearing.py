"""Sending out, following, deciding: who may, what must hold, and what is kept."""

import datetime as dt
import re

import pytest
from sqlalchemy import select, text, update

from app.assessments import scorecards
from app.assessments.actions import Change, group_findings, submit_assessment
from app.assessments.models import FrozenScorecard, Stage
from app.assessments.queries import current_judgements, judgement_log
from app.assessments.workflow import State, Step
from app.database import day_of, now
from app.locations.actions import COA
from app.mail import OutgoingMail
from app.notices.queries import inbox
from app.problems import Conflict, Invalid, NotAllowed, NotFound
from app.replies import actions
from app.replies.models import Hearing, Outcome, Party, Stance
from app.replies.page import compose
from app.replies.queries import hearing_of, links_of, replies_and_decisions
from app.replies.term import last_day
from app.reports.queries import concept_report
from app.review.actions import take_step
from tests.factories.assessments import AREA, CHAIR, DAYLIGHT, begun, judge_all, submitted
from tests.factories.places import make_location

REASON = "De plattegrond toont 14 m2; wij maten een andere kamer."
CHANGE = Change("partly-met", "Kamer 12 is 14 m2; kamer 14 niet.", "low")


def mailed(session, kind):
    wanted = select(OutgoingMail.address).where(OutgoingMail.kind == kind).order_by(OutgoingMail.id)
    return list(session.scalars(wanted))


def answer(session, out, reply, **stances):
    names = {"area": AREA, "chair": CHAIR}
    for key, stance in stances.items():
        actions.save_answer(session, reply.id, names[key], stance, "" if stance == "agree" else "Uitleg.")
    actions.hand_in(session, out, reply.id, "A. Voorbeeld")


def test_each_party_gets_a_link_and_ten_working_days(session, out, hearing, replies):
    assert hearing.due_on == hearing.first_due_on == last_day(day_of(hearing.sent_at))
    assert [finding.indicator for finding in hearing.findings] == [AREA, CHAIR]
    assert mailed(session, "reply-invitation") == ["operator@example.org", "municipality@example.org"]
    assert {reply.name for reply in replies.values()} == {COA, "Utrecht"}
    assert scorecards.latest_frozen(session, out.id).stage is Stage.CONCEPT


def test_without_an_address_nothing_is_sent_and_nobody_need_be_waited_for(session, inspector, reviewer):
    found = submitted(session, make_location(session), inspector, area_per_person="not-met")
    for step in (Step.BEGIN_REVIEW, Step.SEND_OUT_FOR_REPLY):
        take_step(session, reviewer, found, step)

    (reply,) = hearing_of(session, found.id).replies
    assert (reply.party, reply.email) == (Party.MUNICIPALITY, None)
    assert mailed(session, "reply-invitation") == []
    take_step(session, reviewer, found, Step.DECIDE_REPLY, "Per brief gehoord: geen opmerkingen.")


def test_while_a_party_has_time_the_hearing_is_not_closed(session, out, reviewer, replies):
    answer(session, out, replies[Party.OPERATOR], area="agree", chair="agree")
    with pytest.raises(Conflict) as refused:
        take_step(session, reviewer, out, Step.DECIDE_REPLY, "Klaar.")
    assert refused.value.code == "parties-not-heard"

    actions.decline(session, reviewer, out, replies[Party.MUNICIPALITY], "Telefonisch, 24 november.")
    take_step(session, reviewer, out, Step.DECIDE_REPLY, "Geen bezwaren.")
    assert scorecards.latest_frozen(session, out.id).stage is Stage.REPLY


def test_no_reply_in_time_is_told_as_no_reply(session, out, reviewer, replies):
    actions.save_answer(session, replies[Party.OPERATOR].id, AREA, "agree", "Nooit ingediend.")
    past = now().date() - dt.timedelta(days=1)
    session.execute(update(Hearing).values(first_due_on=past, due_on=past))

    take_step(session, reviewer, out, Step.DECIDE_REPLY, "Binnen de termijn kwam geen zienswijze.")

    told = replies_and_decisions(session, out.id)
    assert [reply.handed_in_at for reply in told.replies] == [None, None]
    assert [one.answers for one in told.findings] == [[], []]
    drafts = replies_and_decisions(session, out.id, drafts=True)
    assert [one.stance for one in drafts.findings[0].answers] == [Stance.AGREE]


def test_a_contested_finding_is_decided_on_with_a_reason_before_the_hearing_closes(
    session, out, reviewer, hearing, replies
):
    with pytest.raises(Conflict):
        actions.decide(session, reviewer, out, hearing, indicator=AREA, reason=REASON, change=CHANGE)
    for reply in replies.values():
        answer(session, out, reply, area="factual-error", chair="agree")
    with pytest.raises(Conflict) as refused:
        take_step(session, reviewer, out, Step.DECIDE_REPLY, "Klaar.")
    assert refused.value.code == "replies-undecided"
    with pytest.raises(Invalid):
        actions.decide(session, reviewer, out, hearing, indicator=AREA, reason=" ")
    with pytest.raises(NotFound):
        actions.decide(session, reviewer, out, hearing, indicator=DAYLIGHT, reason=REASON)

    actions.decide(session, reviewer, out, hearing, indicator=AREA, reason=REASON)
    take_step(session, reviewer, out, Step.DECIDE_REPLY, "Op één punt besproken.")
    told = replies_and_decisions(session, out.id)
    assert told.findings[0].decision.outcome is Outcome.UPHELD
    assert told.findings[0].decision.decided_by == "Bea Toets"


def test_a_changed_finding_is_scored_anew_and_both_versions_are_kept(
    session, out, reviewer, second_reviewer, hearing, replies
):
    before = scorecards.live_scorecard(session, out).indicator(AREA).level
    judged = current_judgements(session, out.id)[AREA]
    for reply in replies.values():
        answer(session, out, reply, area="factual-error", chair="agree")
    actions.decide(session, reviewer, out, hearing, indicator=AREA, reason=REASON, change=CHANGE)

    now_stands = current_judgements(session, out.id)[AREA]
    assert (before, now_stands.level) == ("not-met", "partly-met")
    assert now_stands.replaces == [judged.id]
    assert now_stands.on_reply
    take_step(session, reviewer, out, Step.DECIDE_REPLY, "Eén bevinding gewijzigd.")
    frozen = {one.stage: one for one in session.scalars(select(FrozenScorecard))}
    levels = {stage: scorecards.thaw(one).indicator(AREA).level for stage, one in frozen.items()}
    assert levels == {Stage.SUBMISSION: "not-met", Stage.CONCEPT: "not-met", Stage.REPLY: "partly-met"}
    told = replies_and_decisions(session, out.id).findings[0]
    assert (told.judgement.id, told.decision.judgement.id) == (judged.id, now_stands.id)

    with pytest.raises(NotAllowed):
        take_step(session, reviewer, out, Step.ADOPT)
    take_step(session, second_reviewer, out, Step.ADOPT)
    assert out.state is State.ADOPTED


def test_a_finding_that_stands_after_all_counts_as_the_team_judged_it(
    session, out, reviewer, hearing, replies
):
    judged = current_judgements(session, out.id)[AREA]
    for reply in replies.values():
        answer(session, out, reply, area="factual-error", chair="agree")
    actions.decide(session, reviewer, out, hearing, indicator=AREA, reason=REASON, change=CHANGE)

    for _ in range(2):
        actions.decide(session, reviewer, out, hearing, indicator=AREA, reason="De meting klopte toch.")

    stands = current_judgements(session, out.id)[AREA]
    assert (stands.level, stands.remark, stands.risk) == (judged.level, judged.remark, judged.risk)
    assert (stands.measured_value, stands.good_practice) == (judged.measured_value, judged.good_practice)
    assert replies_and_decisions(session, out.id).findings[0].decision.outcome is Outcome.UPHELD
    assert len([one for one in judgement_log(session, out.id) if one.indicator == AREA]) == 3


def test_who_judged_decides_on_nothing(session, out, inspector, hearing, replies):
    with pytest.raises(NotAllowed):
        actions.decide(session, inspector, out, hearing, indicator=AREA, reason=REASON)
    with pytest.raises(NotAllowed):
        actions.decline(session, inspector, out, replies[Party.OPERATOR], REASON)


def test_the_term_is_extended_once_with_a_reason_and_the_links_live_on(
    session, out, reviewer, hearing, replies
):
    first = hearing.due_on
    with pytest.raises(Invalid):
        actions.extend_term(session, reviewer, out, hearing, "")
    actions.extend_term(session, reviewer, out, hearing, "De gemeente wacht op een meting.")

    assert hearing.first_due_on == first
    assert hearing.due_on == last_day(first)
    assert links_of(session, replies[Party.OPERATOR].id)[0].expires_at.date() >= hearing.due_on
    assert set(mailed(session, "reply-extended")) == {"municipality@example.org", "operator@example.org"}
    with pytest.raises(Conflict):
        actions.extend_term(session, reviewer, out, hearing, "Nog eens.")


def test_a_silent_party_is_reminded_once_and_the_sender_is_told_when_the_term_is_over(
    session, out, reviewer, hearing, replies
):
    answer(session, out, replies[Party.OPERATOR], area="agree", chair="agree")
    assert actions.remind_and_tell(session, hearing.due_on - dt.timedelta(days=7)) == 0
    assert actions.remind_and_tell(session, hearing.due_on) == 1
    assert actions.remind_and_tell(session, hearing.due_on) == 0
    assert mailed(session, "reply-reminder") == ["municipality@example.org"]

    for _ in range(2):
        actions.remind_and_tell(session, hearing.due_on + dt.timedelta(days=1))
    told = [notice.kind for notice in inbox(session, reviewer, 1).notices]
    assert told.count("reply-term-over") == 1
    assert told.count("hand-in-reply") == 1


def test_the_reviewer_sends_out_and_decides_on_the_pages(
    session, location, inspector, reviewer, signed_in_client
):
    client = signed_in_client(reviewer)
    found = submitted(session, location, inspector, area_per_person="not-met")
    client.post(f"/review/{found.id}/steps/begin-review")
    page = client.get(f"/review/{found.id}/send-out").get_data(as_text=True)
    assert "1 finding is put to the parties." in page
    sent = client.post(
        f"/review/{found.id}/send-out",
        data={"municipality": "Opvang@Example.org", "municipality_language": "nl"},
    )
    assert sent.location == f"/review/{found.id}/hearing"
    assert mailed(session, "reply-invitation") == ["opvang@example.org"]
    assert concept_report(session, found.id, "nl").number.startswith("OK-")
    assert concept_report(session, found.id, "en") is None

    reply = next(one for one in hearing_of(session, found.id).replies if one.email)
    actions.save_answer(session, reply.id, AREA, "factual-error", "De kamer is groter.")
    actions.hand_in(session, found, reply.id, "G. Voorbeeld")
    page = client.get(f"/review/{found.id}/hearing").get_data(as_text=True)
    assert "De kamer is groter." in page
    assert "No address on file: nothing was sent." in page
    changed = {
        "indicator": AREA,
        "outcome": "changed",
        "level": "partly-met",
        "risk": "low",
        "remark": "Eén kamer is te klein.",
        "reason": REASON,
    }
    assert (
        client.post(f"/review/{found.id}/hearing/decisions", data=changed | {"reason": ""}).status_code == 400
    )
    assert client.post(f"/review/{found.id}/hearing/decisions", data=changed).status_code == 302
    closed = client.post(f"/review/{found.id}/steps/decide-reply", data={"reason": "Gehoord."})
    assert closed.status_code == 302
    page = client.get(f"/review/{found.id}").get_data(as_text=True)
    assert "Another reviewer adopts this assessment." in page
    assert "Adopt assessment" not in page


def test_a_party_whose_address_comes_later_finds_the_concept_in_its_language_too(
    session, location, inspector, reviewer, signed_in_client
):
    client = signed_in_client(reviewer)
    found = submitted(session, location, inspector, area_per_person="not-met")
    client.post(f"/review/{found.id}/steps/begin-review")
    client.post(
        f"/review/{found.id}/send-out",
        data={"municipality": "opvang@example.org", "municipality_language": "en"},
    )

    client.post(f"/review/{found.id}/hearing/operator/link", data={"email": "coa@example.org"})

    assert mailed(session, "reply-invitation") == ["opvang@example.org", "coa@example.org"]
    assert concept_report(session, found.id, "en") is not None
    assert concept_report(session, found.id, "nl") is not None


def test_norms_of_one_finding_are_put_and_decided_on_together_under_its_words(
    session, location, inspector, reviewer, signed_in_client
):
    actions.set_contact(session, reviewer, location, Party.MUNICIPALITY, email="a@example.org", language="en")
    found = begun(session, location, inspector)
    levels = {"area_per_person": "not-met", "daylight": "partly-met", "chair": "not-met"}
    judge_all(session, inspector, found, **levels)
    group_findings(session, inspector, found, [AREA, DAYLIGHT], "De kamers zijn klein en donker.")
    submit_assessment(session, inspector, found)
    for step in (Step.BEGIN_REVIEW, Step.SEND_OUT_FOR_REPLY):
        take_step(session, reviewer, found, step)

    page = signed_in_client(reviewer).get(f"/review/{found.id}/hearing").get_data(as_text=True)
    shown = compose(session, found.id, hearing_of(session, found.id).replies[0].id).findings

    assert page.count("De kamers zijn klein en donker.") == 2
    order = [one.indicator.id for one in shown]
    assert abs(order.index(AREA) - order.index(DAYLIGHT)) == 1
    words = {one.indicator.id: one.wording for one in shown}
    assert words == {AREA: words[DAYLIGHT], DAYLIGHT: "De kamers zijn klein en donker.", CHAIR: ""}
    # The concept numbers norm by norm: a number of ours beside it would be another one.
    assert not re.search(r"Finding \d", page)


def test_no_address_and_no_code_stands_in_the_audit_trail(session, out, replies):
    answer(session, out, replies[Party.OPERATOR], area="agree", chair="agree")
    kept = " ".join(session.scalars(text("SELECT coalesce(after::text, '') FROM audit_values")))

    assert "example.org" not in kept
    assert "hand-in-reply" in set(session.scalars(text("SELECT action FROM audit_lines")))
