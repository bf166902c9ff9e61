"""Photos of what was found."""

import hashlib

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import audit
from app.accounts.models import Person
from app.assessments.actions.permitted import locked_for_judging, may_be_changed
from app.assessments.images import clean_photo
from app.assessments.kept_text import kept_text
from app.assessments.models import Assessment, Photo
from app.assessments.photo_arrival import PhotoIn
from app.assessments.queries import photo_by_id
from app.database import new_id, now
from app.framework.queries import framework_of
from app.problems import Conflict, Invalid
from app.storage import Storage

LONGEST_CAPTION = 300


def _caption(words: str) -> str:
    return kept_text(" ".join(words.split()), longest=LONGEST_CAPTION)


def add_photo(session: Session, storage: Storage, by: Person, assessment: Assessment, item: PhotoIn) -> Photo:
    """Keep a photo with an indicator or a room: upright, scaled down, without metadata.

    A photo with an id of its own arrives once: the same id again gives the photo that is already there, also
    when it was taken out since; the same id with other bytes is refused. Without an id the same photo of the
    same indicator or room again gives the one that is there. A file that is no photo is refused with the
    reason.
    """
    sent = hashlib.sha256(item.content).hexdigest()
    if item.sha256 not in {None, sent}:
        raise Invalid("photo-arrived-damaged")
    if item.id is not None and (known := _arrived(session, by, assessment, item, sent)) is not None:
        return known
    clean = clean_photo(item.content)
    words = _caption(item.caption)
    assessment = locked_for_judging(session, by, assessment.id)
    # Whoever sent the same id at the same moment is done by now.
    if item.id is not None and (known := _arrived(session, by, assessment, item, sent)) is not None:
        return known
    if (item.indicator is None) == (item.room is None):
        raise Invalid("photo-of-nothing")
    if item.indicator is not None and not framework_of(assessment.framework_version).has_indicator(
        item.indicator
    ):
        raise Invalid("unknown-indicator", indicator=item.indicator)
    _refuse_unopened(assessment, item.indicator)
    sha256 = storage.put(clean.content)
    photo = _same_photo(session, assessment, item, sha256) if item.id is None else None
    if photo is not None and photo.removed_at is None:
        return photo
    if photo is None:
        photo = Photo(
            id=item.id or new_id(),
            assessment_id=assessment.id,
            indicator=item.indicator,
            room=item.room,
            caption=words,
            sha256=sha256,
            small_sha256=storage.put(clean.small),
            width=clean.width,
            height=clean.height,
            size_in_bytes=len(clean.content),
            sent_sha256=sent,
            added_by_id=by.id,
            captured_at=item.captured_at,
        )
        session.add(photo)
    photo.removed_at = None
    session.flush()
    _write_down(session, by, photo, "add-photo")
    return photo


def _arrived(session: Session, by: Person, assessment: Assessment, item: PhotoIn, sent: str) -> Photo | None:
    """The photo that is here under this id; refused when it is another one."""
    known = session.get(Photo, item.id)
    if known is None:
        return None
    if known.assessment_id != assessment.id or known.added_by_id != by.id:
        raise Invalid("photo-not-accepted")
    if (known.sent_sha256, known.indicator, known.room) != (sent, item.indicator, item.room):
        raise Conflict("photo-id-taken")
    return known


def _same_photo(session: Session, assessment: Assessment, item: PhotoIn, sha256: str) -> Photo | None:
    return session.scalar(
        select(Photo)
        .where(
            Photo.assessment_id == assessment.id,
            Photo.sha256 == sha256,
            Photo.indicator.is_not_distinct_from(item.indicator),
            Photo.room.is_not_distinct_from(item.room),
        )
        .order_by(Photo.removed_at.is_not(None), Photo.received_at, Photo.id)
        .limit(1)
    )


def change_caption(session: Session, by: Person, photo: Photo, caption: str) -> Photo:
    """Say in other words what the photo shows."""
    assessment = locked_for_judging(session, by, photo.assessment_id)
    photo = photo_by_id(session, assessment.id, photo.id)
    _refuse_unopened(assessment, photo.indicator)
    photo.caption = _caption(caption)
    session.flush()
    _write_down(session, by, photo, "change-caption")
    return photo


def remove_photo(session: Session, by: Person, photo: Photo) -> None:
    """Take the photo out of the assessment; that it was there stays written down."""
    assessment = locked_for_judging(session, by, photo.assessment_id)
    photo = photo_by_id(session, assessment.id, photo.id)
    _refuse_unopened(assessment, photo.indicator)
    photo.removed_at = now()
    session.flush()
    _write_down(session, by, photo, "remove-photo")


def _refuse_unopened(assessment: Assessment, indicator: str | None) -> None:
    if indicator is not None and not may_be_changed(assessment, indicator):
        raise Conflict("indicator-not-opened")


def _write_down(session: Session, by: Person, photo: Photo, action: str) -> None:
    values: dict[str, object] = {
        "photo": photo.id,
        "indicator": photo.indicator,
        "room": photo.room,
        "sha256": photo.sha256,
        "sent_sha256": photo.sent_sha256,
        "captured_at": photo.captured_at.isoformat() if photo.captured_at is not None else None,
        "caption": photo.caption,
    }
    audit.record(session, by.id, action, audit.subject("assessment", photo.assessment_id), after=values)
