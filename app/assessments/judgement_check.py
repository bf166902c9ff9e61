"""Does an item fit its indicator? The rules are the framework's; here they become problems of the portal."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from app.assessments.arrival import JudgementIn
from app.assessments.kept_text import kept_text
from app.problems import Invalid, Problem
from quality_framework import Framework, JudgementProblem, Level, check_judgement, propose_level

LONGEST_REASON = 1000


@dataclass(frozen=True)
class Sound:
    """A checked item, as it goes into the log. `level` None takes back what stood."""

    level: str | None
    reason: str = ""
    verified_by: tuple[str, ...] = ()
    measured_value: Decimal | None = None
    risk: str | None = None
    remark: str = ""


def check_item(framework: Framework, item: JudgementIn, *, on: dt.date | None) -> Sound | tuple[Problem, ...]:
    """The item as it is kept, or everything that is wrong with it. `on` is the day whose dated thresholds
    hold: a level other than the one that the measured value proposes on that day needs a reason.
    """
    if item.level is None:
        return _check_taking_back(framework, item)
    try:
        remark = kept_text(item.remark)
        reason = kept_text(item.reason, longest=LONGEST_REASON)
    except Problem as problem:
        return (problem,)
    raw: Mapping[str, object] = {
        "indicator": item.indicator,
        "level": item.level,
        "reason": reason or None,
        "verified_by": list(item.verified_by),
        "measured_value": item.measured_value,
        "risk": item.risk,
    }
    checked = check_judgement(framework, raw, on)
    if isinstance(checked, list):
        return tuple(_problem(found, item) for found in checked)
    return Sound(
        level=checked.level.value,
        reason=str(checked.reason or ""),
        verified_by=tuple(sorted(kind.value for kind in checked.verified_by)),
        measured_value=checked.measured_value,
        risk=checked.risk.value if checked.risk is not None else None,
        remark=remark,
    )


def _check_taking_back(framework: Framework, item: JudgementIn) -> Sound | tuple[Problem, ...]:
    if not framework.has_indicator(item.indicator):
        return (Invalid("unknown-indicator", indicator=item.indicator),)
    if not item.replaces:
        return (Invalid("nothing-to-take-back"),)
    return Sound(level=None)


def _problem(found: JudgementProblem, item: JudgementIn) -> Problem:
    return Invalid(
        found.code.value,
        indicator=item.indicator,
        level=item.level,
        risk=item.risk,
        measured_value=item.measured_value,
    )


@dataclass(frozen=True)
class Proposal:
    """A measured value as a number, and the level it proposes; None where no threshold holds."""

    value: Decimal
    level: Level | None


def proposed_level(framework: Framework, indicator: str, value: str, *, on: dt.date) -> Proposal:
    """What the value proposes on that day. Raises `Invalid` when the indicator is unknown or has no
    measure, or the value is not a number in its unit.
    """
    raw = {"indicator": indicator, "level": Level.MET.value, "measured_value": value}
    checked = check_judgement(framework, raw)
    if isinstance(checked, list):
        raise Invalid(checked[0].code.value, indicator=indicator, measured_value=value)
    measure = framework.indicator(indicator).measure
    assert measure is not None, "a value without a measure was refused"
    assert checked.measured_value is not None, "the value was given"
    return Proposal(checked.measured_value, propose_level(measure, checked.measured_value, on))
