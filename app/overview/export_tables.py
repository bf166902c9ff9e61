"""What the pages about task and places show, as tables for other programs. Heads are names for programs and
never change with the language. An address stands in none of them, protected or not.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import astuple, dataclass, fields

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.allocation.falling_off import falling_off
from app.allocation.quality import QualityCount
from app.allocation.queries import cycle_by_id
from app.allocation.record_queries import figures_by_area
from app.allocation.rules import RULES
from app.i18n import current_language
from app.locations.models import Location, Municipality
from app.overview.area_view import AreaView
from app.overview.quality_page import moments_of
from app.spreadsheets import Cell, Sheet
from app.stability.queries import activity_counts, stabilities_of
from app.supervision.queries import steps_of
from app.supervision.words import ladder_name

PORTAL = "Opvangkompas"


@dataclass(frozen=True)
class Asked:
    """What is exported: the municipalities as this person may see them, in a cycle on a day."""

    session: Session
    view: AreaView
    cycle_id: str
    on: dt.date
    # The codes of the areas of which figures are wanted; None: every one.
    areas: list[str] | None

    @property
    def seen(self) -> list[Municipality]:
        """The members whose places may be seen."""
        return [one for one in self.view.members if one.code in self.view.seen]


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
    places: list[Cell] = [
        PORTAL,
        status.realised,
        status.counted,
        status.durable,
        status.temporary,
        status.planned,
        status.lapsing,
        status.lent,
        status.borrowed,
        status.credited,
        status.balance,
        quality.without_urgent,
        quality.urgent,
        quality.no_basis,
        quality.too_old,
        quality.never,
    ]
    shown = one.code in asked.view.seen and bool(status.groups)
    return first + (places if shown else [None] * len(places))


def places_sheet(asked: Asked) -> Sheet:
    """Every group of places with the answer whether it counts, and its source. What somebody wrote as source
    is left out where the address is protected, for it may tell where that is.
    """
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
    about = _locations(asked)
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
                    _yes(location.is_fictional),
                    group.places,
                    group.kind.value,
                    group.state.value,
                    group.starts_on,
                    group.ends_on,
                    asked.on,
                    _yes(counted.counts),
                    counted.reason.value,
                    _yes(counted.lapses_soon),
                    None if location.address_protected else group.source,
                ]
            )
    return Sheet("places", head, rows)


def _locations(asked: Asked) -> Mapping[str, Location]:
    """The locations of the municipalities that may be seen, by id."""
    homes = [group.group.location_id for one in asked.seen for group in asked.view.statuses[one.code].groups]
    found = asked.session.scalars(select(Location).where(Location.id.in_(set(homes))).order_by(Location.id))
    return {str(location.id): location for location in found}


def _yes(answer: bool) -> str:
    return "yes" if answer else "no"


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


def stability_sheet(asked: Asked) -> Sheet:
    """What locations reported per quarter, with the source; and how many activities with the neighbourhood
    stand.
    """
    head = (
        "municipality_code",
        "location_id",
        "location",
        "fictional",
        "year",
        "quarter",
        "version",
        "residents",
        "moved_in",
        "moved_out",
        "procedures_ended",
        "in_one_place",
        "other_users",
        "neighbourhood_activities",
        "source",
    )
    about = _locations(asked)
    ids = [location.id for location in about.values()]
    stabilities, activities = stabilities_of(asked.session, ids), activity_counts(asked.session, ids)
    rows: list[list[Cell]] = []
    for location in sorted(about.values(), key=lambda one: (one.municipality_code, one.name, str(one.id))):
        for one in stabilities[location.id].quarters if location.id in stabilities else ():
            others = " ".join(f"{slug}:{number}" for slug, number in one.other_users)
            rows.append(
                [
                    location.municipality_code,
                    str(location.id),
                    location.name,
                    _yes(location.is_fictional),
                    one.quarter.year,
                    one.quarter.number,
                    one.version,
                    one.residents,
                    one.moved_in,
                    one.moved_out,
                    one.procedures_ended,
                    one.in_one_place,
                    others,
                    sum(activities.get(location.id, {}).values()),
                    None if location.address_protected else one.source,
                ]
            )
    return Sheet("stability", head, rows)


def supervision_sheet(asked: Asked) -> Sheet:
    """The steps of supervision that stand, newest first, without what letters say."""
    head = (
        "municipality_code",
        "step",
        "taken_on",
        "taken_by",
        "deadline_on",
        "answered_on",
        "letter_sha256",
    )
    rows: list[list[Cell]] = [
        [
            recorded.step.municipality_code,
            ladder_name(recorded.step.ladder_step),
            recorded.step.taken_on,
            recorded.step.taken_by,
            recorded.step.deadline_on,
            min((one.responded_on for one in recorded.step.responses), default=None),
            recorded.step.letter_sha256,
        ]
        for recorded in steps_of(asked.session, [one.code for one in asked.seen], asked.on, limit=None)
        if not recorded.withdrawn_because
    ]
    return Sheet("supervision", head, rows)


def ending_sheet(asked: Asked) -> Sheet:
    """The places that count on the day and end within the months that the rules look ahead, by month."""
    head = (
        "month",
        "ends_on",
        "municipality_code",
        "location_id",
        "location",
        "places",
        "kind",
        "replaced_on",
    )
    statuses = {one.code: asked.view.statuses[one.code] for one in asked.seen}
    code_of = {group.group.id: code for code, status in statuses.items() for group in status.groups}
    rows: list[list[Cell]] = [
        [
            month.first_day,
            group.ends_on,
            code_of[group.id],
            str(group.location_id),
            group.location_name,
            group.places,
            group.kind.value,
            group.replaced_on,
        ]
        for month in falling_off(statuses.values(), asked.on, RULES[asked.cycle_id].lapse_months)
        for group in (counted.group for counted in month.groups)
    ]
    return Sheet("ending", head, rows)


def exchanges_sheet(asked: Asked) -> Sheet:
    """Every exchange of which either side may be seen, with what was agreed and where that is written."""
    head = (
        "host_code",
        "for_code",
        "places",
        "amv_places",
        "starts_on",
        "ends_on",
        "stopped_from",
        "return_kind",
        "in_return",
        "conditions",
        "source",
    )
    rows: list[list[Cell]] = [
        [
            terms.host_code,
            terms.for_code,
            terms.places,
            terms.amv_places,
            terms.starts_on,
            terms.ends_on,
            terms.stopped_from,
            terms.return_kind.value,
            terms.in_return,
            terms.conditions,
            terms.source,
        ]
        for terms in asked.view.record.exchanges
        if {terms.host_code, terms.for_code} & asked.view.seen
    ]
    return Sheet("exchanges", head, rows)


def quality_sheet(asked: Asked) -> Sheet:
    """Quality beside quantity at the first day of each quarter of the cycle so far, and on the day, over the
    municipalities whose places may be seen.
    """
    head = ("on", *(part.name for part in fields(QualityCount)))
    cycle = cycle_by_id(asked.session, asked.cycle_id)
    rows: list[list[Cell]] = [
        [moment.on, *astuple(moment.quality)] for moment in moments_of(asked.view, cycle, asked.on)
    ]
    return Sheet("quality", head, rows)


TABLES: Mapping[str, Callable[[Asked], Sheet]] = {
    "municipalities": municipalities_sheet,
    "places": places_sheet,
    "ending": ending_sheet,
    "exchanges": exchanges_sheet,
    "quality": quality_sheet,
    "figures": figures_sheet,
    "stability": stability_sheet,
    "supervision": supervision_sheet,
}
