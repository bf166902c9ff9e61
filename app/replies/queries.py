"""Reading hearings: what went out, what was answered and what was decided."""

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import exists, func, select
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.orm import Session, joinedload, selectinload

from app.accounts.models import Person
from app.assessments.models import Assessment, Judgement
from app.assessments.workflow import State
from app.locations.models import Location
from app.problems import NotFound
from app.replies.links import Claim
from app.replies.models import (
    Contact,
    Hearing,
    HearingFinding,
    Outcome,
    Party,
    Reply,
    ReplyAnswer,
    ReplyCode,
    ReplyDecision,
    ReplyFile,
    ReplyLink,
    Stance,
)


@dataclass(frozen=True)
class AnswerTold:
    """What one party says of one finding, with the files that were added and not removed."""

    party: Party
    name: str
    stance: Stance
    words: str
    files: Sequence[ReplyFile]


@dataclass(frozen=True)
class DecisionTold:
    """What was decided on a finding, by whom, and the judgement that stands since when it was changed."""

    outcome: Outcome
    reason: str
    decided_by: str
    decided_at: dt.datetime
    judgement: Judgement | None


@dataclass(frozen=True)
class FindingTold:
    """One finding as it went out (`judgement`), the answers to it, and the decision that counts."""

    indicator: str
    judgement: Judgement
    answers: Sequence[AnswerTold]
    decision: DecisionTold | None

    @property
    def is_contested(self) -> bool:
        """Whether a party says something else than that it agrees."""
        return any(answer.stance is not Stance.AGREE for answer in self.answers)


@dataclass(frozen=True)
class HearingTold:
    """The hearing of an assessment, whole. A party whose reply has no `handed_in_at` did not reply (yet)."""

    hearing: Hearing
    replies: Sequence[Reply]
    findings: Sequence[FindingTold]

    @property
    def undecided(self) -> Sequence[FindingTold]:
        """The contested findings on which nothing was decided yet."""
        return [one for one in self.findings if one.is_contested and one.decision is None]


def hearing_of(session: Session, assessment_id: uuid.UUID) -> Hearing | None:
    """The hearing of this assessment with its replies and findings, or None when no concept went out."""
    return session.scalar(
        select(Hearing)
        .where(Hearing.assessment_id == assessment_id)
        .options(
            selectinload(Hearing.findings)
            .joinedload(HearingFinding.judgement)
            .joinedload(Judgement.judged_by)
            # Whoever asks may have judged: reading them anew must not lose their roles.
            .selectinload(Person.grants),
            selectinload(Hearing.replies).options(selectinload(Reply.answers), selectinload(Reply.files)),
        )
        .execution_options(populate_existing=True)
    )


def replies_and_decisions(
    session: Session, assessment_id: uuid.UUID, *, drafts: bool = False
) -> HearingTold | None:
    """All that was answered and decided on the concept of this assessment, finding by finding in the order
    in which they went out; None when no concept went out. What was not handed in is told with `drafts` only.
    """
    hearing = hearing_of(session, assessment_id)
    if hearing is None:
        return None
    told = [reply for reply in hearing.replies if drafts or reply.handed_in_at is not None]
    decisions = _decisions(session, hearing.id)
    return HearingTold(
        hearing,
        hearing.replies,
        [
            FindingTold(
                finding.indicator,
                finding.judgement,
                [_answer(reply, answer) for reply, answer in _answers(told, finding.indicator)],
                decisions.get(finding.indicator),
            )
            for finding in hearing.findings
        ],
    )


def _answers(replies: Sequence[Reply], indicator: str) -> Sequence[tuple[Reply, ReplyAnswer]]:
    return [(reply, answer) for reply in replies for answer in reply.answers if answer.indicator == indicator]


def _answer(reply: Reply, answer: ReplyAnswer) -> AnswerTold:
    files = [one for one in reply.files if one.indicator == answer.indicator and one.removed_at is None]
    return AnswerTold(reply.party, reply.name, answer.stance, answer.words, files)


def _decisions(session: Session, hearing_id: uuid.UUID) -> Mapping[str, DecisionTold]:
    rows = session.execute(
        select(ReplyDecision, Judgement)
        .outerjoin(Judgement, Judgement.id == ReplyDecision.judgement_id)
        .where(ReplyDecision.hearing_id == hearing_id)
        .options(joinedload(ReplyDecision.decided_by))
        .ext(distinct_on(ReplyDecision.indicator))
        .order_by(ReplyDecision.indicator, ReplyDecision.decided_at.desc(), ReplyDecision.id.desc())
    )
    return {
        row.indicator: DecisionTold(row.outcome, row.reason, row.decided_by.name, row.decided_at, judgement)
        for row, judgement in rows
    }


