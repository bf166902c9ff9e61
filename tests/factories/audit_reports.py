"""Audit reports on made-up judgements against the shipped framework: full, worst case, nothing judged."""

import datetime as dt
import hashlib
import io
import uuid
from dataclasses import dataclass, field, fields, replace
from decimal import Decimal
from functools import cache

from PIL import Image, ImageDraw

from app.assessments.models import Judgement
from app.assessments.models import Photo as KeptPhoto
from app.i18n import speaking
from app.reports.audit_report import AuditReport, Cover, Method, Status, Summary, TeamMember, Urgent, Work
from app.reports.judged_sections import LEFT_OUT, Judged, sections_of
from app.reports.sections import StandardSection, ThemeSection
from app.reports.summary import EarlierVisit, summary_of
from quality_framework import (
    Facts,
    Framework,
    Level,
    Risk,
    Verification,
    load_framework,
    score,
    shipped_framework_path,
)
from quality_framework import Judgement as ScoredJudgement
from tests.factories.place_facts import ISSUED_AT, place_of_location
from tests.factories.report_follow_up import VISIT_ON, evidence, hearing, plan, rooms

LEVELS = (
    *[Level.MET] * 9,
    Level.PARTLY_MET,
    Level.MET,
    Level.NOT_MET,
    Level.MET,
    Level.COULD_NOT_BE_ASSESSED,
    Level.MET,
    Level.NOT_APPLICABLE,
)


@dataclass
class Sample:
    """What the report is made from; the defaults give the full report of 24 photos."""

    language: str = "nl"
    photos: int = 24
    remark: str = "In gebouw B zagen wij dit op 4 van de 22 kamers; de beheerder herstelt het deze maand."
    location: str = "De Linde"
    person: str = "Iris Voorbeeld"
    judged: bool = True
    profile: str = "full"
    every_remark: bool = False
    # One after another, instead of the same remark everywhere.
    remarks: tuple[str, ...] = ()
    danger: str = ""
    caption: str = ""
    status: Status = Status.CONCEPT
    pictures: dict[str, bytes] = field(default_factory=dict)


@cache
def framework() -> Framework:
    """The shipped framework, loaded once."""
    return load_framework(shipped_framework_path("nl-reception"))


def picture(number: int) -> bytes:
    """A JPEG of our own drawing, another one for every number."""
    image = Image.new("RGB", (1100, 825), (214, 224 - number % 40, 233 - number % 60))
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 500, 1100, 825), fill=(190, 170, 140))
    for bed in range(1 + number % 4):
        pen.rectangle(
            (60 + bed * 260, 540, 260 + bed * 260, 680), fill=(240, 240, 236), outline=(70, 80, 78), width=4
        )
    pen.rectangle((420, 120, 700, 380), fill=(206, 226, 240), outline=(70, 80, 78), width=6)
    out = io.BytesIO()
    image.save(out, "JPEG", quality=80)
    return out.getvalue()


def _judgements(sample: Sample, shift: int) -> tuple[dict[str, Judgement], list[ScoredJudgement]]:
    kept: dict[str, Judgement] = {}
    scored: list[ScoredJudgement] = []
    for place, indicator in enumerate(framework().indicators()):
        level = LEVELS[(place + shift) % len(LEVELS)]
        short = level in {Level.PARTLY_MET, Level.NOT_MET}
        measured = None
        if indicator.measure is not None and indicator.measure.values:
            limit = indicator.measure.values[-1]
            edge = limit.at_least if limit.at_least is not None else limit.at_most
            measured = (
                edge * (Decimal("0.85") if short and limit.at_least is not None else Decimal(1))
                if edge
                else None
            )
        reason = {
            Level.COULD_NOT_BE_ASSESSED: "no-access",
            Level.NOT_APPLICABLE: "Dit is er op deze locatie niet.",
        }.get(level)
        own = sample.remarks[place % len(sample.remarks)] if sample.remarks else sample.remark
        remark = own if short or sample.every_remark or place % 29 == 0 else ""
        kept[indicator.id] = Judgement(
            id=uuid.uuid5(uuid.NAMESPACE_OID, indicator.id),
            indicator=indicator.id,
            level=level.value,
            reason=reason or "",
            remark=remark,
            good_practice=level is Level.MET and place % 37 == 0,
        )
        scored.append(
            ScoredJudgement(
                indicator=indicator.id,
                level=level,
                reason=reason,
                verified_by=frozenset(
                    {Verification(kind) for kind in list(indicator.verified_by)[: 1 + place % 2]}
                ),
                measured_value=measured,
                risk=(Risk.HIGH if place % 3 else Risk.MEDIUM) if short else None,
            )
        )
    return kept, scored


