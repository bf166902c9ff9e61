"""From rooms and replies in the database to the frozen values of a report."""

import uuid
from collections.abc import Iterable, Mapping
from decimal import ROUND_DOWN, Decimal
from fractions import Fraction

from sqlalchemy.orm import Session

from app.assessments.room_description import RoomDescription
from app.assessments.room_walk import Walk
from app.replies.queries import FindingTold, replies_and_decisions
from app.reports.follow_up import FindingAnswer, FindingHeard, Hearing, PartyHeard, RoomLine
from app.reports.sections import IndicatorLine

CENTIMETRE = Decimal("0.01")


def rooms_told(walk: Walk) -> tuple[RoomLine, ...]:
    """Every room of the walk, in order of name."""
    return tuple(_room(each.description) for each in walk.rooms)


def _room(room: RoomDescription) -> RoomLine:
    return RoomLine(
        name=room.name,
        type=room.type.value,
        floor=_written(room.floor),
        height=_written(room.height),
        beds=room.beds,
        occupants=room.occupants,
        floor_per_person=_written(_down(room.floor_per_person)),
        lockable=room.lockable,
        window=room.window,
        remark=room.remark,
    )


def _down(value: Fraction | None) -> Decimal | None:
    """Rounded to the side of the residents."""
    if value is None:
        return None
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return exact.quantize(CENTIMETRE, rounding=ROUND_DOWN)


def _written(value: Decimal | None) -> str | None:
    return f"{value.normalize():f}" if value is not None else None


def hearing_told(
    session: Session, assessment_id: uuid.UUID, lines: Iterable[IndicatorLine]
) -> Hearing | None:
    """What was replied and answered, in the order in which the findings went out; None when nothing did."""
    told = replies_and_decisions(session, assessment_id)
    if told is None:
        return None
    by_id = {line.id: line for line in lines}
    return Hearing(
        sent_on=told.hearing.sent_at.date(),
        due_on=told.hearing.due_on,
        parties=tuple(
            PartyHeard(
                reply.party.value,
                reply.name,
                reply.handed_in_at.date() if reply.handed_in_at is not None else None,
                reply.remarks if reply.handed_in_at is not None else "",
            )
            for reply in told.replies
        ),
        findings=tuple(
            _heard(each, by_id) for each in told.findings if each.answers and each.indicator in by_id
        ),
    )


def _heard(told: FindingTold, lines: Mapping[str, IndicatorLine]) -> FindingHeard:
    line = lines[told.indicator]
    return FindingHeard(
        finding=line.finding,
        text=line.text,
        answers=tuple(
            FindingAnswer(answer.party.value, answer.stance.value, answer.words) for answer in told.answers
        ),
        outcome=told.decision.outcome.value if told.decision is not None else None,
        reason=told.decision.reason if told.decision is not None else "",
    )
