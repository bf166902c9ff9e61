"""Reading exchanges for their pages."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, or_, select, true
from sqlalchemy.orm import Session, aliased

from app.accounts.permissions import Reach
from app.allocation.models import Exchange
from app.locations.models import Municipality
from app.paging import Paged, on_page, page_within
from app.problems import NotFound


@dataclass(frozen=True)
class NamedExchange:
    """An exchange with the two municipalities."""

    exchange: Exchange
    host: Municipality
    taker: Municipality


@dataclass(frozen=True)
class ExchangesPage(Paged):
    """One page of the exchanges and how many there are in all."""

    exchanges: Sequence[NamedExchange]


def exchanges_page(session: Session, reach: Reach, page: int, *, code: str = "") -> ExchangesPage:
    """Page `page` (from 1) of the exchanges with either municipality within reach, the newest first; of the
    municipality or province `code` when given.
    """
    host, taker = aliased(Municipality), aliased(Municipality)
    wanted = select(Exchange, host, taker).join(host, host.code == Exchange.host_code)
    wanted = wanted.join(taker, taker.code == Exchange.for_code).where(
        true()
        if reach.national
        else or_(
            *(
                part
                for side in (host, taker)
                for part in (
                    side.province_code.in_(sorted(reach.provinces)),
                    side.code.in_(sorted(reach.municipalities)),
                )
            )
        )
    )
    if code:
        sides = (host.province_code, taker.province_code, host.code, taker.code)
        wanted = wanted.where(or_(*(side == code for side in sides)))
    total = session.scalar(select(func.count()).select_from(wanted.subquery())) or 0
    number = page_within(page, total)
    found = session.execute(on_page(wanted.order_by(Exchange.starts_on.desc(), Exchange.id), number))
    return ExchangesPage([NamedExchange(*row) for row in found], total=total, page=number)


def exchange_by_id(session: Session, exchange_id: uuid.UUID) -> NamedExchange:
    """One exchange; `NotFound` when there is none."""
    host, taker = aliased(Municipality), aliased(Municipality)
    found = session.execute(
        select(Exchange, host, taker)
        .join(host, host.code == Exchange.host_code)
        .join(taker, taker.code == Exchange.for_code)
        .where(Exchange.id == exchange_id)
    ).one_or_none()
    if found is None:
        raise NotFound("exchange-not-found")
    return NamedExchange(*found)
