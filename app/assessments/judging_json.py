"""The judging page as a program sees it: judgements in, receipts and what follows from them out."""

import uuid
from typing import Any

from flask import jsonify, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from app.accounts.access import current_person, needs_role
from app.accounts.models import Role
from app.assessments import actions, scorecards
from app.assessments.arrival import JudgementIn, Receipt
from app.assessments.assessment_page import json_body, loaded
from app.assessments.blueprint import room
from app.assessments.judgement_check import proposed_level
from app.assessments.judging_sheet import StandardSheet, ThemeProgress, progress, theme_sheet
from app.assessments.payloads import read_judgements
from app.assessments.scorecards import Reading
from app.database import now
from app.errors import put_into_words
from app.framework.queries import framework_of
from app.framework.words import LEVEL_WORDS, threshold_words
from app.i18n import write_number, write_time
from app.problems import Problem
from app.transaction import current_session


def open_words(part: ThemeProgress) -> str:
    """How many indicators of a theme are still to be judged."""
    if part.open == 0:
        return _("Everything in this theme is judged")
    return _("%(open)s of %(total)s in this theme still open", open=part.open, total=part.total)


def standard_words(standard: StandardSheet) -> str:
    """How far a standard is."""
    return _(
        "Provisional verdict, %(judged)s of %(total)s judged", judged=standard.judged, total=standard.total
    )


@room.post("/<uuid:assessment_id>/judgements")
@needs_role(Role.INSPECTOR, Role.MUNICIPALITY)
def record(assessment_id: uuid.UUID) -> ResponseReturnValue:
    """Take in judgements; one receipt for each, in the order in which they were sent."""
    assessment = loaded(assessment_id)
    read = read_judgements(json_body())
    items = [item for item in read if isinstance(item, JudgementIn)]
    session = current_session()
    answered = iter(actions.record_judgements(session, current_person(), assessment, items))
    receipts = [item if isinstance(item, Receipt) else next(answered) for item in read]
    reading = scorecards.read(session, assessment)
    touched = {receipt.indicator for receipt in receipts}
    return jsonify(
        {
            "receipts": [_receipt(receipt) for receipt in receipts],
            "saved": _("Saved at %(time)s", time=write_time(now())),
            **what_follows(reading, touched),
        }
    )


@room.get("/<uuid:assessment_id>/proposal")
@needs_role(Role.INSPECTOR, Role.MUNICIPALITY)
def proposal(assessment_id: uuid.UUID) -> ResponseReturnValue:
    """The level that a measured value proposes, in words too; or what is wrong with the value."""
    assessment = loaded(assessment_id)
    framework = framework_of(assessment.framework_version)
    name = request.args.get("indicator", "")
    on = scorecards.judged_on(assessment)
    try:
        found = proposed_level(framework, name, request.args.get("value", ""), on=on)
    except Problem as problem:
        return jsonify({"level": None, "words": put_into_words(problem), "refused": True})
    if found.level is None:
        return jsonify({"level": None, "words": _("Measured, not judged."), "refused": False})
    measure = framework.indicator(name).measure
    assert measure is not None, "a value without a measure was refused"
    words = _(
        "%(value)s measured, %(threshold)s asked: proposed %(level)s",
        value=write_number(found.value),
        threshold=threshold_words(framework, measure, on),
        level=LEVEL_WORDS[found.level],
    )
    return jsonify({"level": found.level, "words": words, "refused": False})


def _receipt(receipt: Receipt) -> dict[str, Any]:
    return {
        "id": str(receipt.id) if receipt.id is not None else None,
        "indicator": receipt.indicator,
        "status": receipt.status,
        "codes": [problem.code for problem in receipt.problems],
        "words": [put_into_words(problem) for problem in receipt.problems],
    }


def what_follows(reading: Reading, touched: set[str]) -> dict[str, Any]:
    """What the judgements change on the page: the touched indicators, their standards, and every theme."""
    themes = progress(reading)
    sheets = [theme_sheet(reading, part, ()) for part in themes]
    standards = [
        standard
        for sheet in sheets
        for standard in sheet.standards
        if touched.intersection(card.indicator.id for card in standard.cards)
    ]
    cards = [card for standard in standards for card in standard.cards if card.indicator.id in touched]
    return {
        "indicators": {
            card.indicator.id: {
                "level": card.answer.level or None,
                "replaces": [str(key) for key in card.replaces],
                "conflict": card.in_conflict,
                "proposed": card.proposed,
            }
            for card in cards
        },
        "standards": {
            standard.standard.id: {
                "verdict": standard.result.verdict,
                "thin": standard.result.thin_evidence,
                "words": standard_words(standard),
            }
            for standard in standards
        },
        "themes": {
            part.theme.id: {
                "judged": part.judged,
                "total": part.total,
                "failed": part.failed,
                "verdict": part.result.verdict,
                "words": open_words(part),
                "progress": _(", %(judged)s of %(total)s judged", judged=part.judged, total=part.total),
                "failed_words": ngettext(
                    ", %(num)s knock-out norm failed", ", %(num)s knock-out norms failed", part.failed
                ),
            }
            for part in themes
        },
    }
