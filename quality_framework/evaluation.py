"""One walk over a rule: the value, importance, credit and evidence of every part, from its indicators
upwards.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from quality_framework.index import IndexRange, credit_of_level, greatest_of, least_of
from quality_framework.rule import RuleGroup
from quality_framework.three_valued import all_of, any_of, value_of_level
from quality_framework.vocabulary import Importance, Level, Value


@dataclass(frozen=True)
class Part:
    """A part of a rule, evaluated. `indicator` is the id of a leaf and None for a group.

    `only_partly`: false, and nothing worse than partly met made it so. `on_thin_evidence`: a part that
    decides its value was verified in too few ways.
    """

    indicator: str | None
    importance: Importance
    value: Value
    only_partly: bool
    on_thin_evidence: bool
    index: IndexRange | None
    group: RuleGroup | None = None
    parts: tuple[Part, ...] = ()

    @property
    def is_settled(self) -> bool:
        """True or false, and so not open any more."""
        return self.value in {Value.TRUE, Value.FALSE}

    def leaves(self) -> Iterator[Part]:
        """The indicators under this part, itself when it is one."""
        if not self.parts:
            yield self
        for part in self.parts:
            yield from part.leaves()

    def deciding_leaves(self) -> Iterator[Part]:
        """The indicators that decide the value: those under parts that share it, all the way down."""
        if not self.parts:
            yield self
        for part in self.parts:
            if part.value is self.value:
                yield from part.deciding_leaves()


def evaluate_leaf(
    indicator: str, importance: Importance, level: Level | None, *, excluded: bool, lacks_evidence: bool
) -> Part:
    """An indicator as a part: its level as a value, unless it was excluded beforehand."""
    value = Value.EXCLUDED if excluded else value_of_level(level)
    return Part(
        indicator=indicator,
        importance=importance,
        value=value,
        only_partly=value is Value.FALSE and level is Level.PARTLY_MET,
        on_thin_evidence=value in {Value.TRUE, Value.FALSE} and lacks_evidence,
        index=None if value is Value.EXCLUDED else credit_of_level(level),
    )


def evaluate(rule_part: str | RuleGroup, leaf: Callable[[str], Part]) -> Part:
    """A part of a rule with everything under it; `leaf` gives the evaluated indicator of an id.

    The importance of a group is the highest among all its leaves, applicable or not.
    """
    if isinstance(rule_part, str):
        return leaf(rule_part)
    parts = tuple(evaluate(inner, leaf) for inner in rule_part.parts)
    values = [part.value for part in parts]
    value = all_of(values) if rule_part.needs_all else any_of(values)
    deciding = [part for part in parts if part.value is value]
    partly = [part.only_partly for part in deciding]
    ranges = [part.index for part in parts if part.index is not None]
    return Part(
        indicator=None,
        importance=max((part.importance for part in parts), key=lambda importance: importance.rank),
        value=value,
        only_partly=value is Value.FALSE and (all(partly) if rule_part.needs_all else any(partly)),
        on_thin_evidence=any(part.on_thin_evidence for part in deciding),
        index=least_of(ranges) if rule_part.needs_all else greatest_of(ranges),
        group=rule_part,
        parts=parts,
    )
