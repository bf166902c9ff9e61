"""Reading what was found in an assessment: the log of judgements, photos and dangers."""

import uuid
from collections import defaultdict
from collections.abc import Mapping

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, joinedload

from app.assessments.judgement_log import Standing, current_of, standings
from app.assessments.models import AcuteDanger, Judgement, Photo
from app.problems import NotFound


def judgement_log(session: Session, assessment_id: uuid.UUID) -> list[Judgement]:
    """Every judgement of the assessment with who gave it, in order of receipt."""
    return list(
        session.scalars(
            select(Judgement)
            .where(Judgement.assessment_id == assessment_id)
            .options(joinedload(Judgement.judged_by))
            .order_by(Judgement.sequence)
        )
    )


def judgement_standings(session: Session, assessment_id: uuid.UUID) -> Mapping[str, Standing]:
    """Per indicator what counts, and what is in conflict."""
    return standings(judgement_log(session, assessment_id))


def current_judgements(session: Session, assessment_id: uuid.UUID) -> Mapping[str, Judgement]:
    """The judgements that count, by indicator, with who gave them. Not in it: not yet judged, or in
    conflict.
    """
    return current_of(judgement_standings(session, assessment_id))


def judges_of(session: Session, assessment_id: uuid.UUID) -> frozenset[uuid.UUID]:
    """Everybody who judged in this assessment for the team, replaced judgements included, or recorded an
    acute danger, which decides the headline: they don't review it. Who only changed a judgement on a reply
    did not judge.
    """
    warned = select(AcuteDanger.recorded_by_id).where(AcuteDanger.assessment_id == assessment_id)
    return frozenset(session.scalars(_givers(assessment_id, on_reply=False).union(warned)))


def changers_of(session: Session, assessment_id: uuid.UUID) -> frozenset[uuid.UUID]:
    """Everybody who changed a judgement on a reply: they don't adopt the assessment."""
    return frozenset(session.scalars(_givers(assessment_id, on_reply=True)))


def _givers(assessment_id: uuid.UUID, *, on_reply: bool) -> Select[uuid.UUID]:
    return (
        select(Judgement.judged_by_id)
        .where(Judgement.assessment_id == assessment_id, Judgement.on_reply.is_(on_reply))
        .distinct()
    )


def photos_of(session: Session, assessment_id: uuid.UUID) -> list[Photo]:
    """The photos that were not removed, in order of receipt."""
    return list(
        session.scalars(
            select(Photo)
            .where(Photo.assessment_id == assessment_id, Photo.removed_at.is_(None))
            .order_by(Photo.received_at, Photo.id)
        )
    )


def photos_of_rooms(session: Session, assessment_id: uuid.UUID) -> Mapping[uuid.UUID, list[Photo]]:
    """The photos of each room that were not removed, in order of receipt."""
    found: dict[uuid.UUID, list[Photo]] = defaultdict(list)
    for photo in photos_of(session, assessment_id):
        if photo.room is not None:
            found[photo.room].append(photo)
    return found


def photo_by_id(session: Session, assessment_id: uuid.UUID, photo_id: uuid.UUID) -> Photo:
    """One photo of this assessment that was not removed; `NotFound` when there is none."""
    photo = session.scalar(
        select(Photo).where(
            Photo.id == photo_id, Photo.assessment_id == assessment_id, Photo.removed_at.is_(None)
        )
    )
    if photo is None:
        raise NotFound("photo-not-found")
    return photo


def dangers_of(session: Session, assessment_id: uuid.UUID) -> list[AcuteDanger]:
    """The acute dangers recorded on the visit, in order."""
    return list(
        session.scalars(
            select(AcuteDanger)
            .where(AcuteDanger.assessment_id == assessment_id)
            .order_by(AcuteDanger.recorded_at, AcuteDanger.id)
        )
    )
