"""Random frameworks that pass every check, built from a tape of bytes; zeros give the smallest one.

One tape is one draw for Hypothesis, which keeps ten thousand cases affordable and still lets it shrink: it
makes bytes smaller, and every choice here has its plainest outcome at 0.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, TypeVar

from quality_framework.model import (
    Framework,
    Indicator,
    IndicatorSource,
    Measure,
    MeasureValue,
    Profile,
    Source,
    Standard,
    Theme,
)
from quality_framework.rule import RuleGroup
from quality_framework.text import Text
from quality_framework.verdict_rules import (
    EvidenceRule,
    HeadlineRule,
    IndexRule,
    Rules,
    StandardVerdictRule,
    ThemeVerdictRule,
)
from quality_framework.vocabulary import Comparator, Force, Importance, Phase, Selection, Verification

GROUPS = ("families", "children", "staff")
KINDS = ("regular", "emergency")
NEW_LAW_HOLDS_FROM = date(2026, 6, 12)
DEPTH_LIMIT = 3
LEAF_LIMIT = 9

T = TypeVar("T")

WORDS = Text({"nl": "Woorden", "en": "Words"})
SOURCE = IndicatorSource(source="S", code="1", force=Force.INDICATOR, verified=True)
HALF = Fraction(1, 2)


class Tape:
    """Choices read from bytes; a tape that has run out gives the first choice for ever."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._position = 0

    def byte(self) -> int:
        """The next byte, 0 at the end."""
        self._position += 1
        return self._content[self._position - 1] if self._position <= len(self._content) else 0

    def pick(self, choices: Sequence[T]) -> T:
        """One of these; the plainest stands first."""
        return choices[self.byte() % len(choices)]

    def once_in(self, times: int) -> bool:
        """True about once in so many times."""
        return self.byte() % times == times - 1


def threshold_value(from_: date | None, at_least: str) -> MeasureValue:
    return MeasureValue.model_validate(
        {"from": from_, "at_least": Decimal(at_least), "force": "law", "source": "S", "code": "1"}
    )


OLD_VALUE = threshold_value(None, "3.5")
NEW_VALUE = threshold_value(NEW_LAW_HOLDS_FROM, "4")


def measure(*values: MeasureValue) -> Measure:
    return Measure(
        quantity="area", unit="m2", comparator=Comparator.AT_LEAST, basis="per-person", values=values
    )


PLAIN: dict[str, Any] = {}
CONDITIONS = [
    *[PLAIN] * 13,
    {"applies_to": ("families",)},
    {"applies_to": ("children", "staff")},
    {"kinds": ("regular",)},
    {"kinds": KINDS},
    {"phases": (Phase.IN_USE,)},
    {"phases": (Phase.BEFORE_OPENING,)},
    {"measure": measure(OLD_VALUE, NEW_VALUE)},
    {"measure": measure(NEW_VALUE)},
    {"measure": measure(), "local_value": True},
    {"measure": measure(NEW_VALUE), "local_value": True},
    {"measure": measure(OLD_VALUE), "local_value": True},
]
OFFERS = [
    (Verification.OBSERVATION, Verification.STAFF),
    (Verification.DOCUMENT,),
    (Verification.OBSERVATION,),
    (Verification.DOCUMENT, Verification.STAFF, Verification.RESIDENTS),
    (Verification.OBSERVATION, Verification.MEASUREMENT, Verification.DOCUMENT),
    tuple(Verification),
]
IMPORTANCES = (
    *[Importance.SUPPORTING, Importance.CORE, Importance.CORE] * 2,
    Importance.KNOCK_OUT,
)
SHARES = [*[HALF] * 6, Fraction(1, 3), Fraction(0), Fraction(1)]
WEIGHTS = [*[{}] * 3, {"knock-out": Fraction(3), "core": Fraction(2), "supporting": HALF}]
EVIDENCE = [*[(2, 1)] * 4, (1, 0), (3, 2)]
COVERAGES = [*[Fraction(4, 5)] * 4, HALF, Fraction(0), Fraction(1)]
PROFILES = (
    Profile(id="full", title=WORDS, summary=WORDS, selects=Selection.ALL),
    Profile(id="short", title=WORDS, summary=WORDS, selects=Selection.TAGGED),
)


