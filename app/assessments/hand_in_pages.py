"""Handing in a ZIP that was saved on a tablet, on any computer."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from flask import current_app, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.accounts.access import current_person, needs_role
from app.accounts.models import Role
from app.assessments import actions
from app.assessments.arrival import Arrival, JudgementIn, Receipt
from app.assessments.blueprint import room
from app.assessments.handed_in import HandedIn, opened
from app.assessments.judging_pages import for_team
from app.assessments.models import Assessment
from app.assessments.payloads import read_items
from app.assessments.photo_payloads import read_photo
from app.assessments.room_arrival import RoomIn, RoomReceipt
from app.assessments.room_payloads import room_items
from app.errors import put_into_words
from app.extensions import office_of
from app.framework.queries import framework_of
from app.i18n import current_language
from app.problems import Invalid, Problem
from app.transaction import current_session

ARRIVAL_WORDS = {
    Arrival.STORED: _l("Received"),
    Arrival.ALREADY: _l("Was here already"),
    Arrival.CONFLICT: _l("Received, and somebody has to choose"),
    Arrival.REFUSED: _l("Not taken in"),
}


@dataclass(frozen=True)
class Outcome:
    """What became of one item of the ZIP, in words."""

    subject: str
    status: Arrival
    words: tuple[str, ...]


@room.route("/<uuid:assessment_id>/hand-in", methods=["GET", "POST"])
@needs_role(Role.INSPECTOR, Role.MUNICIPALITY)
def hand_in(assessment_id: uuid.UUID) -> ResponseReturnValue:
    """Take in what a tablet could not send, item by item; handing in twice is harmless."""
    assessment = for_team(assessment_id)
    outcomes: list[Outcome] | None = None
    refusal = None
    if request.method == "POST":
        try:
            outcomes = _take_in(assessment)
        except Problem as problem:
            refusal = problem
    page = render_template(
        "assessments/hand_in.html",
        assessment=assessment,
        outcomes=outcomes,
        arrival_words=ARRIVAL_WORDS,
        refusal=put_into_words(refusal) if refusal is not None else None,
    )
    return page, refusal.status if refusal is not None else 200


def _take_in(assessment: Assessment) -> list[Outcome]:
    file = request.files.get("zip")
    if file is None or not file.filename:
        raise Invalid("handed-in-unreadable")
    with file.stream:
        content = file.read()
    with opened(content, assessment=assessment.id, person=current_person().id) as handed_in:
        return [
            *_judgements(assessment, handed_in),
            *_rooms(assessment, handed_in),
            *_photos(assessment, handed_in),
        ]


def _judgements(assessment: Assessment, handed_in: HandedIn) -> Iterable[Outcome]:
    read = read_items(handed_in.of_kind("judgement"))
    items = [item for item in read if isinstance(item, JudgementIn)]
    answered = iter(actions.record_judgements(current_session(), current_person(), assessment, items))
    for item in read:
        receipt = item if isinstance(item, Receipt) else next(answered)
        words = tuple(put_into_words(problem) for problem in receipt.problems)
        yield Outcome(_text(assessment, receipt.indicator), receipt.status, words)


def _rooms(assessment: Assessment, handed_in: HandedIn) -> Iterable[Outcome]:
    read = room_items(handed_in.of_kind("room"))
    items = [item for item in read if isinstance(item, RoomIn)]
    answered = iter(actions.record_rooms(current_session(), current_person(), assessment, items))
    for item in read:
        receipt = item if isinstance(item, RoomReceipt) else next(answered)
        words = tuple(put_into_words(problem) for problem in receipt.problems)
        name = item.said.get("name") if isinstance(item, RoomIn) else None
        yield Outcome(_("Room %(name)s", name=name or "–"), receipt.status, words)


def _photos(assessment: Assessment, handed_in: HandedIn) -> Iterable[Outcome]:
    for item in handed_in.items:
        if item.kind != "photo":
            continue
        try:
            with current_session().begin_nested():
                actions.add_photo(
                    current_session(),
                    office_of(current_app).storage,
                    current_person(),
                    assessment,
                    read_photo({**item.body, "id": str(item.id)}, handed_in.file_of(item)),
                )
        except Problem as problem:
            words = (put_into_words(problem),)
            yield Outcome(_text(assessment, item.subject), Arrival.REFUSED, words)
        else:
            yield Outcome(_text(assessment, item.subject), Arrival.STORED, ())


def _text(assessment: Assessment, indicator: str) -> str:
    framework = framework_of(assessment.framework_version)
    if not framework.has_indicator(indicator):
        return indicator
    return framework.indicator(indicator).text.in_language(current_language())
