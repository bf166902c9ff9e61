"""The verdict of a standard, first rule that fits."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from quality_framework.evaluation import Part
from quality_framework.reason import Reason, ReasonCode, deciding_indicators
from quality_framework.vocabulary import Importance, Value, Verdict


@dataclass(frozen=True)
class MemberTally:
    """What the verdict of a standard hangs on, counted member by member."""

    has_member: bool = False
    has_false: bool = False
    has_unknown: bool = False
    knock_out_false: bool = False
    core_applicable: int = 0
    core_false: int = 0
    core_false_outright: bool = False
    weighty_unknown: bool = False

    def plus(self, importance: Importance, value: Value, *, only_partly: bool) -> MemberTally:
        """The tally with one more member; a member that is excluded does not count."""
        if value is Value.EXCLUDED:
            return self
        is_core = importance is Importance.CORE
        is_false = value is Value.FALSE
        is_unknown = value is Value.UNKNOWN
        return replace(
            self,
            has_member=True,
            has_false=self.has_false or is_false,
            has_unknown=self.has_unknown or is_unknown,
            knock_out_false=self.knock_out_false or (is_false and importance is Importance.KNOCK_OUT),
            core_applicable=self.core_applicable + is_core,
            core_false=self.core_false + (is_core and is_false),
            core_false_outright=self.core_false_outright or (is_core and is_false and not only_partly),
            weighty_unknown=self.weighty_unknown or (is_unknown and importance is not Importance.SUPPORTING),
        )

    def core_share_above(self, threshold: Fraction) -> bool:
        """Is more than this share of the applicable core members false? Unknown ones count as applicable."""
        return self.core_false > threshold * self.core_applicable


def tally_of(members: tuple[Part, ...]) -> MemberTally:
    """All members of a standard in one tally."""
    tally = MemberTally()
    for member in members:
        tally = tally.plus(member.importance, member.value, only_partly=member.only_partly)
    return tally


def verdict_of_tally(tally: MemberTally, not_compliant_above: Fraction) -> Verdict:
    """The verdict of a standard whose members add up to this, first that fits."""
    steps = (
        (not tally.has_member, Verdict.NOT_APPLICABLE),
        (not tally.has_false and not tally.has_unknown, Verdict.COMPLIANT),
        (not tally.has_false, Verdict.CANNOT_BE_JUDGED),
        (tally.knock_out_false or tally.core_share_above(not_compliant_above), Verdict.NOT_COMPLIANT),
        (tally.core_false_outright, Verdict.PARTIALLY_COMPLIANT),
        (tally.weighty_unknown, Verdict.CANNOT_BE_JUDGED),
    )
    return next((verdict for holds, verdict in steps if holds), Verdict.SUBSTANTIALLY_COMPLIANT)


def standard_reasons(
    members: tuple[Part, ...], verdict: Verdict, not_compliant_above: Fraction
) -> tuple[Reason, ...]:
    """Why a standard with these members has this verdict, every reason that holds."""
    match verdict:
        case Verdict.NOT_APPLICABLE:
            return (Reason(ReasonCode.NO_APPLICABLE_MEMBER),)
        case Verdict.COMPLIANT:
            return (Reason(ReasonCode.RULE_TRUE),)
        case Verdict.NOT_COMPLIANT:
            return _not_compliant_reasons(members, not_compliant_above)
        case Verdict.PARTIALLY_COMPLIANT:
            outright = [m for m in _members(members, Value.FALSE, Importance.CORE) if not m.only_partly]
            return (Reason(ReasonCode.CORE_NOT_MET, indicators=deciding_indicators(outright)),)
        case Verdict.CANNOT_BE_JUDGED:
            return _open_reasons(members)
        case _:
            return _substantial_reasons(members)


def _members(members: tuple[Part, ...], value: Value, *importances: Importance) -> list[Part]:
    return [member for member in members if member.value is value and member.importance in importances]


def _not_compliant_reasons(members: tuple[Part, ...], threshold: Fraction) -> tuple[Reason, ...]:
    reasons = []
    knock_outs = _members(members, Value.FALSE, Importance.KNOCK_OUT)
    if knock_outs:
        reasons.append(Reason(ReasonCode.KNOCK_OUT_NOT_MET, indicators=deciding_indicators(knock_outs)))
    tally = tally_of(members)
    if tally.core_share_above(threshold):
        core = _members(members, Value.FALSE, Importance.CORE)
        reasons.append(
            Reason(
                ReasonCode.CORE_MAJORITY_NOT_MET,
                indicators=deciding_indicators(core),
                count=tally.core_false,
                of=tally.core_applicable,
                threshold=threshold,
            )
        )
    return tuple(reasons)


def _open_reasons(members: tuple[Part, ...]) -> tuple[Reason, ...]:
    weighty = _members(members, Value.UNKNOWN, Importance.CORE, Importance.KNOCK_OUT)
    if any(member.value is Value.FALSE for member in members):
        return (Reason(ReasonCode.CORE_OR_KNOCK_OUT_OPEN, indicators=deciding_indicators(weighty)),)
    unknown = _members(members, Value.UNKNOWN, *Importance)
    return (Reason(ReasonCode.RULE_UNKNOWN, indicators=deciding_indicators(unknown)),)


def _substantial_reasons(members: tuple[Part, ...]) -> tuple[Reason, ...]:
    found = (
        (ReasonCode.CORE_PARTLY_MET, _members(members, Value.FALSE, Importance.CORE)),
        (ReasonCode.SUPPORTING_NOT_MET, _members(members, Value.FALSE, Importance.SUPPORTING)),
    )
    return tuple(Reason(code, indicators=deciding_indicators(failing)) for code, failing in found if failing)
