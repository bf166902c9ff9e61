"""Writing exchanges (*uitruil*) between municipalities. An exchange is never changed: it is stopped, with the
reason, and written anew.
"""

import datetime as dt
import uuid
from dataclasses import asdict, dataclass

from sqlalchemy.orm import Session

from app import audit
from app.allocation.models import Exchange, ReturnKind
from app.database import made_before, new_id
from app.locations.queries import municipality_by_code
from app.problems import Conflict, Invalid

MOST_PLACES = 10_000
LONGEST_TEXT = 1_000


@dataclass(frozen=True)
class ExchangeDetails:
    """An exchange as agreed: places in `host_code` count for `for_code`, from the first to the last day.
    `amv_places` are part of `places`; without a last day it holds until it is stopped.
    """

    host_code: str
    for_code: str
    places: int
    amv_places: int
    starts_on: dt.date
    ends_on: dt.date | None
    return_kind: ReturnKind
    in_return: str = ""
    conditions: str = ""
    source: str = ""
    is_fictional: bool = False


def _check(session: Session, details: ExchangeDetails) -> None:
    municipality_by_code(session, details.host_code)
    municipality_by_code(session, details.for_code)
    if details.host_code == details.for_code:
        raise Invalid("exchange-needs-two-municipalities")
    if not 0 < details.places <= MOST_PLACES:
        raise Invalid("exchange-places-out-of-range", most=MOST_PLACES)
    if not 0 <= details.amv_places <= details.places:
        raise Invalid("figure-amv-exceed-places")
    if details.ends_on is not None and details.ends_on < details.starts_on:
        raise Invalid("exchange-ends-before-start")
    if not details.source.strip():
        raise Invalid("exchange-needs-source")
    if max(len(details.in_return), len(details.conditions), len(details.source)) > LONGEST_TEXT:
        raise Invalid("reason-too-long", most=LONGEST_TEXT)


def _tell(
    session: Session, by: uuid.UUID | None, action: str, exchange: Exchange, after: dict[str, object]
) -> None:
    audit.record(
        session, by, action, audit.subject("exchange", exchange.id), after={"exchange": exchange.id} | after
    )


def agree_exchange(
    session: Session, by: uuid.UUID | None, details: ExchangeDetails, *, key: uuid.UUID | None = None
) -> Exchange:
    """Write down an exchange. Both municipalities show it, and the country has as many places as before. The
    same `key` again gives the exchange that was written down with it.
    """
    _check(session, details)
    if (known := made_before(session, Exchange, key)) is not None:
        if (known.host_code, known.for_code) != (details.host_code, details.for_code):
            raise Conflict("changed-meanwhile")
        return known
    exchange = Exchange(id=key or new_id(), **asdict(details))
    session.add(exchange)
    session.flush()
    _tell(session, by, "agree-exchange", exchange, asdict(details))
    return exchange


def stop_exchange(
    session: Session, by: uuid.UUID | None, exchange: Exchange, first_day_without: dt.date, reason: str
) -> Exchange:
    """Let the exchange hold no longer from this day on, with the reason. What counted before stays so."""
    why = " ".join(reason.split())
    if not why:
        raise Invalid("figure-needs-reason")
    if len(why) > LONGEST_TEXT:
        raise Invalid("reason-too-long", most=LONGEST_TEXT)
    session.refresh(exchange, with_for_update=True)
    if exchange.stopped_from is not None:
        raise Conflict("exchange-stopped-already")
    if exchange.ends_on is not None and first_day_without > exchange.ends_on:
        raise Conflict("exchange-over-by-then")
    exchange.stopped_from, exchange.stopped_because = first_day_without, why
    session.flush()
    _tell(session, by, "stop-exchange", exchange, {"stopped_from": first_day_without, "reason": why})
    return exchange
