"""Remarks beside judgements, and overrides of verdicts."""

import uuid
from collections.abc import Callable
from functools import partial

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.accounts.access import current_person, needs_role
from app.accounts.models import Role
from app.assessments.assessment_page import loaded
from app.assessments.models import Assessment
from app.problems import Problem
from app.review import adding
from app.review.blueprint import room
from app.review.page import review_page
from app.transaction import current_session


def _done(assessment: Assessment, deed: Callable[[], object], words: str, place: str) -> ResponseReturnValue:
    try:
        with current_session().begin_nested():
            deed()
    except Problem as problem:
        return review_page(loaded(assessment.id), refusal=problem), problem.status
    flash(words, "success")
    return redirect(url_for("review.one", assessment_id=assessment.id, _anchor=place))


@room.post("/<uuid:assessment_id>/remarks")
@needs_role(Role.REVIEWER)
def add_remark(assessment_id: uuid.UUID) -> ResponseReturnValue:
    """Write something for the team beside one judgement."""
    assessment, form = loaded(assessment_id), request.form
    indicator = form.get("indicator", "")
    deed = partial(
        adding.add_remark, current_session(), current_person(), assessment, indicator, form.get("words", "")
    )
    return _done(assessment, deed, _("The remark is saved. The team sees it."), "findings")


@room.post("/<uuid:assessment_id>/overrides")
@needs_role(Role.REVIEWER)
def propose_override(assessment_id: uuid.UUID) -> ResponseReturnValue:
    """Propose another verdict than follows from the rules."""
    assessment, form = loaded(assessment_id), request.form
    deed = partial(
        adding.propose_override,
        current_session(),
        current_person(),
        assessment,
        form.get("target", ""),
        verdict=form.get("verdict", ""),
        reason=form.get("reason", ""),
    )
    return _done(assessment, deed, _("The override waits for a second reviewer."), "overrides")


@room.post("/<uuid:assessment_id>/overrides/<uuid:override_id>/agree")
@needs_role(Role.REVIEWER)
def agree_with_override(assessment_id: uuid.UUID, override_id: uuid.UUID) -> ResponseReturnValue:
    """The second person agrees."""
    assessment = loaded(assessment_id)
    deed = partial(adding.agree_with_override, current_session(), current_person(), assessment, override_id)
    return _done(assessment, deed, _("You agreed. The override counts from now on."), "overrides")


@room.post("/<uuid:assessment_id>/overrides/<uuid:override_id>/end")
@needs_role(Role.REVIEWER)
def end_override(assessment_id: uuid.UUID, override_id: uuid.UUID) -> ResponseReturnValue:
    """Take the override back, or do not agree."""
    assessment = loaded(assessment_id)
    deed = partial(adding.end_override, current_session(), current_person(), assessment, override_id)
    return _done(assessment, deed, _("The verdict that follows from the rules counts again."), "overrides")
