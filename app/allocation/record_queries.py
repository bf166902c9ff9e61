"""Reading all that is known about task and places into one record, from which any day can be told."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session, aliased

from app.allocation.counting import Places
from app.allocation.exchanging import ExchangeTerms
from app.allocation.figures import FIGURE_LANGUAGE, PublishedFigure
from app.allocation.models import Exchange, Figure, WithdrawnImport
from app.allocation.status import AllocationRecord
from app.allocation.succession import Merger, Succession, succession_of
from app.locations.models import (
    Location,
    Municipality,
    MunicipalityChange,
    MunicipalityChangeKind,
    PlaceGroup,
)
from app.locations.queries import HAS_OPENED


def as_published(figure: Figure, language: str = FIGURE_LANGUAGE) -> PublishedFigure:
    """The figure as a value, with its texts in `language` where they exist, else in Dutch."""
    english = language != FIGURE_LANGUAGE
    return PublishedFigure(
        cycle_id=figure.cycle_id,
        area_code=figure.area_code,
        kind=figure.kind,
        places=figure.places,
        amv_places=figure.amv_places,
        valid_from=figure.valid_from,
        source=(english and figure.source_en) or figure.source,
        quality=figure.quality,
        version=figure.version,
        in_words=(english and figure.in_words_en) or figure.in_words,
        note=(english and figure.note_en) or figure.note,
    )


def still_holds() -> ColumnElement[bool]:
    """Figures whose import was not undone, as a WHERE on `Figure`."""
    return Figure.import_id.not_in(select(WithdrawnImport.import_id))


def figures_by_area(
    session: Session,
    cycle_id: str,
    area_codes: Iterable[str] | None = None,
    *,
    language: str = FIGURE_LANGUAGE,
) -> Mapping[str, list[PublishedFigure]]:
    """Every version of every figure of the cycle, by area code; of the named areas only, when given."""
    wanted = (
        select(Figure)
        .where(Figure.cycle_id == cycle_id, still_holds())
        .order_by(Figure.area_code, Figure.kind, Figure.version)
    )
    if area_codes is not None:
        wanted = wanted.where(Figure.area_code.in_(sorted(area_codes)))
    found: dict[str, list[PublishedFigure]] = defaultdict(list)
    for figure in session.scalars(wanted):
        found[figure.area_code].append(as_published(figure, language))
    return found


def _earliest(*days: dt.date | None) -> dt.date | None:
    return min((day for day in days if day is not None), default=None)


def places_by_municipality(
    session: Session, municipality_codes: Iterable[str] | None = None
) -> Mapping[str, list[Places]]:
    """Every group of places, by municipality, in order of location and start; when codes are given only of
    those, and of whoever has places that these will replace. No place outlives its location. What somebody
    wrote as source is left out where the address is protected, for it may tell where that is.
    """
    follower, follower_location = aliased(PlaceGroup), aliased(Location)
    wanted = (
        select(
            PlaceGroup.id,
            PlaceGroup.location_id,
            PlaceGroup.places,
            PlaceGroup.kind,
            PlaceGroup.state,
            PlaceGroup.starts_on,
            PlaceGroup.ends_on,
            PlaceGroup.replaced_by_id,
            PlaceGroup.source,
            PlaceGroup.target_group,
            PlaceGroup.agreed_on,
            Location.name,
            Location.municipality_code,
            Location.closes_on,
            Location.address_protected,
            follower.starts_on.label("follower_starts_on"),
            follower.state.label("follower_state"),
        )
        .join(Location, Location.id == PlaceGroup.location_id)
        .outerjoin(follower, follower.id == PlaceGroup.replaced_by_id)
        .order_by(Location.name, PlaceGroup.starts_on, PlaceGroup.id)
    )
    if municipality_codes is not None:
        codes = sorted(municipality_codes)
        wanted = wanted.outerjoin(follower_location, follower_location.id == follower.location_id).where(
            or_(Location.municipality_code.in_(codes), follower_location.municipality_code.in_(codes))
        )
    found: dict[str, list[Places]] = defaultdict(list)
    for row in session.execute(wanted):
        found[row.municipality_code].append(
            Places(
                id=row.id,
                location_id=row.location_id,
                location_name=row.name,
                places=row.places,
                kind=row.kind,
                state=row.state,
                starts_on=row.starts_on,
                ends_on=_earliest(row.ends_on, row.closes_on),
                replaced_by_id=row.replaced_by_id,
                replaced_on=row.follower_starts_on if row.follower_state in HAS_OPENED else None,
                source="" if row.address_protected else row.source,
                target_group=row.target_group,
                agreed_on=row.agreed_on,
            )
        )
    return found


def terms_of(exchange: Exchange) -> ExchangeTerms:
    """The exchange as a value."""
    return ExchangeTerms(
        id=exchange.id,
        host_code=exchange.host_code,
        for_code=exchange.for_code,
        places=exchange.places,
        amv_places=exchange.amv_places,
        starts_on=exchange.starts_on,
        ends_on=exchange.ends_on,
        stopped_from=exchange.stopped_from,
        return_kind=exchange.return_kind,
        in_return=exchange.in_return,
        conditions=exchange.conditions,
        source=exchange.source,
    )


def exchanges(session: Session) -> list[ExchangeTerms]:
    """Every exchange, the oldest first."""
    found = session.scalars(select(Exchange).order_by(Exchange.starts_on, Exchange.id))
    return [terms_of(exchange) for exchange in found]


def succession(session: Session) -> Succession:
    """Which municipality went into which, and when."""
    found = session.execute(
        select(MunicipalityChange, Municipality.founded_on)
        .join(Municipality, Municipality.code == MunicipalityChange.new_code)
        .where(MunicipalityChange.kind == MunicipalityChangeKind.MERGER)
        .order_by(MunicipalityChange.holds_from, MunicipalityChange.old_code)
    ).all()
    return succession_of(
        (Merger(one.old_code, one.new_code, one.holds_from) for one, _founded_on in found),
        {one.new_code: founded_on for one, founded_on in found if founded_on is not None},
    )


def record_of(
    session: Session,
    cycle_id: str,
    municipality_codes: Iterable[str] | None = None,
    *,
    language: str = FIGURE_LANGUAGE,
) -> AllocationRecord:
    """All that is known, in four queries: of the whole country, or enough to tell the status of these
    municipalities.
    """
    mergers, agreed = succession(session), exchanges(session)
    whose_figures = whose_places = None
    if municipality_codes is not None:
        whose_figures = mergers.related(municipality_codes)
        hosts = {terms.host_code for terms in agreed if terms.for_code in whose_figures}
        whose_places = mergers.related(whose_figures | hosts)
    return AllocationRecord(
        figures_by_area(session, cycle_id, whose_figures, language=language),
        places_by_municipality(session, whose_places),
        agreed,
        mergers,
    )
