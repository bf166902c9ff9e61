"""Photos of what was found."""

import uuid

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import audit
from app.accounts.models import Person
from app.assessments.actions.permitted import locked_for_judging
from app.assessments.images import clean_photo
from app.assessments.kept_text import kept_text
from app.assessments.models import Assessment, Photo
from app.assessments.queries import photo_by_id
from app.database import now
from app.framework.queries import framework_of
from app.problems import Invalid
from app.storage import Storage

LONGEST_CAPTION = 300


def _caption(words: str) -> str:
    return kept_text(" ".join(words.split()), longest=LONGEST_CAPTION)


def add_photo(
    session: Session,
    storage: Storage,
    by: Person,
    assessment: Assessment,
    *,
    indicator: str,
    content: bytes,
    caption: str = "",
) -> Photo:
    """Keep a photo with an indicator: upright, scaled down, without metadata. The same photo with the same
    indicator again gives the photo that is already there. A file that is no photo is refused with the
    reason.
    """
    clean = clean_photo(content)
    words = _caption(caption)
    assessment = locked_for_judging(session, by, assessment.id)
    if not framework_of(assessment.framework_version).has_indicator(indicator):
        raise Invalid("unknown-indicator", indicator=indicator)
    sha256 = storage.put(clean.content)
    photo = session.scalar(
        select(Photo).where(
            Photo.assessment_id == assessment.id, Photo.sha256 == sha256, Photo.indicator == indicator
        )
    )
    if photo is not None and photo.removed_at is None:
        return photo
    if photo is None:
        photo = Photo(
            assessment_id=assessment.id,
            indicator=indicator,
            caption=words,
            sha256=sha256,
            small_sha256=storage.put(clean.small),
            width=clean.width,
            height=clean.height,
            size_in_bytes=len(clean.content),
            added_by_id=by.id,
        )
        session.add(photo)
    photo.removed_at = None
    session.flush()
    _write_down(session, by, photo, "add-photo")
    return photo


def change_caption(session: Session, by: Person, photo: Photo, caption: str) -> Photo:
    """Say in other words what the photo shows."""
    assessment = locked_for_judging(session, by, photo.assessment_id)
    photo = photo_by_id(session, assessment.id, photo.id)
    photo.caption = _caption(caption)
    session.flush()
    _write_down(session, by, photo, "change-caption")
    return photo


def remove_photo(session: Session, by: Person, photo: Photo) -> None:
    """Take the photo out of the assessment; that it was there stays written down."""
    assessment = locked_for_judging(session, by, photo.assessment_id)
    photo = photo_by_id(session, assessment.id, photo.id)
    photo.removed_at = now()
    session.flush()
    _write_down(session, by, photo, "remove-photo")


def _write_down(session: Session, by: Person, photo: Photo, action: str) -> None:
    values: dict[str, str | uuid.UUID] = {
        "photo": photo.id,
        "indicator": photo.indicator,
        "sha256": photo.sha256,
        "caption": photo.caption,
    }
    audit.record(session, by.id, action, audit.subject("assessment", photo.assessment_id), after=values)