def rules_from(tape: Tape) -> Rules:
    kinds, direct = tape.pick(EVIDENCE)
    return Rules(
        standard_verdict=StandardVerdictRule(name="core-majority", not_compliant_above=tape.pick(SHARES)),
        theme_verdict=ThemeVerdictRule(name="standards-majority", not_compliant_above=tape.pick(SHARES)),
        headline=HeadlineRule(name="urgent-first", minimum_coverage=tape.pick(COVERAGES)),
        evidence=EvidenceRule(name="two-kinds-one-direct", kinds_needed=kinds, direct_needed=direct),
        index=IndexRule(name="mean-of-members", weights=tape.pick(WEIGHTS)),
    )


class StandardDraft:
    """A standard while its rule is drawn: every leaf becomes an indicator, members are tagged as a whole."""

    def __init__(self, standard_id: str, tape: Tape) -> None:
        self.id = standard_id
        self.tape = tape
        self.indicators: list[Indicator] = []

    def finished(self) -> Standard:
        is_any_of = self.tape.once_in(8)
        count = self.tape.pick([1, 2, 3, 4, 5, 6])
        if is_any_of:
            tags = self.tags()
            rule = RuleGroup(any_of=tuple(self.part(1, tags) for _ in range(count)))
        else:
            rule = RuleGroup(all_of=tuple(self.part(1, self.tags()) for _ in range(count)))
        is_flat = rule.needs_all and all(isinstance(part, str) for part in rule.parts)
        return Standard(
            id=self.id,
            title=WORDS,
            why=WORDS,
            rule=None if is_flat else rule,
            indicators=tuple(self.indicators),
        )

    def tags(self) -> tuple[str, ...]:
        return self.tape.pick([("short",), ()])

    def part(self, depth: int, tags: tuple[str, ...]) -> str | RuleGroup:
        is_group = depth <= DEPTH_LIMIT and len(self.indicators) < LEAF_LIMIT and self.tape.once_in(3)
        if not is_group:
            return self.leaf(tags)
        kind = self.tape.pick(["any_of", "all_of"])
        count = self.tape.pick([2, 2, 3, 1])
        parts = tuple(self.part(depth + 1, tags) for _ in range(count))
        return RuleGroup(any_of=parts) if kind == "any_of" else RuleGroup(all_of=parts)

    def leaf(self, tags: tuple[str, ...]) -> str:
        indicator = Indicator(
            id=f"{self.id}.i{len(self.indicators)}",
            text=WORDS,
            guidance=WORDS,
            sources=(SOURCE,),
            importance=self.tape.pick(IMPORTANCES),
            importance_reason=WORDS,
            verified_by=self.tape.pick(OFFERS),
            profiles=tags,
            **self.tape.pick(CONDITIONS),
        )
        self.indicators.append(indicator)
        return indicator.id


def framework_from(content: bytes) -> Framework:
    """The framework that these bytes describe: one to three themes with one to three standards each."""
    tape = Tape(content)
    themes = []
    for number in range(tape.pick([1, 1, 1, 2, 3])):
        standards = tuple(
            StandardDraft(f"t{number}.s{place}", tape).finished() for place in range(tape.pick([1, 1, 2, 3]))
        )
        themes.append(Theme(id=f"t{number}", title=WORDS, summary=WORDS, standards=standards))
    return Framework(
        id="random",
        version="1",
        languages=("nl", "en"),
        title=WORDS,
        summary=WORDS,
        rules=rules_from(tape),
        sources={"S": Source(title=WORDS, publisher="P", force=Force.GUIDANCE)},
        groups=dict.fromkeys(GROUPS, WORDS),
        location_kinds=dict.fromkeys(KINDS, WORDS),
        profiles=PROFILES,
        themes=tuple(themes),
    )
