"""What the templates of a report are given: its frozen values, the drawings and the words of closed lists.

The same for paper and for the page on screen, so that both say the same in the same order.
"""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from flask_babel import lazy_gettext as _l
from jinja2 import Environment

from app.assessments.room_words import ROOM_TYPE_WORDS
from app.assessments.words import EXCLUSION_WORDS, KIND_WORDS
from app.framework.words import APPEAL_WORDS, FORCE_WORDS, REASON_WORDS, VERIFICATION_WORDS
from app.i18n import write_number, write_percentage
from app.locations.words import PLACE_KIND_WORDS, PLACE_STATE_WORDS
from app.reports import charts
from app.reports.audit_report import AuditReport
from app.reports.frozen_content import FrozenReport

TEMPLATES = Path(__file__).resolve().parent.parent / "templates" / "reports" / "pdf"
REPORT_TEMPLATE = "reports/pdf/report.html"
SCREEN_TEMPLATE = "reports/pdf/on_screen.html"
RESIDENTS_TEMPLATE = "reports/pdf/residents.html"
RIGHT_TO_LEFT = frozenset({"ar", "fa", "ps", "ur", "he"})
FILLS = {
    "met": "compliant-fill",
    "partly-met": "partially-fill",
    "not-met": "not-compliant-fill",
    "not-applicable": "not-applicable-fill",
    "could-not-be-assessed": "unjudged-ink",
    "not-yet-judged": "line",
}
WORDS = {
    "verified": VERIFICATION_WORDS,
    "reason": REASON_WORDS,
    "force": FORCE_WORDS,
    "appeal": APPEAL_WORDS,
    "excluded": EXCLUSION_WORDS,
    "kind": KIND_WORDS,
    "place_kind": PLACE_KIND_WORDS,
    "room": ROOM_TYPE_WORDS,
    "place_state": PLACE_STATE_WORDS,
}
VERDICT_WORDS = {
    "compliant": _l("Compliant"),
    "substantially-compliant": _l("Substantially compliant"),
    "partially-compliant": _l("Partially compliant"),
    "not-compliant": _l("Not compliant"),
    "cannot-be-judged": _l("Cannot be judged"),
    "not-applicable": _l("Not applicable"),
}


def _exact(value: str) -> str:
    return write_number(Decimal(value), decimals=None)


def _lower_first(words: object) -> str:
    text = str(words)
    # An abbreviation keeps its capitals.
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def _capitalize_first(words: object) -> str:
    text = str(words)
    return text[:1].upper() + text[1:]


def _spoken(verdicts: Sequence[str]) -> str:
    """How many standards stand at each verdict, for who can't see the squares: `Compliant: 3, …`."""
    counts = Counter(verdicts)
    return ", ".join(f"{VERDICT_WORDS[slug]}: {counts[slug]}" for slug in VERDICT_WORDS if counts[slug])


def _fraction(value: str) -> str:
    return write_percentage(Fraction(value))


def _chapters(report: AuditReport) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The chapters and the annexes that this report has, by key and title; nothing to tell means none."""
    chapters: list[tuple[str, str]] = [("summary", _l("In one page"))]
    if report.told_by_residents():
        chapters.append(("residents", _l("What residents told us")))
    chapters += [
        ("place", _l("The location and the municipal task")),
        ("work", _l("How we worked")),
        ("findings", _l("Findings per theme")),
    ]
    if report.plan:
        chapters.append(("plan", _l("Improvement plan")))
    if report.hearing is not None:
        chapters.append(("hearing", _l("Reply and our answer")))
    annexes: list[tuple[str, str]] = [("all-indicators", _l("All indicators"))]
    if report.measured() or report.rooms:
        annexes.append(("measurements", _l("Measurements")))
    if report.evidence:
        annexes.append(("evidence", _l("Evidence")))
    annexes.append(("method", _l("Method and scoring rules")))
    return chapters, annexes


def _fraction_number(value: str) -> str:
    return write_number(Fraction(value))


@cache
def desk_of(templates: Environment) -> Environment:
    """The templates with the filters that a report needs; each is read once."""
    desk = templates.overlay()
    desk.filters = {
        **templates.filters,
        "lower_first": _lower_first,
        "capitalize_first": _capitalize_first,
        "in_words": lambda slug, table: table[slug],
    }
    return desk


def values_for(
    frozen: FrozenReport, images: Mapping[str, str], public_url: str, *, on_screen: bool = False
) -> dict[str, Any]:
    """The values for a template of a report; `images` holds an address for each photo by SHA-256."""
    report = frozen.report
    chapters, annexes = _chapters(report)
    numbers = {key: str(place) for place, (key, _title) in enumerate(chapters, start=1)}
    return {
        "report": report,
        "cover": report.cover,
        "measured": report.measured(),
        "told": report.told_by_residents(),
        "chapters": chapters,
        "annexes": annexes,
        "numbers": numbers | {key: "ABCDEF"[place] for place, (key, _title) in enumerate(annexes)},
        "images": images,
        "charts": charts,
        "exact": _exact,
        "fraction": _fraction,
        "fraction_number": _fraction_number,
        "spoken": _spoken,
        "fills": FILLS,
        "tones": charts.TONES,
        "words": WORDS,
        "code": frozen.code,
        "on_screen": on_screen,
        "direction": "rtl" if report.language in RIGHT_TO_LEFT else "ltr",
        "check_page": f"{public_url}/check".split("://", 1)[1],
        "check_address": f"{public_url}/check/{report.number}/{frozen.code}",
        "issued_at": report.issued_at.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
    }
