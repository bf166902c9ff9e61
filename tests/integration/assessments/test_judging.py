"""Judgements arrive once, are never overwritten, and one bad item never blocks the others."""

import datetime as dt
import uuid
from decimal import Decimal

import pytest

from app.assessments import actions, queries, scorecards
from app.assessments.arrival import Arrival
from app.assessments.models import Judgement
from app.audit import lines_about, subject, verify
from app.problems import Conflict, Invalid, NotAllowed
from tests.factories.assessments import AREA, CHAIR, DAYLIGHT, MORNING, begun, judge_all, judgement
from tests.factories.places import make_location


def send(session, by, assessment, *items):
    return actions.record_judgements(session, by, assessment, items)


def statuses(receipts):
    return [receipt.status for receipt in receipts]


def codes(receipt):
    return [problem.code for problem in receipt.problems]


def test_a_judgement_is_stored_with_all_that_was_said(session, inspector, assessment):
    item = judgement(
        AREA,
        "not-met",
        measured_value="3,4",
        verified_by=("measurement", "document"),
        risk="high",
        remark="  Vier kamers zijn te klein.\x00 ",
    )

    (receipt,) = send(session, inspector, assessment, item)

    kept = queries.current_judgements(session, assessment.id)[AREA]
    assert receipt.status is Arrival.STORED
    assert (kept.level, kept.measured_value, kept.risk) == ("not-met", Decimal("3.4"), "high")
    assert kept.remark == "Vier kamers zijn te klein."
    assert kept.judged_by.name == inspector.name
    assert kept.judged_at == MORNING


def test_the_same_judgement_sent_twice_is_stored_once(session, inspector, assessment):
    item = judgement(CHAIR)

    assert statuses(send(session, inspector, assessment, item, item)) == [Arrival.STORED, Arrival.ALREADY]
    assert statuses(send(session, inspector, assessment, item)) == [Arrival.ALREADY]
    assert len(queries.judgement_log(session, assessment.id)) == 1


def test_the_clock_of_the_device_makes_no_difference(session, inspector, assessment):
    item = judgement(CHAIR)
    later = judgement(CHAIR, id=item.id, judged_at=MORNING + dt.timedelta(days=900))

    assert statuses(send(session, inspector, assessment, item, later)) == [Arrival.STORED, Arrival.ALREADY]


def test_the_same_id_with_another_body_is_kept_beside_the_first_for_a_person_to_choose(
    session, inspector, assessment
):
    first = judgement(CHAIR)
    second = judgement(CHAIR, "not-met", id=first.id)

    receipts = send(session, inspector, assessment, first, second, second)

    assert statuses(receipts) == [Arrival.STORED, Arrival.CONFLICT, Arrival.CONFLICT]
    standing = queries.judgement_standings(session, assessment.id)[CHAIR]
    assert [head.level for head in standing.heads] == ["met", "not-met"]


def test_a_second_body_that_does_not_fit_is_refused_and_the_first_stays(session, inspector, assessment):
    first = judgement(CHAIR)
    second = judgement(CHAIR, "splendid", id=first.id)

    receipts = send(session, inspector, assessment, first, second)

    assert statuses(receipts) == [Arrival.STORED, Arrival.REFUSED]
    assert queries.current_judgements(session, assessment.id)[CHAIR].level == "met"


def test_a_judgement_that_replaces_the_current_one_counts_and_the_old_one_stays_visible(
    session, inspector, colleague, assessment
):
    first = judgement(CHAIR)
    send(session, inspector, assessment, first)

    (receipt,) = send(session, colleague, assessment, judgement(CHAIR, "not-met", replaces=(first.id,)))

    assert receipt.status is Arrival.STORED
    assert queries.current_judgements(session, assessment.id)[CHAIR].level == "not-met"
    assert len(queries.judgement_log(session, assessment.id)) == 2


def test_two_inspectors_who_did_not_know_of_each_other_leave_the_indicator_not_yet_judged(
    session, inspector, colleague, assessment
):
    send(session, inspector, assessment, judgement(CHAIR))

    (receipt,) = send(session, colleague, assessment, judgement(CHAIR, "not-met"))

    reading = scorecards.read(session, assessment)
    assert receipt.status is Arrival.CONFLICT
    assert reading.conflicts == (CHAIR,)
    assert CHAIR not in reading.current
    assert CHAIR in reading.open_indicators


def test_a_person_ends_the_conflict_with_a_judgement_that_replaces_both(
    session, inspector, colleague, assessment
):
    send(session, inspector, assessment, judgement(CHAIR))
    send(session, colleague, assessment, judgement(CHAIR, "not-met"))
    heads = queries.judgement_standings(session, assessment.id)[CHAIR].head_ids

    (receipt,) = send(session, inspector, assessment, judgement(CHAIR, "partly-met", replaces=heads))

    assert receipt.status is Arrival.STORED
    assert queries.current_judgements(session, assessment.id)[CHAIR].level == "partly-met"


def test_a_replaced_judgement_that_arrives_late_changes_nothing(session, inspector, assessment):
    late = judgement(CHAIR)
    newer = judgement(CHAIR, "not-met", replaces=(late.id,))

    receipts = send(session, inspector, assessment, newer, late)

    assert statuses(receipts) == [Arrival.STORED, Arrival.STORED]
    assert queries.current_judgements(session, assessment.id)[CHAIR].level == "not-met"


