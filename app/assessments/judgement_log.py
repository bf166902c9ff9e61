"""Which judgement counts: the end of the `replaces` chain, never a clock. Pure functions over the log."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol, TypeVar

from app.assessments.models import Judgement


class LogEntry(Protocol):
    """What replaces earlier entries of its log: a judgement of an indicator, a description of a room."""

    @property
    def id(self) -> uuid.UUID:
        """The id made by the sender."""

    @property
    def replaces(self) -> list[uuid.UUID]:
        """The entries that its maker had in view."""


Entry = TypeVar("Entry", bound=LogEntry)


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


def heads_of(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The judgements of one indicator (or descriptions of one room) that no other one replaces, in the order
    given. The order of receipt decides nothing: a replaced one that arrives late is replaced all the same.
    """
    kept = list(entries)
    replaced = {earlier for entry in kept for earlier in entry.replaces}
    return tuple(entry for entry in kept if entry.id not in replaced)


def standings(log: Iterable[Judgement]) -> Mapping[str, Standing]:
    """The standing of every indicator that has at least one judgement."""
    by_indicator: dict[str, list[Judgement]] = defaultdict(list)
    for judgement in log:
        by_indicator[judgement.indicator].append(judgement)
    return {indicator: Standing(heads_of(judgements)) for indicator, judgements in by_indicator.items()}


def current_of(standing: Mapping[str, Standing]) -> Mapping[str, Judgement]:
    """The judgements that count, by indicator."""
    return {indicator: found.current for indicator, found in standing.items() if found.current is not None}


def closes_circle(known: Mapping[uuid.UUID, Entry], key: uuid.UUID, replaces: Iterable[uuid.UUID]) -> bool:
    """Whether an entry `key` that replaces these would, by what is already known, replace itself."""
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
