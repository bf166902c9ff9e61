"""The closed lists of the framework in the reader's language, and a measure's threshold as a sentence."""

import datetime as dt
from decimal import Decimal

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.i18n import current_language, write_date, write_number
from quality_framework import Framework
from quality_framework.measures import value_in_force
from quality_framework.model import Measure, MeasureValue, Standard
from quality_framework.rule import RuleGroup
from quality_framework.vocabulary import (
    Comparator,
    Force,
    NotAssessedReason,
    OnAppeal,
    Verification,
)

VERIFICATION_WORDS = {
    Verification.OBSERVATION: _l("Seen"),
    Verification.MEASUREMENT: _l("Measured"),
    Verification.DOCUMENT: _l("Document"),
    Verification.STAFF: _l("Staff"),
    Verification.RESIDENTS: _l("Residents"),
}
REASON_WORDS = {
    NotAssessedReason.NO_ACCESS: _l("No access"),
    NotAssessedReason.NO_RECORD: _l("No record of it"),
    NotAssessedReason.NO_TIME: _l("No time"),
    NotAssessedReason.REFUSED: _l("Refused"),
    NotAssessedReason.UNSAFE: _l("Not safe"),
}
FORCE_WORDS = {
    Force.INDICATOR: _l("indicator"),
    Force.STANDARD: _l("standard"),
    Force.REMARK: _l("remark in the source"),
    Force.EXAMPLE: _l("example in the source"),
    Force.PRACTICE: _l("practice"),
    Force.COURT_ORDER: _l("court order"),
    Force.LAW: _l("law"),
    Force.LOCAL: _l("to be set for the Netherlands"),
    Force.GUIDANCE: _l("guidance"),
    Force.POSITION: _l("position"),
    Force.RESEARCH: _l("research"),
}
APPEAL_WORDS = {
    OnAppeal.UPHELD: _l("Court order, upheld on appeal."),
    OnAppeal.UPHELD_WITH_EXCEPTION: _l("Court order, upheld on appeal with an exception."),
    OnAppeal.ORDER_NOT_UPHELD: _l("Court order, not upheld on appeal."),
    OnAppeal.NOT_RETRIEVED: _l("Court order; what became of it on appeal could not be found."),
}


def _bound(value: MeasureValue, measure: Measure) -> str:
    match measure.comparator:
        case Comparator.AT_LEAST:
            return _("at least %(number)s", number=_number(value.at_least))
        case Comparator.AT_MOST:
            return _("at most %(number)s", number=_number(value.at_most))
        case Comparator.RANGE:
            return _("between %(low)s and %(high)s", low=_number(value.at_least), high=_number(value.at_most))


def _number(value: Decimal | None) -> str:
    return write_number(value)


def unit_words(framework: Framework, measure: Measure) -> str:
    """The unit in the reader's language, with whom it is counted per: `m² per person`."""
    unit = framework.unit(measure.unit).in_language(current_language())
    if measure.basis == "total":
        return unit
    if measure.basis == "per-person":
        return _("%(unit)s per person", unit=unit)
    return _("%(unit)s per %(number)s persons", unit=unit, number=measure.basis.per_persons)


def threshold_words(framework: Framework, measure: Measure, on: dt.date | None) -> str:
    """`at least 4 m²` on that day; without a day every value with the date from which it holds.

    Empty when no value is set: a number that the Netherlands has not fixed yet.
    """
    unit = unit_words(framework, measure)
    if on is not None:
        standing = value_in_force(measure, on)
        return f"{_bound(standing, measure)} {unit}" if standing is not None else ""
    parts = []
    for value in measure.values:
        words = f"{_bound(value, measure)} {unit}"
        if value.from_ is not None:
            words = _("%(threshold)s from %(day)s", threshold=words, day=write_date(value.from_))
        parts.append(words)
    return "; ".join(parts)


def rule_words(framework: Framework, standard: Standard) -> str:
    """How the indicators of the standard count together, when that is not simply all of them."""
    return _("Counts as follows: %(rule)s.", rule=_group_words(framework, standard.effective_rule))


def _group_words(framework: Framework, group: RuleGroup) -> str:
    parts = [
        f"({_group_words(framework, part)})"
        if isinstance(part, RuleGroup)
        else "“" + framework.indicator(part).text.in_language(current_language()).rstrip(".") + "”"
        for part in group.parts
    ]
    return (_(" and ") if group.needs_all else _(" or ")).join(parts)
