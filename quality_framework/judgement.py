"""A judgement of one indicator, and the stable codes of what can be wrong with one."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from quality_framework.vocabulary import Level, NotAssessedReason, Risk, Verification

RISK_LEVELS = frozenset({Level.PARTLY_MET, Level.NOT_MET, Level.COULD_NOT_BE_ASSESSED})
"""A risk belongs to a judgement that falls short or could not be made, and is refused elsewhere."""


@dataclass(frozen=True)
class Judgement:
    """What was judged of an indicator: level, reason, how it was verified, what was measured, the risk."""

    indicator: str
    level: Level
    reason: NotAssessedReason | str | None = None
    verified_by: frozenset[Verification] = frozenset()
    measured_value: Decimal | None = None
    risk: Risk | None = None
    remark: str | None = None

    @property
    def standing_risk(self) -> Risk | None:
        """The risk, where the level is one that can carry a risk."""
        return self.risk if self.level in RISK_LEVELS else None


class ProblemCode(StrEnum):
    """Why a judgement is refused; stable, for programs."""

    NOT_A_JUDGEMENT = "not-a-judgement"
    UNKNOWN_KEY = "unknown-key"
    UNKNOWN_INDICATOR = "unknown-indicator"
    UNKNOWN_LEVEL = "unknown-level"
    REASON_MISSING = "reason-missing"
    UNKNOWN_REASON = "unknown-reason"
    NOT_TEXT = "not-text"
    UNKNOWN_VERIFICATION = "unknown-verification"
    NO_MEASURE = "no-measure"
    WRONG_UNIT = "wrong-unit"
    NOT_A_NUMBER = "not-a-number"
    UNKNOWN_RISK = "unknown-risk"
    RISK_NOT_ALLOWED = "risk-not-allowed"
    JUDGED_TWICE = "judged-twice"


@dataclass(frozen=True)
class JudgementProblem:
    """One reason why a judgement is refused: a stable code and an English sentence."""

    code: ProblemCode
    message: str


@dataclass(frozen=True)
class RefusedJudgement:
    """An item of a list that was refused: its position from 0, the indicator it named if any, and why."""

    position: int
    indicator: str | None
    problems: tuple[JudgementProblem, ...]
