"""Small records of task and places for tests: every detail can be named."""

import datetime as dt
import uuid

from app.allocation.counting import Places
from app.allocation.exchanging import ExchangeTerms
from app.allocation.figures import FigureKind, FigureQuality, PublishedFigure
from app.allocation.status import AllocationRecord, statuses_on
from app.allocation.succession import Merger, succession_of
from app.locations.models import PlaceKind, PlaceState

CYCLE = "2024-2026"
ON = dt.date(2025, 7, 1)


def places(number, *, ends_on=None, **more):
    known = {
        "id": uuid.uuid4(),
        "location_id": uuid.uuid4(),
        "location_name": "De Linde",
        "kind": PlaceKind.REGULAR,
        "state": PlaceState.OPEN,
        "starts_on": dt.date(2024, 1, 1),
    }
    return Places(places=number, ends_on=ends_on, **(known | more))


def figure(area, kind, number, *, amv=None, valid_from=dt.date(2024, 1, 31), cycle=CYCLE, version=1):
    return PublishedFigure(
        cycle, area, kind, number, amv, valid_from, "NOS", FigureQuality.REPORTED_IN_PRESS, version
    )


def share(area, number, **more):
    return figure(area, FigureKind.INDICATIVE_SHARE, number, **more)


def decided(area, number, **more):
    return figure(area, FigureKind.DECIDED, number, **{"valid_from": dt.date(2024, 12, 23)} | more)


def exchange(host, taker, number, *, amv=0, starts_on=dt.date(2024, 10, 1), ends_on=None, **more):
    return ExchangeTerms(uuid.uuid4(), host, taker, number, amv, starts_on, ends_on, **more)


def record(figures=(), entered=None, exchanges=(), mergers=(), founded=None):
    by_area: dict[str, list[PublishedFigure]] = {}
    for one in figures:
        by_area.setdefault(one.area_code, []).append(one)
    return AllocationRecord(
        by_area, entered or {}, exchanges, succession_of((Merger(*merger) for merger in mergers), founded)
    )


def status_of(known, code, on=ON, cycle=CYCLE):
    return statuses_on(known, cycle, on, [code])[code]


def status_on(code, cycle, on, figures, groups):
    """Task and places of one municipality that neither lends, borrows nor merged."""
    return statuses_on(AllocationRecord({code: figures}, {code: groups}), cycle, on, [code])[code]
