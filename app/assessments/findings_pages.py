"""The findings of one assessment: what they come to, and grouping and wording them while it is judged."""

import uuid

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.accounts.access import current_person, needs_role, signed_in
from app.accounts.models import Role
from app.assessments import actions, permissions, queries, scorecards
from app.assessments.assessment_page import loaded
from app.assessments.blueprint import room
from app.assessments.findings import told
from app.assessments.models import Assessment, FindingKind
from app.assessments.workflow import OPEN_FOR_JUDGING
from app.errors import put_into_words
from app.problems import Problem
from app.transaction import current_session

JUDGES = (Role.INSPECTOR, Role.MUNICIPALITY)


@room.get("/<uuid:assessment_id>/findings")
@signed_in
def findings(assessment_id: uuid.UUID) -> ResponseReturnValue:
    """What the report will tell: shortcomings gravest first, then good practices."""
    return _page(loaded(assessment_id))


@room.post("/<uuid:assessment_id>/findings")
@needs_role(*JUDGES)
def group_findings(assessment_id: uuid.UUID) -> ResponseReturnValue:
    """Tell the chosen norms as one finding."""
    assessment = loaded(assessment_id)
    chosen, wording = request.form.getlist("indicators"), request.form.get("wording", "")
    wanted = request.form.get("kind", "")
    kind = FindingKind(wanted) if wanted in frozenset(FindingKind) else FindingKind.SHORTCOMING
    try:
        with current_session().begin_nested():
            actions.group_findings(
                current_session(), current_person(), assessment, chosen, wording, kind=kind
            )
    except Problem as problem:
        return _page(assessment, refusal=problem, chosen=frozenset(chosen), wording=wording)
    flash(_("They are told as one finding."), "success")
    return redirect(url_for("assessments.findings", assessment_id=assessment_id))


@room.post("/<uuid:assessment_id>/findings/<uuid:finding_id>")
@needs_role(*JUDGES)
def word_finding(assessment_id: uuid.UUID, finding_id: uuid.UUID) -> ResponseReturnValue:
    """Say a finding in other words."""
    assessment = loaded(assessment_id)
    wording = request.form.get("wording", "")
    try:
        with current_session().begin_nested():
            actions.word_finding(current_session(), current_person(), assessment, finding_id, wording)
    except Problem as problem:
        return _page(assessment, refusal=problem)
    flash(_("The words of the finding are saved."), "success")
    return redirect(url_for("assessments.findings", assessment_id=assessment_id))


def _page(
    assessment: Assessment,
    *,
    refusal: Problem | None = None,
    chosen: frozenset[str] = frozenset(),
    wording: str = "",
) -> ResponseReturnValue:
    session = current_session()
    reading = scorecards.read(session, assessment)
    found = told(reading, queries.findings_of_assessment(session, assessment.id))
    is_open = assessment.state in OPEN_FOR_JUDGING
    page = render_template(
        "assessments/findings.html",
        assessment=assessment,
        sections=[(kind, [one for one in found if one.kind is kind]) for kind in FindingKind],
        may_group=is_open and permissions.may_judge(current_person(), assessment),
        chosen=chosen,
        wording=wording,
        refusal=put_into_words(refusal) if refusal is not None else None,
    )
    return page, refusal.status if refusal is not None else 200
