"""The verdict of a theme from those of its standards, first rule that fits. Never a mean."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from quality_framework.reason import Reason, ReasonCode
from quality_framework.scorecard import StandardResult
from quality_framework.vocabulary import Importance, Value, Verdict

_REASON_OF_VERDICT = {
    Verdict.NOT_COMPLIANT: ReasonCode.STANDARDS_NOT_COMPLIANT,
    Verdict.PARTIALLY_COMPLIANT: ReasonCode.STANDARDS_PARTIALLY_COMPLIANT,
    Verdict.CANNOT_BE_JUDGED: ReasonCode.STANDARDS_CANNOT_BE_JUDGED,
    Verdict.SUBSTANTIALLY_COMPLIANT: ReasonCode.STANDARDS_SUBSTANTIALLY_COMPLIANT,
}


def standards_per_verdict(verdicts: Sequence[Verdict]) -> dict[Verdict, int]:
    """How many standards stand at each step, every step named."""
    return {verdict: verdicts.count(verdict) for verdict in Verdict}


def knock_out_reasons(standards: Sequence[StandardResult], value: Value, code: ReasonCode) -> list[Reason]:
    """One reason for each knock-out member with this value."""
    return [
        Reason(code, standards=(standard.id,), indicators=member.decided_by)
        for standard in standards
        for member in standard.members
        if member.importance is Importance.KNOCK_OUT and member.value is value
    ]


def standards_reason(standards: Sequence[tuple[str, Verdict]], verdict: Verdict) -> list[Reason]:
    """The standards with this verdict as one reason; empty when there are none."""
    named = tuple(name for name, reached in standards if reached is verdict)
    return [Reason(_REASON_OF_VERDICT[verdict], standards=named, count=len(named))] if named else []


def theme_verdict(
    standards: Sequence[StandardResult], not_compliant_above: Fraction
) -> tuple[Verdict, tuple[Reason, ...]]:
    """The verdict of a theme with these standards and why, from their final verdicts."""
    reached = [
        (standard.id, standard.verdict)
        for standard in standards
        if standard.verdict is not Verdict.NOT_APPLICABLE
    ]
    if not reached:
        return Verdict.NOT_APPLICABLE, (Reason(ReasonCode.NO_APPLICABLE_STANDARD),)
    reasons = knock_out_reasons(standards, Value.FALSE, ReasonCode.KNOCK_OUT_NOT_MET)
    failing = tuple(name for name, verdict in reached if verdict is Verdict.NOT_COMPLIANT)
    if len(failing) > not_compliant_above * len(reached):
        reasons.append(
            Reason(
                ReasonCode.STANDARDS_MAJORITY_NOT_COMPLIANT,
                standards=failing,
                count=len(failing),
                of=len(reached),
                threshold=not_compliant_above,
            )
        )
    if reasons:
        return Verdict.NOT_COMPLIANT, tuple(reasons)
    steps = (
        (Verdict.PARTIALLY_COMPLIANT, (Verdict.NOT_COMPLIANT, Verdict.PARTIALLY_COMPLIANT)),
        (Verdict.CANNOT_BE_JUDGED, (Verdict.CANNOT_BE_JUDGED,)),
        (Verdict.SUBSTANTIALLY_COMPLIANT, (Verdict.SUBSTANTIALLY_COMPLIANT,)),
    )
    for verdict, causes in steps:
        found = [reason for cause in causes for reason in standards_reason(reached, cause)]
        if found:
            return verdict, tuple(found)
    return Verdict.COMPLIANT, (Reason(ReasonCode.ALL_STANDARDS_COMPLIANT, count=len(reached)),)
