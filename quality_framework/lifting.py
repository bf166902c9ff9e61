"""What would change a verdict: the smallest set of indicators that, once met, lift it to a higher step."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

from quality_framework.evaluation import Part
from quality_framework.standard_verdict import MemberTally, tally_of, verdict_of_tally
from quality_framework.vocabulary import Value, Verdict

Outcome = TypeVar("Outcome", bound=Hashable)

State = tuple[Value, bool]
"""The value of a part, and whether it is false only by partly met."""

Cost = tuple[int, tuple[int, ...]]
"""How many indicators must change, and which, by their place in the document: less is better, ties in order.
"""

_NOTHING: Cost = (0, ())
_FROM_BEST: tuple[State, ...] = (
    (Value.TRUE, False),
    (Value.UNKNOWN, False),
    (Value.FALSE, True),
    (Value.FALSE, False),
)


@dataclass(frozen=True)
class Lift:
    """If these indicators were judged met, the verdict would be this one; no smaller set lifts it."""

    indicators: tuple[str, ...]
    verdict: Verdict


def smallest_lift(
    members: tuple[Part, ...], document_order: Sequence[str], not_compliant_above: Fraction
) -> Lift | None:
    """The smallest set of indicators of a standard whose being met lifts its verdict, ties by document order.

    Higher means a better one of the four verdicts that say something was judged; "cannot be judged" is lifted
    by any of them that its open indicators, once met, allow. None when nothing can be lifted.

    Exact without trying every set: a set is built member by member, and for each way the members so far can
    add up only the cheapest set is kept.
    """
    now = verdict_of_tally(tally_of(members), not_compliant_above)
    places = {name: place for place, name in enumerate(document_order)}
    reachable: dict[MemberTally, Cost] = {MemberTally(): _NOTHING}
    for member in members:
        ways = _ways(member, places)
        reachable = _cheapest(
            (tally.plus(member.importance, value, only_partly=partly), _together(cost, more))
            for tally, cost in reachable.items()
            for (value, partly), more in ways.items()
        )
    outcomes = [(cost, verdict_of_tally(tally, not_compliant_above)) for tally, cost in reachable.items()]
    lifts = [(cost, verdict) for cost, verdict in outcomes if _is_higher(verdict, now)]
    if not lifts:
        return None
    (_, changed), verdict = min(lifts)
    return Lift(tuple(document_order[place] for place in changed), verdict)


def _is_higher(verdict: Verdict, now: Verdict) -> bool:
    if verdict.step is None or now is Verdict.NOT_APPLICABLE:
        return False
    return now.step is None or verdict.step > now.step


def _ways(part: Part, places: Mapping[str, int]) -> dict[State, Cost]:
    """Every state this part can be brought into by meeting some of its indicators, at the lowest cost."""
    if part.value is Value.EXCLUDED:
        return {(Value.EXCLUDED, False): _NOTHING}
    if part.indicator is not None:
        ways: dict[State, Cost] = {(part.value, part.only_partly): _NOTHING}
        if part.value is not Value.TRUE:
            ways[Value.TRUE, False] = (1, (places[part.indicator],))
        return ways
    inner = [_ways(inner, places) for inner in part.parts if inner.value is not Value.EXCLUDED]
    worst_counts = part.group is not None and part.group.needs_all
    pick: Callable[..., State] = _worst if worst_counts else _best
    reachable = inner[0]
    for more_ways in inner[1:]:
        reachable = _cheapest(
            (pick(state, other), _together(cost, more))
            for state, cost in reachable.items()
            for other, more in more_ways.items()
        )
    return reachable


def _worst(one: State, other: State) -> State:
    return max(one, other, key=_FROM_BEST.index)


def _best(one: State, other: State) -> State:
    return min(one, other, key=_FROM_BEST.index)


def _together(one: Cost, other: Cost) -> Cost:
    return one[0] + other[0], tuple(sorted((*one[1], *other[1])))


def _cheapest(found: Iterable[tuple[Outcome, Cost]]) -> dict[Outcome, Cost]:
    best: dict[Outcome, Cost] = {}
    for outcome, cost in found:
        if outcome not in best or cost < best[outcome]:
            best[outcome] = cost
    return best
