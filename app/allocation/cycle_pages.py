"""The steps of a cycle: what the act asks, what happened, and writing down what happened."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.accounts.access import current_person, needs_role, signed_in
from app.accounts.models import Role
from app.allocation import country, cycle_actions, permissions, queries
from app.allocation.blueprint import room
from app.allocation.cycle_views import asked_cycle, asked_day
from app.allocation.forms import StepForm
from app.errors import put_into_words
from app.i18n import current_language, today
from app.problems import NotAllowed, NotFound, Problem
from app.transaction import current_session


@room.get("/cycle")
@signed_in
def cycle_steps() -> ResponseReturnValue:
    """Each step of a cycle: what the act asks, what happened, and where we are."""
    cycle = asked_cycle()
    on = asked_day(cycle)
    states = country.step_states([step.actual_on for step in cycle.steps], on)
    return render_template(
        "allocation/cycle.html",
        cycle=cycle,
        cycles=queries.cycles(current_session()),
        on=on,
        steps=list(zip(cycle.steps, states, strict=True)),
        drawing=country.drawn_steps(cycle, on),
        english=current_language() == "en",
        may_record=permissions.may_write_for_the_country(current_person()),
    )


@room.route("/cycle/<cycle_id>/<kind>", methods=["GET", "POST"])
@needs_role(Role.REVIEWER)
def record_step(cycle_id: str, kind: str) -> ResponseReturnValue:
    """Write down what happened with one step."""
    session, person = current_session(), current_person()
    if not permissions.may_write_for_the_country(person):
        raise NotAllowed("reviewers-of-the-whole-country-only")
    cycle = queries.cycle_by_id(session, cycle_id)
    step = next((one for one in cycle.steps if one.kind == kind), None)
    if step is None:
        raise NotFound("cycle-not-found")
    form = StepForm(obj=step)
    if form.validate_on_submit():
        try:
            cycle_actions.record_step(
                session, person.id, step, form.details(), form.reason.data or "", today=today()
            )
        except Problem as problem:
            form.form_errors.append(put_into_words(problem))
        else:
            flash(_("The step was saved. What stood there before is in the audit trail."), "success")
            return redirect(url_for("allocation.cycle_steps", cycle=cycle.id))
    page = render_template("allocation/record_step.html", form=form, cycle=cycle, step=step)
    return page, 400 if form.errors else 200
