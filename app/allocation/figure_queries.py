"""Reading figures one by one: in every version, as they count now, and beside a file that wants in."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, func, select, true
from sqlalchemy.orm import Session

from app.allocation.comparing import HeldFigure, Key, Preview, preview_of
from app.allocation.figures import NATIONAL, FigureKind, PublishedFigure
from app.allocation.figures_file import FigureRow, Known, examine_figures
from app.allocation.models import Cycle, Figure, FigureImport, WithdrawnImport
from app.allocation.record_queries import as_published, still_holds, succession
from app.allocation.table_file import FileMistake
from app.locations.models import Municipality, Province
from app.paging import Paged, on_page, page_within
from app.problems import NotFound


@dataclass(frozen=True)
class FigureVersion:
    """One version of a figure, with what it came in with; `withdrawn` when that was taken back."""

    figure: Figure
    arrival: FigureImport
    withdrawn: WithdrawnImport | None


@dataclass(frozen=True)
class FiguresPage(Paged):
    """One page of the figures and how many there are in all."""

    versions: Sequence[FigureVersion]


def figures_page(session: Session, cycle_id: str, area_code: str, page: int) -> FiguresPage:
    """Page `page` (from 1) of the figures of a cycle, every version, newest version first; of one area when
    given.
    """
    asked = [Figure.cycle_id == cycle_id]
    if area_code:
        asked.append(Figure.area_code == area_code)
    total = session.scalar(select(func.count(Figure.id)).where(*asked)) or 0
    number = page_within(page, total)
    # National first, then the provinces, then the municipalities.
    levels = (Figure.municipality_code.is_not(None), Figure.province_code.is_not(None))
    chosen = (
        select(Figure, FigureImport, WithdrawnImport)
        .join(FigureImport, FigureImport.id == Figure.import_id)
        .outerjoin(WithdrawnImport, WithdrawnImport.import_id == Figure.import_id)
        .where(*asked)
        .order_by(*levels, Figure.area_code, Figure.kind, Figure.version.desc())
    )
    found = session.execute(on_page(chosen, number))
    return FiguresPage([FigureVersion(*row) for row in found], total=total, page=number)


def newest_versions(
    session: Session, cycle_id: str, area_codes: Iterable[str]
) -> Mapping[tuple[str, FigureKind], int]:
    """The newest version number of each figure of these areas that still holds, by area and kind."""
    rows = session.execute(
        select(Figure.area_code, Figure.kind, func.max(Figure.version).label("newest"))
        .where(Figure.cycle_id == cycle_id, Figure.area_code.in_(sorted(area_codes)), still_holds())
        .group_by(Figure.area_code, Figure.kind)
        .order_by(Figure.area_code, Figure.kind)
    )
    return {(row.area_code, row.kind): row.newest for row in rows}


def last_versions(session: Session, keys: Iterable[Key]) -> Mapping[Key, int]:
    """The highest version number ever given to each of these figures, taken back or not."""
    rows = session.execute(
        select(Figure.cycle_id, Figure.area_code, Figure.kind, func.max(Figure.version))
        .where(Figure.area_code.in_(sorted({area for _cycle, area, _kind in keys})))
        .group_by(Figure.cycle_id, Figure.area_code, Figure.kind)
        .order_by(Figure.cycle_id, Figure.area_code, Figure.kind)
    )
    return {(cycle, area, kind): last for cycle, area, kind, last in rows}


def as_row(figure: Figure) -> FigureRow:
    """The figure as it would stand in a file."""
    return FigureRow(
        row=0,
        cycle_id=figure.cycle_id,
        area_code=figure.area_code,
        kind=figure.kind,
        places=figure.places,
        amv_places=figure.amv_places,
        in_words=figure.in_words,
        in_words_en=figure.in_words_en,
        valid_from=figure.valid_from,
        source=figure.source,
        source_en=figure.source_en,
        quality=figure.quality,
        note=figure.note,
        note_en=figure.note_en,
    )


def held_figures(session: Session) -> Mapping[Key, HeldFigure]:
    """Every figure as it counts now: the newest version that was not taken back."""
    found = session.scalars(select(Figure).where(still_holds()).order_by(Figure.version, Figure.id))
    rows = ((as_row(figure), figure.version) for figure in found)
    return {row.key: HeldFigure(version, row) for row, version in rows}


def held_figure(session: Session, cycle_id: str, area_code: str, kind: FigureKind) -> Figure | None:
    """One figure as it counts now; None when there is none."""
    return session.scalar(
        select(Figure)
        .where(
            Figure.cycle_id == cycle_id,
            Figure.area_code == area_code,
            Figure.kind == kind,
            still_holds(),
        )
        .order_by(Figure.version.desc())
        .limit(1)
    )


def _known(session: Session) -> Known:
    cycles = session.execute(select(Cycle.id, Cycle.ends_on).order_by(Cycle.id))
    codes = select(Municipality.code).union_all(select(Province.code))
    return Known({row.id: row.ends_on for row in cycles}, frozenset(session.scalars(codes)) | {NATIONAL})


def _provinces(session: Session) -> Mapping[str, Mapping[str, Sequence[str]]]:
    """By cycle and province the municipalities that stood by themselves when the cycle began, for those have
    a share in it.
    """
    merged = succession(session)
    rows = session.execute(
        select(Municipality.code, Municipality.province_code).order_by(Municipality.code)
    ).all()
    found: dict[str, dict[str, list[str]]] = {}
    for cycle_id, begins in session.execute(select(Cycle.id, Cycle.starts_on).order_by(Cycle.id)):
        members = found.setdefault(cycle_id, {})
        for code, province_code in rows:
            if merged.current(code, begins) == code and not merged.is_to_come(code, begins):
                members.setdefault(province_code, []).append(code)
    return found


def preview_figures(session: Session, content: bytes, own: frozenset[str] | None = None) -> Preview:
    """What taking in this file would do, with every mistake in it; nothing is written. A row of an area
    outside `own` (None: every area) is a mistake too. Raises FiguresFileError where no row can be read.
    """
    reading = examine_figures(content, _known(session))
    outside = [
        FileMistake(row.row, "area", "area-not-yours", row.area_code)
        for row in reading.rows
        if own is not None and row.area_code not in own
    ]
    rows = [row for row in reading.rows if own is None or row.area_code in own]
    mistakes = sorted((*reading.mistakes, *outside), key=lambda mistake: mistake.row)
    return preview_of(rows, mistakes, held_figures(session), _provinces(session))


def preview_rows(session: Session, rows: Sequence[FigureRow]) -> Preview:
    """What writing these rows would do."""
    return preview_of(rows, (), held_figures(session), _provinces(session))


def _within(own: frozenset[str] | None) -> ColumnElement[bool]:
    """Imports that brought something, all of it about the areas `own`, as a WHERE on `FigureImport`."""
    if own is None:
        return true()
    outside = select(Figure.id).where(
        Figure.import_id == FigureImport.id, Figure.area_code.not_in(sorted(own))
    )
    return and_(FigureImport.figures_added > 0, ~outside.exists())


def imports(
    session: Session, own: frozenset[str] | None = None, *, limit: int = 20
) -> list[tuple[FigureImport, WithdrawnImport | None]]:
    """The newest files of figures that came in, with whether they were taken back; of the areas `own` only
    (None: every area).
    """
    found = session.execute(
        select(FigureImport, WithdrawnImport)
        .outerjoin(WithdrawnImport, WithdrawnImport.import_id == FigureImport.id)
        .where(FigureImport.by_hand.is_(False), _within(own))
        .order_by(FigureImport.imported_at.desc(), FigureImport.id)
        .limit(limit)
    )
    return [(arrival, withdrawn) for arrival, withdrawn in found]


def figures_of_municipality(session: Session, code: str, language: str) -> list[PublishedFigure]:
    """Every version of every figure of the municipality that was not taken back, in all cycles."""
    found = session.scalars(
        select(Figure)
        .where(Figure.municipality_code == code, still_holds())
        .order_by(Figure.cycle_id, Figure.kind, Figure.version)
    )
    return [as_published(figure, language) for figure in found]


def versions_of_import(session: Session, import_id: uuid.UUID, *, limit: int) -> list[Figure]:
    """The first figures that came in with this import, in order of area and kind."""
    return list(
        session.scalars(
            select(Figure)
            .where(Figure.import_id == import_id)
            .order_by(Figure.cycle_id, Figure.area_code, Figure.kind)
            .limit(limit)
        )
    )


def withdrawal_of(session: Session, import_id: uuid.UUID) -> WithdrawnImport | None:
    """When and why the import was taken back; None when it stands."""
    return session.get(WithdrawnImport, import_id)


def import_by_id(session: Session, import_id: uuid.UUID, own: frozenset[str] | None = None) -> FigureImport:
    """One import; `NotFound` when there is none, or it brought something about an area outside `own`."""
    arrival = session.scalar(select(FigureImport).where(FigureImport.id == import_id, _within(own)))
    if arrival is None:
        raise NotFound("import-not-found")
    return arrival
