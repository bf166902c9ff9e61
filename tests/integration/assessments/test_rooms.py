"""Rooms arrive once, are never overwritten, and together say what the walk measured."""

import uuid
from decimal import Decimal

import pytest

from app.assessments import actions, queries
from app.assessments.arrival import Arrival
from app.assessments.room_arrival import RoomIn
from app.assessments.room_models import RoomRecord
from app.assessments.walks import read_walk
from app.audit import lines_about, subject, verify
from app.problems import Conflict, Invalid, NotAllowed
from quality_framework import Level
from tests.factories.assessments import AREA, MORNING, begun, judge_all
from tests.factories.places import make_location

BEDROOM = {
    "name": "Kamer 1",
    "type": "bedroom",
    "length": "4,20",
    "width": "3.10",
    "beds": 4,
    "occupants": "4",
}


def described(room=None, key=None, replaces=(), is_removed=False, **said):
    return RoomIn(
        id=key or uuid.uuid4(),
        room=room or uuid.uuid4(),
        described_at=MORNING,
        said={} if is_removed else BEDROOM | said,
        is_removed=is_removed,
        replaces=tuple(replaces),
    )


def send(session, by, assessment, *items):
    return actions.record_rooms(session, by, assessment, items)


def statuses(receipts):
    return [receipt.status for receipt in receipts]


def rooms(session, assessment):
    return [room.description for room in read_walk(session, assessment).walk.rooms]


def test_a_room_is_stored_exactly_as_it_was_measured_and_fills_the_measure(session, inspector, assessment):
    (receipt,) = send(
        session, inspector, assessment, described(lockable="no", window=True, remark=" Vocht. ")
    )

    walk = read_walk(session, assessment).walk
    (room,) = walk.rooms
    found = walk.measure_of(AREA)
    assert receipt.status is Arrival.STORED
    assert (room.description.length, room.description.floor) == (Decimal("4.20"), Decimal("13.02"))
    assert (room.description.lockable, room.description.window) == (False, True)
    assert (room.description.occupants, room.description.remark) == (4, "Vocht.")
    assert (found.value, found.proposed) == (Decimal("3.25"), Level.NOT_MET)


def test_the_same_room_sent_twice_is_stored_once_whatever_the_clock_says(session, inspector, assessment):
    item = described()

    assert statuses(send(session, inspector, assessment, item, item)) == [Arrival.STORED, Arrival.ALREADY]
    assert len(queries.room_log(session, assessment.id)) == 1


def test_a_room_that_two_people_described_unknown_to_each_other_waits_for_a_choice(
    session, inspector, colleague, assessment
):
    first = described()
    second = described(first.room, occupants=3)
    send(session, inspector, assessment, first)

    (receipt,) = send(session, colleague, assessment, second)

    assert receipt.status is Arrival.CONFLICT
    reading = read_walk(session, assessment)
    assert (list(reading.conflicts), reading.walk.rooms) == ([first.room], ())
    judge_all(session, inspector, assessment)
    with pytest.raises(Invalid, match="room-conflicts-open"), session.begin_nested():
        actions.submit_assessment(session, inspector, assessment)

    send(session, inspector, assessment, described(first.room, replaces=(first.id, second.id), occupants=3))

    assert [room.occupants for room in rooms(session, assessment)] == [3]
    actions.submit_assessment(session, inspector, assessment)


def test_the_same_id_with_another_body_is_kept_beside_the_first(session, inspector, assessment):
    first = described()
    other = described(first.room, first.id, name="Kamer 2")

    receipts = send(session, inspector, assessment, first, other, other)

    assert statuses(receipts) == [Arrival.STORED, Arrival.CONFLICT, Arrival.CONFLICT]
    assert len(queries.room_log(session, assessment.id)) == 2


