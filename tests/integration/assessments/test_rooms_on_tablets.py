"""What tablets take along and learn of the rooms of a visit."""

import uuid

from app.assessments import actions
from app.assessments.room_arrival import RoomIn
from tests.factories.assessments import AREA, MORNING


def test_rooms_go_along_and_those_of_colleagues_come_with_the_news(
    signed_in_client, session, assessment, inspector, colleague
):
    client, address = signed_in_client(inspector), f"/assessments/{assessment.id}"
    said = {"name": "Kamer 1", "type": "bedroom", "length": "4,20", "width": "3,10", "occupants": "4"}
    room = RoomIn(uuid.uuid4(), uuid.uuid4(), MORNING, said)
    actions.record_rooms(session, inspector, assessment, [room])
    along = client.get(f"{address}/along").json
    removal = RoomIn(uuid.uuid4(), room.room, MORNING, is_removed=True, replaces=(room.id,))
    actions.record_rooms(session, colleague, assessment, [removal])

    heard = client.post(
        f"{address}/contact",
        json={"tablet": str(uuid.uuid4()), "waiting": {}, "after_rooms": along["room_sequence"]},
    ).json
    receipt = client.post(f"{address}/receipt", json={"items": []}).json

    assert receipt["words"] == "Received from you: 0 judgements, 1 room and 0 photos."
    (known,) = along["records"]["room"]
    assert (known["subject"], known["said"]["length"], known["said"]["occupants"]) == (
        str(room.room),
        "4.2",
        "4",
    )
    area = next(one for one in along["walk"]["measures"] if one["indicator"] == AREA)
    assert (area["at_least"], area["comparator"], area["places"]) == ("4", "at-least", 2)
    (news,) = heard["records"]["room"]
    assert (news["is_removed"], news["said"], news["replaces"]) == (True, {}, [str(room.id)])
    assert news["described_by"]["name"] == colleague.name
    assert heard["room_sequence"] > along["room_sequence"]
