"""From an assessment in the database to the frozen values of its report, in one language."""

import dataclasses
import datetime as dt
from collections import Counter, defaultdict
from typing import Any

from sqlalchemy.orm import Session

from app import i18n
from app.allocation.queries import cycle_on, day_within, municipality_status
from app.assessments import scorecards
from app.assessments.models import Assessment
from app.assessments.models import Photo as KeptPhoto
from app.assessments.queries import findings_of_assessment, photos_of, previous_submitted
from app.assessments.walks import read_walk
from app.assessments.workflow import OPEN_FOR_JUDGING, State
from app.database import day_of, now
from app.improvement.queries import measures_of_assessment
from app.locations.models import Municipality, PlaceState
from app.replies.queries import replies_and_decisions
from app.reports import queries
from app.reports.audit_report import AuditReport, Cover, Method, Status, TeamMember, Work
from app.reports.following_up import (
    hearing_told,
    photos_told,
    plan_told,
    proofs_told,
    reply_files_told,
    room_photos_told,
    rooms_told,
)
from app.reports.judged_sections import LEFT_OUT, Judged, sections_of
from app.reports.models import Edition
from app.reports.place_context import PlaceContext, PlaceGroupLine
from app.reports.place_facts import (
    municipality_on,
    stability_facts,
    supervision_facts,
    task_facts,
    tiles_of_province,
)
from app.reports.public_edition import Releasable, public_edition, releasables
from app.reports.summary import EarlierVisit, summary_of
from quality_framework import Exclusion, Framework, Scorecard

IN_USE = frozenset({PlaceState.OPEN, PlaceState.CLOSING})
# What waits for a number of the Netherlands is measured and shown, not judged.
NOT_COUNTED = LEFT_OUT | {Exclusion.LOCAL_VALUE_OPEN}
# While the team can still judge, the verdicts follow the log.
LIVE = OPEN_FOR_JUDGING | {State.PLANNED}


def compose_report(
    session: Session,
    assessment: Assessment,
    *,
    number: str,
    edition: str,
    language: str,
    issued_at: dt.datetime,
) -> AuditReport:
    """All that the report of this assessment may print now, in this language and edition.

    The verdicts are those frozen at adoption, else at submission, and live while the team can still judge.
    The assessment comes with location, framework version and team.
    """
    with i18n.speaking(language):
        reading = scorecards.read(session, assessment)
        here = municipality_on(session, assessment.location, day_of(issued_at))
        scorecard = _scorecard(session, assessment, reading.scorecard)
        kept = photos_of(session, assessment.id)
        photos: dict[str, list[KeptPhoto]] = defaultdict(list)
        for photo in kept:
            if photo.indicator is not None:
                photos[photo.indicator].append(photo)
        judged = Judged(reading.framework, scorecard, reading.current, photos, language)
        themes = sections_of(judged)
        lines = {
            line.id: line for theme in themes for standard in theme.standards for line in standard.indicators
        }
        walk = read_walk(session, assessment, reading).walk
        heard = replies_and_decisions(session, assessment.id)
        measures = measures_of_assessment(session, assessment.id)
        findings = findings_of_assessment(session, assessment.id)
        report = AuditReport(
            number=number,
            edition=Edition.FULL.value,
            language=language,
            status=Status.CONCEPT if scorecards.is_concept(assessment) else Status.ADOPTED,
            issued_at=issued_at,
            cover=_cover(assessment, here, reading.framework, language),
            summary=summary_of(judged, themes, _earlier(session, assessment)),
            place=_place(
                session, assessment, here, reading.framework, language=language, on=day_of(issued_at)
            ),
            work=_work(assessment, judged),
            themes=themes,
            method=_method(reading.framework),
            sources={},
            scoring=_scoring(assessment, judged, [danger.description for danger in reading.dangers]),
            rooms=rooms_told(walk),
            hearing=hearing_told(heard, lines),
            plan=plan_told(measures, findings, lines),
            evidence=(
                *photos_told(photos, lines.values()),
                *room_photos_told(kept, walk),
                *reply_files_told(heard, lines),
                *proofs_told(measures),
            ),
        )
    full = dataclasses.replace(report, sources=sources_of(report, reading.framework))
    if edition == Edition.FULL:
        return full
    return public_edition(full, edition, queries.released(session, assessment.id))


def releasables_of(session: Session, assessment: Assessment, language: str) -> tuple[Releasable, ...]:
    """Each photo and text of the full report as it is now that the public sees only once it is released."""
    full = compose_report(
        session, assessment, number="", edition=Edition.FULL.value, language=language, issued_at=now()
    )
    return releasables(full)


def sources_of(report: AuditReport, framework: Framework) -> dict[str, str]:
    """The sources to which the codes in this report point, by their ids."""
    used = {mark.source for line in report.indicators() for mark in line.sources}
    used |= {code.split(" ", 1)[0] for standard in report.standards() for code in standard.codes}
    return {
        key: f"{source.title.in_language(report.language)}. {source.publisher}"
        + (f" ({source.year})" if source.year else "")
        for key, source in framework.sources.items()
        if key in used
    }


def _scorecard(session: Session, assessment: Assessment, live: Scorecard) -> Scorecard:
    if assessment.state in LIVE:
        return live
    frozen = scorecards.latest_frozen(session, assessment.id)
    return scorecards.thaw(frozen) if frozen is not None else live


