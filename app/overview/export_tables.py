"""What the pages about task and places show, as tables for other programs. Heads are names for programs and
never change with the language. An address stands in none of them, protected or not.
"""

from collections.abc import Callable, Mapping
from dataclasses import astuple, fields

from app.allocation.country import AreaSummary, Totals
from app.allocation.figures import NATIONAL, AreaLevel, FigureKind, area_level
from app.allocation.record_queries import figures_by_area
from app.i18n import current_language
from app.locations.models import Municipality
from app.overview.asked_table import PORTAL, Asked, yes_or_no
from app.overview.history_tables import history_sheet, what_if_sheet
from app.overview.record_tables import (
    ending_sheet,
    exchanges_sheet,
    neighbourhood_sheet,
    quality_sheet,
    stability_sheet,
    supervision_sheet,
)
from app.spreadsheets import Cell, Sheet


def municipalities_sheet(asked: Asked) -> Sheet:
    """Task and places per municipality. Where places may not be seen or none were entered, the cells
    are empty: never a zero. The source of the task stands beside it.
    """
    head = (
        "code",
        "name",
        "province_code",
        "cycle",
        "on",
        "task",
        "task_kind",
        "task_in_words",
        "task_source",
        "task_valid_from",
        "task_version",
        "places_source",
        "realised",
        "counted",
        "durable",
        "temporary",
        "planned",
        "lapsing",
        "lent",
        "borrowed",
        "credited",
        "balance",
        "durable_without_urgent",
        "durable_urgent",
        "durable_no_basis",
        "durable_too_long_ago",
        "durable_never_inspected",
        "merged_into",
    )
    return Sheet("municipalities", head, [_municipality(asked, one) for one in asked.view.members])


def _municipality(asked: Asked, one: Municipality) -> list[Cell]:
    status, quality = asked.view.statuses[one.code], asked.view.qualities[one.code]
    task = status.task
    first: list[Cell] = [
        one.code,
        one.name,
        one.province_code,
        asked.cycle_id,
        asked.on,
        status.task_places,
        task.kind.value if task else None,
        task.in_words if task else None,
        task.source if task else None,
        task.valid_from if task else None,
        task.version if task else None,
    ]
    stands: list[Cell] = [
        status.realised,
        status.counted,
        status.durable,
        status.temporary,
        status.planned,
        status.lapsing,
    ]
    exchanged: list[Cell] = [status.lent, status.borrowed, status.credited, status.balance]
    inspected: list[Cell] = [
        quality.without_urgent,
        quality.urgent,
        quality.no_basis,
        quality.too_old,
        quality.never,
    ]
    entered = one.code in asked.view.seen and bool(status.groups)
    # Who has no places may still borrow some elsewhere.
    known = entered or (one.code in asked.view.seen and bool(status.borrowed))
    return [
        *first,
        PORTAL if known else None,
        *(stands if entered else [None] * len(stands)),
        *(exchanged if known else [None] * len(exchanged)),
        *(inspected if entered else [None] * len(inspected)),
        status.merged_into or None,
    ]


def areas_sheet(asked: Asked) -> Sheet:
    """Provinces, and the country when it is asked for, each as a whole: what was published about it with its
    source, what its municipalities have together, and of how many of them a task is known. Where places of
    any of them may not be seen, the cells are empty.
    """
    head = (
        "area_code",
        "name",
        "cycle",
        "on",
        "task",
        "task_amv",
        "task_in_words",
        "task_source",
        "task_valid_from",
        "task_version",
        "reported",
        "reported_source",
        "municipal_tasks_sum",
        "municipal_tasks_known",
        "municipal_tasks_of",
        *(part.name for part in fields(Totals)),
        "balance",
        "balance_amv",
        "places_source",
    )
    # A municipality by itself is no such whole.
    alone = asked.areas is not None and area_level(asked.areas[0]) is AreaLevel.MUNICIPALITY
    provinces = {} if alone else {one.province_code: one.province.name for one in asked.view.members}
    published = figures_by_area(
        asked.session, asked.cycle_id, [NATIONAL, *provinces], language=current_language()
    )
    found = [
        asked.view.within(code).summary(code, name, published.get(code, ()))
        for code, name in sorted(provinces.items(), key=lambda one: one[1])
    ]
    if asked.areas is None:
        found.insert(0, asked.view.summary(NATIONAL, "", published.get(NATIONAL, ())))
    return Sheet("areas", head, [_area(asked, one) for one in found])


def _area(asked: Asked, area: AreaSummary) -> list[Cell]:
    task, reported, totals = area.task, area.figure(FigureKind.REPORTED), area.totals
    return [
        area.code,
        area.name or None,
        asked.cycle_id,
        asked.on,
        task.places if task else None,
        task.amv_places if task else None,
        task.in_words if task else None,
        task.source if task else None,
        task.valid_from if task else None,
        task.version if task else None,
        reported.places if reported else None,
        reported.source if reported else None,
        area.shares.places,
        area.shares.known,
        area.shares.of,
        *(astuple(totals) if totals else [None] * len(fields(Totals))),
        area.balance,
        area.balance_amv,
        PORTAL if totals else None,
    ]


def places_sheet(asked: Asked) -> Sheet:
    """Every group of places with the answer whether it counts, and its source."""
    head = (
        "municipality_code",
        "municipality",
        "location_id",
        "location",
        "fictional",
        "places",
        "kind",
        "state",
        "starts_on",
        "ends_on",
        "on",
        "counts",
        "reason",
        "ends_within_two_years",
        "source",
    )
    about = asked.locations()
    rows: list[list[Cell]] = []
    for one in asked.seen:
        for counted in asked.view.statuses[one.code].groups:
            group, location = counted.group, about[str(counted.group.location_id)]
            rows.append(
                [
                    one.code,
                    one.name,
                    str(group.location_id),
                    group.location_name,
                    yes_or_no(location.is_fictional),
                    group.places,
                    group.kind.value,
                    group.state.value,
                    group.starts_on,
                    group.ends_on,
                    asked.on,
                    yes_or_no(counted.counts),
                    counted.reason.value,
                    yes_or_no(counted.lapses_soon),
                    group.source or None,
                ]
            )
    return Sheet("places", head, rows)


def figures_sheet(asked: Asked) -> Sheet:
    """Every published figure in every version with its source; for the columns that the import knows it has
    the same names.
    """
    head = (
        "cycle",
        "area_code",
        "kind",
        "version",
        "places",
        "amv_places",
        "in_words",
        "valid_from",
        "source",
        "quality",
        "note",
    )
    found = figures_by_area(asked.session, asked.cycle_id, asked.areas, language=current_language())
    rows: list[list[Cell]] = [
        [
            figure.cycle_id,
            figure.area_code,
            figure.kind.value,
            figure.version,
            figure.places,
            figure.amv_places,
            figure.in_words,
            figure.valid_from,
            figure.source,
            figure.quality.value,
            figure.note,
        ]
        for code in sorted(found)
        for figure in found[code]
    ]
    return Sheet("figures", head, rows)


TABLES: Mapping[str, Callable[[Asked], Sheet]] = {
    "areas": areas_sheet,
    "municipalities": municipalities_sheet,
    "places": places_sheet,
    "ending": ending_sheet,
    "exchanges": exchanges_sheet,
    "quality": quality_sheet,
    "figures": figures_sheet,
    "stability": stability_sheet,
    "neighbourhood": neighbourhood_sheet,
    "supervision": supervision_sheet,
    "history": history_sheet,
    "what-if": what_if_sheet,
}
