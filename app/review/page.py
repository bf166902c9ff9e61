"""Loading what the page of one assessment under review shows."""

from collections.abc import Mapping

from flask import render_template, request

from app.accounts.access import current_person
from app.assessments import permissions, scorecards
from app.assessments.findings import grounds_to_weigh
from app.assessments.judging_sheet import progress
from app.assessments.models import Assessment
from app.assessments.overriding import standing_of
from app.assessments.queries import changers_of, judges_of, remarks_of
from app.assessments.reasons import traced_reasons
from app.assessments.workflow import Actor, Step, steps_from
from app.errors import put_into_words
from app.i18n import current_language
from app.problems import Problem
from app.reports.permissions import may_release
from app.reports.queries import released
from app.review.adding import OPEN_FOR_REVIEW
from app.transaction import current_session
from quality_framework import Framework, Verdict

# These have a page of their own.
ELSEWHERE = {Step.SEND_OUT_FOR_REPLY: "review.send_out", Step.DECIDE_REPLY: "review.hearing"}
STEPS = tuple(verdict for verdict in Verdict if verdict.step is not None)


def _titles(framework: Framework) -> Mapping[str, str]:
    """Every theme and standard by id, in the reader's language."""
    language = current_language()
    titles: dict[str, str] = {}
    for theme in framework.themes:
        titles[theme.id] = theme.title.in_language(language)
        titles |= {standard.id: standard.title.in_language(language) for standard in theme.standards}
    return titles


def review_page(assessment: Assessment, *, refusal: Problem | None = None) -> str:
    """What fell short and on what grounds, remarks, overrides, and the steps that are possible now."""
    session, person = current_session(), current_person()
    reading = scorecards.read(session, assessment)
    judged_by, changed_by = judges_of(session, assessment.id), changers_of(session, assessment.id)
    held = [
        actor
        for actor in permissions.actors(person, assessment, judged_by, changed_by)
        if actor is not Actor.JUDGE
    ]
    found = grounds_to_weigh(reading)
    named = {finding.indicator.id for finding in found}
    return render_template(
        "review/one.html",
        assessment=assessment,
        reading=reading,
        themes=progress(reading),
        headline_reasons=traced_reasons(reading.framework, reading.scorecard.headline_reasons),
        findings=found,
        others=[one for one in reading.framework.indicators() if one.id in reading.current.keys() - named],
        remarked=request.args.get("remark", "") or (request.form.get("indicator", "") if refusal else ""),
        titles=_titles(reading.framework),
        remarks=remarks_of(session, assessment.id),
        overrides=[(one, standing_of(one, reading.framework, reading.current)) for one in reading.overrides],
        verdicts=[verdict.value for verdict in STEPS],
        may_review=Actor.REVIEWER in held,
        may_add=Actor.REVIEWER in held and assessment.state in OPEN_FOR_REVIEW,
        has_changed=person.id in changed_by,
        steps=steps_from(assessment.state, *held),
        elsewhere=ELSEWHERE,
        refusal=put_into_words(refusal) if refusal is not None else None,
        kept=request.form if refusal is not None else {},
        refused_at=request.path if refusal is not None else "",
        may_release=may_release(person, assessment),
        released=len(released(session, assessment.id)),
        Step=Step,
    )
