"""The page that stays on a tablet: the whole visit, without anybody's name, answers or session in it."""

import uuid

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import ngettext

from app.accounts.access import needs_role
from app.accounts.models import Role
from app.assessments import room_words, scorecards
from app.assessments.blueprint import room
from app.assessments.judging_pages import StripEntry, for_team, ways
from app.assessments.judging_sheet import ThemeProgress, progress, theme_sheet
from app.assessments.models import Assessment
from app.assessments.room_form import empty_form
from app.assessments.walks import decided_in
from app.assessments.words import RISK_WORDS
from app.errors import put_into_words
from app.framework import words as framework_words
from app.i18n import current_language
from app.problems import Invalid

# What the tablet itself says of a room that does not hold together, by code; it fills in the rest.
ROOM_PROBLEMS = (
    Invalid("room-name-missing"),
    Invalid("room-type-missing"),
    Invalid("room-floor-twice"),
    Invalid("room-side-missing"),
    Invalid("room-number-unreadable", value="{value}"),
    Invalid("room-number-out-of-range", most="{most}"),
    Invalid("room-count-out-of-range", most="{most}"),
    Invalid("room-count-not-whole"),
    Invalid("room-text-too-long", longest="{longest}"),
)


@room.get("/<uuid:assessment_id>/tablet")
@needs_role(Role.INSPECTOR, Role.MUNICIPALITY)
def tablet(assessment_id: uuid.UUID) -> ResponseReturnValue:
    """All themes, blank: the tablet fills in what it knows. The same for everybody in the team."""
    assessment = for_team(assessment_id)
    reading = scorecards.blank(assessment)
    themes = progress(reading)
    day = scorecards.judged_on(assessment)
    colleagues = len(assessment.members) - 1
    return render_template(
        "assessments/tablet.html",
        assessment=assessment,
        framework=reading.framework,
        sheets=[theme_sheet(reading, part, ()) for part in themes],
        strip=[_entry(assessment, part) for part in themes],
        people=ngettext("With %(num)s colleague", "With %(num)s colleagues", colleagues)
        if colleagues
        else "",
        ways=ways,
        words=framework_words,
        risks=RISK_WORDS,
        sentence=put_into_words,
        judged_on=day,
        room_words=room_words,
        room_form=empty_form(),
        room_problems=ROOM_PROBLEMS,
        walk_norms=room_words.norm_lines(reading.framework, decided_in(reading), day),
    )


def _entry(assessment: Assessment, part: ThemeProgress) -> StripEntry:
    here = url_for("assessments.tablet", assessment_id=assessment.id, _anchor=f"theme-{part.theme.id}")
    label = part.theme.title.in_language(current_language())
    return StripEntry(part.theme.id, label, here, 0, part.total, 0, current=False)
