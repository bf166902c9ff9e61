"""The cycles, their steps and the published figures that come with the portal."""

import csv
import datetime as dt
import hashlib
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from app.allocation.actions import FiguresFile, import_figures
from app.allocation.models import Cycle, CycleStep, FigureImport, StepKind

SEED = Path(__file__).resolve().parent / "seed"
SEED_FIGURES = ("figures-2024-2026.csv", "figures-2026-2028.csv")


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
