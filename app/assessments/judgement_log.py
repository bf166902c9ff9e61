"""Which judgement counts: the end of the `replaces` chain, never a clock. Pure functions over the log."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.assessments.models import Judgement


@dataclass(frozen=True)
class Standing:
    """Where one indicator stands: the judgements that nothing has replaced, in order of receipt.

    One head: that judgement counts (a head without level was taken back: not yet judged). More heads: their
    makers did not know of each other; a person must choose, and until then the indicator is not yet judged.
    """

    heads: tuple[Judgement, ...]

    @property
    def current(self) -> Judgement | None:
        """The judgement that counts; None while the indicator is not yet judged."""
        if len(self.heads) != 1 or self.heads[0].level is None:
            return None
        return self.heads[0]

    @property
    def in_conflict(self) -> bool:
        """Whether a person still has to choose between judgements."""
        return len(self.heads) > 1

    @property
    def head_ids(self) -> tuple[uuid.UUID, ...]:
        """What a new judgement has to replace to be the only one that counts."""
        return tuple(head.id for head in self.heads)


NOTHING = Standing(())


def heads_of(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """The judgements of one indicator that no other one replaces, in the order given. The order of receipt
    decides nothing: a replaced judgement that arrives late is replaced all the same.
    """
    kept = list(judgements)
    replaced = {earlier for judgement in kept for earlier in judgement.replaces}
    return tuple(judgement for judgement in kept if judgement.id not in replaced)


def standings(log: Iterable[Judgement]) -> Mapping[str, Standing]:
    """The standing of every indicator that has at least one judgement."""
    by_indicator: dict[str, list[Judgement]] = defaultdict(list)
    for judgement in log:
        by_indicator[judgement.indicator].append(judgement)
    return {indicator: Standing(heads_of(judgements)) for indicator, judgements in by_indicator.items()}


def current_of(standing: Mapping[str, Standing]) -> Mapping[str, Judgement]:
    """The judgements that count, by indicator."""
    return {indicator: found.current for indicator, found in standing.items() if found.current is not None}


def closes_circle(
    known: Mapping[uuid.UUID, Judgement], key: uuid.UUID, replaces: Iterable[uuid.UUID]
) -> bool:
    """Whether a judgement `key` that replaces these would, by what is already known, replace itself."""
    waiting, seen = list(replaces), set[uuid.UUID]()
    while waiting:
        earlier = waiting.pop()
        if earlier == key:
            return True
        if earlier in seen or earlier not in known:
            continue
        seen.add(earlier)
        waiting.extend(known[earlier].replaces)
    return False
