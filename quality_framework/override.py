"""An override of a derived verdict: one step, a written reason, and a second person who agrees."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from quality_framework.vocabulary import Risk, Verdict


@dataclass(frozen=True)
class Override:
    """`by` sets the verdict of a standard or theme (`target`) one step up or down; `agreed_by` agrees."""

    target: str
    verdict: Verdict
    reason: str
    by: str
    agreed_by: str


class OverrideCode(StrEnum):
    """Why an override is refused; stable, for programs."""

    UNKNOWN_TARGET = "unknown-target"
    HEADLINE = "headline-not-overridable"
    TWICE = "overridden-twice"
    REASON_MISSING = "reason-missing"
    SAME_PERSON = "second-person-missing"
    NOT_JUDGED = "verdict-not-judged"
    NOT_ONE_STEP = "not-one-step"
    KNOCK_OUT = "knock-out-not-met"
    ACUTE_RISK = "acute-risk"


@dataclass(frozen=True)
class RefusedOverride:
    """An override that does not count, and why."""

    override: Override
    code: OverrideCode


def override_problem(
    override: Override, derived: Verdict, risk: Risk | None, *, knock_out_false: bool
) -> OverrideCode | None:
    """Why this override may not touch a verdict derived like this; None when it may.

    A false knock-out and an acute risk stand, whoever agrees; only the four verdicts that were really judged
    are steps, so nothing is overridden into or out of "cannot be judged" and "not applicable".
    """
    people = {override.by.strip().casefold(), override.agreed_by.strip().casefold()}
    before, after = derived.step, override.verdict.step
    problems = (
        (not override.reason.strip(), OverrideCode.REASON_MISSING),
        (len(people) < 2 or "" in people, OverrideCode.SAME_PERSON),  # noqa: PLR2004 - two people
        (knock_out_false, OverrideCode.KNOCK_OUT),
        (risk is Risk.ACUTE, OverrideCode.ACUTE_RISK),
        (before is None or after is None, OverrideCode.NOT_JUDGED),
        (abs((before or 0) - (after or 0)) != 1, OverrideCode.NOT_ONE_STEP),
    )
    return next((code for holds, code in problems if holds), None)


class OverrideDesk:
    """Takes in the overrides of one scoring, applies those that may be made, and keeps what it refused."""

    def __init__(self, overrides: Iterable[Override], targets: Iterable[str], framework_id: str) -> None:
        by_target: dict[str, list[Override]] = {}
        for override in overrides:
            by_target.setdefault(override.target, []).append(override)
        known = set(targets)
        self._waiting: dict[str, Override] = {}
        self._refused: list[RefusedOverride] = []
        for target, given in by_target.items():
            if target in {"headline", framework_id}:
                self._refuse(given, OverrideCode.HEADLINE)
            elif target not in known:
                self._refuse(given, OverrideCode.UNKNOWN_TARGET)
            elif len(given) > 1:
                self._refuse(given, OverrideCode.TWICE)
            else:
                self._waiting[target] = given[0]

    def _refuse(self, overrides: list[Override], code: OverrideCode) -> None:
        self._refused += [RefusedOverride(override, code) for override in overrides]

    def settle(
        self, target: str, derived: Verdict, risk: Risk | None, *, knock_out_false: bool
    ) -> Override | None:
        """The override that holds for this standard or theme; None where there is none or it is refused."""
        override = self._waiting.get(target)
        if override is None:
            return None
        problem = override_problem(override, derived, risk, knock_out_false=knock_out_false)
        if problem is None:
            return override
        self._refuse([override], problem)
        return None

    def refused(self) -> tuple[RefusedOverride, ...]:
        """All that was refused, in an order that does not hang on the order in which they came."""
        return tuple(
            sorted(
                self._refused,
                key=lambda refused: (
                    refused.override.target,
                    refused.override.verdict,
                    refused.override.reason,
                    refused.override.by,
                    refused.override.agreed_by,
                ),
            )
        )
