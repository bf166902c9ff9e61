"""Mergers and new names of municipalities: the list, writing one down, and taking back what does not hold
yet.
"""

import uuid

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.accounts.access import current_person, needs_role, signed_in
from app.accounts.models import Role
from app.allocation import permissions
from app.allocation.blueprint import room
from app.allocation.forms import FoundingForm, MunicipalityChangeForm
from app.errors import put_into_words
from app.i18n import today
from app.locations import municipality_actions
from app.locations.queries import all_changes, municipalities, provinces
from app.problems import NotAllowed, Problem
from app.transaction import current_session


def _may_write() -> None:
    if not permissions.may_write_for_the_country(current_person()):
        raise NotAllowed("reviewers-of-the-whole-country-only")


@room.get("/changes")
@signed_in
def municipality_changes() -> ResponseReturnValue:
    """Every merger and new name with its day and source, the newest first."""
    return render_template(
        "allocation/changes.html",
        changes=all_changes(current_session()),
        today=today(),
        may_write=permissions.may_write_for_the_country(current_person()),
    )


@room.route("/changes/new", methods=["GET", "POST"])
@needs_role(Role.REVIEWER)
def record_change() -> ResponseReturnValue:
    """Write down a merger or a new name."""
    _may_write()
    session, person = current_session(), current_person()
    form = MunicipalityChangeForm()
    names = [(one.code, one.name) for one in municipalities(session)]
    form.old_code.choices = form.new_code.choices = [("", _("Choose a municipality")), *names]
    if form.validate_on_submit():
        try:
            municipality_actions.record_change(session, person.id, form.details(), today=today())
        except Problem as problem:
            form.form_errors.append(put_into_words(problem))
        else:
            flash(_("The change was saved. It holds from its day on."), "success")
            return redirect(url_for("allocation.municipality_changes"))
    return render_template("allocation/new_change.html", form=form), 400 if form.errors else 200


@room.route("/changes/new-municipality", methods=["GET", "POST"])
@needs_role(Role.REVIEWER)
def found_municipality() -> ResponseReturnValue:
    """Write down that municipalities become a new one with a code of its own."""
    _may_write()
    session, person = current_session(), current_person()
    form = FoundingForm()
    form.province.choices = [
        ("", _("Choose a province")),
        *((one.code, one.name) for one in provinces(session)),
    ]
    names = [(one.code, one.name) for one in municipalities(session)]
    for number, field in enumerate(form.old_codes, start=1):
        field.label.text = _("Municipality %(number)s that becomes part of it", number=number)
        field.choices = [("", _("Choose a municipality")), *names]
    if form.validate_on_submit():
        try:
            founded = municipality_actions.found_municipality(
                session, person.id, form.details(), today=today()
            )
        except Problem as problem:
            form.form_errors.append(put_into_words(problem))
        else:
            flash(_("%(name)s was written down. It is there from its day on.", name=founded.name), "success")
            return redirect(url_for("allocation.municipality_changes"))
    return render_template("allocation/new_municipality.html", form=form), 400 if form.errors else 200


@room.post("/changes/<uuid:change_id>/withdraw")
@needs_role(Role.REVIEWER)
def withdraw_change(change_id: uuid.UUID) -> ResponseReturnValue:
    """Take back a change whose day is still to come."""
    _may_write()
    municipality_actions.withdraw_change(current_session(), current_person().id, change_id, today=today())
    flash(_("The change was taken back."), "success")
    return redirect(url_for("allocation.municipality_changes"))
