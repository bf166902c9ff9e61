"""From the page of a municipality or province to the frozen content of its council sheet."""

import datetime as dt
from collections.abc import Iterable, Mapping

from sqlalchemy.orm import Session

from app.accounts.models import Person
from app.allocation.figures import PublishedFigure
from app.allocation.measures import published_step
from app.allocation.models import Cycle
from app.allocation.quality import QualityCount
from app.allocation.status import MunicipalityStatus, figures_on
from app.database import now
from app.i18n import current_language
from app.locations.models import Municipality, Province
from app.locations.queries import municipalities
from app.overview import municipality_page
from app.overview.area_view import AreaView, view_of
from app.reports.place_context import Tile
from app.sheets.content import FigureLine, LocationLine, MemberLine, Numbers, SheetContent

MOST_LOCATIONS = 8


def of_municipality(
    session: Session, person: Person, municipality: Municipality, cycle: Cycle, on: dt.date
) -> SheetContent:
    """What the sheet of a municipality says on a day."""
    page = municipality_page.compose(session, person, municipality, cycle, on)
    rows = sorted(page.rows, key=lambda row: (-row.counting, row.location.name))
    status = page.status
    return SheetContent(
        area_code=municipality.code,
        area=municipality.name,
        province=municipality.province.name,
        cycle=cycle.id,
        on=on,
        language=current_language(),
        issued_at=now().replace(microsecond=0),
        is_fictional=page.has_fiction,
        figures=_figures(status.figures) + _of_parts(status, page.names),
        numbers=_numbers([status], page.quality, status.task_places) if status.groups else None,
        members=(),
        locations=tuple(
            LocationLine(
                row.location.name, row.location.kind, row.counting, row.until, row.headline, row.visited_on
            )
            for row in rows[:MOST_LOCATIONS]
        ),
        locations_in_all=len(rows),
        tiles=_tiles(page.province, here=status.merged_into or municipality.code),
    )


def of_province(
    session: Session,
    person: Person,
    province: Province,
    cycle: Cycle,
    on: dt.date,
    *,
    figures: Iterable[PublishedFigure],
    is_fictional: bool,
) -> SheetContent:
    """What the sheet of a province says on a day; `figures` are those of the province as a whole. The sum of
    its places has no balance: what a province must have is published for it as a whole, or not at all.
    """
    view = view_of(session, person, municipalities(session, province_code=province.code), cycle.id, on)
    statuses = [view.statuses[one.code] for one in view.members]
    return SheetContent(
        area_code=province.code,
        area=province.name,
        province=province.name,
        cycle=cycle.id,
        on=on,
        language=current_language(),
        issued_at=now().replace(microsecond=0),
        is_fictional=is_fictional,
        figures=_figures(figures_on(figures, on)),
        numbers=_numbers(statuses, view.quality, None) if any(one.groups for one in statuses) else None,
        members=tuple(_member(one.name, view.statuses[one.code]) for one in view.standing),
        locations=(),
        locations_in_all=0,
        tiles=_tiles(view),
    )


def _figures(figures: Iterable[PublishedFigure]) -> tuple[FigureLine, ...]:
    return tuple(
        FigureLine(one.kind.value, one.places, one.in_words, one.source, one.valid_from) for one in figures
    )


def _of_parts(status: MunicipalityStatus, names: Mapping[str, str]) -> tuple[FigureLine, ...]:
    """The figures of municipalities that became part of this one, of which its task is the sum."""
    return tuple(
        FigureLine(
            part.figure.kind.value,
            part.figure.places,
            part.figure.in_words,
            f"{names[part.code]}: {part.figure.source}",
            part.figure.valid_from,
        )
        for part in status.task_parts
        if part.figure is not None and part.code != status.municipality_code
    )


def _member(name: str, status: MunicipalityStatus) -> MemberLine:
    return MemberLine(name, status.counted if status.groups else None, status.task_places)


def _numbers(statuses: list[MunicipalityStatus], quality: QualityCount, task: int | None) -> Numbers:
    return Numbers(
        task=task,
        balance=None if task is None else sum(one.credited for one in statuses) - task,
        realised=quality.realised,
        counted=sum(one.counted for one in statuses),
        durable=quality.durable,
        planned=sum(one.planned for one in statuses),
        lapsing=sum(one.lapsing for one in statuses),
        without_urgent=quality.without_urgent,
        urgent=quality.urgent,
        no_basis=quality.no_basis,
        too_old=quality.too_old,
        never=quality.never,
    )


def _tiles(view: AreaView, here: str = "") -> tuple[Tile, ...]:
    return tuple(
        Tile(
            one.column,
            one.row,
            one.municipality.name,
            one.municipality.code == here,
            published_step(one.status) if one.status is not None else None,
        )
        for one in view.squares
    )
