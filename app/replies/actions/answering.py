"""What a party does behind its link: answers that are saved as they are given, files, and handing in."""

import uuid
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import audit
from app.accounts.models import Role
from app.assessments.kept_text import kept_text
from app.assessments.models import Assessment
from app.assessments.queries import possible_members
from app.database import now
from app.locations.queries import place_of
from app.mail import post_mail
from app.notices.actions import tell
from app.problems import Conflict, Invalid, NotFound, TooLarge
from app.replies.files import file_kind
from app.replies.models import Hearing, Reply, ReplyAnswer, ReplyFile, Stance
from app.replies.queries import is_out_for_reply, locked_reply
from app.replies.term import is_over
from app.storage import Storage, kept_name

LARGEST_FILE_BYTES = 10 * 1024 * 1024
MOST_FILES = 10
LONGEST_NAME = 200


def _open_reply(session: Session, reply_id: uuid.UUID) -> Reply:
    """The reply, locked: refused once it was handed in, after the last day, and when the replies were decided
    on before that day.
    """
    if not is_out_for_reply(session, reply_id):
        raise Conflict("reply-too-late")
    reply = locked_reply(session, reply_id)
    if reply.handed_in_at is not None:
        raise Conflict("reply-handed-in")
    if is_over(reply.hearing.due_on, now()):
        raise Conflict("reply-term-over")
    return reply


def _put_to(reply: Reply, indicator: str) -> None:
    if all(finding.indicator != indicator for finding in reply.hearing.findings):
        raise NotFound("finding-not-put-to-you")


def save_answer(session: Session, reply_id: uuid.UUID, indicator: str, stance: str, words: str) -> None:
    """Save what the party says of one finding; the same again changes nothing."""
    reply = _open_reply(session, reply_id)
    _put_to(reply, indicator)
    if stance not in frozenset(Stance):
        raise Invalid("stance-unknown")
    kept = kept_text(words)
    answer = next((one for one in reply.answers if one.indicator == indicator), None)
    if answer is not None and (answer.stance, answer.words) == (stance, kept):
        return
    if answer is None:
        answer = ReplyAnswer(reply_id=reply.id, hearing_id=reply.hearing_id, indicator=indicator)
        session.add(answer)
    answer.stance, answer.words = Stance(stance), kept
    session.flush()
    _write_down(session, reply, "save-reply-answer", indicator=indicator, stance=stance)


def save_remarks(session: Session, reply_id: uuid.UUID, remarks: str) -> None:
    """Save what the party says of the concept as a whole."""
    reply = _open_reply(session, reply_id)
    kept = kept_text(remarks)
    if kept != reply.remarks:
        reply.remarks = kept
        session.flush()
        _write_down(session, reply, "save-reply-answer", indicator="", stance="")


def add_file(
    session: Session, storage: Storage, reply_id: uuid.UUID, indicator: str, *, name: str, content: bytes
) -> ReplyFile:
    """Keep a file with an answer, under its own hash. It is not opened, and not searched for viruses."""
    reply = _open_reply(session, reply_id)
    _put_to(reply, indicator)
    if not content:
        raise Invalid("reply-file-empty")
    if len(content) > LARGEST_FILE_BYTES:
        raise TooLarge("reply-file-too-large", megabytes=LARGEST_FILE_BYTES // 1024 // 1024)
    kind = file_kind(name, content)
    if kind is None:
        raise Invalid("reply-file-kind")
    present = [one for one in reply.files if one.indicator == indicator and one.removed_at is None]
    if len(present) >= MOST_FILES:
        raise Invalid("too-many-reply-files", most=MOST_FILES)
    sha256 = storage.put(content)
    same = next((one for one in present if one.sha256 == sha256), None)
    if same is not None:
        return same
    file = ReplyFile(
        reply_id=reply.id,
        hearing_id=reply.hearing_id,
        indicator=indicator,
        name=kept_name(name),
        media_type=kind,
        sha256=sha256,
        size_in_bytes=len(content),
    )
    session.add(file)
    session.flush()
    _write_down(session, reply, "add-reply-file", indicator=indicator, file=sha256)
    return file


def remove_file(session: Session, reply_id: uuid.UUID, file_id: uuid.UUID) -> None:
    """Take a file out of the reply before it is handed in."""
    reply = _open_reply(session, reply_id)
    file = next((one for one in reply.files if one.id == file_id and one.removed_at is None), None)
    if file is None:
        raise NotFound("file-not-found")
    file.removed_at = now()
    session.flush()
    _write_down(session, reply, "remove-reply-file", indicator=file.indicator, file=file.sha256)


def hand_in(session: Session, assessment: Assessment, reply_id: uuid.UUID, name: str) -> Reply:
    """Hand the reply in: from now on nothing of it changes. A contested finding needs words."""
    reply = _open_reply(session, reply_id)
    by = kept_text(name, longest=LONGEST_NAME)
    if not by:
        raise Invalid("name-missing")
    bare = [one for one in reply.answers if one.stance is not Stance.AGREE and not one.words]
    if bare:
        raise Invalid("answers-without-words", number=len(bare), indicators=[one.indicator for one in bare])
    reply.handed_in_at, reply.handed_in_by = now(), by
    session.flush()
    _write_down(session, reply, "hand-in-reply", answers=len(reply.answers))
    if reply.email is not None:
        details = {"number": assessment.number}
        post_mail(
            session, address=reply.email, language=reply.language, kind="reply-received", details=details
        )
    reviewers = possible_members(session, place_of(assessment.location), Role.REVIEWER)
    tell(session, reviewers, "hand-in-reply", about=assessment.id, number=assessment.number)
    return reply


def _write_down(session: Session, reply: Reply, action: str, **after: Any) -> None:  # noqa: ANN401 (what JSON can hold)
    assessment_id = session.scalar(select(Hearing.assessment_id).where(Hearing.id == reply.hearing_id))
    assert assessment_id is not None
    values = {"party": reply.party.value} | after
    audit.record(session, None, action, audit.subject("assessment", assessment_id), after=values)
