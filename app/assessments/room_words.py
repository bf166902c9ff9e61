"""The room walk in words: kinds of rooms, what is short, and every measured value beside its threshold."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from app.assessments.models import Judgement
from app.assessments.room_description import RoomType, Sleepers
from app.assessments.room_walk import Walk, WalkedRoom, WalkMeasure
from app.assessments.walks import is_taken_over
from app.framework.words import threshold_words, unit_words
from app.i18n import current_language, write_number
from quality_framework import Framework, Indicator

ROOM_TYPE_WORDS = {
    RoomType.BEDROOM: _l("Bedroom"),
    RoomType.SANITARY: _l("Toilet or washroom"),
    RoomType.KITCHEN: _l("Kitchen"),
    RoomType.LIVING_ROOM: _l("Living room"),
    RoomType.OTHER: _l("Other room"),
}
SLEEPER_WORDS = {
    Sleepers.FAMILIES: _l("Families"),
    Sleepers.SINGLE_PERSONS: _l("Single persons"),
    Sleepers.UNACCOMPANIED_MINORS: _l("Unaccompanied minors"),
}
ANSWER_WORDS = {"yes": _l("Yes"), "no": _l("No"), "": _l("Not looked at")}


@dataclass(frozen=True)
class MeasureLine:
    """One measured value of the walk as the page shows it."""

    measure: WalkMeasure
    text: str
    value: str
    threshold: str
    because: str
    taken_over: bool
    judgement: Judgement | None


@dataclass(frozen=True)
class NormLine:
    """One norm whose value a walk decides, in words, before anything was measured."""

    id: str
    text: str
    unit: str
    threshold: str


def norm_lines(framework: Framework, indicators: Iterable[Indicator], on: dt.date) -> list[NormLine]:
    """These norms with unit and threshold, for a page that fills in the values itself."""
    return [
        NormLine(
            one.id,
            one.text.in_language(current_language()),
            unit_words(framework, one.measure),
            threshold_words(framework, one.measure, on),
        )
        for one in indicators
        if one.measure is not None
    ]


def room_sentence(walk: Walk) -> str:
    """What is short, in one sentence; what still misses for it, in a second."""
    if not walk.bedrooms:
        return _("No bedroom was described yet.")
    parts = []
    if walk.short_rooms:
        parts.append(
            ngettext(
                "%(num)s of %(measured)s bedrooms is too small: %(short)s m² short.",
                "%(num)s of %(measured)s bedrooms are too small: together %(short)s m² short.",
                len(walk.short_rooms),
                measured=walk.measured_bedrooms,
                short=write_number(walk.short),
            )
        )
    elif walk.measured_bedrooms:
        parts.append(
            ngettext(
                "The bedroom that was measured is large enough.",
                "All %(num)s bedrooms that were measured are large enough.",
                walk.measured_bedrooms,
            )
        )
    if missing := len(walk.bedrooms) - walk.measured_bedrooms:
        parts.append(
            ngettext(
                "Of %(num)s bedroom the floor or the number of people is not known yet.",
                "Of %(num)s bedrooms the floor or the number of people is not known yet.",
                missing,
            )
        )
    return " ".join(parts)


def shared_sentence(walk: Walk) -> str:
    """By what the counts are divided, so that nobody takes a sample for the whole."""
    if walk.residents_known:
        return _(
            "Residents per toilet, shower and washbasin: %(residents)s residents of the location, divided by "
            "what was counted. It is right only when all of them were counted.",
            residents=write_number(walk.residents),
        )
    return _(
        "Residents per toilet, shower and washbasin: the %(residents)s people in the rooms seen, divided by "
        "what was counted. It is right only when all rooms were seen.",
        residents=write_number(walk.residents),
    )


def short_words(short: Fraction | None) -> str:
    """What one room is short of; empty when nothing."""
    return _("%(short)s m² short", short=write_number(short)) if short else ""


def measure_lines(
    framework: Framework, walk: Walk, current: Mapping[str, Judgement], on: dt.date
) -> list[MeasureLine]:
    """Every measured value that the walk decides, in the order of the framework."""
    return [
        MeasureLine(
            measure=found,
            text=found.indicator.text.in_language(current_language()),
            value=f"{write_number(found.value)} {_unit(framework, found)}",
            threshold=_threshold(framework, found, on),
            because=_because(found),
            taken_over=is_taken_over(found, current.get(found.indicator.id)),
            judgement=current.get(found.indicator.id),
        )
        for found in walk.measures
    ]


def _unit(framework: Framework, found: WalkMeasure) -> str:
    measure = found.indicator.measure
    return unit_words(framework, measure) if measure is not None else ""


def _threshold(framework: Framework, found: WalkMeasure, on: dt.date) -> str:
    measure = found.indicator.measure
    return threshold_words(framework, measure, on) if measure is not None else ""


def _because(found: WalkMeasure) -> str:
    if found.decided_by is None:
        return ""
    return ngettext(
        "%(name)s, the only room measured",
        "%(name)s, of %(num)s rooms",
        found.rooms,
        name=found.decided_by.description.name,
    )


def fixtures_words(room: WalkedRoom) -> str:
    """`2 toilets, 1 shower`; empty when nothing was counted."""
    known = room.description
    counted = (
        ngettext("%(num)s toilet", "%(num)s toilets", known.toilets) if known.toilets else "",
        ngettext("%(num)s shower", "%(num)s showers", known.showers) if known.showers else "",
        ngettext("%(num)s washbasin", "%(num)s washbasins", known.washbasins) if known.washbasins else "",
    )
    return ", ".join(words for words in counted if words)


def answer_words(answer: bool | None) -> str:
    """Yes or no; empty when it was not looked at."""
    return "" if answer is None else str(ANSWER_WORDS["yes" if answer else "no"])
