"""Judging as a program sees it: judgements in, receipts out; and how far a theme is, in words."""

import uuid
from typing import Any

from flask import jsonify
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.accounts.access import current_person, needs_role
from app.accounts.models import Role
from app.assessments import actions
from app.assessments.arrival import JudgementIn, Receipt
from app.assessments.assessment_page import json_body, loaded
from app.assessments.blueprint import room
from app.assessments.judging_sheet import StandardSheet, ThemeProgress
from app.assessments.payloads import read_judgements
from app.errors import put_into_words
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
    return jsonify({"receipts": [_receipt(receipt) for receipt in receipts]})


def _receipt(receipt: Receipt) -> dict[str, Any]:
    return {
        "id": str(receipt.id) if receipt.id is not None else None,
        "indicator": receipt.indicator,
        "status": receipt.status,
        "codes": [problem.code for problem in receipt.problems],
        "words": [put_into_words(problem) for problem in receipt.problems],
    }