def _earlier(session: Session, assessment: Assessment) -> EarlierVisit | None:
    previous = previous_submitted(session, assessment)
    frozen = scorecards.latest_frozen(session, previous.id) if previous is not None else None
    if previous is None or frozen is None:
        return None
    on = previous.visit_ends_on or scorecards.judged_on(previous)
    return EarlierVisit(previous.number, on, scorecards.thaw(frozen))


def _kind_words(framework: Framework, kind: str, language: str) -> str:
    words = framework.location_kinds.get(kind)
    return words.in_language(language) if words is not None else kind


def _cover(assessment: Assessment, here: Municipality, framework: Framework, language: str) -> Cover:
    location = assessment.location
    return Cover(
        location=location.name,
        municipality=here.name,
        province=here.province.name,
        operator=location.operator.name if location.operator else "",
        location_kind=_kind_words(framework, str(assessment.facts.get("kind", location.kind)), language),
        assessment_number=assessment.number,
        assessment_kind=assessment.kind.value,
        announced=assessment.announced,
        visit_starts_on=assessment.visit_starts_on,
        visit_ends_on=assessment.visit_ends_on,
        profile=framework.profile(assessment.profile).title.in_language(language),
        framework=framework.id,
        framework_title=framework.title.in_language(language),
        framework_version=framework.version,
        framework_digest=framework.digest,
        is_fictional=location.is_fictional,
    )


def _place(
    session: Session,
    assessment: Assessment,
    here: Municipality,
    framework: Framework,
    *,
    language: str,
    on: dt.date,
) -> PlaceContext:
    """The location and its municipality on the day of issue; no address, no map where it is protected."""
    location = assessment.location
    groups = queries.standing_places(session, location.id)
    open_now = [
        group for group in groups if group.starts_on <= on and (not group.ends_on or group.ends_on >= on)
    ]
    present = assessment.facts.get("groups", location.groups)
    residents = assessment.facts.get("residents", location.residents).get("all")
    cycle = cycle_on(session, on)
    status = municipality_status(session, here.code, cycle.id, day_within(cycle, on), language=language)
    return PlaceContext(
        groups=tuple(
            framework.groups[key].in_language(language)
            for key in present
            if key in framework.groups and key not in scorecards.ALWAYS_PRESENT
        ),
        residents=residents,
        capacity=sum(group.places for group in open_now if group.state in IN_USE) or None,
        legal_maximum=location.legal_maximum,
        opened_on=location.opened_on,
        closes_on=location.closes_on,
        place_groups=tuple(
            PlaceGroupLine(group.places, group.kind.value, group.state.value, group.starts_on, group.ends_on)
            for group in groups
        ),
        task=task_facts(session, status),
        tiles=() if location.address_protected else tiles_of_province(session, here, status),
        stability=stability_facts(session, location),
        supervision=supervision_facts(session, here.code, on),
    )


def _work(assessment: Assessment, judged: Judged) -> Work:
    results = [line for line in judged.scorecard.indicators() if line.excluded not in NOT_COUNTED]
    levels = Counter(
        line.level.value if line.level else "not-yet-judged"
        for line in results
        if line.excluded is None or line.level is not None
    )
    verified = Counter(kind.value for line in results if line.level for kind in line.verified_by)
    profile = judged.framework.profile(assessment.profile)
    return Work(
        team=tuple(TeamMember(member.person.name, member.leads) for member in assessment.members),
        hours=f"{assessment.hours_on_site:f}" if assessment.hours_on_site is not None else None,
        rooms_seen=assessment.rooms_seen,
        residents_spoken=assessment.residents_spoken,
        staff_spoken=assessment.staff_spoken,
        records_read=assessment.records_read,
        not_seen=assessment.not_seen,
        profile_summary=profile.summary.in_language(judged.language),
        verified_by=dict(verified),
        levels=dict(levels),
    )


def _method(framework: Framework) -> Method:
    rules = framework.rules
    return Method(
        standard_not_compliant_above=str(rules.standard_verdict.not_compliant_above),
        theme_not_compliant_above=str(rules.theme_verdict.not_compliant_above),
        minimum_coverage=str(rules.headline.minimum_coverage),
        kinds_needed=rules.evidence.kinds_needed,
        direct_needed=rules.evidence.direct_needed,
    )


def _scoring(assessment: Assessment, judged: Judged, dangers: list[str]) -> dict[str, Any]:
    """What `score()` was given and gave, as plain JSON values."""
    return {
        "framework": judged.framework.id,
        "version": judged.framework.version,
        "digest": judged.framework.digest,
        "profile": assessment.profile,
        "judged_on": judged.scorecard.judged_on.isoformat(),
        "facts": {**assessment.facts, "acute_dangers": dangers},
        "scope": assessment.scope,
        "judgements": [
            {
                "indicator": line.id,
                "level": line.level.value,
                "reason": line.reason,
                "verified_by": sorted(kind.value for kind in line.verified_by),
                "measured_value": f"{line.measured_value:f}" if line.measured_value is not None else None,
                "risk": line.risk.value if line.risk else None,
            }
            for line in judged.scorecard.indicators()
            if line.level is not None
        ],
        "scorecard": judged.scorecard.to_json_dict(),
    }
