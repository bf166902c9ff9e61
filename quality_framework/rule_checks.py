"""Checks of the rule of one standard: what it names, and whether a profile cuts one of its groups."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from quality_framework.faults import Fault, Severity
from quality_framework.model import Indicator, Profile, Standard
from quality_framework.rule import RuleGroup
from quality_framework.vocabulary import Importance

Path = tuple[str | int, ...]


def rule_faults(
    standard: Standard, profiles: Sequence[Profile], known: Collection[str], path: Path
) -> Iterator[Fault]:
    """Every fault of the rule of this standard, which lies at `path`.

    `known` holds ids that exist in the document but could not be read; they are not reported as unknown.
    """
    by_id = {indicator.id: indicator for indicator in standard.indicators}
    if standard.rule is not None:
        yield from _naming_faults(standard.rule, by_id, known, (*path, "rule"))
        used = set(standard.rule.leaves())
        for position, indicator in enumerate(standard.indicators):
            if indicator.id not in used:
                yield Fault(
                    Severity.ERROR,
                    "indicator-outside-rule",
                    (*path, "indicators", position, "id"),
                    f"{indicator.id} is not in the rule of its standard",
                )
    for member in standard.members:
        if isinstance(member, RuleGroup):
            yield from _profile_cuts(member, by_id, profiles, (*path, "rule"))
    yield from _optional_knock_outs(standard, path)


def _naming_faults(
    rule: RuleGroup, by_id: dict[str, Indicator], known: Collection[str], path: Path
) -> Iterator[Fault]:
    seen: Counter[str] = Counter()
    for part, place in _placed_leaves(rule, path):
        seen[part] += 1
        if part not in by_id and part not in known:
            yield Fault(
                Severity.ERROR,
                "unknown-indicator-in-rule",
                place,
                f"the rule names {part}, which is not an indicator of this standard",
            )
        if seen[part] == 2:  # noqa: PLR2004 - the second time is the one to report
            yield Fault(
                Severity.ERROR, "indicator-twice-in-rule", place, f"the rule names {part} more than once"
            )


def _placed_leaves(group: RuleGroup, path: Path) -> Iterator[tuple[str, Path]]:
    key = "all_of" if group.needs_all else "any_of"
    for position, part in enumerate(group.parts):
        place = (*path, key, position)
        if isinstance(part, RuleGroup):
            yield from _placed_leaves(part, place)
        else:
            yield part, place


def _profile_cuts(
    member: RuleGroup, by_id: dict[str, Indicator], profiles: Sequence[Profile], path: Path
) -> Iterator[Fault]:
    leaves = [by_id[leaf] for leaf in member.leaves() if leaf in by_id]
    for profile in profiles:
        inside = [leaf.id for leaf in leaves if profile.covers(leaf)]
        if inside and len(inside) < len(leaves):
            outside = ", ".join(leaf.id for leaf in leaves if not profile.covers(leaf))
            yield Fault(
                Severity.ERROR,
                "profile-cuts-group",
                path,
                f"profile {profile.id} covers {', '.join(inside)} but not {outside} of the same group",
            )


def _optional_knock_outs(standard: Standard, path: Path) -> Iterator[Fault]:
    knock_outs = {i.id for i in standard.indicators if i.importance is Importance.KNOCK_OUT}
    for leaf in _leaves_with_alternative(standard.effective_rule):
        if leaf in knock_outs:
            yield Fault(
                Severity.WARNING,
                "knock-out-in-any-of",
                (*path, "rule"),
                f"{leaf} is a knock-out with an alternative: when it fails the alternative can still satisfy"
                " the rule",
            )


def _leaves_with_alternative(part: str | RuleGroup) -> Iterator[str]:
    if isinstance(part, str):
        return
    if not part.needs_all and len(part.parts) > 1:
        yield from part.leaves()
        return
    for inner in part.parts:
        yield from _leaves_with_alternative(inner)
