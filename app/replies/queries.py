"""Reading hearings: what went out, what was answered and what was decided."""

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.orm import Session, joinedload, selectinload

from app.assessments.models import Judgement
from app.replies.models import (
    Hearing,
    HearingFinding,
    Outcome,
    Party,
    Reply,
    ReplyAnswer,
    ReplyDecision,
    ReplyFile,
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
            .joinedload(Judgement.judged_by),
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
