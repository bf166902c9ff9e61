"""A re-inspection of what is open at a location."""

import uuid

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.accounts.access import current_person, needs_role
from app.accounts.models import Role
from app.assessments import permissions
from app.assessments.actions import plan_assessment
from app.assessments.findings import title
from app.assessments.models import Kind
from app.assessments.queries import possible_members
from app.database import new_id
from app.errors import put_into_words
from app.forms import form_key
from app.framework.queries import framework_of, newest_version
from app.i18n import current_language, today
from app.improvement import queries
from app.improvement.blueprint import room
from app.improvement.forms import ReInspectionForm
from app.improvement.queries import OpenFinding
from app.improvement.re_inspection import ReInspectionScope, scope_of
from app.locations.models import Location
from app.locations.permissions import may_see_location
from app.locations.queries import location_by_id, place_of
from app.problems import Invalid, NotAllowed, NotFound, Problem
from app.transaction import current_session
from quality_framework import Framework, Selection


@room.route("/locations/<uuid:location_id>/re-inspection", methods=["GET", "POST"])
@needs_role(Role.INSPECTOR, Role.REVIEWER)
def re_inspection(location_id: uuid.UUID) -> ResponseReturnValue:
    """Plan a re-inspection: exactly the open findings of this location and what hangs on them."""
    session, person = current_session(), current_person()
    location = _location(location_id)
    open_findings = queries.open_findings_of_location(session, location_id, seen_by=person)
    framework = framework_of(newest_version(session))
    scope = scope_of(framework, [key for found in open_findings for key in found.indicators])
    form, refusal = _form(location), None
    if form.validate_on_submit():
        try:
            if not scope.indicators:
                raise Invalid("nothing-to-re-inspect")
            plan = form.plan(_whole(framework), scope.indicators)
            planned = plan_assessment(session, person, location, plan, key=form_key())
        except Problem as problem:
            refusal = put_into_words(problem)
        else:
            flash(_("Assessment %(number)s is planned.", number=planned.number), "success")
            return redirect(url_for("assessments.one", assessment_id=planned.id))
    return _page(form, location, open_findings, scope, refusal)


def _location(location_id: uuid.UUID) -> Location:
    person = current_person()
    location = location_by_id(current_session(), location_id)
    place = place_of(location)
    if not may_see_location(person, place):
        raise NotFound("location-not-found")
    if not permissions.may_plan(person, place, Kind.RE_INSPECTION):
        raise NotAllowed("may-not-plan-here")
    return location


def _whole(framework: Framework) -> str:
    """The profile that covers everything: what is looked at follows from the scope alone."""
    return next(profile.id for profile in framework.profiles if profile.selects is Selection.ALL)


def _form(location: Location) -> ReInspectionForm:
    form, person = ReInspectionForm(), current_person()
    judges = possible_members(current_session(), place_of(location), Role.INSPECTOR)
    form.members.choices = [(str(judge.id), judge.name) for judge in judges]
    if not form.is_submitted():
        form.planned_on.data = today()
        form.members.data = [str(person.id)] if person.id in {judge.id for judge in judges} else []
    return form


def _page(
    form: ReInspectionForm,
    location: Location,
    open_findings: list[OpenFinding],
    scope: ReInspectionScope,
    refusal: str | None,
) -> ResponseReturnValue:
    language = current_language()
    newest = framework_of(newest_version(current_session()))
    page = render_template(
        "improvement/re_inspection.html",
        form=form,
        location=location,
        open_findings=open_findings,
        titles={
            found.finding.id: title(found.finding, framework_of(found.assessment.framework_version), language)
            for found in open_findings
        },
        hanging=[
            newest.indicator(key).text.in_language(language)
            for key in scope.indicators
            if key in scope.hanging
        ],
        scope=scope,
        key=form_key() or new_id(),
        refusal=refusal,
    )
    return page, 400 if form.errors or refusal else 200
