"""Does a judgement fit its indicator? Refused by name and reason, the rest of a list kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from quality_framework.judgement import (
    RISK_LEVELS,
    Judgement,
    JudgementProblem,
    ProblemCode,
    RefusedJudgement,
)
from quality_framework.measured_value import NotANumberError, WrongUnitError, read_measured_value
from quality_framework.measures import propose_level
from quality_framework.model import Framework, Indicator
from quality_framework.vocabulary import Level, NotAssessedReason, Risk, Verification

_KEYS = frozenset({"indicator", "level", "reason", "verified_by", "measured_value", "risk", "remark"})


def parse_judgements(
    framework: Framework, items: Sequence[object], judged_on: date | None = None
) -> tuple[list[Judgement], list[RefusedJudgement]]:
    """The judgements of a list that fit, and each that does not with its reasons; none of the others is lost.

    An indicator that is judged twice in one list is refused both times: no order says which of the two
    counts.
    """
    times = Counter(_named(item) for item in items)
    accepted: list[Judgement] = []
    refused: list[RefusedJudgement] = []
    for position, item in enumerate(items):
        outcome = check_judgement(framework, item, judged_on)
        name = _named(item)
        twice = []
        if name is not None and times[name] > 1:
            message = f"{name} is judged more than once in this list."
            twice = [JudgementProblem(ProblemCode.JUDGED_TWICE, message)]
        if isinstance(outcome, Judgement) and not twice:
            accepted.append(outcome)
        else:
            problems = [] if isinstance(outcome, Judgement) else outcome
            refused.append(RefusedJudgement(position, name, (*problems, *twice)))
    return accepted, refused


def _named(item: object) -> str | None:
    name = item.get("indicator") if isinstance(item, Mapping) else None
    return name if isinstance(name, str) else None


def check_judgement(
    framework: Framework, raw: object, judged_on: date | None = None
) -> Judgement | list[JudgementProblem]:
    """The judgement when it fits its indicator, or else everything that is wrong with it.

    With `judged_on`, a level other than the one the measured value proposes on that day needs a reason as
    well.
    """
    if not isinstance(raw, Mapping):
        message = "A judgement is a mapping with at least an indicator and a level."
        return [JudgementProblem(ProblemCode.NOT_A_JUDGEMENT, message)]
    problems = [
        JudgementProblem(ProblemCode.UNKNOWN_KEY, f"A judgement has no key {key}.")
        for key in raw
        if key not in _KEYS
    ]
    reader = _Reader(framework, raw, judged_on)
    judgement = reader.read()
    problems += reader.problems
    return problems or judgement


class _Reader:
    """Reads one judgement field by field; a field that is wrong adds a problem and reads as nothing."""

    def __init__(self, framework: Framework, raw: Mapping[object, object], judged_on: date | None) -> None:
        self.framework = framework
        self.raw = raw
        self.judged_on = judged_on
        self.problems: list[JudgementProblem] = []

    def refuse(self, code: ProblemCode, message: str) -> None:
        self.problems.append(JudgementProblem(code, message))

    def read(self) -> Judgement:
        indicator = self.indicator()
        level = self.level()
        measured_value = self.measured_value(indicator)
        proposed = self.proposed(indicator, measured_value)
        return Judgement(
            indicator=indicator.id if indicator else "",
            level=level or Level.COULD_NOT_BE_ASSESSED,
            reason=self.reason(level, proposed),
            verified_by=self.verified_by(),
            measured_value=measured_value,
            risk=self.risk(level),
            remark=self.text("remark"),
        )

    def indicator(self) -> Indicator | None:
        name = self.raw.get("indicator")
        if isinstance(name, str) and self.framework.has_indicator(name):
            return self.framework.indicator(name)
        self.refuse(ProblemCode.UNKNOWN_INDICATOR, f"{_shown(name)} is not an indicator of this framework.")
        return None

    def level(self) -> Level | None:
        name = self.raw.get("level")
        if isinstance(name, str) and name in set(Level):
            return Level(name)
        self.refuse(
            ProblemCode.UNKNOWN_LEVEL, f"{_shown(name)} is not a level; use one of {', '.join(Level)}."
        )
        return None

    def text(self, key: str) -> str | None:
        words = self.raw.get(key)
        if words is None or isinstance(words, str):
            return (words or "").strip() or None
        self.refuse(ProblemCode.NOT_TEXT, f"The {key} is not text.")
        return None

    def reason(self, level: Level | None, proposed: Level | None) -> NotAssessedReason | str | None:
        before = len(self.problems)
        reason = self.text("reason")
        if len(self.problems) > before:
            return None
        if level is Level.COULD_NOT_BE_ASSESSED and reason is not None:
            if reason in set(NotAssessedReason):
                return NotAssessedReason(reason)
            self.refuse(
                ProblemCode.UNKNOWN_REASON,
                f"{_shown(reason)} is not a reason why an indicator could not be assessed; use one of"
                f" {', '.join(NotAssessedReason)}.",
            )
        elif level in {Level.COULD_NOT_BE_ASSESSED, Level.NOT_APPLICABLE} and reason is None:
            self.refuse(ProblemCode.REASON_MISSING, f"The level {level} needs a reason.")
        elif (
            proposed is not None
            and level in {Level.MET, Level.PARTLY_MET, Level.NOT_MET}
            and level is not proposed
            and reason is None
        ):
            self.refuse(
                ProblemCode.REASON_MISSING,
                f"The measured value proposes {proposed}; the level {level} needs a reason.",
            )
        return reason

    def verified_by(self) -> frozenset[Verification]:
        kinds = self.raw.get("verified_by") or []
        if isinstance(kinds, str) or not isinstance(kinds, (Sequence, frozenset, set)):
            self.refuse(ProblemCode.UNKNOWN_VERIFICATION, "How it was verified must be a list.")
            return frozenset()
        unknown = [kind for kind in kinds if not isinstance(kind, str) or kind not in set(Verification)]
        for kind in unknown:
            self.refuse(
                ProblemCode.UNKNOWN_VERIFICATION,
                f"{_shown(kind)} is not a way to verify; use {', '.join(Verification)}.",
            )
        return frozenset(Verification(kind) for kind in kinds if kind not in unknown)

    def measured_value(self, indicator: Indicator | None) -> Decimal | None:
        given = self.raw.get("measured_value")
        if given is None or indicator is None:
            return None
        if indicator.measure is None:
            self.refuse(
                ProblemCode.NO_MEASURE, f"{indicator.id} has no measure, so no measured value belongs to it."
            )
            return None
        try:
            return read_measured_value(given, indicator.measure.unit)
        except WrongUnitError as failure:
            self.refuse(ProblemCode.WRONG_UNIT, str(failure))
        except NotANumberError as failure:
            self.refuse(ProblemCode.NOT_A_NUMBER, str(failure))
        return None

    def proposed(self, indicator: Indicator | None, value: Decimal | None) -> Level | None:
        if self.judged_on is None or value is None or indicator is None or indicator.measure is None:
            return None
        return propose_level(indicator.measure, value, self.judged_on)

    def risk(self, level: Level | None) -> Risk | None:
        name = self.raw.get("risk")
        if name is None:
            return None
        if not isinstance(name, str) or name not in set(Risk):
            self.refuse(
                ProblemCode.UNKNOWN_RISK, f"{_shown(name)} is not a risk; use one of {', '.join(Risk)}."
            )
            return None
        if level is not None and level not in RISK_LEVELS:
            self.refuse(ProblemCode.RISK_NOT_ALLOWED, f"A judgement {level} carries no risk.")
        return Risk(name)


def _shown(value: object) -> str:
    return "Nothing" if value is None else f"{str(value)[:80]!r}"
