"""What happened to the task and the places of a municipality, as one line: from offer to decision, agreement,
opening and end. Pure.
"""

import datetime as dt
import enum
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from app.allocation.counting import Places
from app.allocation.exchanging import ExchangeTerms
from app.allocation.figures import PublishedFigure
from app.allocation.succession import Merger
from app.locations.models import PlaceState

OPENED = frozenset({PlaceState.OPEN, PlaceState.CLOSING, PlaceState.CLOSED})


class EventKind(enum.StrEnum):
    """What happened."""

    FIGURE = "figure"
    AGREED = "agreed"
    OPENED = "opened"
    TO_OPEN = "to-open"
    ENDED = "ended"
    LENT = "lent"
    BORROWED = "borrowed"
    EXCHANGE_OVER = "exchange-over"
    MERGED = "merged"


@dataclass(frozen=True)
class HistoryEvent:
    """One thing on one day, with the figure, the places, the exchange or the merger that it is about."""

    day: dt.date
    kind: EventKind
    figure: PublishedFigure | None = None
    group: Places | None = None
    exchange: ExchangeTerms | None = None
    merger: Merger | None = None


def _of_places(group: Places) -> Iterator[HistoryEvent]:
    if group.agreed_on is not None:
        yield HistoryEvent(group.agreed_on, EventKind.AGREED, group=group)
    opened = EventKind.OPENED if group.state in OPENED else EventKind.TO_OPEN
    yield HistoryEvent(group.starts_on, opened, group=group)
    without = group.first_day_without
    if without is not None:
        yield HistoryEvent(without, EventKind.ENDED, group=group)


def _of_exchange(terms: ExchangeTerms, code: str) -> Iterator[HistoryEvent]:
    begun = EventKind.LENT if terms.host_code == code else EventKind.BORROWED
    yield HistoryEvent(terms.starts_on, begun, exchange=terms)
    over = terms.stopped_from or (terms.ends_on + dt.timedelta(days=1) if terms.ends_on else None)
    if over is not None:
        yield HistoryEvent(over, EventKind.EXCHANGE_OVER, exchange=terms)


def history_of(
    code: str,
    figures: Iterable[PublishedFigure],
    groups: Iterable[Places],
    exchanges: Iterable[ExchangeTerms],
    mergers: Iterable[Merger],
) -> Sequence[HistoryEvent]:
    """Everything that has a day, past and to come, in order of day; every version of every figure too."""
    events = [HistoryEvent(figure.valid_from, EventKind.FIGURE, figure=figure) for figure in figures]
    events += [event for group in groups for event in _of_places(group)]
    events += [
        event
        for terms in exchanges
        if code in {terms.host_code, terms.for_code}
        for event in _of_exchange(terms, code)
    ]
    events += [
        HistoryEvent(merger.holds_from, EventKind.MERGED, merger=merger)
        for merger in mergers
        if code in {merger.old_code, merger.new_code}
    ]
    order = list(EventKind)
    return sorted(events, key=lambda event: (event.day, order.index(event.kind)))
