"""Reading the history of a municipality: what was published, entered, agreed and merged, in order of day."""

from collections.abc import Iterable, Sequence

from sqlalchemy.orm import Session

from app.allocation.figure_queries import figures_of_municipality
from app.allocation.history import HistoryEvent, history_of
from app.allocation.record_queries import exchanges, places_by_municipality, succession


def history_of_municipality(session: Session, code: str, language: str) -> Sequence[HistoryEvent]:
    """All that stands under the municipality's own code."""
    return history_of(
        code,
        figures_of_municipality(session, code, language),
        places_by_municipality(session, [code]).get(code, []),
        exchanges(session),
        succession(session).mergers.values(),
    )


def others_in(events: Iterable[HistoryEvent]) -> set[str]:
    """The codes of the municipalities that exchanges and mergers are about."""
    codes = set()
    for event in events:
        if event.exchange is not None:
            codes |= {event.exchange.host_code, event.exchange.for_code}
        if event.merger is not None:
            codes |= {event.merger.old_code, event.merger.new_code}
    return codes
