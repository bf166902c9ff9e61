"""The history of a municipality and a scenario beside today, as tables for other programs."""

from collections.abc import Mapping

from app.allocation.history import HistoryEvent
from app.allocation.status import statuses_on
from app.allocation.told_history import history_of_municipality, others_in
from app.allocation.what_if import NUMBERS, beside, suppose
from app.i18n import current_language
from app.locations.models import Location
from app.overview.asked_table import PORTAL, Asked, yes_or_no
from app.problems import NotFound
from app.spreadsheets import Cell, Sheet


def history_sheet(asked: Asked) -> Sheet:
    """Everything with a day that stands under the code of one municipality, past and to come, each with its
    source.
    """
    if len(asked.seen) != 1:
        raise NotFound("export-not-found")
    head = (
        "municipality_code",
        "day",
        "event",
        "cycle",
        "figure_kind",
        "version",
        "places",
        "amv_places",
        "in_words",
        "location_id",
        "location",
        "fictional",
        "place_kind",
        "other_municipality_codes",
        "source",
    )
    code = asked.seen[0].code
    events = history_of_municipality(asked.session, code, current_language())
    about = asked.locations_with(event.group.location_id for event in events if event.group is not None)
    return Sheet("history", head, [[code, *_told(event, code, about)] for event in events])


def _told(event: HistoryEvent, code: str, about: Mapping[str, Location]) -> list[Cell]:
    figure, group, exchange = event.figure, event.group, event.exchange
    location = about[str(group.location_id)] if group is not None else None
    numbers = figure or exchange
    told = numbers or group
    return [
        event.day,
        event.kind.value,
        figure.cycle_id if figure else None,
        figure.kind.value if figure else None,
        figure.version if figure else None,
        numbers.places if numbers else group.places if group else None,
        numbers.amv_places if numbers else None,
        figure.in_words if figure else None,
        str(group.location_id) if group else None,
        location.name if location else None,
        yes_or_no(location.is_fictional) if location else None,
        group.kind.value if group else None,
        " ".join(sorted(others_in([event]) - {code})) or None,
        (told.source or None) if told else None,
    ]


def what_if_sheet(asked: Asked) -> Sheet:
    """The numbers per municipality as they are and as they would be in the scenario, with what is supposed
    beside them. A supposed task is a calculation, never a figure.
    """
    head = (
        "municipality_code",
        "municipality",
        "on",
        "stay_until",
        "places_that_stay",
        "places_that_open",
        "task_higher_per_cent",
        *(f"{name}_{moment}" for name in NUMBERS for moment in ("now", "then")),
        "task_source",
        "places_source",
    )
    scenario, now = asked.scenario, asked.view.statuses
    codes = [one.code for one in asked.seen]
    then = statuses_on(suppose(asked.view.record, scenario, asked.on), asked.cycle_id, asked.on, codes)
    rows: list[list[Cell]] = []
    for one in asked.seen:
        status = now[one.code]
        if not status.groups:
            continue
        groups = [counted.group for counted in status.groups]
        compared = beside(status, then[one.code], scenario)
        rows.append(
            [
                one.code,
                one.name,
                asked.on,
                scenario.until,
                sum(group.places for group in groups if scenario.until and group.id in scenario.extended),
                sum(group.places for group in groups if group.id in scenario.opened),
                scenario.percent,
                *(number for name in NUMBERS for number in (compared[name].now, compared[name].then)),
                "; ".join(part.figure.source for part in status.task_parts if part.figure is not None),
                PORTAL,
            ]
        )
    return Sheet("what-if", head, rows)
