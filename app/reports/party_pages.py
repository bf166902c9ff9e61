"""The whole concept as a PDF for a party that was asked for a reply, behind the same link and code."""

import uuid

from flask.typing import ResponseReturnValue

from app.accounts.access import public
from app.problems import NotFound
from app.replies.visiting import opened
from app.reports.blueprint import room
from app.reports.making_pages import sent_file
from app.reports.queries import concept_report
from app.transaction import current_session


def has_concept(assessment_id: uuid.UUID, language: str) -> bool:
    """Whether a PDF of the concept was asked for when it went out."""
    return concept_report(current_session(), assessment_id, language) is not None


@room.get("/reply/<token>/report")
@public
def concept_for_party(token: str) -> ResponseReturnValue:
    """The concept as it went out, in the language of the party."""
    found = opened(token)
    reply = found.link.reply
    report = concept_report(current_session(), found.claim.assessment_id, reply.language)
    if report is None:
        raise NotFound("concept-not-made")
    return sent_file(report)
