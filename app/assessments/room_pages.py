"""The room walk on a page that works without JavaScript: rooms in, what they say together out."""

import uuid
from collections.abc import Sequence

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.accounts.access import current_person, needs_role, signed_in
from app.accounts.models import Role
from app.assessments import actions, permissions, queries, room_words, scorecards
from app.assessments.arrival import Receipt
from app.assessments.assessment_page import loaded
from app.assessments.blueprint import room as pages
from app.assessments.judging_pages import for_team
from app.assessments.models import Assessment
from app.assessments.room_arrival import RoomIn, RoomReceipt
from app.assessments.room_form import RoomForm, empty_form, form_to_change, form_to_copy, posted_form, said_of
from app.assessments.room_log import RoomStanding, description_of
from app.assessments.walks import judgement_of, read_walk
from app.assessments.workflow import OPEN_FOR_JUDGING
from app.database import new_id, now
from app.errors import put_into_words
from app.problems import NotFound
from app.transaction import current_session

JUDGES = (Role.INSPECTOR, Role.MUNICIPALITY)


@pages.get("/<uuid:assessment_id>/rooms")
@signed_in
def rooms(assessment_id: uuid.UUID) -> ResponseReturnValue:
    """The rooms of the visit with what follows from them; the team adds, copies and changes."""
    assessment = loaded(assessment_id)
    return _page(assessment, _begun(assessment))


@pages.post("/<uuid:assessment_id>/rooms")
@needs_role(*JUDGES)
def save_room(assessment_id: uuid.UUID) -> ResponseReturnValue:
    """Save one room; what can't be kept is shown again with the reason at its field."""
    assessment = for_team(assessment_id)
    form = posted_form(request.form)
    (receipt,) = actions.record_rooms(current_session(), current_person(), assessment, [form.item(now())])
    if not receipt.is_kept:
        return _page(assessment, form.with_errors(_errors(receipt))), 400
    flash(_("%(name)s is saved.", name=form.said["name"]), "success")
    copy = form.room if request.form.get("then") == "copy" else None
    return redirect(url_for("assessments.rooms", assessment_id=assessment_id, copy=copy, _anchor="room-form"))


@pages.post("/<uuid:assessment_id>/rooms/<uuid:room_id>/remove")
@needs_role(*JUDGES)
def remove_room(assessment_id: uuid.UUID, room_id: uuid.UUID) -> ResponseReturnValue:
    """Take a room out of the walk; what was said of it stays in the log."""
    assessment = for_team(assessment_id)
    standing = _standing(assessment, room_id)
    item = RoomIn(new_id(), room_id, now(), is_removed=True, replaces=standing.head_ids)
    _kept(actions.record_rooms(current_session(), current_person(), assessment, [item]))
    flash(_("The room is taken out of the walk."), "success")
    return redirect(url_for("assessments.rooms", assessment_id=assessment_id))


@pages.post("/<uuid:assessment_id>/rooms/<uuid:room_id>/choose")
@needs_role(*JUDGES)
def choose_room(assessment_id: uuid.UUID, room_id: uuid.UUID) -> ResponseReturnValue:
    """Of two descriptions, the one that counts from now on."""
    assessment = for_team(assessment_id)
    standing = _standing(assessment, room_id)
    chosen = request.form.get("choose", type=uuid.UUID)
    head = next((one for one in standing.heads if one.id == chosen), None)
    if head is None:
        raise NotFound("room-not-there")
    said = {} if head.is_removed else said_of(description_of(head))
    item = RoomIn(new_id(), room_id, now(), said, head.is_removed, standing.head_ids)
    _kept(actions.record_rooms(current_session(), current_person(), assessment, [item]))
    return redirect(url_for("assessments.rooms", assessment_id=assessment_id))


@pages.post("/<uuid:assessment_id>/rooms/measures")
@needs_role(*JUDGES)
def take_over_measure(assessment_id: uuid.UUID) -> ResponseReturnValue:
    """Confirm what the walk measured of one indicator, as a judgement."""
    assessment = for_team(assessment_id)
    session = current_session()
    reading = scorecards.read(session, assessment)
    name = request.form.get("indicator", "")
    measure = read_walk(session, assessment, reading).walk.measure_of(name)
    if measure is None or measure.proposed is None:
        raise NotFound("walk-measures-nothing")
    heads = reading.standing[name].head_ids if name in reading.standing else ()
    item = judgement_of(measure, reading.current.get(name), key=new_id(), replaces=heads, at=now())
    _kept(actions.record_judgements(session, current_person(), assessment, [item]))
    flash(_("The measured value is taken over as a judgement."), "success")
    return redirect(url_for("assessments.rooms", assessment_id=assessment_id, _anchor="measures"))


def _kept(receipts: Sequence[Receipt | RoomReceipt]) -> None:
    """Nothing is told as done that was refused."""
    for receipt in receipts:
        if not receipt.is_kept:
            raise receipt.problems[0]


def _standing(assessment: Assessment, room_id: uuid.UUID) -> RoomStanding:
    standing = queries.rooms_of(current_session(), assessment.id).get(room_id)
    if standing is None:
        raise NotFound("room-not-there")
    return standing


def _begun(assessment: Assessment) -> RoomForm:
    """The form as it was asked for: a change, a copy, or a new room."""
    standing = queries.rooms_of(current_session(), assessment.id)
    for name in ("change", "copy"):
        key = request.args.get(name, type=uuid.UUID)
        current = standing[key].current if key in standing else None
        if current is not None:
            known = description_of(current)
            change = name == "change"
            return form_to_change(current.room, known, (current.id,)) if change else form_to_copy(known)
    return empty_form()


def _errors(receipt: RoomReceipt) -> dict[str, str]:
    """A sentence per field; what belongs to no field stands under an empty name."""
    return {str(problem.details.get("field", "")): put_into_words(problem) for problem in receipt.problems}


def _page(assessment: Assessment, form: RoomForm) -> str:
    session, person = current_session(), current_person()
    reading = scorecards.read(session, assessment)
    walked = read_walk(session, assessment, reading)
    day = scorecards.judged_on(assessment)
    return render_template(
        "assessments/rooms.html",
        assessment=assessment,
        form=form,
        walk=walked.walk,
        conflicts=walked.conflicts,
        described=description_of,
        photos=queries.photos_of_rooms(session, assessment.id),
        lines=room_words.measure_lines(reading.framework, walked.walk, reading.current, day),
        words=room_words,
        may_change=permissions.may_judge(person, assessment) and assessment.state in OPEN_FOR_JUDGING,
    )
