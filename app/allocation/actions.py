"""Writing figures. They are only ever added: a correction is a next version, and what was taken in wrongly is
taken back by saying so, never by removing it.
"""

import hashlib
import uuid
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from sqlalchemy.orm import Session

from app import audit
from app.allocation import figure_queries
from app.allocation.comparing import Change, ComparedRow, Preview
from app.allocation.figures import AreaLevel, area_level
from app.allocation.figures_file import LEVEL_OF_KIND, FigureRow
from app.allocation.models import Figure, FigureImport, WithdrawnImport
from app.allocation.table_file import FiguresFileError
from app.database import hold
from app.problems import Conflict, Invalid

LONGEST_NAME = 200
LONGEST_REASON = 1_000
# Two imports wait for each other, so that both never write the same next version.
WRITING_FIGURES = "figures"


@dataclass(frozen=True)
class FiguresFile:
    """A file as it was handed in: its name, without folder, and its bytes. `is_kept`: whether it lies in the
    storage under its SHA-256.
    """

    name: str
    content: bytes
    is_kept: bool = False


def _version_of(row: FigureRow, version: int, import_id: uuid.UUID) -> Figure:
    level = area_level(row.area_code)
    said = {name: value for name, value in asdict(row).items() if name != "row"}
    return Figure(
        **said,
        province_code=row.area_code if level is AreaLevel.PROVINCE else None,
        municipality_code=row.area_code if level is AreaLevel.MUNICIPALITY else None,
        version=version,
        import_id=import_id,
    )


def _add_versions(session: Session, rows: Sequence[ComparedRow], arrival: FigureImport) -> None:
    session.add(arrival)
    session.flush()
    last = figure_queries.last_versions(session, [one.row.key for one in rows])
    session.add_all(_version_of(one.row, last.get(one.row.key, 0) + 1, arrival.id) for one in rows)
    session.flush()


def import_figures(
    session: Session,
    by: uuid.UUID | None,
    file: FiguresFile,
    *,
    seen: str | None = None,
    own: frozenset[str] | None = None,
) -> FigureImport:
    """Take in a whole file of figures, or nothing of it.

    A figure that is already there in the same words is left alone; one that differs becomes the next version
    and counts from then on. `seen` is the digest of the preview that was confirmed: `Conflict` when the
    figures changed since. `own` are the only areas it may be about (None: every area). Raises
    FiguresFileError with every mistake in the file.
    """
    hold(session, WRITING_FIGURES)
    preview = figure_queries.preview_figures(session, file.content, own)
    if preview.mistakes:
        raise FiguresFileError(preview.mistakes)
    if seen is not None and seen != preview.digest:
        raise Conflict("figures-changed-since-preview")
    changed = _to_write(preview)
    arrival = FigureImport(
        name=file.name[-LONGEST_NAME:],
        sha256=hashlib.sha256(file.content).hexdigest(),
        figures_added=len(changed),
        figures_unchanged=len(preview.rows) - len(changed),
        size_in_bytes=len(file.content) if file.is_kept else None,
        imported_by_id=by,
    )
    _add_versions(session, changed, arrival)
    audit.record(
        session,
        by,
        "import-figures",
        audit.subject("figures", "all"),
        after={"name": arrival.name, "sha256": arrival.sha256, "added": len(changed)},
    )
    return arrival


def _to_write(preview: Preview) -> list[ComparedRow]:
    return [one for one in preview.rows if one.change is not Change.UNCHANGED]


def import_figures_file(session: Session, by: uuid.UUID | None, path: Path) -> FigureImport:
    """Take in the file of figures at `path`; see `import_figures`. Raises OSError when it cannot be read."""
    return import_figures(session, by, FiguresFile(path.name, path.read_bytes()))


def _reason(written: str) -> str:
    reason = " ".join(written.split())
    if not reason:
        raise Invalid("figure-needs-reason")
    if len(reason) > LONGEST_REASON:
        raise Invalid("reason-too-long", most=LONGEST_REASON)
    return reason


def _check(row: FigureRow) -> None:
    if row.places is None and not row.in_words:
        raise Invalid("figure-says-nothing")
    if row.amv_places is not None and (row.places is None or row.amv_places > row.places):
        raise Invalid("figure-amv-exceed-places")
    wanted = LEVEL_OF_KIND.get(row.kind)
    if wanted is not None and area_level(row.area_code) is not wanted:
        raise Invalid("figure-kind-of-other-level")
    if not row.source:
        raise Invalid("figure-needs-source")


def enter_figure(session: Session, by: uuid.UUID, row: FigureRow, reason: str) -> FigureImport:
    """Write one figure by hand, the first or a next version, and say why. It counts from then on."""
    why = _reason(reason)
    _check(row)
    hold(session, WRITING_FIGURES)
    preview = figure_queries.preview_rows(session, [row])
    if not _to_write(preview):
        raise Conflict("figure-unchanged")
    arrival = FigureImport(
        name="",
        sha256=preview.digest,
        figures_added=1,
        figures_unchanged=0,
        by_hand=True,
        reason=why,
        imported_by_id=by,
    )
    _add_versions(session, preview.rows, arrival)
    before = preview.rows[0].before
    audit.record(
        session,
        by,
        "enter-figure",
        audit.subject("figures", row.area_code),
        before=asdict(before.row) if before else None,
        after=asdict(row) | {"reason": why},
    )
    return arrival


def withdraw_import(
    session: Session, by: uuid.UUID | None, arrival: FigureImport, reason: str
) -> WithdrawnImport:
    """Take back all figures of one import at once; what counted before counts again. The figures stay to be
    seen. Once taken back is final: bring the figures in anew.
    """
    why = _reason(reason)
    hold(session, WRITING_FIGURES)
    if session.get(WithdrawnImport, arrival.id) is not None:
        raise Conflict("import-withdrawn-already")
    withdrawn = WithdrawnImport(import_id=arrival.id, reason=why, withdrawn_by_id=by)
    session.add(withdrawn)
    session.flush()
    audit.record(
        session,
        by,
        "withdraw-import",
        audit.subject("figures", "all"),
        before={"name": arrival.name, "sha256": arrival.sha256, "added": arrival.figures_added},
        after={"reason": why},
    )
    return withdrawn
