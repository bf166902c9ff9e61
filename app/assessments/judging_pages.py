"""The judging page: one theme at a time, served whole and working without JavaScript."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flask import current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import ngettext

from app.accounts.access import current_person, needs_role
from app.accounts.models import Role
from app.assessments import actions, judging_json, permissions, queries, scorecards, tablet_state
from app.assessments.arrival import Arrival, JudgementIn
from app.assessments.assessment_page import changes_asked, loaded
from app.assessments.blueprint import room
from app.assessments.judgement_check import proposed_level
from app.assessments.judging_sheet import (
    NOTHING_REFILLED,
    Refilled,
    ThemeProgress,
    ThemeSheet,
    next_open,
    progress,
    theme_sheet,
)
from app.assessments.models import Assessment
from app.assessments.photo_arrival import PhotoIn
from app.assessments.scorecards import Reading
from app.assessments.theme_form import Changed, Posted, changes, copied
from app.assessments.words import RISK_WORDS
from app.assessments.workflow import OPEN_FOR_JUDGING
from app.database import new_id, now
from app.errors import put_into_words
from app.extensions import office_of
from app.framework import words as framework_words
from app.framework.queries import framework_of
from app.i18n import current_language
from app.problems import Conflict, Invalid, NotAllowed, NotFound, Problem
from app.transaction import current_session
from quality_framework import Indicator, Level

JUDGES = (Role.INSPECTOR, Role.MUNICIPALITY)


@dataclass(frozen=True)
class StripEntry:
    """One theme in the strip along the top."""

    id: str
    label: str
    url: str
    judged: int
    total: int
    failed: int
    current: bool


def for_team(assessment_id: uuid.UUID) -> Assessment:
    """The assessment, for somebody who judges in it while it is open."""
    assessment = loaded(assessment_id)
    if not permissions.may_judge(current_person(), assessment):
        raise NotAllowed("not-in-team")
    if assessment.state not in OPEN_FOR_JUDGING:
        raise Conflict("assessment-not-open")
    return assessment


@room.get("/<uuid:assessment_id>/judge")
@needs_role(*JUDGES)
def judge(assessment_id: uuid.UUID) -> ResponseReturnValue:
    """Go on where something is open; else at the first theme."""
    assessment = for_team(assessment_id)
    reading = scorecards.read(current_session(), assessment)
    themes = progress(reading)
    if not themes:
        raise NotFound("theme-not-found")
    place = next_open(themes, themes[0].theme)
    theme_id = place[0] if place else themes[0].theme.id
    anchor = f"indicator-{place[1]}" if place else None
    return redirect(
        url_for(
            "assessments.judge_theme",
            assessment_id=assessment_id,
            theme_id=theme_id,
            # With `form` in the address the plain form stays, scripts or not.
            form=request.args.get("form"),
            _anchor=anchor,
        )
    )


@room.get("/<uuid:assessment_id>/indicators/<indicator>")
@needs_role(*JUDGES)
def judge_indicator(assessment_id: uuid.UUID, indicator: str) -> ResponseReturnValue:
    """Go to the card of one indicator."""
    assessment = for_team(assessment_id)
    for theme in framework_of(assessment.framework_version).themes:
        if any(found.id == indicator for standard in theme.standards for found in standard.indicators):
            return redirect(_card_address(assessment_id, theme.id, indicator))
    raise NotFound("theme-not-found")


def _card_address(assessment_id: uuid.UUID, theme_id: str, indicator: str) -> str:
    return url_for(
        "assessments.judge_theme",
        assessment_id=assessment_id,
        theme_id=theme_id,
        _anchor=f"indicator-{indicator}",
    )


@room.get("/<uuid:assessment_id>/judge/<theme_id>")
@needs_role(*JUDGES)
def judge_theme(assessment_id: uuid.UUID, theme_id: str) -> ResponseReturnValue:
    """Judge one theme."""
    assessment = for_team(assessment_id)
    reading = scorecards.read(current_session(), assessment)
    return _page(assessment, reading, _part(reading, theme_id))


@room.post("/<uuid:assessment_id>/judge/<theme_id>")
@needs_role(*JUDGES)
def save_theme(assessment_id: uuid.UUID, theme_id: str) -> ResponseReturnValue:
    """Save what was filled in on the page of one theme; what can't be kept is shown again with the reason."""
    assessment = for_team(assessment_id)
    reading = scorecards.read(current_session(), assessment)
    sheet = theme_sheet(reading, _part(reading, theme_id), ())
    saved, refilled = _save(assessment, reading, sheet)
    if refilled != NOTHING_REFILLED:
        reading = scorecards.read(current_session(), assessment)
        page = _page(assessment, reading, _part(reading, theme_id), refilled)
        return page, 200 if saved else 400
    if saved:
        flash(ngettext("%(num)s change is saved.", "%(num)s changes are saved.", saved), "success")
    if request.form.get("go") == "next":
        return redirect(url_for("assessments.judge", assessment_id=assessment_id))
    return redirect(url_for("assessments.judge_theme", assessment_id=assessment_id, theme_id=theme_id))


