"""Task and places of municipalities on a day. Pure: no database, no clock; every number can be opened.

`statuses_on` takes a record of all that is known and a day. For places the country is the sum of its
municipalities on every day: each group of places belongs to one municipality, an exchange moves places
between two of them, and a municipality that merged is part of the new one from that day on.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from app.allocation.counting import (
    CountedPlaces,
    Places,
    Reason,
    count_places,
    planned_beyond,
    replaced_places,
)
from app.allocation.exchanging import ExchangeTerms, Stock, Transfer, transfers_on
from app.allocation.figures import FigureKind, KnownSum, PublishedFigure, sum_of_known
from app.allocation.rules import RULES, CountingRules
from app.allocation.succession import Succession


@dataclass(frozen=True)
class AllocationRecord:
    """All that is known about task and places, whatever the day: every version of every figure by area code,
    groups of places by the code under which they were entered, exchanges and mergers.
    """

    figures: Mapping[str, Sequence[PublishedFigure]] = field(default_factory=dict)
    places: Mapping[str, Sequence[Places]] = field(default_factory=dict)
    exchanges: Sequence[ExchangeTerms] = ()
    succession: Succession = field(default_factory=lambda: Succession({}))


@dataclass(frozen=True)
class TaskPart:
    """The task of one code; a merged municipality has one for each code that is part of it. `figure` is None
    when nothing was published.
    """

    code: str
    figure: PublishedFigure | None

    @property
    def places(self) -> int | None:
        """The number; None when none was published."""
        return self.figure.places if self.figure is not None else None

    @property
    def amv_places(self) -> int | None:
        """The places for unaccompanied minors within it; None when none were published."""
        return self.figure.amv_places if self.figure is not None else None


@dataclass(frozen=True)
class MunicipalityStatus:
    """Task and places of a municipality on a day. `task` is None when no figure was published: never zero.

    What stands there: counted = durable + temporary <= realised. `planned` are places that will count once
    they open, beyond the counted places that they replace. `lapsing` are counted places that end within the
    months that the rules name. What counts for the task: credited = counted - lent + borrowed. `balance` is
    credited minus task: below zero is short. `figures` are the newest versions that held on the day, of every
    kind. `merged_into` names the municipality that this one is part of by then; its own numbers are empty.
    `is_to_come`: others will become this municipality, and have not yet.
    """

    municipality_code: str
    cycle_id: str
    on: dt.date
    rules: CountingRules
    task: PublishedFigure | None
    figures: Sequence[PublishedFigure]
    groups: Sequence[CountedPlaces]
    counted: int
    counted_amv: int
    durable: int
    temporary: int
    planned: int
    lapsing: int
    realised: int = 0
    task_parts: Sequence[TaskPart] = ()
    transfers: Sequence[Transfer] = ()
    merged_into: str = ""
    is_to_come: bool = False

    @property
    def stands(self) -> bool:
        """Whether there is such a municipality on the day. One that is still to come is told of once places
        were entered there, so that none is lost.
        """
        return not self.merged_into and (not self.is_to_come or bool(self.groups))

    @property
    def lent(self) -> int:
        """Places here that count for others."""
        return sum(one.places for one in self.transfers if one.host_code == self.municipality_code)

    @property
    def borrowed(self) -> int:
        """Places elsewhere that count here."""
        return sum(one.places for one in self.transfers if one.for_code == self.municipality_code)

    @property
    def credited(self) -> int:
        """The places that count for the task: what stands here, less what is lent, plus what is borrowed."""
        return self.counted - self.lent + self.borrowed

    @property
    def credited_amv(self) -> int:
        """The places for unaccompanied minors among the credited ones."""
        lent = sum(one.amv_places for one in self.transfers if one.host_code == self.municipality_code)
        borrowed = sum(one.amv_places for one in self.transfers if one.for_code == self.municipality_code)
        return self.counted_amv - lent + borrowed

    @property
    def task_sum(self) -> KnownSum:
        """The task, added up over its parts, with how many of them were published."""
        return sum_of_known(part.places for part in self.task_parts)

    @property
    def task_places(self) -> int | None:
        """The number of the task; None unless every part of it was published as a number."""
        return self.task_sum.whole

    @property
    def task_amv(self) -> int | None:
        """The places for unaccompanied minors within the task; None unless published for every part of it."""
        return sum_of_known(part.amv_places for part in self.task_parts).whole

    @property
    def balance(self) -> int | None:
        """Credited minus task; None when there is no number to compare with."""
        return None if self.task_places is None else self.credited - self.task_places

    @property
    def balance_amv(self) -> int | None:
        """The same for unaccompanied minors alone."""
        return None if self.task_amv is None else self.credited_amv - self.task_amv

    def figure(self, kind: FigureKind) -> PublishedFigure | None:
        """The figure of this kind that held on the day; None when none was published."""
        return next((figure for figure in self.figures if figure.kind == kind), None)

    def places_because(self, reason: Reason) -> int:
        """How many places have this answer."""
        return sum(group.group.places for group in self.groups if group.reason is reason)


def figures_on(figures: Iterable[PublishedFigure], on: dt.date) -> tuple[PublishedFigure, ...]:
    """Of each kind the figure that held on the day: the newest version among those valid by then. In order of
    kind.
    """
    newest: dict[FigureKind, PublishedFigure] = {}
    for figure in figures:
        held = newest.get(figure.kind)
        if figure.valid_from <= on and (held is None or figure.version > held.version):
            newest[figure.kind] = figure
    return tuple(newest[kind] for kind in FigureKind if kind in newest)


def task_among(figures: Iterable[PublishedFigure], kinds: Sequence[FigureKind]) -> PublishedFigure | None:
    """The first kind of which a number was published; without any number the first that was put in words."""
    by_kind = {figure.kind: figure for figure in figures}
    published = [by_kind[kind] for kind in kinds if kind in by_kind]
    numbered = [figure for figure in published if figure.places is not None]
    return next(iter(numbered or published), None)


def _task_parts(record: AllocationRecord, code: str, rules: CountingRules, on: dt.date) -> list[TaskPart]:
    """The municipality's own task and that of each one that went into it. A figure published for the new
    municipality since a merger covers what joined by then; one published for a municipality that is still to
    come covers all that will become it, and without one it has no task of its own beside theirs.
    """
    own = task_among(figures_on(record.figures.get(code, ()), on), rules.task_kinds)
    founded_on = record.succession.founded.get(code)
    parts = [TaskPart(code, own)] if own is not None or founded_on is None else []
    covered_until = dt.date.min if own is None else max(own.valid_from, founded_on or dt.date.min)
    for merger in record.succession.joined(code, on):
        if covered_until < merger.holds_from:
            parts += _task_parts(record, merger.old_code, rules, on)
    return parts


def _amv_among(groups: Iterable[CountedPlaces]) -> int:
    return sum(group.group.places for group in groups if group.counts and group.group.is_for_minors)


def _counted_among(groups: Iterable[CountedPlaces]) -> int:
    return sum(group.group.places for group in groups if group.counts)


def _counted_by_code(
    record: AllocationRecord, rules: CountingRules, on: dt.date
) -> Mapping[str, list[CountedPlaces]]:
    counted: dict[str, list[CountedPlaces]] = defaultdict(list)
    for code, entered in record.places.items():
        counted[record.succession.current(code, on)] += count_places(entered, rules, on)
    return counted


def _transfers_by_code(
    record: AllocationRecord, counted: Mapping[str, Sequence[CountedPlaces]], on: dt.date
) -> Mapping[str, list[Transfer]]:
    stock = {}
    for code, groups in counted.items():
        minors = _amv_among(groups)
        stock[code] = Stock(minors, _counted_among(groups) - minors)
    transfers: dict[str, list[Transfer]] = defaultdict(list)
    for transfer in transfers_on(record.exchanges, stock, on, record.succession):
        transfers[transfer.host_code].append(transfer)
        transfers[transfer.for_code].append(transfer)
    return transfers


def statuses_on(
    record: AllocationRecord, cycle_id: str, on: dt.date, codes: Iterable[str]
) -> Mapping[str, MunicipalityStatus]:
    """Task and places of these municipalities on a day, by the rules of the cycle. The record must hold the
    places of whoever lends to them too.
    """
    rules = RULES[cycle_id]
    counted = _counted_by_code(record, rules, on)
    replaced = replaced_places(group for groups in counted.values() for group in groups)
    transfers = _transfers_by_code(record, counted, on)
    statuses = {}
    for code in codes:
        here = record.succession.current(code, on)
        stands, is_to_come = here == code, record.succession.is_to_come(code, on)
        parts = _task_parts(record, code, rules, on) if stands and not is_to_come else []
        groups = counted.get(code, []) if stands else []
        durable = sum(group.group.places for group in groups if group.is_durable)
        total = _counted_among(groups)
        statuses[code] = MunicipalityStatus(
            municipality_code=code,
            cycle_id=cycle_id,
            on=on,
            rules=rules,
            task=parts[0].figure if parts else None,
            figures=figures_on(record.figures.get(code, ()), on),
            groups=tuple(groups),
            counted=total,
            counted_amv=_amv_among(groups),
            durable=durable,
            temporary=total - durable,
            planned=planned_beyond(groups, replaced),
            lapsing=sum(group.group.places for group in groups if group.lapses_soon),
            realised=sum(group.group.places for group in groups if group.is_realised),
            task_parts=tuple(parts),
            transfers=tuple(transfers.get(code, ())) if stands else (),
            merged_into="" if stands else here,
            is_to_come=is_to_come,
        )
    return statuses
