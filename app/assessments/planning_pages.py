"""Planning an assessment from a location."""

import uuid

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from app.accounts.access import current_person, needs_role
from app.accounts.models import Person, Role
from app.accounts.permissions import Place
from app.assessments import actions, permissions, queries
from app.assessments.blueprint import room
from app.assessments.forms import PlanForm
from app.assessments.models import Kind
from app.assessments.words import KIND_WORDS
from app.database import new_id
from app.errors import put_into_words
from app.forms import form_key
from app.framework.queries import framework_of, newest_version
from app.i18n import current_language, today
from app.locations.models import Location
from app.locations.permissions import may_see_location
from app.locations.queries import location_by_id, place_of
from app.problems import NotAllowed, NotFound, Problem
from app.transaction import current_session
from quality_framework import Framework


@room.route("/new/<uuid:location_id>", methods=["GET", "POST"])
@needs_role(Role.INSPECTOR, Role.REVIEWER, Role.MUNICIPALITY)
def plan(location_id: uuid.UUID) -> ResponseReturnValue:
    """Plan an assessment of this location."""
    session, person = current_session(), current_person()
    location = location_by_id(session, location_id)
    place = place_of(location)
    kinds = _plannable(person, place)
    framework = framework_of(newest_version(session))
    form = _form(session, person, place, kinds, framework)
    refusal = None
    if form.validate_on_submit():
        try:
            assessment = actions.plan_assessment(session, person, location, form.plan(), key=form_key())
        except Problem as problem:
            refusal = put_into_words(problem)
        else:
            flash(_("Assessment %(number)s is planned.", number=assessment.number), "success")
            return redirect(url_for("assessments.one", assessment_id=assessment.id))
    return _page(form, location, framework, kinds, refusal)


def _plannable(person: Person, place: Place) -> tuple[Kind, ...]:
    if not may_see_location(person, place):
        raise NotFound("location-not-found")
    # A re-inspection is planned from what is open, on a page of its own.
    kinds = tuple(
        kind for kind in permissions.plannable_kinds(person, place) if kind is not Kind.RE_INSPECTION
    )
    if not kinds:
        raise NotAllowed("may-not-plan-here")
    return kinds


def _page(
    form: PlanForm, location: Location, framework: Framework, kinds: tuple[Kind, ...], refusal: str | None
) -> ResponseReturnValue:
    page = render_template(
        "assessments/plan.html",
        form=form,
        location=location,
        framework=framework,
        asks_announced=any(kind in actions.VISITS for kind in kinds),
        key=form_key() or new_id(),
        refusal=refusal,
    )
    return page, 400 if form.errors or refusal else 200


def _form(
    session: Session, person: Person, place: Place, kinds: tuple[Kind, ...], framework: Framework
) -> PlanForm:
    form = PlanForm()
    language = current_language()
    form.kind.choices = [(kind.value, KIND_WORDS[kind]) for kind in kinds]
    form.profile.choices = [
        (profile.id, profile.title.in_language(language)) for profile in framework.profiles
    ]
    candidates = {
        candidate.id: candidate
        for role in dict.fromkeys(permissions.judging_role(kind) for kind in kinds)
        for candidate in queries.possible_members(session, place, role)
    }
    form.members.choices = [(str(key), candidate.name) for key, candidate in candidates.items()]
    form.leader.choices = [("", _("The first of the list")), *form.members.choices]
    if not form.is_submitted():
        form.kind.data = kinds[0].value
        form.planned_on.data = today()
        form.members.data = [str(person.id)] if person.id in candidates else []
    return form