def test_a_room_is_described_anew_and_taken_out_of_the_walk_and_all_of_it_stays_in_the_log(
    session, inspector, assessment
):
    first = described()
    second = described(first.room, replaces=(first.id,), name="Kamer 1a")
    send(session, inspector, assessment, first, second)
    assert [room.name for room in rooms(session, assessment)] == ["Kamer 1a"]

    send(session, inspector, assessment, described(first.room, replaces=(second.id,), is_removed=True))

    assert rooms(session, assessment) == []
    assert len(queries.room_log(session, assessment.id)) == 3


@pytest.mark.parametrize(
    ("said", "code", "field"),
    [
        ({"name": " "}, "room-name-missing", "name"),
        ({"name": "a" * 61}, "room-text-too-long", "name"),
        ({"name": 12}, "room-field-unreadable", "name"),
        ({"type": ""}, "room-type-missing", "type"),
        ({"type": "palace"}, "room-field-unreadable", "type"),
        ({"area": "13"}, "room-floor-twice", "area"),
        ({"width": ""}, "room-side-missing", "width"),
        ({"length": None}, "room-side-missing", "length"),
        ({"length": "ruim vier"}, "room-number-unreadable", "length"),
        ({"height": "0"}, "room-number-out-of-range", "height"),
        ({"beds": "1000"}, "room-count-out-of-range", "beds"),
        ({"occupants": "-1"}, "room-count-out-of-range", "occupants"),
        ({"occupants": "2,5"}, "room-count-not-whole", "occupants"),
        ({"lockable": "perhaps"}, "room-field-unreadable", "lockable"),
        ({"window": 1}, "room-field-unreadable", "window"),
        ({"sleepers": ["families"]}, "room-field-unreadable", "sleepers"),
        ({"colour": "green"}, "room-field-unknown", "colour"),
    ],
)
def test_a_description_that_does_not_hold_together_is_refused_by_field_and_blocks_no_other(
    session, inspector, assessment, said, code, field
):
    good = described()

    refused, kept = send(session, inspector, assessment, described(**said), good)

    assert [(problem.code, problem.details["field"]) for problem in refused.problems] == [(code, field)]
    assert (refused.status, kept.status) == (Arrival.REFUSED, Arrival.STORED)


def test_an_id_of_somebody_else_or_of_another_assessment_is_refused_and_tells_nothing(
    session, inspector, colleague, assessment
):
    item = described()
    send(session, inspector, assessment, item)
    elsewhere = begun(session, make_location(session, name="Elders"), inspector)

    (of_another,) = send(session, colleague, assessment, item)
    (of_elsewhere,) = send(session, inspector, elsewhere, item)

    assert [of_another.problems[0].code, of_elsewhere.problems[0].code] == ["room-not-accepted"] * 2


def test_a_room_that_replaces_itself_or_leaves_without_having_been_there_is_refused(
    session, inspector, assessment
):
    first = described()
    send(session, inspector, assessment, first)
    key = uuid.uuid4()

    around = described(first.room, key, replaces=(key,))
    nowhere = described(is_removed=True)

    assert statuses(send(session, inspector, assessment, around, nowhere)) == [Arrival.REFUSED] * 2


def test_only_the_team_walks_and_only_while_it_is_judging(session, inspector, reviewer, assessment):
    with pytest.raises(NotAllowed):
        send(session, reviewer, assessment, described())
    judge_all(session, inspector, assessment)
    actions.submit_assessment(session, inspector, assessment)
    with pytest.raises(Conflict, match="assessment-not-open"):
        send(session, inspector, assessment, described())


def test_a_call_writes_one_audit_line_and_the_database_refuses_to_change_a_room(
    session, inspector, assessment
):
    send(session, inspector, assessment, described(), described())
    send(session, inspector, assessment, described(name=""))

    lines = lines_about(session, subject("assessment", assessment.id))
    assert [line.action for line, *_rest in lines].count("record-rooms") == 1
    assert verify(session) == []
    kept = session.query(RoomRecord).first()
    kept.remark = "Anders"
    with pytest.raises(Exception, match="never change"), session.begin_nested():
        session.flush()
