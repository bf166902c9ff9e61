"""What earlier visits found and what was agreed about it, as a tablet takes it along. It counts in nothing of
the visit that is under way.
"""

import uuid
from collections.abc import Mapping
from typing import Any

from flask import jsonify
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.accounts.access import current_person, needs_role
from app.accounts.models import Role
from app.assessments.findings import title
from app.assessments.models import Judgement
from app.assessments.queries import current_judgements
from app.assessments.tablet_json import of_team
from app.framework.queries import framework_of
from app.i18n import current_language, write_date
from app.improvement.blueprint import room
from app.improvement.models import ImprovementMeasure
from app.improvement.queries import OPEN_STATES, OpenFinding, open_findings_of_location
from app.improvement.words import OWNER_WORDS, STATE_WORDS
from app.transaction import current_session
from quality_framework import Indicator


@room.get("/assessments/<uuid:assessment_id>/earlier")
@needs_role(Role.INSPECTOR, Role.MUNICIPALITY)
def earlier(assessment_id: uuid.UUID) -> ResponseReturnValue:
    """The findings that are open at the location of this visit, with their open measures, in words."""
    session = current_session()
    visit = of_team(assessment_id)
    found = open_findings_of_location(session, visit.location_id, seen_by=current_person())
    before = [row for row in found if row.assessment.id != visit.id]
    visits = {row.assessment.id for row in before}
    judged = {visit_id: current_judgements(session, visit_id) for visit_id in visits}
    return jsonify({"earlier": [_told(row, judged[row.assessment.id]) for row in before]})


def _told(row: OpenFinding, judged: Mapping[str, Judgement]) -> dict[str, Any]:
    visit, framework = row.assessment, framework_of(row.assessment.framework_version)
    return {
        "title": title(row.finding, framework, current_language()),
        "source": _(
            "carried over from %(number)s, %(day)s",
            number=visit.number,
            day=write_date(visit.visit_starts_on or visit.planned_on),
        ),
        "norms": [_norm(framework.indicator(key), judged.get(key)) for key in row.indicators],
        "measures": [_measure(one) for one in row.measures if one.state in OPEN_STATES],
    }


def _norm(indicator: Indicator, judgement: Judgement | None) -> dict[str, Any]:
    return {
        "id": indicator.id,
        "text": indicator.text.in_language(current_language()),
        "level": judgement.level if judgement is not None else None,
        "remark": judgement.remark if judgement is not None else "",
    }


def _measure(measure: ImprovementMeasure) -> dict[str, str]:
    about = (
        measure.number,
        measure.owner_name or str(OWNER_WORDS[measure.owner_kind]),
        _("done by %(day)s", day=write_date(measure.due_on)),
        str(STATE_WORDS[measure.state]),
    )
    return {"description": measure.description, "about": ", ".join(about)}
