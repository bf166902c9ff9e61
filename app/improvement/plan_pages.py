"""The improvement plan of an assessment, and agreeing a measure for one of its findings."""

import datetime as dt
import uuid
from collections.abc import Iterable

from flask import current_app, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.accounts.access import current_person, needs_role, signed_in
from app.accounts.models import Role
from app.assessments.findings import title
from app.assessments.models import Assessment, Finding, FindingKind
from app.assessments.queries import assessment_by_id, finding_by_id, findings_of_assessment
from app.database import new_id
from app.errors import put_into_words
from app.forms import form_key
from app.framework.queries import framework_of
from app.i18n import current_language, today
from app.improvement import actions, permissions, queries
from app.improvement.blueprint import room
from app.improvement.deadlines import due_on
from app.improvement.forms import MeasureForm
from app.improvement.models import Resolution
from app.problems import NotAllowed, NotFound, Problem
from app.transaction import current_session
from quality_framework import Risk


def seen(assessment_id: uuid.UUID) -> Assessment:
    """The assessment, when whoever asks may see its findings; else there is no such thing."""
    assessment = assessment_by_id(current_session(), assessment_id)
    if not permissions.may_see_findings(current_person(), assessment):
        raise NotFound("assessment-not-found")
    return assessment


def deadline_days() -> dict[Risk, int]:
    """In how many days a measure is due, by the risk of its finding, as this portal was set."""
    settings = current_app.config["SETTINGS"]
    return {risk: int(getattr(settings, f"measure_days_{risk.value}")) for risk in Risk}


@room.get("/assessments/<uuid:assessment_id>")
@signed_in
def plan(assessment_id: uuid.UUID) -> ResponseReturnValue:
    """Every finding of an assessment and what is done about it."""
    session, person = current_session(), current_person()
    assessment = seen(assessment_id)
    findings = [row for row in findings_of_assessment(session, assessment.id) if row.indicators]
    keys = [finding.id for finding in findings]
    framework, language = framework_of(assessment.framework_version), current_language()
    return render_template(
        "improvement/plan.html",
        assessment=assessment,
        shortcomings=[row for row in findings if row.kind is FindingKind.SHORTCOMING],
        good_practices=[row for row in findings if row.kind is FindingKind.GOOD_PRACTICE],
        titles={finding.id: title(finding, framework, language) for finding in findings},
        measures=queries.measures_by_finding(session, keys),
        norms={
            link.indicator: framework.indicator(link.indicator).text.in_language(language)
            for finding in findings
            for link in finding.indicators
        },
        resolved_of=_by_finding(keys, queries.resolutions_of(session, keys)),
        may_agree=permissions.may_agree(person, assessment),
        day=today(),
    )


def _by_finding(
    keys: Iterable[uuid.UUID], resolutions: Iterable[Resolution]
) -> dict[uuid.UUID, dict[str, Resolution]]:
    """What was resolved of each finding, by norm."""
    found: dict[uuid.UUID, dict[str, Resolution]] = {key: {} for key in keys}
    for row in resolutions:
        found[row.finding_id][row.indicator] = row
    return found


@room.route("/findings/<uuid:finding_id>/measures", methods=["GET", "POST"])
@needs_role(Role.INSPECTOR, Role.REVIEWER, Role.MUNICIPALITY)
def agree(finding_id: uuid.UUID) -> ResponseReturnValue:
    """Agree a measure for one finding."""
    session, person = current_session(), current_person()
    finding = finding_by_id(session, finding_id)
    assessment = seen(finding.assessment_id)
    if not permissions.may_agree(person, assessment):
        raise NotAllowed("measure-not-yours")
    form, refusal = MeasureForm(), None
    if form.validate_on_submit():
        try:
            measure = actions.agree_measure(
                session, person, finding.id, form.details(), today=today(), key=form_key()
            )
        except Problem as problem:
            refusal = put_into_words(problem)
        else:
            flash(_("Measure %(number)s is agreed.", number=measure.number), "success")
            return redirect(url_for("improvement.plan", assessment_id=assessment.id))
    return _page(form, finding, assessment, refusal)


def _page(
    form: MeasureForm, finding: Finding, assessment: Assessment, refusal: str | None
) -> ResponseReturnValue:
    risk = Risk(finding.risk) if finding.risk else None
    days = deadline_days()
    if not form.is_submitted():
        form.due_on.data = max(due_on(risk, _found_on(assessment), days), today())
        form.owner_kind.data = "operator" if assessment.location.operator_id else "municipality"
    page = render_template(
        "improvement/agree.html",
        form=form,
        finding=finding,
        assessment=assessment,
        title=title(finding, framework_of(assessment.framework_version), current_language()),
        days=days[risk or Risk.MEDIUM],
        key=form_key() or new_id(),
        refusal=refusal,
    )
    return page, 400 if form.errors or refusal else 200


def _found_on(assessment: Assessment) -> dt.date:
    return assessment.visit_ends_on or assessment.visit_starts_on or assessment.planned_on
