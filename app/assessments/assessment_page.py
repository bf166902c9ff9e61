"""Loading an assessment for whoever asks, and its own page."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from flask import current_app, render_template, request
from flask_babel import gettext as _

from app.accounts.access import current_person
from app.accounts.models import Person
from app.assessments import permissions, queries, scorecards
from app.assessments.closing_words import proof
from app.assessments.history import history
from app.assessments.judging_sheet import progress
from app.assessments.models import Assessment
from app.assessments.reasons import traced_reasons
from app.assessments.review_models import Remark
from app.assessments.words import HISTORY_WORDS, STATE_WORDS
from app.assessments.workflow import OPEN_FOR_JUDGING, Actor, State, Step, steps_from
from app.errors import put_into_words
from app.i18n import current_language, write_date, write_moment, write_number
from app.problems import NotFound, Problem
from app.transaction import current_session
from quality_framework import Indicator

LIFE = (
    State.PLANNED,
    State.JUDGING,
    State.SUBMITTED,
    State.IN_REVIEW,
    State.OUT_FOR_REPLY,
    State.REPLY_DECIDED,
    State.ADOPTED,
    State.PUBLISHED,
)
REPORTS = "reports.of_assessment"


@dataclass(frozen=True)
class Offers:
    """What this person can do with the assessment now."""

    judge: bool
    describe: bool
    steps: frozenset[Step]
    review: bool
    report: bool
    improve: bool
    change_team: bool
    prepare: bool


def loaded(assessment_id: uuid.UUID) -> Assessment:
    """The assessment, when the person who asks may see it; else there is no such thing."""
    assessment = queries.assessment_by_id(current_session(), assessment_id)
    if not permissions.may_see(current_person(), assessment):
        raise NotFound("assessment-not-found")
    return assessment


def json_body() -> object:
    """The JSON that was sent; None when it is none, or nests deeper than anything a tablet sends."""
    try:
        body: object = request.get_json(silent=True)
    except RecursionError:
        return None
    return body


def offers(person: Person, assessment: Assessment, judged_by: frozenset[uuid.UUID]) -> Offers:
    """What the page offers; a step that is not possible now is not offered."""
    judges = permissions.may_judge(person, assessment)
    is_open = assessment.state in OPEN_FOR_JUDGING
    steps = steps_from(assessment.state, Actor.JUDGE) if judges else ()
    return Offers(
        judge=judges and is_open,
        describe=judges and is_open,
        steps=frozenset(arrow.step for arrow in steps),
        review=permissions.may_review(person, assessment, judged_by)
        and bool(steps_from(assessment.state, Actor.REVIEWER)),
        report=REPORTS in current_app.view_functions,
        improve=assessment.state in permissions.FOUND,
        prepare=assessment.state in queries.AHEAD and permissions.works_for_office(person, assessment),
        change_team=permissions.may_change_team(person, assessment),
    )


def assessment_page(assessment: Assessment, *, refusal: Problem | None = None) -> str:
    """Where the assessment stands, its verdicts with their reasons, what is open, and what happened."""
    session, person = current_session(), current_person()
    reading = scorecards.read(session, assessment)
    before = queries.previous_submitted(session, assessment)
    judged_by = queries.judges_of(session, assessment.id)
    offered = offers(person, assessment, judged_by)
    return render_template(
        "assessments/one.html",
        assessment=assessment,
        reading=reading,
        concept=scorecards.is_concept(assessment),
        themes=progress(reading),
        headline_reasons=traced_reasons(reading.framework, reading.scorecard.headline_reasons),
        offers=offered,
        life=_life(assessment),
        events=history(session, assessment.id) if sees_history(person, assessment) else (),
        event_words=HISTORY_WORDS,
        changes=changes_asked(assessment, reading),
        refusal=put_into_words(refusal) if refusal is not None else None,
        asks_despite=refusal is not None and refusal.code == "tablets-wait",
        facts=_facts(assessment, reading),
        before=before if before is not None and permissions.may_see(person, before) else None,
        Step=Step,
    )


def changes_asked(
    assessment: Assessment, reading: scorecards.Reading
) -> list[tuple[Indicator, Sequence[Remark]]]:
    """The indicators that may be changed now, each with the remarks of reviewers."""
    if assessment.state is not State.CHANGES_REQUESTED:
        return []
    remarks = queries.remarks_of(current_session(), assessment.id)
    return [
        (reading.framework.indicator(key), remarks.get(key, ()))
        for key in assessment.changes_asked or ()
        if reading.framework.has_indicator(key)
    ]


def sees_history(person: Person, assessment: Assessment) -> bool:
    """Whether the person reads what happened: the team, and who works for the office here."""
    return permissions.may_judge(person, assessment) or permissions.works_for_office(person, assessment)


def _life(assessment: Assessment) -> list[dict[str, str]]:
    """The life of an assessment as steps: done, now, still to come. *Changes asked for* stands where the
    review does.
    """
    if assessment.state is State.WITHDRAWN:
        return []
    where = LIFE.index(assessment.state) if assessment.state in LIFE else LIFE.index(State.IN_REVIEW)
    return [
        {
            "label": str(STATE_WORDS[assessment.state if place == where else state]),
            "detail": "",
            "state": "done" if place < where else "now" if place == where else "ahead",
        }
        for place, state in enumerate(LIFE)
    ]


def _facts(assessment: Assessment, reading: scorecards.Reading) -> list[tuple[str, object]]:
    """What stands beside the outcome; what was not filled in is left out."""
    location = assessment.location
    framework = reading.framework
    language = current_language()
    leader = next((member.person.name for member in assessment.members if member.leads), "")
    others = [member.person.name for member in assessment.members if not member.leads]
    facts: list[tuple[str, object]] = [
        (_("Number"), assessment.number),
        (_("Municipality"), location.municipality.name),
        (_("Operator"), location.operator.name if location.operator is not None else ""),
        (_("Covers"), framework.profile(assessment.profile).title.in_language(language)),
        (_("Framework"), _("version %(version)s", version=framework.version)),
        (_("Planned on"), write_date(assessment.planned_on)),
        (_("Visited"), _visited(assessment)),
        (_("Visit closed"), _closed(assessment) if sees_history(current_person(), assessment) else ""),
        (_("Leads"), leader),
        (_("Judge along"), ", ".join(others)),
        (_("Hours at the location"), _given(assessment.hours_on_site)),
        (_("Rooms seen"), _given(assessment.rooms_seen)),
        (_("Residents spoken to"), _given(assessment.residents_spoken)),
        (_("Staff spoken to"), _given(assessment.staff_spoken)),
        (_("Records read"), assessment.records_read),
        (_("Not seen"), assessment.not_seen),
    ]
    return [(label, value) for label, value in facts if value]


def _closed(assessment: Assessment) -> str:
    closings = queries.visit_closings(current_session(), assessment.id)
    if not closings:
        return ""
    last = closings[0]
    return f"{write_moment(last.closed_at)}, {last.closed_by.name}. {proof(last)}"


def _given(figure: Decimal | int | None) -> str:
    return write_number(figure) if figure is not None else ""


def _visited(assessment: Assessment) -> str:
    first, last = assessment.visit_starts_on, assessment.visit_ends_on
    if first is None:
        return ""
    if last is None or last == first:
        return write_date(first)
    return _("%(first)s to %(last)s", first=write_date(first), last=write_date(last))
