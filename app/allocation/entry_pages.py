"""Entering and correcting one figure by hand, with the reason why."""

import functools
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.accounts.access import current_person, needs_role
from app.accounts.models import Role
from app.allocation import actions, figure_queries, permissions, queries
from app.allocation.blueprint import room
from app.allocation.cycle_views import asked_cycle
from app.allocation.figures import NATIONAL, FigureKind
from app.allocation.forms import FigureForm
from app.allocation.models import Figure
from app.errors import put_into_words
from app.i18n import today
from app.locations.queries import municipalities, provinces
from app.problems import NotAllowed, Problem
from app.transaction import current_session


def _area_choices() -> list[tuple[str, str]]:
    session, person = current_session(), current_person()
    may = functools.partial(permissions.may_enter_figures, person)
    country = [(NATIONAL, _("Netherlands"))] if may() else []
    own = [(one.code, one.name) for one in provinces(session) if may(one.code)]
    return country + own + [(one.code, one.name) for one in municipalities(session) if may(one.province_code)]


def _filled_from(figure: Figure | None) -> dict[str, Any]:
    if figure is None:
        return {"valid_from": today()}
    names = ("places", "amv_places", "in_words", "in_words_en", "valid_from", "source", "source_en")
    return {name: getattr(figure, name) for name in (*names, "note", "note_en")} | {
        "quality": figure.quality.value
    }


@room.route("/figures/enter", methods=["GET", "POST"])
@needs_role(Role.REVIEWER, Role.PROVINCE)
def enter_figure() -> ResponseReturnValue:
    """Enter a figure, or correct the one that counts now; the old one stays to be seen."""
    session, person, cycle = current_session(), current_person(), asked_cycle()
    areas = _area_choices()
    if not areas:
        raise NotAllowed("figures-not-yours")
    area, kind = request.args.get("area", ""), request.args.get("kind", "")
    before = None
    if kind in frozenset(FigureKind):
        before = figure_queries.held_figure(session, cycle.id, area, FigureKind(kind))
    form = FigureForm(data=_filled_from(before) | {"cycle": cycle.id, "area": area, "kind": kind})
    form.area.choices = areas
    form.cycle.choices = [(one.id, one.id.replace("-", "–")) for one in queries.cycles(session)]
    if form.validate_on_submit():
        try:
            actions.enter_figure(session, person.id, form.row(), form.reason.data or "")
        except Problem as problem:
            form.form_errors.append(put_into_words(problem))
        else:
            flash(_("The figure was saved. The version before it stays to be seen."), "success")
            return redirect(url_for("allocation.figures", cycle=form.cycle.data, area=form.area.data))
    page = render_template("allocation/enter_figure.html", form=form, before=before, cycle=cycle)
    return page, 400 if form.errors else 200
