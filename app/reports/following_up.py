"""From rooms, replies, measures and kept files as they were read to the frozen values of a report."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import ROUND_DOWN, Decimal
from fractions import Fraction

from app.assessments.models import Finding, Photo
from app.assessments.room_description import RoomDescription
from app.assessments.room_walk import Walk
from app.database import day_of
from app.improvement.models import ImprovementMeasure
from app.replies.queries import FindingTold, HearingTold
from app.reports.follow_up import (
    Evidence,
    EvidenceKind,
    FindingAnswer,
    FindingHeard,
    Hearing,
    PartyHeard,
    PlannedMeasure,
    RoomLine,
)
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


def hearing_told(told: HearingTold | None, by_id: Mapping[str, IndicatorLine]) -> Hearing | None:
    """What was replied and answered, in the order of the findings of the report; None when nothing was."""
    if told is None:
        return None
    return Hearing(
        sent_on=day_of(told.hearing.sent_at),
        due_on=told.hearing.due_on,
        parties=tuple(
            PartyHeard(
                reply.party.value,
                reply.name,
                day_of(reply.handed_in_at) if reply.handed_in_at is not None else None,
                reply.remarks if reply.handed_in_at is not None else "",
            )
            for reply in told.replies
        ),
        findings=tuple(
            sorted(
                (_heard(each, by_id) for each in told.findings if each.answers and each.indicator in by_id),
                key=lambda heard: (heard.finding is None, heard.finding or 0),
            )
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


def plan_told(
    measures: Iterable[ImprovementMeasure], findings: Iterable[Finding], by_id: Mapping[str, IndicatorLine]
) -> tuple[PlannedMeasure, ...]:
    """Every one of these measures in their order, with the norms of the finding it was agreed for."""
    norms = {finding.id: [link.indicator for link in finding.indicators] for finding in findings}
    return tuple(
        _planned(measure, [by_id[norm] for norm in norms[measure.finding_id] if norm in by_id])
        for measure in measures
    )


def _planned(measure: ImprovementMeasure, lines: Sequence[IndicatorLine]) -> PlannedMeasure:
    return PlannedMeasure(
        number=measure.number,
        # The words of the inspector stand at the finding; here the norm says enough, and is no secret.
        finding="; ".join(line.text for line in lines),
        description=measure.description,
        owner=measure.owner_kind.value,
        owner_name=measure.owner_name,
        due_on=measure.due_on,
        state=measure.state.value,
        findings=tuple(sorted(line.finding for line in lines if line.finding is not None)),
    )


def photos_told(photos: Mapping[str, Sequence[Photo]], lines: Iterable[IndicatorLine]) -> Iterator[Evidence]:
    """The photos that are printed, by their number; `photos` are those of each indicator."""
    for line in lines:
        for printed, photo in zip(line.photos, photos.get(line.id, ()), strict=True):
            yield _photo_told(photo, EvidenceKind.PHOTO, line.id, printed.number, line.finding)


def room_photos_told(photos: Iterable[Photo], walk: Walk) -> list[Evidence]:
    """The photos of rooms, in order of the name of the room."""
    rooms = {room.id: room.description.name for room in walk.rooms}
    told = [
        _photo_told(photo, EvidenceKind.ROOM_PHOTO, rooms[photo.room])
        for photo in photos
        if photo.room in rooms
    ]
    return sorted(told, key=lambda each: each.place)


def _photo_told(
    photo: Photo, kind: EvidenceKind, place: str, number: int | None = None, finding: int | None = None
) -> Evidence:
    on = day_of(photo.received_at)
    return Evidence(kind, place, photo.caption, on, photo.size_in_bytes, photo.sha256, number, finding)


def reply_files_told(told: HearingTold | None, by_id: Mapping[str, IndicatorLine]) -> Iterator[Evidence]:
    """What the parties added to their replies, finding by finding."""
    for finding in told.findings if told is not None else ():
        line = by_id.get(finding.indicator)
        for answer in finding.answers:
            for file in answer.files:
                yield Evidence(
                    EvidenceKind.REPLY_FILE,
                    finding.indicator,
                    file.name,
                    day_of(file.received_at),
                    file.size_in_bytes,
                    file.sha256,
                    finding=line.finding if line is not None else None,
                )


def proofs_told(measures: Iterable[ImprovementMeasure]) -> Iterator[Evidence]:
    """What was shown of these measures, in their order and that of receipt."""
    for measure in measures:
        for entry in measure.entries:
            if entry.file_sha256 is not None and entry.size_in_bytes is not None:
                on = day_of(entry.recorded_at)
                yield Evidence(
                    EvidenceKind.PROOF,
                    measure.number,
                    entry.file_name,
                    on,
                    entry.size_in_bytes,
                    entry.file_sha256,
                )
