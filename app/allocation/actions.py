"""Writing cycles and figures. Figures are only ever added: a correction is a next version."""

import csv
import datetime as dt
import hashlib
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from app import audit
from app.allocation.figures import NATIONAL, AreaLevel, FigureKind, area_level
from app.allocation.figures_file import FigureRow, check_against, read_figures
from app.allocation.models import Cycle, CycleStep, Figure, FigureImport, StepKind
from app.locations.models import Municipality, Province

SEED = Path(__file__).resolve().parent / "seed"
SEED_FIGURES = ("figures-2024-2026.csv", "figures-2026-2028.csv")
LONGEST_NAME = 200
# Two imports wait for each other, so that both never write the same next version.
ONE_IMPORT_AT_A_TIME = 36333


@dataclass(frozen=True)
class FiguresFile:
    """A file as it was handed in: its name, without folder, and its bytes."""

    name: str
    content: bytes


def _seed_rows(name: str) -> Iterator[dict[str, str]]:
    with (SEED / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _day(written: str) -> dt.date | None:
    return dt.date.fromisoformat(written) if written else None


def load_seed(session: Session) -> None:
    """Put the cycles, their steps and the published figures that we know in the tables; needs provinces and
    municipalities. Running it again adds nothing.
    """
    cycles = [
        {"id": row["id"], "starts_on": _day(row["starts_on"]), "ends_on": _day(row["ends_on"])}
        for row in _seed_rows("cycles.csv")
    ]
    session.execute(insert(Cycle).on_conflict_do_nothing(), cycles)
    positions = {kind.value: position for position, kind in enumerate(StepKind, start=1)}
    steps = [
        {
            "cycle_id": row["cycle"],
            "kind": StepKind(row["kind"]),
            "position": positions[row["kind"]],
            "statutory_on": _day(row["statutory_on"]),
            "statutory": row["statutory"],
            "statutory_en": row["statutory_en"],
            "actual_on": _day(row["actual_on"]),
            "actual": row["actual"],
            "actual_en": row["actual_en"],
            "source": row["source"],
        }
        for row in _seed_rows("cycle_steps.csv")
    ]
    session.execute(insert(CycleStep).on_conflict_do_nothing(), steps)
    for name in SEED_FIGURES:
        content = (SEED / name).read_bytes()
        sha256 = hashlib.sha256(content).hexdigest()
        if session.scalar(select(FigureImport.id).where(FigureImport.sha256 == sha256).limit(1)) is None:
            import_figures(session, None, FiguresFile(name, content))


def _same(row: FigureRow, figure: Figure) -> bool:
    return (
        row.places == figure.places
        and row.amv_places == figure.amv_places
        and row.in_words == figure.in_words
        and row.in_words_en == figure.in_words_en
        and row.valid_from == figure.valid_from
        and row.source == figure.source
        and row.source_en == figure.source_en
        and row.quality == figure.quality
        and row.note == figure.note
        and row.note_en == figure.note_en
    )


def _newest(session: Session, rows: Sequence[FigureRow]) -> Mapping[tuple[str, str, FigureKind], Figure]:
    cycles = sorted({row.cycle_id for row in rows})
    areas = sorted({row.area_code for row in rows})
    kept = session.scalars(
        select(Figure)
        .where(Figure.cycle_id.in_(cycles), Figure.area_code.in_(areas))
        .order_by(Figure.version)
    )
    return {(figure.cycle_id, figure.area_code, figure.kind): figure for figure in kept}


def _next_version(row: FigureRow, version: int, import_id: uuid.UUID) -> Figure:
    level = area_level(row.area_code)
    return Figure(
        cycle_id=row.cycle_id,
        area_code=row.area_code,
        province_code=row.area_code if level is AreaLevel.PROVINCE else None,
        municipality_code=row.area_code if level is AreaLevel.MUNICIPALITY else None,
        kind=row.kind,
        version=version,
        places=row.places,
        amv_places=row.amv_places,
        in_words=row.in_words,
        in_words_en=row.in_words_en,
        valid_from=row.valid_from,
        source=row.source,
        source_en=row.source_en,
        quality=row.quality,
        note=row.note,
        note_en=row.note_en,
        import_id=import_id,
    )


def import_figures(session: Session, by: uuid.UUID | None, file: FiguresFile) -> FigureImport:
    """Take in a whole file of figures, or nothing of it.

    A figure that is already there in the same words is left alone; one that differs becomes the next version
    and counts from then on. Raises FiguresFileError with every mistake in the file.
    """
    session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": ONE_IMPORT_AT_A_TIME})
    cycles = frozenset(session.scalars(select(Cycle.id).order_by(Cycle.id)))
    codes = select(Municipality.code).union_all(select(Province.code))
    areas = frozenset(session.scalars(codes)) | {NATIONAL}
    rows = read_figures(file.content, lambda found: check_against(found, cycles, areas))
    newest = _newest(session, rows)
    kept = [(row, newest.get((row.cycle_id, row.area_code, row.kind))) for row in rows]
    changed = [(row, figure) for row, figure in kept if figure is None or not _same(row, figure)]
    arrival = FigureImport(
        name=file.name[-LONGEST_NAME:],
        sha256=hashlib.sha256(file.content).hexdigest(),
        figures_added=len(changed),
        figures_unchanged=len(rows) - len(changed),
        imported_by_id=by,
    )
    session.add(arrival)
    session.flush()
    session.add_all(
        _next_version(row, 1 if figure is None else figure.version + 1, arrival.id) for row, figure in changed
    )
    session.flush()
    audit.record(
        session,
        by,
        "import-figures",
        audit.subject("figures", "all"),
        after={"name": arrival.name, "sha256": arrival.sha256, "added": len(changed)},
    )
    return arrival


def import_figures_file(session: Session, by: uuid.UUID | None, path: Path) -> FigureImport:
    """Take in the file of figures at `path`; see `import_figures`. Raises OSError when it cannot be read."""
    return import_figures(session, by, FiguresFile(path.name, path.read_bytes()))
