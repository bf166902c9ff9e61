"""The history of a municipality in words."""

from collections.abc import Mapping

from flask_babel import gettext as _

from app.allocation.exchanging import ExchangeTerms
from app.allocation.history import EventKind, HistoryEvent
from app.allocation.words import FIGURE_KIND_WORDS
from app.i18n import write_number
from app.locations.words import PLACE_KIND_WORDS


def _figure_sentence(event: HistoryEvent) -> str:
    figure = event.figure
    assert figure is not None, "an event of a figure has its figure"
    told = write_number(figure.places) if figure.places is not None else figure.in_words
    kind = FIGURE_KIND_WORDS[figure.kind]
    if figure.version == 1:
        return _("%(kind)s: %(told)s (cycle %(cycle)s)", kind=kind, told=told, cycle=figure.cycle_id)
    return _(
        "%(kind)s: %(told)s (cycle %(cycle)s, version %(version)s)",
        kind=kind,
        told=told,
        cycle=figure.cycle_id,
        version=figure.version,
    )


def _places_sentence(event: HistoryEvent) -> str:
    group = event.group
    assert group is not None, "an event of places has its places"
    told = {
        "places": write_number(group.places),
        "kind": PLACE_KIND_WORDS[group.kind],
        "location": group.location_name,
    }
    match event.kind:
        case EventKind.AGREED:
            return _("Agreed: %(places)s places at %(location)s (%(kind)s)", **told)
        case EventKind.OPENED:
            return _("Opened: %(places)s places at %(location)s (%(kind)s)", **told)
        case EventKind.TO_OPEN:
            return _("Expected to open: %(places)s places at %(location)s (%(kind)s)", **told)
        case _:
            return _("No longer there from this day: %(places)s places at %(location)s (%(kind)s)", **told)


def _exchange_sentence(event: HistoryEvent, terms: ExchangeTerms, names: Mapping[str, str]) -> str:
    told = {
        "places": write_number(terms.places),
        "host": names.get(terms.host_code, terms.host_code),
        "taker": names.get(terms.for_code, terms.for_code),
    }
    match event.kind:
        case EventKind.LENT:
            return _("Lent to %(taker)s: %(places)s places", **told)
        case EventKind.BORROWED:
            return _("Borrowed from %(host)s: %(places)s places", **told)
        case _:
            return _("The exchange of %(places)s places in %(host)s for %(taker)s is over", **told)


def history_sentence(event: HistoryEvent, names: Mapping[str, str]) -> str:
    """One event in one sentence; `names` are those of other municipalities by code."""
    if event.figure is not None:
        return _figure_sentence(event)
    if event.group is not None:
        return _places_sentence(event)
    if event.exchange is not None:
        return _exchange_sentence(event, event.exchange, names)
    merger = event.merger
    assert merger is not None, "what is left is a merger"
    old, new = names.get(merger.old_code, merger.old_code), names.get(merger.new_code, merger.new_code)
    return _("%(old)s becomes part of %(new)s", old=old, new=new)
