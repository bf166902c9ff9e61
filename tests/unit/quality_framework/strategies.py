"""Random visits for Hypothesis: a framework, facts and judgements, written out when a case fails."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from quality_framework import (
    Facts,
    Framework,
    Judgement,
    Level,
    NotAssessedReason,
    Override,
    Phase,
    Risk,
    RuleGroup,
    Scorecard,
    Verdict,
    Verification,
    score,
)
from tests.unit.quality_framework.naive_score import Scoring
from tests.unit.quality_framework.random_frameworks import (
    GROUPS,
    KINDS,
    NEW_LAW_HOLDS_FROM,
    Tape,
    framework_from,
)

FRAMEWORK_BYTES = 140
VISIT_BYTES = 150

MET, PARTLY, NOT_MET = Level.MET, Level.PARTLY_MET, Level.NOT_MET
NOT_APPLICABLE, NOT_ASSESSED = Level.NOT_APPLICABLE, Level.COULD_NOT_BE_ASSESSED
MOODS: tuple[tuple[Level | None, ...], ...] = (
    (MET, MET, MET, PARTLY, NOT_MET, NOT_APPLICABLE, NOT_ASSESSED, None),
    (MET, MET, MET, MET, MET, MET, MET, PARTLY, MET, NOT_MET, NOT_APPLICABLE),
    (MET, MET, MET, PARTLY, MET, NOT_MET, PARTLY, MET),
    (MET, MET, MET, MET, MET, MET, MET, MET, MET, MET, MET, None),
    (NOT_MET, PARTLY, NOT_MET, PARTLY, MET),
    (None, None, MET, NOT_ASSESSED, NOT_APPLICABLE, NOT_MET),
    (NOT_APPLICABLE, NOT_APPLICABLE, NOT_APPLICABLE, NOT_APPLICABLE, MET, PARTLY),
    (PARTLY, MET, MET, PARTLY, MET, MET, None),
)
VERIFICATIONS = (
    frozenset(Verification),
    frozenset({Verification.OBSERVATION, Verification.STAFF}),
    frozenset({Verification.DOCUMENT}),
    frozenset({Verification.MEASUREMENT, Verification.DOCUMENT}),
    frozenset({Verification.STAFF, Verification.RESIDENTS}),
    frozenset[Verification](),
)
RISKS = (None, None, None, None, None, Risk.LOW, Risk.MEDIUM, Risk.HIGH, Risk.HIGH, Risk.ACUTE)
FALLS_SHORT = frozenset({PARTLY, NOT_MET, NOT_ASSESSED})
STEPS = [verdict for verdict in Verdict if verdict.step is not None]
DAYS = (date(2026, 11, 23), NEW_LAW_HOLDS_FROM, NEW_LAW_HOLDS_FROM - timedelta(days=1))
RESIDENTS: tuple[Mapping[str, int] | None, ...] = (None, {"families": 0}, {"families": 12, "children": 0})


@dataclass(frozen=True, repr=False)
class Case:
    """One visit to score."""

    framework: Framework
    profile: str
    facts: Facts
    judged_on: date
    scope: frozenset[str] | None
    judgements: tuple[Judgement, ...]
    overrides: tuple[Override, ...] = ()

    def score(self) -> Scorecard:
        """What the engine says."""
        return score(
            self.framework,
            self.profile,
            self.facts,
            self.judged_on,
            self.scope,
            self.judgements,
            self.overrides,
        )

    def score_naively(self) -> dict[str, Any]:
        """What the second implementation says."""
        return self.second_scoring().whole()

    def second_scoring(self) -> Scoring:
        """The second implementation, ready to score this visit."""
        return Scoring(
            self.framework.to_canonical_json(),
            self.profile,
            vars(self.facts),
            self.judged_on,
            self.scope,
            [vars(judgement) for judgement in self.judgements],
            [vars(override) for override in self.overrides],
        )

    def with_judgement(self, indicator: str, level: Level | None) -> "Case":
        """The same visit with this indicator judged so (None: not at all); an unfit risk goes."""
        old = {judgement.indicator: judgement for judgement in self.judgements}
        new = dict(old)
        if level is None:
            new.pop(indicator, None)
        else:
            before = old.get(indicator) or judgement_of(indicator, level, VERIFICATIONS[0], None)
            risk = before.risk if level in FALLS_SHORT else None
            new[indicator] = judgement_of(indicator, level, before.verified_by, risk)
        return replace(self, judgements=tuple(new.values()))

    def __repr__(self) -> str:
        lines = [
            f"profile {self.profile}, on {self.judged_on}, {self.facts}",
            f"scope {self.scope and sorted(self.scope)}",
        ]
        judged = {judgement.indicator: judgement for judgement in self.judgements}
        for standard in self.framework.standards():
            lines.append(f"{standard.id}: {written(standard.effective_rule)}")
            for indicator in standard.indicators:
                judgement = judged.get(indicator.id)
                asked = [str(indicator.importance), *indicator.verified_by, *indicator.profiles]
                asked += [*indicator.kinds, *indicator.phases, *indicator.applies_to]
                asked += ["local"] * indicator.local_value
                said = (
                    "not judged"
                    if judgement is None
                    else (f"{judgement.level}, risk {judgement.risk}, by {sorted(judgement.verified_by)}")
                )
                lines.append(f"  {indicator.id} ({', '.join(asked)}): {said}")
        return "\n".join([*lines, f"{self.framework.rules}", *map(str, self.overrides)])


def written(part: str | RuleGroup) -> str:
    """A rule as one line of text."""
    if isinstance(part, str):
        return part.rsplit(".", 1)[-1]
    inner = ", ".join(map(written, part.parts))
    return f"{'all_of' if part.needs_all else 'any_of'}({inner})"


def judgement_of(
    indicator: str, level: Level, verified_by: frozenset[Verification], risk: Risk | None
) -> Judgement:
    """A judgement with the reason its level asks for."""
    reasons = {NOT_APPLICABLE: "has none", NOT_ASSESSED: NotAssessedReason.NO_TIME}
    return Judgement(
        indicator=indicator,
        level=level,
        reason=reasons.get(level),
        verified_by=verified_by,
        risk=risk,
    )


def case_from(framework_bytes: bytes, visit_bytes: bytes) -> Case:
    """The visit that these bytes describe."""
    framework = framework_from(framework_bytes)
    tape = Tape(visit_bytes)
    facts = facts_from(tape)
    profile = tape.pick(["full"] * 4 + ["short"])
    judged_on = tape.pick(DAYS)
    scope = scope_from(framework, tape)
    return Case(framework, profile, facts, judged_on, scope, judgements_from(framework, tape))


def facts_from(tape: Tape) -> Facts:
    return Facts(
        kind=tape.pick([None, None, *KINDS]),
        phase=tape.pick([None, None, *Phase]),
        groups=tape.pick([None, None, None, frozenset(GROUPS), frozenset({"families"}), frozenset()]),
        residents=tape.pick(RESIDENTS),
        acute_dangers=("The stairs are on fire.",) if tape.once_in(12) else (),
    )


def scope_from(framework: Framework, tape: Tape) -> frozenset[str] | None:
    if not tape.once_in(6):
        return None
    names = [
        *(theme.id for theme in framework.themes),
        *(standard.id for standard in framework.standards()),
        *(indicator.id for indicator in framework.indicators()),
    ]
    return frozenset(tape.pick(names) for _ in range(tape.pick([2, 1, 3, 4, 0])))


def judgements_from(framework: Framework, tape: Tape) -> tuple[Judgement, ...]:
    mood = tape.pick(MOODS)
    judgements = []
    for indicator in framework.indicators():
        level = tape.pick(mood)
        if level is not None:
            risk = tape.pick(RISKS) if level in FALLS_SHORT else None
            judgements.append(judgement_of(indicator.id, level, tape.pick(VERIFICATIONS), risk))
    return tuple(judgements)


def overrides_from(framework: Framework, content: bytes) -> tuple[Override, ...]:
    """Overrides of some standards and themes, among them ones that are not allowed or come twice."""
    tape = Tape(content)
    names = [
        *(standard.id for standard in framework.standards()),
        *(theme.id for theme in framework.themes),
        *("headline", "nowhere", framework.themes[0].standards[0].id),
    ]
    return tuple(
        Override(
            target=name,
            verdict=tape.pick([*STEPS, *STEPS, *Verdict]),
            reason=tape.pick(["Seen twice", "Seen twice", "Seen twice", ""]),
            by="inspector",
            agreed_by=tape.pick(["reviewer", "reviewer", "reviewer", "inspector"]),
        )
        for name in names
        if tape.once_in(2)
    )


def case_number(number: int) -> Case:
    """A visit that is the same in every run and every process."""
    content = hashlib.shake_128(str(number).encode()).digest(FRAMEWORK_BYTES + VISIT_BYTES)
    return case_from(content[:FRAMEWORK_BYTES], content[FRAMEWORK_BYTES:])


def tapes(size: int) -> st.SearchStrategy[bytes]:
    """Bytes of exactly this length."""
    return st.binary(min_size=size, max_size=size)


def cases() -> st.SearchStrategy[Case]:
    """Visits without overrides."""
    return st.builds(case_from, tapes(FRAMEWORK_BYTES), tapes(VISIT_BYTES))


@st.composite
def cases_with_overrides(draw: st.DrawFn) -> Case:
    """Visits with overrides."""
    case = draw(cases())
    return replace(case, overrides=overrides_from(case.framework, draw(tapes(20))))


@st.composite
def cases_with_some_indicators(draw: st.DrawFn) -> tuple[Case, list[str]]:
    """Visits, with up to two indicators of the framework to judge in another way, one at a time."""
    case = draw(cases())
    indicators = [indicator.id for indicator in case.framework.indicators()]
    first = draw(st.integers(0, 255)) % len(indicators)
    return case, (indicators[first:] + indicators[:first])[:2]
