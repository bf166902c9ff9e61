"""Deciding, one by one, which photos and texts the public sees."""

import uuid

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import ngettext

from app.accounts.access import current_person, needs_role
from app.accounts.models import Role
from app.assessments.models import Assessment
from app.assessments.queries import photos_of
from app.i18n import current_language
from app.paging import number_of_pages, page_within, part_on_page
from app.problems import Conflict, NotFound
from app.reports import queries, release_actions
from app.reports.blueprint import loaded_assessment, room
from app.reports.composing import releasables_of
from app.reports.permissions import WITHOUT_REPORT, may_release
from app.reports.public_edition import Releasable
from app.transaction import current_session


def _things(assessment: Assessment) -> tuple[Releasable, ...]:
    if not may_release(current_person(), assessment):
        raise NotFound("assessment-not-found")
    if assessment.state in WITHOUT_REPORT:
        raise Conflict("report-not-possible")
    return releasables_of(current_session(), assessment, current_language())


@room.get("/assessments/<uuid:assessment_id>/releases")
@needs_role(Role.REVIEWER)
def releases(assessment_id: uuid.UUID) -> ResponseReturnValue:
    """Every photo and text that is withheld from the public until it is released here."""
    assessment, session = loaded_assessment(assessment_id), current_session()
    things = _things(assessment)
    page = page_within(request.args.get("page", 1, type=int), len(things))
    return render_template(
        "reports/releases.html",
        assessment=assessment,
        things=part_on_page(things, page),
        total=len(things),
        page=page,
        pages=number_of_pages(len(things)),
        released=queries.released(session, assessment.id),
        photo_ids={photo.sha256: photo.id for photo in photos_of(session, assessment.id)},
    )


@room.post("/assessments/<uuid:assessment_id>/releases")
@needs_role(Role.REVIEWER)
def decide_releases(assessment_id: uuid.UUID) -> ResponseReturnValue:
    """Release what is ticked on this page, and withhold the rest of it."""
    assessment = loaded_assessment(assessment_id)
    shown = set(request.form.getlist("shown"))
    things = [thing for thing in _things(assessment) if thing.digest in shown]
    changed = release_actions.decide_releases(
        current_session(), current_person(), assessment, things, request.form.getlist("released")
    )
    flash(ngettext("%(num)s decision is kept.", "%(num)s decisions are kept.", changed), "success")
    if request.form.get("next"):
        page = request.args.get("page", 1, type=int) + 1
        return redirect(url_for("reports.releases", assessment_id=assessment.id, page=page))
    return redirect(url_for("reports.of_assessment", assessment_id=assessment.id))
