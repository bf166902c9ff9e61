"""Task and places of the country and its provinces, every figure with its source, and taking in a file of
figures.
"""

import datetime as dt
from collections.abc import Sequence
from pathlib import PurePath

from flask import Blueprint, Flask, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.accounts.access import current_person, needs_role, signed_in
from app.accounts.models import Role
from app.allocation import actions, country, permissions, queries, record_queries, words
from app.allocation.actions import FiguresFile
from app.allocation.country import step_states
from app.allocation.figures import NATIONAL, FigureKind
from app.allocation.figures_file import COLUMNS, REQUIRED, FiguresFileError, FileMistake
from app.allocation.forms import FiguresForm
from app.allocation.models import Cycle
from app.errors import wording
from app.i18n import current_language, today
from app.problems import NotAllowed
from app.transaction import current_session

room = Blueprint("allocation", __name__, url_prefix="/allocation")
MOST_MISTAKES_SHOWN = 200

SENTENCES = {
    "cycle-not-found": _l("There is no such cycle."),
    "figures-of-the-whole-country-only": _l("Only reviewers for the whole country take in figures."),
}


def init_room(app: Flask) -> None:
    """Put this room's pages and sentences into the portal, and its words into templates."""
    app.register_blueprint(room)
    wording.add(SENTENCES)
    app.jinja_env.filters.update(
        figure_kind=words.FIGURE_KIND_WORDS.__getitem__,
        figure_quality=words.QUALITY_WORDS.__getitem__,
        task_kind=words.TASK_WORDS.__getitem__,
        cycle_step=words.STEP_WORDS.__getitem__,
        counting_reason=words.REASON_WORDS.__getitem__,
        file_mistake=words.MISTAKE_WORDS.__getitem__,
    )


def asked_cycle() -> Cycle:
    """The cycle in the address (`?cycle=2026-2028`), else the one that runs today."""
    wanted = request.args.get("cycle")
    session = current_session()
    return queries.cycle_by_id(session, wanted) if wanted else queries.cycle_on(session, today())


def asked_day(cycle: Cycle) -> dt.date:
    """The day in the address (`?on=2026-11-23`), else today; brought within the cycle."""
    return queries.day_within(cycle, request.args.get("on", today(), type=dt.date.fromisoformat))


def timeline_of(cycle: Cycle, on: dt.date) -> list[dict[str, str]]:
    """The steps of the cycle for the timeline: what was done by the day, what goes on, what is to come."""
    english = current_language() == "en"
    states = step_states([step.actual_on for step in cycle.steps], on)
    return [
        {
            "label": str(words.STEP_WORDS[step.kind]),
            "detail": step.actual_en if english else step.actual,
            "state": state,
        }
        for step, state in zip(cycle.steps, states, strict=True)
    ]


@room.get("/")
@signed_in
def index() -> ResponseReturnValue:
    """The country and its provinces in a cycle: what was published, and the places one may see."""
    session, person, cycle = current_session(), current_person(), asked_cycle()
    on = asked_day(cycle)
    found = queries.country_on(
        session,
        cycle.id,
        on,
        shows_places=lambda code: permissions.may_see_places_of(person, code),
        language=current_language(),
    )
    return render_template(
        "allocation/index.html",
        cycle=cycle,
        cycles=queries.cycles(session),
        on=on,
        found=found,
        task_of_all=country.task_of_all(found.provinces),
        steps=timeline_of(cycle, on),
        may_import=permissions.may_import_figures(person),
    )


@room.get("/figures")
@signed_in
def figures() -> ResponseReturnValue:
    """Every figure of a cycle in every version, with its source; of one area when the address names it."""
    session, cycle = current_session(), asked_cycle()
    area = request.args.get("area", "")
    found = queries.figures_page(session, cycle.id, area, request.args.get("page", 1, type=int))
    codes = {figure.area_code for figure in found.figures} | {area}
    names = {NATIONAL: _("Netherlands"), **queries.area_names(session, codes)}
    language = current_language()
    return render_template(
        "allocation/figures.html",
        cycle=cycle,
        cycles=queries.cycles(session),
        area=area,
        names=names,
        found=found,
        figures=[record_queries.as_published(figure, language) for figure in found.figures],
        newest=queries.newest_versions(session, cycle.id, codes),
    )


@room.route("/import", methods=["GET", "POST"])
@needs_role(Role.REVIEWER)
def import_figures() -> ResponseReturnValue:
    """Take in a file of figures whole, or show every mistake in it with row and column."""
    session, person = current_session(), current_person()
    if not permissions.may_import_figures(person):
        raise NotAllowed("figures-of-the-whole-country-only")
    form = FiguresForm()
    mistakes: tuple[FileMistake, ...] = ()
    if form.validate_on_submit():
        handed_in = form.file.data
        file = FiguresFile(PurePath(handed_in.filename or "").name, handed_in.read())
        try:
            arrival = actions.import_figures(session, person.id, file)
        except FiguresFileError as error:
            mistakes = error.mistakes
        else:
            added, same = arrival.figures_added, arrival.figures_unchanged
            flash(
                _("%(added)s figures were added; %(same)s were there already.", added=added, same=same),
                "success",
            )
            return redirect(url_for("allocation.import_figures"))
    return _import_page(form, mistakes), 400 if mistakes or form.errors else 200


def _import_page(form: FiguresForm, mistakes: Sequence[FileMistake]) -> str:
    return render_template(
        "allocation/import.html",
        form=form,
        mistakes=mistakes[:MOST_MISTAKES_SHOWN],
        number_of_mistakes=len(mistakes),
        imports=queries.imports(current_session()),
        required=REQUIRED,
        columns=COLUMNS,
        kinds=[kind.value for kind in FigureKind],
    )
