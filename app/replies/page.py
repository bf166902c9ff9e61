"""What a party sees behind its link: each finding as it was put to it, and what it answered so far."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.assessments.findings import shortcoming_of_each
from app.assessments.models import Assessment, Judgement
from app.assessments.queries import assessment_by_id, findings_of_assessment
from app.framework.queries import framework_of
from app.replies.models import Hearing, Reply, ReplyAnswer, ReplyFile
from app.replies.queries import hearing_of
from app.replies.together import together
from quality_framework import Indicator, Standard, Theme


@dataclass(frozen=True)
class PutFinding:
    """One finding on the page of a party."""

    theme: Theme
    standard: Standard
    indicator: Indicator
    judgement: Judgement
    answer: ReplyAnswer | None
    files: Sequence[ReplyFile]
    # What the inspector called the finding of this norm; several norms may be one finding. Its number is not
    # told: the concept numbers norm by norm.
    wording: str


@dataclass(frozen=True)
class ReplyPage:
    """All that a party sees."""

    assessment: Assessment
    hearing: Hearing
    reply: Reply
    findings: Sequence[PutFinding]

    @property
    def answered(self) -> int:
        """How many findings have an answer."""
        return sum(one.answer is not None for one in self.findings)


def compose(session: Session, assessment_id: uuid.UUID, reply_id: uuid.UUID) -> ReplyPage:
    """Bring the page of this reply together."""
    assessment = assessment_by_id(session, assessment_id)
    hearing = hearing_of(session, assessment.id)
    assert hearing is not None, "a link belongs to a hearing"
    reply = next(one for one in hearing.replies if one.id == reply_id)
    framework = framework_of(assessment.framework_version)
    home = {
        indicator.id: (theme, standard, indicator)
        for theme in framework.themes
        for standard in theme.standards
        for indicator in standard.indicators
    }
    answers = {answer.indicator: answer for answer in reply.answers}
    findings = shortcoming_of_each(findings_of_assessment(session, assessment.id))
    return ReplyPage(
        assessment,
        hearing,
        reply,
        [
            PutFinding(
                *home[finding.indicator],
                finding.judgement,
                answers.get(finding.indicator),
                [one for one in reply.files if one.indicator == finding.indicator and one.removed_at is None],
                findings[finding.indicator].wording if finding.indicator in findings else "",
            )
            for finding in together(hearing.findings, findings)
        ],
    )
