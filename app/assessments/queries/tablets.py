"""Reading what tablets need: what is new, what arrived, which tablets are out, and the themes of each."""

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Select, func, literal, select, union_all
from sqlalchemy.orm import Session, joinedload

from app.accounts.models import Person
from app.assessments.models import Judgement, Photo
from app.assessments.room_models import RoomRecord
from app.assessments.tablet_models import Tablet, ThemeAssignment, VisitClosing


def judgements_after(session: Session, assessment_id: uuid.UUID, sequence: int) -> list[Judgement]:
    """The judgements that came in after this place in the log, in order of receipt."""
    return list(
        session.scalars(
            select(Judgement)
            .where(Judgement.assessment_id == assessment_id, Judgement.sequence > sequence)
            .options(joinedload(Judgement.judged_by))
            .order_by(Judgement.sequence)
        )
    )


def rooms_after(session: Session, assessment_id: uuid.UUID, sequence: int) -> list[RoomRecord]:
    """The descriptions of rooms that came in after this place in their log, in order of receipt."""
    return list(
        session.scalars(
            select(RoomRecord)
            .where(RoomRecord.assessment_id == assessment_id, RoomRecord.sequence > sequence)
            .options(joinedload(RoomRecord.described_by))
            .order_by(RoomRecord.sequence)
        )
    )


def judgement_digests(
    session: Session, assessment_id: uuid.UUID, person_id: uuid.UUID, ids: Iterable[uuid.UUID]
) -> Mapping[uuid.UUID, str]:
    """Under which hash we hold these judgements of this person; what is not in it we do not hold."""
    found = session.execute(
        select(Judgement.id, Judgement.body_digest)
        .where(
            Judgement.id.in_(list(ids)),
            Judgement.assessment_id == assessment_id,
            Judgement.judged_by_id == person_id,
        )
        .order_by(Judgement.sequence)
    )
    return {row.id: row.body_digest for row in found}


def room_digests(
    session: Session, assessment_id: uuid.UUID, person_id: uuid.UUID, ids: Iterable[uuid.UUID]
) -> Mapping[uuid.UUID, str]:
    """Under which hash we hold these descriptions of rooms of this person."""
    found = session.execute(
        select(RoomRecord.id, RoomRecord.body_digest)
        .where(
            RoomRecord.id.in_(list(ids)),
            RoomRecord.assessment_id == assessment_id,
            RoomRecord.described_by_id == person_id,
        )
        .order_by(RoomRecord.sequence)
    )
    return {row.id: row.body_digest for row in found}


def photo_digests(
    session: Session, assessment_id: uuid.UUID, person_id: uuid.UUID, ids: Iterable[uuid.UUID]
) -> Mapping[uuid.UUID, str]:
    """The hash of the bytes as they were sent, of these photos of this person; taken out or not."""
    found = session.execute(
        select(Photo.id, Photo.sent_sha256)
        .where(Photo.id.in_(list(ids)), Photo.assessment_id == assessment_id, Photo.added_by_id == person_id)
        .order_by(Photo.received_at, Photo.id)
    )
    return {key: sha256 or "" for key, sha256 in found}


@dataclass(frozen=True)
class Received:
    """What we hold of one person, as it was received; `rooms` counts each room once."""

    person_id: uuid.UUID
    name: str
    judgements: int = 0
    rooms: int = 0
    photos: int = 0


def _received(assessment_id: uuid.UUID) -> Select[uuid.UUID, str, int, int, int]:
    items = union_all(
        select(
            Judgement.judged_by_id.label("person_id"), literal("judgements").label("kind"), Judgement.id
        ).where(Judgement.assessment_id == assessment_id),
        select(RoomRecord.described_by_id, literal("rooms"), RoomRecord.room)
        .where(RoomRecord.assessment_id == assessment_id)
        .distinct(),
        select(Photo.added_by_id, literal("photos"), Photo.id).where(Photo.assessment_id == assessment_id),
    ).subquery()
    judgements, rooms, photos = (
        func.count().filter(items.c.kind == kind) for kind in ("judgements", "rooms", "photos")
    )
    return (
        select(Person.id, Person.name, judgements, rooms, photos)
        .join(items, items.c.person_id == Person.id)
        .group_by(Person.id, Person.name)
        .order_by(Person.name, Person.id)
    )


def received_by_person(session: Session, assessment_id: uuid.UUID) -> list[Received]:
    """How much we hold of everybody who sent something, by name."""
    return [Received(*row) for row in session.execute(_received(assessment_id))]


def received_from(session: Session, assessment_id: uuid.UUID, person: Person) -> Received:
    """How much we hold of this person."""
    found = session.execute(_received(assessment_id).where(Person.id == person.id)).one_or_none()
    return Received(*found) if found is not None else Received(person.id, person.name)


def number_of_rooms(session: Session, assessment_id: uuid.UUID) -> int:
    """How many rooms were described, whoever did it and however often."""
    rooms = select(func.count(RoomRecord.room.distinct())).where(RoomRecord.assessment_id == assessment_id)
    return session.scalar(rooms) or 0


def visit_closings(session: Session, assessment_id: uuid.UUID) -> list[VisitClosing]:
    """Every time that the visit was closed, the last first."""
    return list(
        session.scalars(
            select(VisitClosing)
            .where(VisitClosing.assessment_id == assessment_id)
            .options(joinedload(VisitClosing.closed_by))
            .order_by(VisitClosing.closed_at.desc(), VisitClosing.id)
        )
    )


def tablets_of(session: Session, assessment_id: uuid.UUID) -> list[Tablet]:
    """Every tablet of the visit that was ever heard of, by when that was last."""
    return list(
        session.scalars(
            select(Tablet)
            .where(Tablet.assessment_id == assessment_id)
            .options(joinedload(Tablet.person))
            .order_by(Tablet.heard_at.desc(), Tablet.id)
        )
    )


def tablet_by_id(
    session: Session, tablet: uuid.UUID, assessment_id: uuid.UUID, person_id: uuid.UUID
) -> Tablet | None:
    """What was heard last of this tablet in the hands of this person; None before the first time."""
    return session.get(Tablet, (tablet, assessment_id, person_id))


def waiting_tablets(session: Session, assessment_id: uuid.UUID) -> list[Tablet]:
    """The tablets that announced something which they still have to send, by when they were heard of."""
    return list(
        session.scalars(
            select(Tablet)
            .where(Tablet.assessment_id == assessment_id, Tablet.waiting > 0)
            .options(joinedload(Tablet.person))
            .order_by(Tablet.heard_at, Tablet.id)
        )
    )


def tablets_heard_since(
    session: Session, assessment_id: uuid.UUID, moment: dt.datetime, *, without: uuid.UUID
) -> list[Tablet]:
    """The tablets of others in the team that were heard of since, by name."""
    found = session.scalars(
        select(Tablet)
        .where(Tablet.assessment_id == assessment_id, Tablet.heard_at >= moment, Tablet.person_id != without)
        .options(joinedload(Tablet.person))
        .order_by(Tablet.heard_at.desc(), Tablet.id)
    )
    return sorted(found, key=lambda tablet: tablet.person.name)


def theme_assignments(session: Session, assessment_id: uuid.UUID) -> list[ThemeAssignment]:
    """Who looks at which theme."""
    return list(
        session.scalars(
            select(ThemeAssignment)
            .where(ThemeAssignment.assessment_id == assessment_id)
            .options(joinedload(ThemeAssignment.person))
            .order_by(ThemeAssignment.theme)
        )
    )
