"""What a tablet takes along and learns: the outline of the visit, and what is known of it. No Flask."""

import datetime as dt
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy.orm import Session

from app.accounts.models import Person
from app.assessments import queries, scorecards
from app.assessments.models import Assessment, Judgement
from app.assessments.room_form import said_of
from app.assessments.room_log import description_of
from app.assessments.room_models import RoomRecord
from app.assessments.tablet_payloads import AskedItem
from app.assessments.workflow import OPEN_FOR_JUDGING, State
from app.database import now
from app.framework.queries import framework_of
from quality_framework.exact import decimal_text
from quality_framework.outline import outline

# A tablet makes itself heard twice a minute while it is looked at.
PRESENT = dt.timedelta(seconds=90)
Digests = Callable[[Session, uuid.UUID, uuid.UUID, Iterable[uuid.UUID]], Mapping[uuid.UUID, str]]
# For each kind of item: under which hashes we hold those of one person.
DIGESTS: Mapping[str, Digests] = {
    "judgement": queries.judgement_digests,
    "room": queries.room_digests,
    "photo": queries.photo_digests,
}


def outline_of(assessment: Assessment) -> dict[str, Any]:
    """The outline from which the tablet computes its provisional verdicts."""
    return outline(
        framework_of(assessment.framework_version),
        assessment.profile,
        scorecards.facts_of(assessment),
        scorecards.judged_on(assessment),
        assessment.scope,
    )


def asked_of(assessment: Assessment) -> list[str] | None:
    """The indicators that may be changed while a reviewer asks for changes; None while all may."""
    return assessment.changes_asked if assessment.state is State.CHANGES_REQUESTED else None


def judgement_record(judgement: Judgement) -> dict[str, Any]:
    """A judgement as the tablet keeps it."""
    value = judgement.measured_value
    return {
        "id": str(judgement.id),
        "subject": judgement.indicator,
        "indicator": judgement.indicator,
        "level": judgement.level,
        "reason": judgement.reason,
        "verified_by": judgement.verified_by,
        "measured_value": decimal_text(value) if value is not None else None,
        "risk": judgement.risk,
        "remark": judgement.remark,
        "good_practice": judgement.good_practice,
        "replaces": [str(key) for key in judgement.replaces],
        "judged_at": judgement.judged_at.isoformat(),
        "judged_by": {"id": str(judgement.judged_by_id), "name": judgement.judged_by.name},
        "sequence": judgement.sequence,
    }


def room_record(record: RoomRecord) -> dict[str, Any]:
    """A description of a room as the tablet keeps it."""
    return {
        "id": str(record.id),
        "subject": str(record.room),
        "is_removed": record.is_removed,
        "said": {} if record.is_removed else said_of(description_of(record)),
        "replaces": [str(key) for key in record.replaces],
        "described_at": record.described_at.isoformat(),
        "described_by": {"id": str(record.described_by_id), "name": record.described_by.name},
        "sequence": record.sequence,
    }


def news(session: Session, assessment: Assessment, *, after: int = 0, after_rooms: int = 0) -> dict[str, Any]:
    """What came in after these places in the two logs, by kind, and the places that are known now."""
    judgements = queries.judgements_after(session, assessment.id, after)
    rooms = queries.rooms_after(session, assessment.id, after_rooms)
    return {
        "sequence": judgements[-1].sequence if judgements else after,
        "room_sequence": rooms[-1].sequence if rooms else after_rooms,
        "records": {
            "judgement": [judgement_record(judgement) for judgement in judgements],
            "room": [room_record(record) for record in rooms],
        },
    }


def standing(session: Session, assessment: Assessment) -> dict[str, Any]:
    """Whether it can still be judged, what may be changed, and when the visit was closed last: what is over
    leaves the tablet.
    """
    closings = queries.visit_closings(session, assessment.id)
    return {
        "is_open": assessment.state in OPEN_FOR_JUDGING,
        "changes_asked": asked_of(assessment),
        "closed_at": closings[0].closed_at.isoformat() if closings else None,
    }


def division(session: Session, assessment: Assessment) -> dict[str, dict[str, str]]:
    """Who looks at which theme."""
    return {
        row.theme: {"id": str(row.person_id), "name": row.person.name}
        for row in queries.theme_assignments(session, assessment.id)
    }


def presence(session: Session, assessment: Assessment, person: Person) -> list[dict[str, Any]]:
    """Who else looks at which theme at this moment: a hint, never a lock."""
    seen = queries.tablets_heard_since(session, assessment.id, now() - PRESENT, without=person.id)
    return [{"name": tablet.person.name, "theme": tablet.theme} for tablet in seen]


def checked(
    session: Session, assessment: Assessment, person: Person, items: Sequence[AskedItem]
) -> list[dict[str, str]]:
    """Of each item whether we hold it, hash by hash: *checked*, *differs*, or *absent*."""
    held: dict[uuid.UUID, str] = {}
    for kind, digests in DIGESTS.items():
        held |= digests(session, assessment.id, person.id, [item.id for item in items if item.kind == kind])
    return [
        {
            "id": str(item.id),
            "status": "absent"
            if item.id not in held
            else "checked"
            if held[item.id] == item.digest
            else "differs",
        }
        for item in items
    ]
