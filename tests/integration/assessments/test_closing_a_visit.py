"""Closing a visit before the team leaves the building."""

import uuid

import pytest

from app.accounts.models import Role
from app.assessments import actions, queries
from app.assessments.history import history, trail
from app.assessments.room_arrival import RoomIn
from app.assessments.tablet_models import Tablet
from app.assessments.workflow import State
from app.database import now
from app.problems import Conflict
from tests.factories.assessments import AREA, CHAIR, judge_all, judgement
from tests.factories.people import make_person

TABLET = uuid.UUID(int=7)


def bedroom(name):
    said = {"name": name, "type": "bedroom"}
    return RoomIn(id=uuid.uuid4(), room=uuid.uuid4(), described_at=now(), said=said)


def test_a_visit_is_closed_with_what_was_received_of_the_whole_team(
    client, address, session, assessment, inspector, colleague
):
    actions.record_judgements(session, inspector, assessment, [judgement(CHAIR)])
    actions.record_judgements(session, colleague, assessment, [judgement(AREA)])
    actions.record_rooms(session, colleague, assessment, [bedroom("A 1"), bedroom("A 2")])
    actions.hear_of_tablet(session, colleague, assessment, TABLET, waiting=0)

    page = client.get(f"{address}/closing").get_data(as_text=True)
    closed = client.post(f"{address}/closing")

    assert colleague.name in page
    assert "Nothing waits" in page
    assert "despite" not in page
    assert closed.status_code == 302
    shown = client.get(address).get_data(as_text=True)
    assert (
        f"{inspector.name}. 2 judgements, 2 rooms and 0 photos received. Nothing is left on a tablet."
        in shown
    )
    assert "Visit closed" in shown
    (line,) = [line for line in trail(session, assessment.id) if line.action == "close-visit"]
    assert line.after == {"judgements": 2, "rooms": 2, "photos": 0, "waiting": 0}
    assert actions.record_judgements(session, inspector, assessment, [judgement(CHAIR)])[0].is_kept


def test_a_visit_is_not_closed_while_something_waits_on_a_tablet_until_somebody_says_why(
    client, address, session, assessment, colleague
):
    actions.hear_of_tablet(session, colleague, assessment, TABLET, waiting=3)

    asked = client.get(f"{address}/closing").get_data(as_text=True)
    refused = client.post(f"{address}/closing", data={"despite": "  "})
    assert queries.visit_closings(session, assessment.id) == []
    closed = client.post(f"{address}/closing", data={"despite": "De tablet viel in het water."})

    assert "3 items still wait" in asked
    assert refused.status_code == 409
    assert f"On the tablet of {colleague.name} 3 items" in refused.get_data(as_text=True)
    assert closed.status_code == 302
    (closing,) = queries.visit_closings(session, assessment.id)
    assert (closing.waiting, closing.reason) == (3, "De tablet viel in het water.")
    again = client.get(f"{address}/closing").get_data(as_text=True)
    assert "3 items still waited on a tablet: De tablet viel in het water." in again
    assert history(session, assessment.id)[0].reason == "De tablet viel in het water."


def test_who_only_reads_what_was_found_does_not_read_who_closed_the_visit_and_why(
    client, address, session, assessment, colleague, municipality, signed_in_client
):
    actions.hear_of_tablet(session, colleague, assessment, TABLET, waiting=3)
    client.post(f"{address}/closing", data={"despite": "De tablet viel in het water."})
    assessment.state = State.PUBLISHED

    assert "De tablet viel in het water." in client.get(address).get_data(as_text=True)
    read = signed_in_client(municipality).get(address)
    assert read.status_code == 200
    assert "De tablet viel in het water." not in read.get_data(as_text=True)


def test_a_tablet_in_the_hands_of_somebody_who_left_the_team_is_named_where_it_holds_up_the_closing(
    client, address, session, assessment
):
    left = make_person(session, Role.INSPECTOR, name="Lea Vertrokken")
    session.add(Tablet(id=TABLET, assessment_id=assessment.id, person_id=left.id, waiting=2))
    session.flush()

    assert "Lea Vertrokken" in client.get(f"{address}/closing").get_data(as_text=True)


def test_a_visit_that_was_handed_in_is_not_closed_any_more(session, assessment, inspector):
    judge_all(session, inspector, assessment)
    actions.submit_assessment(session, inspector, assessment)

    with pytest.raises(Conflict):
        actions.close_visit(session, inspector, assessment)
