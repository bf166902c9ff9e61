"""Taking in a file of figures: choose it, look at what it would do, confirm; and taking an import back."""

import io
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import current_app, flash, redirect, render_template, request, send_file, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from app.accounts.access import current_person, needs_role
from app.accounts.models import Role
from app.allocation import actions, figure_queries, permissions, queries, words
from app.allocation.actions import FiguresFile
from app.allocation.blueprint import room
from app.allocation.comparing import Change, ComparedRow, Preview
from app.allocation.figures import NATIONAL, FigureKind
from app.allocation.figures_file import COLUMNS, REQUIRED
from app.allocation.forms import FiguresForm, ReasonForm
from app.allocation.table_file import FiguresFileError, FileMistake
from app.errors import put_into_words
from app.extensions import office_of
from app.locations.queries import municipalities
from app.problems import Conflict, NotAllowed, NotFound, Problem
from app.storage import kept_name
from app.transaction import current_session

MOST_SHOWN = 200
AREA_UNKNOWN = "area-unknown"
# The file that was looked at last: its SHA-256, name and what was shown, in the signed cookie of the session.
LOOKED_AT = "figures_file"


def _own_areas() -> frozenset[str] | None:
    """The areas of which the person may take in figures; None: all of them. Who has none may not import."""
    person, session = current_person(), current_session()
    if permissions.may_write_for_the_country(person):
        return None
    held = permissions.entering_reach(person)
    if held.is_empty:
        raise NotAllowed("figures-not-yours")
    members = (one.code for code in held.provinces for one in municipalities(session, province_code=code))
    return held.provinces | frozenset(members)


@room.route("/import", methods=["GET", "POST"])
@needs_role(Role.REVIEWER, Role.PROVINCE)
def import_figures() -> ResponseReturnValue:
    """Choose a file; then see what it would do, or every mistake in it. Nothing is written yet."""
    form, own = FiguresForm(), _own_areas()
    if not form.validate_on_submit():
        return _choose_page(form, own), 400 if form.errors else 200
    handed_in = form.file.data
    name, content = kept_name(handed_in.filename or ""), handed_in.read()
    try:
        preview = figure_queries.preview_figures(current_session(), content, own)
    except FiguresFileError as error:
        preview = Preview((), error.mistakes, ())
    if preview.mistakes:
        return _choose_page(form, own, preview), 400
    sha256 = office_of(current_app).storage.put(content)
    session[LOOKED_AT] = {"sha256": sha256, "name": name, "digest": preview.digest}
    return _preview_page(preview, name, sha256)


@room.post("/import/confirm")
@needs_role(Role.REVIEWER, Role.PROVINCE)
def confirm_import() -> ResponseReturnValue:
    """Take in the file that was looked at, whole, if the figures are still as they were shown."""
    own = _own_areas()
    looked_at = session.get(LOOKED_AT, {})
    if not looked_at or request.form.get("sha256") != looked_at["sha256"]:
        raise Conflict("import-preview-gone")
    content = office_of(current_app).storage.get(looked_at["sha256"])
    file = FiguresFile(looked_at["name"], content, is_kept=True)
    arrival = actions.import_figures(
        current_session(), current_person().id, file, seen=looked_at["digest"], own=own
    )
    session.pop(LOOKED_AT)
    added = arrival.figures_added
    flash(ngettext("%(num)s figure was taken in.", "%(num)s figures were taken in.", added), "success")
    return redirect(url_for("allocation.one_import", import_id=arrival.id))


def _choose_page(form: FiguresForm, own: frozenset[str] | None, preview: Preview | None = None) -> str:
    found: Sequence[FileMistake] = preview.mistakes if preview is not None else ()
    mistakes = [one for one in found if one.code != AREA_UNKNOWN]
    return render_template(
        "allocation/import.html",
        form=form,
        unknown=_unknown_areas(found),
        mistakes=mistakes[:MOST_SHOWN],
        most_shown=MOST_SHOWN,
        number_of_mistakes=len(mistakes),
        number_in_all=len(found),
        understood=_shown(preview) if preview is not None and preview.rows else None,
        imports=figure_queries.imports(current_session(), own),
        required=REQUIRED,
        columns=COLUMNS,
        kinds=[kind.value for kind in FigureKind],
    )


def _unknown_areas(mistakes: Sequence[FileMistake]) -> dict[str, list[int]]:
    """The codes of no municipality or province, each with the rows in which it stands."""
    unknown: dict[str, list[int]] = {}
    for one in mistakes:
        if one.code == AREA_UNKNOWN:
            unknown.setdefault(one.written, []).append(one.row)
    return unknown


@dataclass(frozen=True)
class _Shown:
    """What the rows that were understood would do, as the page shows it."""

    new: Sequence[ComparedRow]
    changed: Sequence[ComparedRow]
    number_unchanged: int
    suspicions: Sequence[tuple[int, str]]
    names: Mapping[str, str]


def _shown(preview: Preview) -> _Shown:
    codes = {one.row.area_code for one in preview.rows} | {one.area_code for one in preview.suspicions}
    names = {NATIONAL: _("Netherlands"), **queries.area_names(current_session(), codes)}
    return _Shown(
        new=preview.of(Change.NEW),
        changed=preview.of(Change.CHANGED),
        number_unchanged=len(preview.of(Change.UNCHANGED)),
        suspicions=[
            (one.row, words.suspicion_in_words(one, names.get(one.area_code, one.area_code)))
            for one in preview.suspicions
        ],
        names=names,
    )


def _preview_page(preview: Preview, name: str, sha256: str) -> str:
    return render_template(
        "allocation/preview.html", name=name, sha256=sha256, shown=_shown(preview), most_shown=MOST_SHOWN
    )


@room.route("/imports/<uuid:import_id>", methods=["GET", "POST"])
@needs_role(Role.REVIEWER, Role.PROVINCE)
def one_import(import_id: uuid.UUID) -> ResponseReturnValue:
    """One import: its file, what it brought, and taking it back as a whole."""
    arrival = figure_queries.import_by_id(current_session(), import_id, _own_areas())
    form = ReasonForm()
    if form.validate_on_submit():
        try:
            actions.withdraw_import(current_session(), current_person().id, arrival, form.reason.data or "")
        except Problem as problem:
            form.form_errors.append(put_into_words(problem))
        else:
            flash(_("The import was undone. What counted before counts again."), "success")
            return redirect(url_for("allocation.one_import", import_id=import_id))
    found = figure_queries.versions_of_import(current_session(), import_id, limit=MOST_SHOWN)
    codes = {one.area_code for one in found}
    names = {NATIONAL: _("Netherlands"), **queries.area_names(current_session(), codes)}
    page = render_template(
        "allocation/one_import.html",
        arrival=arrival,
        withdrawn=figure_queries.withdrawal_of(current_session(), import_id),
        figures=found,
        names=names,
        form=form,
    )
    return page, 400 if form.errors else 200


@room.get("/imports/<uuid:import_id>/file")
@needs_role(Role.REVIEWER, Role.PROVINCE)
def import_file(import_id: uuid.UUID) -> ResponseReturnValue:
    """The file as it was handed in."""
    arrival = figure_queries.import_by_id(current_session(), import_id, _own_areas())
    if arrival.size_in_bytes is None:
        raise NotFound("import-file-not-kept")
    content = office_of(current_app).storage.get(arrival.sha256)
    return send_file(
        io.BytesIO(content),
        mimetype="application/octet-stream",
        as_attachment=True,
        download_name=arrival.name,
    )
