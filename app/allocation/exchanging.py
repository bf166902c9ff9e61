"""What exchanges (*uitruil*) do on a day: places in one municipality that count for another. Pure.

Places only ever move between two municipalities: what one lends the other borrows, so that the sum over the
country stays what it is. Nobody lends more than counts there on that day, and nobody lends on.
"""

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.allocation.models import ReturnKind
from app.allocation.succession import Succession


@dataclass(frozen=True)
class ExchangeTerms:
    """What two municipalities agreed. `ends_on` is the last day, `stopped_from` the first day on which it no
    longer holds because it was broken off. `amv_places` are part of `places`.
    """

    id: uuid.UUID
    host_code: str
    for_code: str
    places: int
    amv_places: int
    starts_on: dt.date
    ends_on: dt.date | None
    stopped_from: dt.date | None = None
    return_kind: ReturnKind = ReturnKind.NOTHING
    in_return: str = ""
    conditions: str = ""
    source: str = ""

    def holds_on(self, day: dt.date) -> bool:
        """Whether the exchange holds on this day."""
        return (
            self.starts_on <= day
            and (self.ends_on is None or day <= self.ends_on)
            and (self.stopped_from is None or day < self.stopped_from)
        )


@dataclass(frozen=True)
class Stock:
    """Places that count in a municipality on a day, unaccompanied minors apart."""

    amv_places: int
    other_places: int


@dataclass(frozen=True)
class Transfer:
    """What an exchange moves on a day, between the municipalities as they are then. `places` includes
    `amv_places`, and is less than agreed when the host has too few places that count.
    """

    terms: ExchangeTerms
    host_code: str
    for_code: str
    places: int
    amv_places: int

    @property
    def falls_short(self) -> bool:
        """Whether less moves than was agreed."""
        return self.places < self.terms.places


def transfers_on(
    exchanges: Iterable[ExchangeTerms],
    stock: Mapping[str, Stock],
    on: dt.date,
    succession: Succession,
) -> tuple[Transfer, ...]:
    """What moves on the day, the oldest exchange first, between the municipalities as they are then; an
    exchange between two that became one moves nothing.
    """
    left = {code: (held.amv_places, held.other_places) for code, held in stock.items()}
    moved = []
    for terms in sorted(exchanges, key=lambda one: (one.starts_on, one.id)):
        host = succession.current(terms.host_code, on)
        taker = succession.current(terms.for_code, on)
        if not terms.holds_on(on) or host == taker:
            continue
        amv_left, other_left = left.get(host, (0, 0))
        amv = min(terms.amv_places, amv_left)
        other = min(terms.places - terms.amv_places, other_left)
        left[host] = (amv_left - amv, other_left - other)
        moved.append(Transfer(terms, host, taker, amv + other, amv))
    return tuple(moved)