def test_judgements_that_would_replace_each_other_in_a_circle_are_refused(session, inspector, assessment):
    one, other = uuid.uuid4(), uuid.uuid4()
    first = judgement(CHAIR, id=one, replaces=(other,))
    second = judgement(CHAIR, "not-met", id=other, replaces=(one,))

    receipts = send(session, inspector, assessment, first, second)

    assert statuses(receipts) == [Arrival.STORED, Arrival.REFUSED]
    assert codes(receipts[1]) == ["replaces-circle"]


@pytest.mark.parametrize(
    ("item", "code"),
    [
        (judgement("rooms.space.no-such-thing"), "unknown-indicator"),
        (judgement(CHAIR, "splendid"), "unknown-level"),
        (judgement(CHAIR, "not-applicable"), "reason-missing"),
        (judgement(CHAIR, "could-not-be-assessed", reason="geen zin"), "unknown-reason"),
        (judgement(AREA, measured_value="veel"), "not-a-number"),
        (judgement(AREA, measured_value={"value": 4, "unit": "hectare"}), "wrong-unit"),
        (judgement(AREA, "met", measured_value="3"), "reason-missing"),
        (judgement(CHAIR, measured_value="3"), "no-measure"),
        (judgement(CHAIR, "met", risk="high"), "risk-not-allowed"),
        (judgement(CHAIR, "not-met", risk="enormous"), "unknown-risk"),
        (judgement(CHAIR, verified_by=("smell",)), "unknown-verification"),
        (judgement(CHAIR, remark="a" * 4001), "text-too-long"),
        (judgement("rooms.space.no-such-thing", None, replaces=(uuid.uuid4(),)), "unknown-indicator"),
        (judgement(CHAIR, None), "nothing-to-take-back"),
    ],
)
def test_a_judgement_that_does_not_fit_is_refused_by_name_and_the_rest_is_kept(
    session, inspector, assessment, item, code
):
    receipts = send(
        session, inspector, assessment, judgement(DAYLIGHT), item, judgement("rooms.privacy.curtain")
    )

    assert statuses(receipts) == [Arrival.STORED, Arrival.REFUSED, Arrival.STORED]
    assert receipts[1].indicator == item.indicator
    assert code in codes(receipts[1])
    assert set(queries.current_judgements(session, assessment.id)) == {DAYLIGHT, "rooms.privacy.curtain"}


def test_a_level_other_than_the_measured_value_proposes_is_kept_with_a_reason(session, inspector, assessment):
    item = judgement(AREA, "met", measured_value="3.9", reason="Een kastje is niet meegerekend.")

    assert statuses(send(session, inspector, assessment, item)) == [Arrival.STORED]


def test_an_id_of_another_assessment_or_person_is_refused_and_reveals_nothing(
    session, inspector, colleague, assessment
):
    elsewhere = begun(session, make_location(session), inspector)
    item = judgement(CHAIR, remark="vertrouwelijk")
    send(session, inspector, elsewhere, item)

    (in_another,) = send(session, inspector, assessment, item)
    (by_another,) = send(session, colleague, assessment, judgement(CHAIR, id=item.id))

    assert codes(in_another) == codes(by_another) == ["id-not-accepted"]
    assert "vertrouwelijk" not in repr(in_another)
    assert queries.judgement_log(session, assessment.id) == []


def test_taking_back_makes_the_indicator_not_yet_judged_again(session, inspector, assessment):
    send(session, inspector, assessment, judgement(CHAIR))

    receipt = actions.take_back_judgement(session, inspector, assessment, CHAIR, key=uuid.uuid4(), at=MORNING)

    assert receipt.status is Arrival.STORED
    assert CHAIR not in queries.current_judgements(session, assessment.id)
    assert len(queries.judgement_log(session, assessment.id)) == 2
    with pytest.raises(Invalid):
        actions.take_back_judgement(session, inspector, assessment, AREA, key=uuid.uuid4(), at=MORNING)


def test_only_the_team_judges(session, reviewer, municipality, assessment):
    for stranger in (reviewer, municipality):
        with pytest.raises(NotAllowed):
            send(session, stranger, assessment, judgement(CHAIR))


def test_nothing_is_taken_in_once_the_assessment_was_handed_in(session, inspector, assessment):
    judge_all(session, inspector, assessment)
    actions.submit_assessment(session, inspector, assessment)

    with pytest.raises(Conflict) as refused:
        send(session, inspector, assessment, judgement(CHAIR))

    assert refused.value.code == "assessment-not-open"


def test_each_call_writes_one_audit_line_and_the_chain_holds(session, inspector, assessment):
    about = subject("assessment", assessment.id)
    before = len(lines_about(session, about))
    send(session, inspector, assessment, judgement(CHAIR), judgement(DAYLIGHT))
    send(session, inspector, assessment, judgement("rooms.space.nowhere"))

    lines = lines_about(session, about)

    assert len(lines) == before + 1
    assert lines[0][0].action == "record-judgements"
    assert verify(session) == []


def test_the_database_itself_refuses_to_change_a_judgement(session, inspector, assessment):
    send(session, inspector, assessment, judgement(CHAIR))
    kept = session.query(Judgement).one()

    kept.level = "not-met"

    with pytest.raises(Exception, match=r"append-only|refuse|never"), session.begin_nested():
        session.flush()
