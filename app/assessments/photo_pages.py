"""Photos: adding, looking, saying what they show, taking out."""

import uuid

from flask import (
    Response,
    current_app,
    flash,
    jsonify,
    redirect,
    render_template,
    request,
    url_for,
)
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app import audit
from app.accounts.access import current_person, needs_role, signed_in
from app.accounts.models import Role
from app.assessments import actions, permissions, queries
from app.assessments.assessment_page import loaded
from app.assessments.blueprint import room
from app.assessments.forms import CaptionForm
from app.assessments.models import Assessment, Photo
from app.assessments.photo_payloads import read_photo
from app.assessments.workflow import OPEN_FOR_JUDGING, State
from app.errors import wants_json
from app.extensions import office_of
from app.framework.queries import framework_of
from app.i18n import write_time
from app.problems import Invalid
from app.transaction import current_session

AN_HOUR = 3600


@room.post("/<uuid:assessment_id>/photos")
@needs_role(Role.INSPECTOR, Role.MUNICIPALITY)
def add_photo(assessment_id: uuid.UUID) -> ResponseReturnValue:
    """Keep one photo with an indicator; answers with where it can be seen."""
    assessment = loaded(assessment_id)
    file = request.files.get("photo")
    if file is None:
        raise Invalid("photo-empty")
    storage = office_of(current_app).storage
    item = read_photo(request.form, file.read())
    photo = actions.add_photo(current_session(), storage, current_person(), assessment, item)
    address = url_for("assessments.photo", assessment_id=assessment_id, photo_id=photo.id)
    if not wants_json():
        return redirect(address)
    small = url_for("assessments.photo_file", assessment_id=assessment_id, photo_id=photo.id, size="small")
    saved = _("Saved at %(time)s", time=write_time(photo.received_at))
    return jsonify(
        {
            "id": str(photo.id),
            "sha256": photo.sent_sha256,
            "url": address,
            "small": small,
            "saved": saved,
        }
    )


@room.route("/<uuid:assessment_id>/photos/<uuid:photo_id>", methods=["GET", "POST"])
@signed_in
def photo(assessment_id: uuid.UUID, photo_id: uuid.UUID) -> ResponseReturnValue:
    """One photo with what it shows; the team can change the caption."""
    assessment = loaded(assessment_id)
    session, person = current_session(), current_person()
    found = queries.photo_by_id(session, assessment_id, photo_id)
    may_change = permissions.may_judge(person, assessment) and assessment.state in OPEN_FOR_JUDGING
    form = CaptionForm(obj=found)
    if form.validate_on_submit():
        actions.change_caption(session, person, found, form.caption.data or "")
        flash(_("The caption is saved."), "success")
        return redirect(url_for("assessments.photo", assessment_id=assessment_id, photo_id=photo_id))
    framework = framework_of(assessment.framework_version)
    page = render_template(
        "assessments/photo.html",
        assessment=assessment,
        photo=found,
        indicator=framework.indicator(found.indicator) if found.indicator is not None else None,
        back=_back(assessment_id, found),
        form=form,
        may_change=may_change,
    )
    return page, 400 if form.errors else 200


@room.post("/<uuid:assessment_id>/photos/<uuid:photo_id>/remove")
@needs_role(Role.INSPECTOR, Role.MUNICIPALITY)
def remove_photo(assessment_id: uuid.UUID, photo_id: uuid.UUID) -> ResponseReturnValue:
    """Take a photo out of the assessment."""
    loaded(assessment_id)
    session = current_session()
    found = queries.photo_by_id(session, assessment_id, photo_id)
    actions.remove_photo(session, current_person(), found)
    flash(_("The photo is removed."), "success")
    return redirect(_back(assessment_id, found))


def _back(assessment_id: uuid.UUID, photo: Photo) -> str:
    """Where the photo was added: the norm, or the room walk."""
    if photo.indicator is None:
        anchor = f"room-{photo.room}"
        return url_for("assessments.rooms", assessment_id=assessment_id, _anchor=anchor)
    return url_for("assessments.judge_indicator", assessment_id=assessment_id, indicator=photo.indicator)


@room.get("/<uuid:assessment_id>/photos/<uuid:photo_id>/<any(small, full):size>.jpg")
@signed_in
def photo_file(assessment_id: uuid.UUID, photo_id: uuid.UUID, size: str) -> ResponseReturnValue:
    """The picture itself. Looking at what is not published by somebody outside the team is written down."""
    assessment = loaded(assessment_id)
    found = queries.photo_by_id(current_session(), assessment_id, photo_id)
    _write_down_access(assessment, found)
    sha256 = found.small_sha256 if size == "small" else found.sha256
    response = Response(office_of(current_app).storage.get(sha256), mimetype="image/jpeg")
    response.headers["Cache-Control"] = f"private, max-age={AN_HOUR}"
    response.set_etag(sha256)
    return response.make_conditional(request)


def _write_down_access(assessment: Assessment, photo: Photo) -> None:
    person = current_person()
    if assessment.state is State.PUBLISHED or permissions.is_member(person, assessment):
        return
    audit.record_now(
        office_of(current_app).sessions,
        person.id,
        "see-photo",
        audit.subject("photo", photo.id),
        after={"assessment": str(assessment.id)},
    )