def contact_of(session: Session, location: Location, party: Party) -> Contact | None:
    """The address on file of the operator or the municipality of this location, or None."""
    if party is Party.OPERATOR:
        if location.operator_id is None:
            return None
        return session.scalar(select(Contact).where(Contact.operator_id == location.operator_id))
    return session.scalar(select(Contact).where(Contact.municipality_code == location.municipality_code))


def links_of(session: Session, reply_id: uuid.UUID) -> Sequence[ReplyLink]:
    """Every link that was made for this reply, newest first."""
    return list(
        session.scalars(
            select(ReplyLink)
            .where(ReplyLink.reply_id == reply_id)
            .order_by(ReplyLink.made_at.desc(), ReplyLink.id.desc())
        )
    )


def living_link(session: Session, claim: Claim, moment: dt.datetime) -> ReplyLink | None:
    """The link of this claim with its reply: it exists, belongs to this assessment, was not taken back and
    has not ended. None says no more than that.
    """
    return session.scalar(
        select(ReplyLink)
        .join(ReplyLink.reply)
        .join(Reply.hearing)
        .where(
            ReplyLink.id == claim.link_id,
            Hearing.assessment_id == claim.assessment_id,
            ReplyLink.revoked_at.is_(None),
            ReplyLink.expires_at > moment,
        )
        .options(joinedload(ReplyLink.reply))
    )


def newest_code(session: Session, link_id: uuid.UUID, *, lock: bool = False) -> ReplyCode | None:
    """The code of this link that was sent last; with `lock` two tries follow each other."""
    wanted = (
        select(ReplyCode)
        .where(ReplyCode.link_id == link_id)
        .order_by(ReplyCode.made_at.desc(), ReplyCode.id.desc())
        .limit(1)
    )
    return session.scalar(wanted.with_for_update() if lock else wanted)


def codes_since(session: Session, link_id: uuid.UUID, since: dt.datetime) -> int:
    """How many codes were sent for this link since that moment."""
    sent = select(func.count(ReplyCode.id)).where(ReplyCode.link_id == link_id, ReplyCode.made_at > since)
    return session.scalar(sent) or 0


def locked_reply(session: Session, reply_id: uuid.UUID) -> Reply:
    """One reply with its answers, files and the findings that were put to it, locked."""
    reply = session.scalar(
        select(Reply)
        .where(Reply.id == reply_id)
        .options(
            selectinload(Reply.answers),
            selectinload(Reply.files),
            joinedload(Reply.hearing).selectinload(Hearing.findings),
        )
        .with_for_update(of=Reply)
        .execution_options(populate_existing=True)
    )
    if reply is None:
        raise NotFound("reply-not-found")
    return reply


def is_out_for_reply(session: Session, reply_id: uuid.UUID) -> bool:
    """Whether the assessment of this reply still waits for replies. It stays so until the end of the
    transaction: who closes the hearing waits.
    """
    state = session.scalar(
        select(Assessment.state)
        .join(Hearing, Hearing.assessment_id == Assessment.id)
        .join(Reply, Reply.hearing_id == Hearing.id)
        .where(Reply.id == reply_id)
        .with_for_update(read=True, of=Assessment)
    )
    return state is State.OUT_FOR_REPLY


def is_replied_to(session: Session, hearing_id: uuid.UUID, indicator: str) -> bool:
    """Whether a party that handed in its reply said anything of this finding."""
    answered = exists().where(
        ReplyAnswer.hearing_id == hearing_id,
        ReplyAnswer.indicator == indicator,
        ReplyAnswer.reply_id == Reply.id,
        Reply.handed_in_at.is_not(None),
    )
    return bool(session.scalar(select(answered)))


def hearings_waiting(session: Session) -> Sequence[Hearing]:
    """The hearings of assessments that are out for reply, longest under way first."""
    return list(
        session.scalars(
            select(Hearing)
            .join(Assessment, Assessment.id == Hearing.assessment_id)
            .where(Assessment.state == State.OUT_FOR_REPLY)
            .options(selectinload(Hearing.replies))
            .order_by(Hearing.due_on, Hearing.id)
        )
    )


def file_of(session: Session, assessment_id: uuid.UUID, file_id: uuid.UUID) -> ReplyFile:
    """One file of a reply to the concept of this assessment; `NotFound` when there is none."""
    file = session.scalar(
        select(ReplyFile)
        .join(Hearing, Hearing.id == ReplyFile.hearing_id)
        .where(
            ReplyFile.id == file_id, Hearing.assessment_id == assessment_id, ReplyFile.removed_at.is_(None)
        )
    )
    if file is None:
        raise NotFound("file-not-found")
    return file
