"""The judging page as a plain form: what was filled in per indicator → judgements. Works without
JavaScript.

Every field carries the id of its indicator: `level:rooms.space.area`. Fields that an answer does not show
(a risk beside *met*) may still hold an earlier choice; they are left out here.
"""

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from app.assessments.arrival import JudgementIn
from app.assessments.models import Judgement
from quality_framework import Level
from quality_framework.judgement import RISK_LEVELS


class Filled(Protocol):
    """What a posted form can be asked."""

    def get(self, key: str) -> str | None:
        """The first value of a field, or None."""

    def getlist(self, key: str) -> list[str]:
        """Every value of a field."""


@dataclass(frozen=True)
class Posted:
    """A posted form, read as text: a field that is not there is empty."""

    form: Filled

    def text(self, name: str, indicator: str) -> str:
        """One field of one indicator, without white space around it and with plain line ends."""
        return (self.form.get(f"{name}:{indicator}") or "").replace("\r\n", "\n").strip()

    def texts(self, name: str, indicator: str) -> tuple[str, ...]:
        """Every value of one field of one indicator."""
        return tuple(self.form.getlist(f"{name}:{indicator}"))


@dataclass(frozen=True)
class Answer:
    """What stands in the fields of one indicator. `reason` belongs to *not applicable*, `reason_code` to
    *could not be assessed*, `why` to a level other than the measured value proposes.
    """

    level: str = ""
    reason: str = ""
    reason_code: str = ""
    why: str = ""
    verified_by: tuple[str, ...] = ()
    value: str = ""
    risk: str = ""
    remark: str = ""
    good_practice: bool = False

    @property
    def reason_of_level(self) -> str:
        """The one of the three reasons that belongs to the chosen level."""
        if self.level == Level.NOT_APPLICABLE:
            return self.reason
        return self.reason_code if self.level == Level.COULD_NOT_BE_ASSESSED else self.why

    @property
    def risk_of_level(self) -> str | None:
        """The risk, when the chosen level can carry one."""
        return self.risk if self.risk and self.level in {level.value for level in RISK_LEVELS} else None


def answer_of(judgement: Judgement | None) -> Answer:
    """The fields as they stand for a judgement that counts; empty without one."""
    if judgement is None or judgement.level is None:
        return Answer()
    level = judgement.level
    value = judgement.measured_value
    return Answer(
        level=level,
        reason=judgement.reason if level == Level.NOT_APPLICABLE else "",
        reason_code=judgement.reason if level == Level.COULD_NOT_BE_ASSESSED else "",
        why=judgement.reason if level not in {Level.NOT_APPLICABLE, Level.COULD_NOT_BE_ASSESSED} else "",
        verified_by=tuple(judgement.verified_by),
        value="" if value is None else f"{value:f}",
        risk=judgement.risk or "",
        remark=judgement.remark,
        good_practice=judgement.good_practice,
    )


def read_answer(posted: Posted, indicator: str) -> Answer:
    """What was filled in for one indicator."""
    return Answer(
        level=posted.text("level", indicator),
        reason=posted.text("reason", indicator),
        reason_code=posted.text("reason_code", indicator),
        why=posted.text("why", indicator),
        verified_by=posted.texts("verified", indicator),
        value=posted.text("value", indicator),
        risk=posted.text("risk", indicator),
        remark=posted.text("remark", indicator),
        good_practice=bool(posted.text("good", indicator)),
    )


@dataclass(frozen=True)
class Changed:
    """An indicator whose fields say something else than the judgement they were filled from."""

    indicator: str
    answer: Answer
    key: uuid.UUID
    replaces: tuple[uuid.UUID, ...]

    def judgement(self, at: dt.datetime) -> JudgementIn:
        """The fields as a judgement."""
        return JudgementIn(
            id=self.key,
            indicator=self.indicator,
            level=self.answer.level,
            judged_at=at,
            reason=self.answer.reason_of_level,
            verified_by=self.answer.verified_by,
            measured_value=self.answer.value or None,
            risk=self.answer.risk_of_level,
            remark=self.answer.remark,
            good_practice=self.answer.good_practice,
            replaces=self.replaces,
        )


def changes(
    posted: Posted, indicators: Iterable[str], log: Mapping[uuid.UUID, Judgement]
) -> Sequence[Changed]:
    """The indicators on the page that say something new. What is compared with is the judgement that the
    page showed, not the newest one: a colleague's judgement in between is never overwritten unseen.
    """
    found = []
    for indicator in indicators:
        key = _uuid(posted.text("id", indicator))
        if key is None:
            continue
        replaces = tuple(
            earlier
            for text in posted.text("replaces", indicator).split()
            if (earlier := _uuid(text)) is not None
        )
        shown = log.get(replaces[0]) if len(replaces) == 1 else None
        answer = read_answer(posted, indicator)
        if _said(answer) != _said(answer_of(shown)):
            found.append(Changed(indicator, answer, key, replaces))
    return found


def _said(answer: Answer) -> Answer:
    """The answer without fields that its level does not show, so that hidden leftovers are no change."""
    return replace(
        answer,
        reason=answer.reason_of_level,
        reason_code="",
        why="",
        risk=answer.risk_of_level or "",
        value=answer.value.replace(",", "."),
        verified_by=tuple(sorted(answer.verified_by)),
    )


def copied(
    head: Judgement,
    key: uuid.UUID,
    replaces: tuple[uuid.UUID, ...],
    at: dt.datetime,
    *,
    level: str | None,
) -> JudgementIn:
    """The same judgement once more, replacing all that stand: this one counts. With level None it takes
    them back.
    """
    return JudgementIn(
        id=key,
        indicator=head.indicator,
        level=level,
        judged_at=at,
        reason=head.reason,
        verified_by=tuple(head.verified_by),
        measured_value=head.measured_value,
        risk=head.risk,
        remark=head.remark,
        good_practice=head.good_practice,
        replaces=replaces,
    )


def _uuid(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None