def _part(reading: Reading, theme_id: str) -> ThemeProgress:
    found = next((part for part in progress(reading) if part.theme.id == theme_id), None)
    if found is None:
        raise NotFound("theme-not-found")
    return found


def _save(assessment: Assessment, reading: Reading, sheet: ThemeSheet) -> tuple[int, Refilled]:
    """How many changes were kept, and what was not."""
    indicators = [card.indicator.id for standard in sheet.standards for card in standard.cards]
    changed = changes(Posted(request.form), indicators, {entry.id: entry for entry in reading.log})
    items = [*_chosen(reading), *(change.judgement(now()) for change in changed if change.answer.level)]
    receipts = actions.record_judgements(current_session(), current_person(), assessment, items)
    new = sum(receipt.status in {Arrival.STORED, Arrival.CONFLICT} for receipt in receipts)
    problems = {receipt.indicator: receipt.problems for receipt in receipts if not receipt.is_kept}
    proposed: dict[str, Level] = {}
    for change in changed:
        if change.answer.level and change.indicator not in problems:
            continue
        found, level = _asked(reading, assessment, change)
        problems.setdefault(change.indicator, found)
        if level is not None:
            proposed[change.indicator] = level
    photos, refused = _photos(assessment, indicators)
    problems |= {key: (*problems.get(key, ()), *found) for key, found in refused.items()}
    answers = {change.indicator: change.answer for change in changed if change.indicator in problems}
    return new + photos, Refilled(answers, problems, proposed)


def _asked(
    reading: Reading, assessment: Assessment, change: Changed
) -> tuple[tuple[Problem, ...], Level | None]:
    """What is still asked of an indicator, and the level that its measured value proposes."""
    if not change.answer.value:
        return (Invalid("answer-missing"),), None
    try:
        value = proposed_level(
            reading.framework, change.indicator, change.answer.value, on=scorecards.judged_on(assessment)
        )
    except Problem as problem:
        return (problem,), None
    return (Invalid("confirm-proposal" if value.level else "answer-missing"),), value.level


def _chosen(reading: Reading) -> Iterable[JudgementIn]:
    """The judgement that was chosen from a conflict, and the one that is taken back, by the button that was
    pressed.
    """
    for name in ("choose", "take_back"):
        key = request.form.get(name, type=uuid.UUID)
        head = next((judgement for judgement in reading.log if judgement.id == key), None)
        if head is not None:
            at_stake = reading.standing[head.indicator].head_ids
            level = head.level if name == "choose" else None
            yield copied(head, new_id(), at_stake, now(), level=level)


def _photos(assessment: Assessment, indicators: Sequence[str]) -> tuple[int, dict[str, tuple[Problem, ...]]]:
    """Keep the photos that came with the form; a refused one costs nothing else."""
    kept, refused = 0, dict[str, tuple[Problem, ...]]()
    for indicator in indicators:
        for file in request.files.getlist(f"photo:{indicator}"):
            if not file.filename:
                continue
            try:
                with current_session().begin_nested():
                    actions.add_photo(
                        current_session(),
                        office_of(current_app).storage,
                        current_person(),
                        assessment,
                        PhotoIn(file.read(), indicator=indicator),
                    )
            except Problem as problem:
                refused[indicator] = (*refused.get(indicator, ()), problem)
            else:
                kept += 1
    return kept, refused


def _page(
    assessment: Assessment, reading: Reading, part: ThemeProgress, refilled: Refilled = NOTHING_REFILLED
) -> str:
    themes = progress(reading)
    photos = queries.photos_of(current_session(), assessment.id)
    colleagues = len(assessment.members) - 1
    return render_template(
        "assessments/judge.html",
        assessment=assessment,
        reading=reading,
        framework=reading.framework,
        sheet=theme_sheet(reading, part, photos, refilled),
        strip=_strip(assessment.id, themes, part),
        next_open=next_open(themes, part.theme),
        people=ngettext("With %(num)s colleague", "With %(num)s colleagues", colleagues)
        if colleagues
        else "",
        open_words=judging_json.open_words(part),
        standard_words=judging_json.standard_words,
        ways=ways,
        words=framework_words,
        risks=RISK_WORDS,
        sentence=put_into_words,
        judged_on=scorecards.judged_on(assessment),
        refused=len(refilled.problems),
        changes=changes_asked(assessment, reading),
        asked=tablet_state.asked_of(assessment),
    )


def ways(indicator: Indicator) -> list[tuple[str, str]]:
    """The ways to verify this indicator, as choices in words."""
    return [(kind.value, str(framework_words.VERIFICATION_WORDS[kind])) for kind in indicator.verified_by]


def _strip(
    assessment_id: uuid.UUID, themes: Iterable[ThemeProgress], here: ThemeProgress
) -> list[StripEntry]:
    return [
        StripEntry(
            part.theme.id,
            part.theme.title.in_language(current_language()),
            url_for("assessments.judge_theme", assessment_id=assessment_id, theme_id=part.theme.id),
            part.judged,
            part.total,
            part.failed,
            part.theme.id == here.theme.id,
        )
        for part in themes
    ]
