"""The measures of a tile map in the reader's language: names, what a square says, and the legend."""

from collections.abc import Callable, Mapping

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.allocation.measures import Measure, Reading
from app.i18n import write_number

MEASURE_WORDS = {
    Measure.TOWARDS_TASK: _l("Places beside the task"),
    Measure.TASK: _l("Published task"),
    Measure.DURABLE: _l("Durable places"),
    Measure.QUALITY: _l("Durable, no urgent shortcomings"),
    Measure.LAPSING: _l("Places that end within two years"),
}
# What the picture shows, above it.
MEASURE_SENTENCES = {
    Measure.TOWARDS_TASK: _l("Each square is a municipality; the darker, the nearer to its task."),
    Measure.TASK: _l("Each square is a municipality; the darker, the larger its published task."),
    Measure.DURABLE: _l(
        "Each square is a municipality; the darker, the more of its places stay five years or longer."
    ),
    Measure.QUALITY: _l(
        "Each square is a municipality; the darker, the more of its durable places are at a location that was"
        " inspected within a year without urgent shortcomings."
    ),
    Measure.LAPSING: _l(
        "Each square is a municipality; the darker, the more of its places end within two years."
    ),
}
_QUARTERS = (
    _l("less than a quarter of the places"),
    _l("a quarter or more of the places"),
    _l("half or more of the places"),
    _l("three quarters or more of the places"),
    _l("all places"),
)
# One entry for each step, light to dark.
LEGENDS: Mapping[Measure, tuple[object, ...]] = {
    Measure.TOWARDS_TASK: (
        _l("less than a quarter of the task"),
        _l("a quarter or more"),
        _l("half or more"),
        _l("three quarters or more"),
        _l("the whole task"),
    ),
    Measure.TASK: (
        _l("fewer than 50 places"),
        _l("50 places or more"),
        _l("150 places or more"),
        _l("300 places or more"),
        _l("600 places or more"),
    ),
    Measure.DURABLE: _QUARTERS,
    Measure.QUALITY: _QUARTERS,
    Measure.LAPSING: _QUARTERS,
}


def _task_reached(reading: Reading) -> str:
    if reading.of is None:
        return _("%(counted)s places that count, task not published", counted=write_number(reading.value))
    return _(
        "%(counted)s of %(task)s places", counted=write_number(reading.value), task=write_number(reading.of)
    )


def _task(reading: Reading) -> str:
    return _("task of %(task)s places", task=write_number(reading.value))


def _durable(reading: Reading) -> str:
    return _(
        "%(number)s of %(all)s places are durable",
        number=write_number(reading.value),
        all=write_number(reading.of),
    )


def _quality(reading: Reading) -> str:
    return _(
        "%(number)s of %(all)s durable places without urgent shortcomings",
        number=write_number(reading.value),
        all=write_number(reading.of),
    )


def _lapsing(reading: Reading) -> str:
    return _(
        "%(number)s of %(all)s places end within two years",
        number=write_number(reading.value),
        all=write_number(reading.of),
    )


_WRITERS: Mapping[Measure, Callable[[Reading], str]] = {
    Measure.TOWARDS_TASK: _task_reached,
    Measure.TASK: _task,
    Measure.DURABLE: _durable,
    Measure.QUALITY: _quality,
    Measure.LAPSING: _lapsing,
}


def reading_in_words(measure: Measure, reading: Reading) -> str:
    """What one square says: `300 of 450 places`, or that there is nothing to say."""
    if reading.value is None:
        return _("task not published") if measure is Measure.TASK else _("no places entered")
    return _WRITERS[measure](reading)
