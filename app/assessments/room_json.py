"""The room walk as a program sees it: descriptions in, receipts and the descriptions that stand out."""

import uuid
from typing import Any

from flask import jsonify
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.accounts.access import current_person, needs_role
from app.accounts.models import Role
from app.assessments import actions, queries
from app.assessments.assessment_page import json_body
from app.assessments.blueprint import room as pages
from app.assessments.judging_pages import for_team
from app.assessments.models import Assessment
from app.assessments.room_arrival import RoomIn, RoomReceipt
from app.assessments.room_form import said_of
from app.assessments.room_log import description_of
from app.assessments.room_models import RoomRecord
from app.assessments.room_payloads import read_rooms
from app.database import now
from app.errors import put_into_words
from app.i18n import write_time
from app.transaction import current_session


@pages.get("/<uuid:assessment_id>/rooms/records")
@needs_role(Role.INSPECTOR, Role.MUNICIPALITY)
def room_records(assessment_id: uuid.UUID) -> ResponseReturnValue:
    """The descriptions that stand, those of colleagues too."""
    return jsonify({"rooms": _standing(for_team(assessment_id))})


@pages.post("/<uuid:assessment_id>/rooms/records")
@needs_role(Role.INSPECTOR, Role.MUNICIPALITY)
def record_rooms(assessment_id: uuid.UUID) -> ResponseReturnValue:
    """Take in descriptions; one receipt for each, in the order in which they were sent."""
    assessment = for_team(assessment_id)
    read = read_rooms(json_body())
    items = [item for item in read if isinstance(item, RoomIn)]
    answered = iter(actions.record_rooms(current_session(), current_person(), assessment, items))
    receipts = [item if isinstance(item, RoomReceipt) else next(answered) for item in read]
    return jsonify(
        {
            "receipts": [_receipt(receipt) for receipt in receipts],
            "saved": _("Saved at %(time)s", time=write_time(now())),
            "rooms": _standing(assessment),
        }
    )


def _receipt(receipt: RoomReceipt) -> dict[str, Any]:
    return {
        "id": str(receipt.id) if receipt.id is not None else None,
        "room": str(receipt.room) if receipt.room is not None else None,
        "status": receipt.status,
        "codes": [problem.code for problem in receipt.problems],
        "words": [put_into_words(problem) for problem in receipt.problems],
    }


def _standing(assessment: Assessment) -> list[dict[str, Any]]:
    standing = queries.rooms_of(current_session(), assessment.id)
    return [_record(head) for found in standing.values() for head in found.heads]


def _record(head: RoomRecord) -> dict[str, Any]:
    return {
        "id": str(head.id),
        "room": str(head.room),
        "is_removed": head.is_removed,
        "said": {} if head.is_removed else said_of(description_of(head)),
        "replaces": [str(key) for key in head.replaces],
        "by": head.described_by.name,
        "at": head.described_at.isoformat(),
    }
