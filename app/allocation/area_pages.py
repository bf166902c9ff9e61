"""What lies ahead for an area: places that end, a scenario; and finding a municipality by a name it has or
had.
"""

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.accounts.access import current_person, signed_in
from app.allocation import area_queries, permissions, queries, what_if
from app.allocation.area_queries import Area
from app.allocation.blueprint import room
from app.allocation.counting import Places
from app.allocation.cycle_views import asked_cycle, asked_day
from app.allocation.falling_off import MonthOfEnds
from app.allocation.falling_off import falling_off as months_of_ends
from app.allocation.figures import NATIONAL, AreaLevel, PublishedFigure, sum_of_known
from app.allocation.rules import RULES
from app.allocation.status import MunicipalityStatus, statuses_on
from app.allocation.what_if import Beside, Scenario
from app.forms import LATEST
from app.i18n import current_language, write_month, write_number
from app.problems import NotFound
from app.transaction import current_session

MOST_PER_CENT = 100
MOST_GROUPS_SHOWN = 200
ALL = "all"


def _asked_area() -> Area:
    """The area in the address (`?area=PV26`), else the country; whose places one may see."""
    area = area_queries.area_by_code(current_session(), request.args.get("area", NATIONAL))
    code = area.code if area.code.startswith("GM") else ""
    if not permissions.may_see_places_of(current_person(), area.province_code, code):
        raise NotFound("area-outside-reach")
    return area


def _name_of(area: Area) -> str:
    return area.name or _("Netherlands")


def _bar_of(month: MonthOfEnds) -> dict[str, object]:
    return {
        "label": write_month(month.first_day),
        "value": month.places,
        "text": write_number(month.places),
        "kind": "accent",
    }


@room.get("/falling-off")
@signed_in
def falling_off() -> ResponseReturnValue:
    """The places of an area that end in the coming months, per month."""
    area, cycle = _asked_area(), asked_cycle()
    on = asked_day(cycle)
    _record, statuses = area_queries.record_and_statuses(
        current_session(), area, cycle, on, current_language()
    )
    months = months_of_ends(statuses.values(), on, RULES[cycle.id].lapse_months)
    return render_template(
        "allocation/falling_off.html",
        area=area,
        name=_name_of(area),
        cycle=cycle,
        cycles=queries.cycles(current_session()),
        on=on,
        months=months,
        counted=sum(status.counted for status in statuses.values()),
        lapsing=sum(month.places for month in months),
        bars=[_bar_of(month) for month in months if month.places],
        longest=max(month.places for month in months),
    )


def _asked_groups(name: str, possible: list[Places]) -> frozenset[uuid.UUID]:
    wanted = frozenset(request.args.getlist(name))
    return frozenset(group.id for group in possible if ALL in wanted or str(group.id) in wanted)


def asked_scenario(statuses: Mapping[str, MunicipalityStatus]) -> Scenario:
    """What the address supposes of these places (`?extend=…&until=2029-01-01&open=…&percent=10`)."""
    percent = request.args.get("percent", 0, type=int)
    until = request.args.get("until", None, type=dt.date.fromisoformat)
    return Scenario(
        extended=_asked_groups("extend", what_if.could_stay(statuses.values())),
        until=min(until, LATEST) if until is not None else None,
        opened=_asked_groups("open", what_if.could_open(statuses.values())),
        percent=min(max(percent, -MOST_PER_CENT), MOST_PER_CENT),
    )


def _whole(
    area: Area, compared: Iterable[Mapping[str, Beside]], task: PublishedFigure | None, scenario: Scenario
) -> Mapping[str, Beside]:
    together = what_if.together(compared)
    if area.level is AreaLevel.MUNICIPALITY:
        return together
    return what_if.beside_the_whole(together, task.places if task is not None else None, scenario)


@room.get("/what-if")
@signed_in
def what_if_page() -> ResponseReturnValue:
    """A scenario beside the numbers as they are; all of it in the address, nothing is written."""
    area, cycle, session = _asked_area(), asked_cycle(), current_session()
    on = asked_day(cycle)
    record, now = area_queries.record_and_statuses(session, area, cycle, on, current_language())
    scenario = asked_scenario(now)
    then = statuses_on(what_if.suppose(record, scenario, on), cycle.id, on, area.codes)
    compared = what_if.compare(now, then, scenario)
    task = area_queries.task_of_the_whole(session, area, cycle, on, current_language())
    return render_template(
        "allocation/what_if.html",
        area=area,
        name=_name_of(area),
        cycle=cycle,
        cycles=queries.cycles(current_session()),
        on=on,
        scenario=scenario,
        asked=request.args,
        could_stay=what_if.could_stay(now.values()),
        could_open=what_if.could_open(now.values()),
        most_shown=MOST_GROUPS_SHOWN,
        whole=_whole(area, compared.values(), task, scenario),
        task=task,
        task_sum=sum_of_known(now[code].task_places for code in compared),
        compared=[(one, compared[one.code]) for one in area.members if now[one.code].groups],
    )


@room.get("/municipalities")
@signed_in
def find_municipality() -> ResponseReturnValue:
    """Find a municipality by a part of its name, or of a name it had."""
    words = request.args.get("name", "")
    found = area_queries.municipalities_called(current_session(), words)
    return render_template("allocation/find_municipality.html", words=words, found=found)
