"""Reading what tablets need: what is new, what arrived, which tablets are out, and the themes of each."""

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from app.assessments.models import Judgement, Photo
from app.assessments.room_models import RoomRecord
from app.assessments.tablet_models import Tablet, ThemeAssignment


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


def counts_received(session: Session, assessment_id: uuid.UUID, person_id: uuid.UUID) -> tuple[int, int]:
    """How many judgements and photos of this person we hold."""
    judgements = select(func.count()).where(
        Judgement.assessment_id == assessment_id, Judgement.judged_by_id == person_id
    )
    photos = select(func.count()).where(Photo.assessment_id == assessment_id, Photo.added_by_id == person_id)
    return session.scalar(judgements) or 0, session.scalar(photos) or 0


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
