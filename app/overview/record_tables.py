"""What was reported, agreed and recorded about places, as tables for other programs."""

from dataclasses import astuple, fields

from app.allocation.quality import QualityCount
from app.allocation.queries import cycle_by_id
from app.overview.asked_table import PORTAL, Asked, yes_or_no
from app.overview.quality_page import moments_of
from app.spreadsheets import Cell, Sheet
from app.stability.queries import activities_that_stand, activity_counts, stabilities_of
from app.supervision.queries import steps_of
from app.supervision.words import ladder_name


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
    about = asked.locations()
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
                    yes_or_no(location.is_fictional),
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


def neighbourhood_sheet(asked: Asked) -> Sheet:
    """What was organised with the neighbourhood, in the six building blocks. What somebody wrote about it is
    left out where the address is protected, for it may tell where that is.
    """
    head = (
        "municipality_code",
        "location_id",
        "location",
        "fictional",
        "block",
        "held_on",
        "what",
        "partners",
        "source",
    )
    about = asked.locations()
    rows: list[list[Cell]] = []
    for activity in activities_that_stand(asked.session, [location.id for location in about.values()]):
        location = about[str(activity.location_id)]
        hidden = location.address_protected
        rows.append(
            [
                location.municipality_code,
                str(location.id),
                location.name,
                yes_or_no(location.is_fictional),
                activity.block.value,
                activity.held_on,
                None if hidden else activity.what,
                None if hidden else activity.partners or None,
                PORTAL,
            ]
        )
    return Sheet("neighbourhood", head, rows)


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
    """The places that count on the day and end within the months that the rules look ahead, by day."""
    head = (
        "month",
        "ends_on",
        "municipality_code",
        "location_id",
        "location",
        "places",
        "kind",
        "replaced_on",
        "source",
    )
    ending = [
        (counted.group.ends_on, one.code, counted.group)
        for one in asked.seen
        for counted in asked.view.statuses[one.code].groups
        if counted.lapses_soon and counted.group.ends_on is not None
    ]
    rows: list[list[Cell]] = [
        [
            ends_on.replace(day=1),
            ends_on,
            code,
            str(group.location_id),
            group.location_name,
            group.places,
            group.kind.value,
            group.replaced_on,
            group.source or None,
        ]
        for ends_on, code, group in sorted(ending, key=lambda one: one[:2])
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
    head = ("on", *(part.name for part in fields(QualityCount)), "source")
    cycle = cycle_by_id(asked.session, asked.cycle_id)
    rows: list[list[Cell]] = [
        [moment.on, *astuple(moment.quality), PORTAL] for moment in moments_of(asked.view, cycle, asked.on)
    ]
    return Sheet("quality", head, rows)