def _photos(sample: Sample, shown: list[str]) -> dict[str, list[KeptPhoto]]:
    """The photos of the sample, spread over the indicators that the report shows."""
    found: dict[str, list[KeptPhoto]] = {}
    spread = shown[:: max(1, len(shown) // max(sample.photos, 1))]
    for number in range(sample.photos):
        content = picture(number)
        sha256 = hashlib.sha256(content).hexdigest()
        sample.pictures[sha256] = content
        # Some indicators get two or three, most get one.
        indicator = spread[(number - number % 3 if number % 9 < 3 else number) % len(spread)]
        words = sample.caption or f"Kamer {number + 1} in gebouw B"
        photo = KeptPhoto(sha256=sha256, caption=words, width=1100, height=825)
        found.setdefault(indicator, []).append(photo)
    return found


def make_report(sample: Sample | None = None) -> AuditReport:
    """The report of this sample. Needs an app context, for the words; the pictures end up in the sample."""
    sample = sample or Sample()
    dangers = (sample.danger,) if sample.danger else ()
    facts = Facts(kind="regular-centre", acute_dangers=dangers)
    scoring_input = (framework(), sample.profile, facts, VISIT_ON)
    kept, scored = _judgements(sample, 0) if sample.judged else ({}, [])
    scorecard = score(*scoring_input, judgements=scored)
    _, earlier = _judgements(sample, 3)
    before = EarlierVisit("T-2025-0007", dt.date(2025, 5, 6), score(*scoring_input, judgements=earlier))
    rules = framework().rules
    shown = [line.id for line in scorecard.indicators() if line.excluded not in LEFT_OUT]
    with speaking(sample.language):
        judged = Judged(
            framework(), scorecard, kept, _photos(sample, shown) if sample.judged else {}, sample.language
        )
        themes = sections_of(judged)
        summary = summary_of(judged, themes, before if sample.judged else None)
    return AuditReport(
        number="OK-2026-0147",
        edition="full",
        language=sample.language,
        status=sample.status,
        issued_at=ISSUED_AT,
        cover=Cover(
            location=sample.location,
            municipality="Voorbeeldstad",
            province="Utrecht",
            operator="Stichting Opvang Voorbeeld",
            location_kind=framework().location_kinds["regular-centre"].in_language(sample.language),
            assessment_number="T-2026-0031",
            assessment_kind="inspection",
            announced=True,
            visit_starts_on=VISIT_ON,
            visit_ends_on=VISIT_ON,
            profile=framework().profile(sample.profile).title.in_language(sample.language),
            framework=framework().id,
            framework_title=framework().title.in_language(sample.language),
            framework_version=framework().version,
            framework_digest=framework().digest,
            is_fictional=True,
        ),
        summary=summary,
        place=place_of_location(),
        work=Work(
            team=(TeamMember(sample.person, leads=True), TeamMember("Ilias Voorbeeld", leads=False)),
            hours="11.5",
            rooms_seen=22,
            residents_spoken=17 if sample.judged else None,
            staff_spoken=8,
            records_read="Huisregels en klachtenregister",
            not_seen="De wasruimte in gebouw C was op slot.",
            profile_summary=framework().profile(sample.profile).summary.in_language(sample.language),
            verified_by={"observation": 120, "staff": 44} if sample.judged else {},
            levels={"met": 200, "not-met": 12} if sample.judged else {},
        ),
        themes=themes,
        method=Method(
            standard_not_compliant_above=str(rules.standard_verdict.not_compliant_above),
            theme_not_compliant_above=str(rules.theme_verdict.not_compliant_above),
            minimum_coverage=str(rules.headline.minimum_coverage),
            kinds_needed=rules.evidence.kinds_needed,
            direct_needed=rules.evidence.direct_needed,
        ),
        sources={
            key: source.title.in_language(sample.language) for key, source in framework().sources.items()
        },
        scoring={
            "framework": framework().id,
            "version": framework().version,
            "digest": framework().digest,
            "profile": sample.profile,
            "judged_on": VISIT_ON.isoformat(),
            "facts": {"kind": "regular-centre", "acute_dangers": list(dangers)},
            "scope": None,
            "judgements": [
                {
                    "indicator": each.indicator,
                    "level": each.level.value,
                    "reason": each.reason,
                    "verified_by": sorted(kind.value for kind in each.verified_by),
                    "measured_value": f"{each.measured_value:f}" if each.measured_value is not None else None,
                    "risk": each.risk.value if each.risk else None,
                }
                for each in scored
            ],
            "scorecard": scorecard.to_json_dict(),
        },
        rooms=rooms() if sample.judged else (),
        hearing=hearing(sample.person) if sample.judged else None,
        plan=plan() if sample.judged else (),
        evidence=evidence(line for theme in themes for each in theme.standards for line in each.indicators),
    )


ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"


def _arabic(value: object) -> object:
    if isinstance(value, str):
        letters = (ARABIC[ord(char) % len(ARABIC)] if char.isalpha() else char for char in value)
        return "".join(letters) if " " in value else value
    if isinstance(value, tuple):
        return tuple(map(_arabic, value))
    if isinstance(value, ThemeSection | StandardSection | Summary | Urgent | Cover):
        changed = {each.name: _arabic(getattr(value, each.name)) for each in fields(value)}
        return replace(value, **changed)
    return value


def in_pseudo_arabic(report: AuditReport, language: str) -> AuditReport:
    """The report with all sentences of framework and people in letters that run from right to left."""
    return replace(
        report,
        language=language,
        cover=_arabic(report.cover),
        summary=_arabic(report.summary),
        themes=_arabic(report.themes),
    )
