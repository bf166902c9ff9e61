"""Why this verdict? One page per standard."""

import uuid
from collections.abc import Iterable

from flask import render_template
from flask.typing import ResponseReturnValue

from app.accounts.access import current_person, signed_in
from app.assessments import permissions, queries, scorecards
from app.assessments.assessment_page import loaded
from app.assessments.blueprint import room
from app.assessments.judging_sheet import doubtful_appeals, is_unverified, progress
from app.assessments.reasons import named_in, reason_words
from app.assessments.why import why
from app.assessments.words import EXCLUSION_WORDS
from app.assessments.workflow import OPEN_FOR_JUDGING
from app.framework import words as framework_words
from app.problems import NotFound
from app.transaction import current_session
from quality_framework import Verification


def _ways(kinds: Iterable[Verification]) -> str:
    """Ways to verify as words in a row."""
    return ", ".join(str(framework_words.VERIFICATION_WORDS[kind]) for kind in kinds)


@room.get("/<uuid:assessment_id>/standards/<standard_id>")
@signed_in
def standard(assessment_id: uuid.UUID, standard_id: str) -> ResponseReturnValue:
    """The trace of one verdict, what would change it, and where the standard comes from."""
    assessment = loaded(assessment_id)
    session = current_session()
    reading = scorecards.read(session, assessment)
    found = why(reading, standard_id, queries.photos_of(session, assessment_id))
    if found is None:
        raise NotFound("standard-not-found")
    judges = permissions.may_judge(current_person(), assessment)
    shown = {part.theme.id for part in progress(reading)}
    return render_template(
        "assessments/why.html",
        assessment=assessment,
        framework=reading.framework,
        why=found,
        reasons=[
            (reason_words(reason), named_in(reading.framework, reason)) for reason in found.result.reasons
        ],
        words=framework_words,
        ways=_ways,
        exclusions=EXCLUSION_WORDS,
        appeals_of=doubtful_appeals,
        unverified=is_unverified,
        judged_on=scorecards.judged_on(assessment),
        may_judge=judges and assessment.state in OPEN_FOR_JUDGING and found.theme.id in shown,
    )
