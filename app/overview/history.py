"""The history of a location in words, from its audit lines. An address never stands in them."""

import datetime as dt
import uuid
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy import select
from sqlalchemy.orm import Session

from app import audit
from app.accounts.models import Person
from app.i18n import write_date
from app.locations.models import Location, Municipality, Operator
from app.locations.words import GROUP_WORDS, LOCATION_KIND_WORDS, PLACE_KIND_WORDS, PLACE_STATE_WORDS

SHOWN = 30
# What stands in a line when a field was left empty.
EMPTY: tuple[object, ...] = (None, "", [], {}, False)
EVENT_WORDS = {
    "add-location": _l("The location was added"),
    "change-location": _l("The location was changed"),
    "add-place-group": _l("Places were added"),
    "change-place-group": _l("Places were changed"),
    "record-occupancy": _l("Residents were counted"),
}
FIELD_WORDS = {
    "name": _l("name"),
    "municipality_code": _l("municipality"),
    "kind": _l("kind"),
    "operator_id": _l("operator"),
    "groups": _l("groups that live here"),
    "residents": _l("residents"),
    "address_protected": _l("protected address"),
    "address_changed": _l("address"),
    "opened_on": _l("open since"),
    "closes_on": _l("last day open"),
    "legal_maximum": _l("most residents that are allowed"),
    "places": _l("places"),
    "state": _l("how far"),
    "starts_on": _l("available from"),
    "ends_on": _l("last day"),
    "source": _l("where this is written"),
    "replaced_by_id": _l("replaced by"),
    "target_group": _l("for whom"),
    "agreed_on": _l("agreed on"),
    "counted_on": _l("counted on"),
    "residents_counted": _l("residents"),
}
KINDS: Mapping[str, object] = {
    kind.value: word
    for words in (LOCATION_KIND_WORDS, PLACE_KIND_WORDS, PLACE_STATE_WORDS)
    for kind, word in words.items()
}


@dataclass(frozen=True)
class Event:
    """One thing that happened: `changes` says per field what it became, in words."""

    at: dt.datetime
    by: str
    what: str
    changes: tuple[str, ...]


def history_of(
    session: Session, location: Location, *, names_people: bool, names_sources: bool
) -> list[Event]:
    """What happened to the location, newest first. Who did it is named only to those who work there, and
    where it is written only to those who may know the address: it may tell where that is.
    """
    lines = audit.lines_about(session, audit.subject("location", location.id), limit=SHOWN)
    people = _names_of_people(session, (line.person_id for line, _value in lines)) if names_people else {}
    places = _names_of_places(session, [value.after or {} for _line, value in lines if value is not None])
    return [
        Event(
            at=line.happened_at,
            by=people.get(line.person_id, "") if line.person_id is not None else "",
            what=str(EVENT_WORDS[line.action]),
            changes=_changes(line.action, value, places, left_out=() if names_sources else ("source",)),
        )
        for line, value in lines
        if line.action in EVENT_WORDS
    ]


def _names_of_people(session: Session, ids: Iterable[uuid.UUID | None]) -> dict[uuid.UUID, str]:
    wanted = {person_id for person_id in ids if person_id is not None}
    rows = session.execute(select(Person.id, Person.name).where(Person.id.in_(wanted)).order_by(Person.name))
    return {row.id: row.name for row in rows}


def _names_of_places(session: Session, values: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """The names behind the codes of municipalities and the ids of operators that the lines hold."""
    kept = list(values)
    codes = {value["municipality_code"] for value in kept if value.get("municipality_code")}
    operators = {uuid.UUID(value["operator_id"]) for value in kept if value.get("operator_id")}
    named = select(Municipality.code, Municipality.name).where(Municipality.code.in_(codes))
    known = {row.code: row.name for row in session.execute(named.order_by(Municipality.code))}
    running = select(Operator.id, Operator.name).where(Operator.id.in_(operators))
    return known | {str(row.id): row.name for row in session.execute(running.order_by(Operator.name))}


def _changes(
    action: str, value: audit.AuditValue | None, places: Mapping[str, str], *, left_out: Container[str]
) -> tuple[str, ...]:
    after = (value.after if value is not None else None) or {}
    is_new = action.startswith("add-")
    told = []
    for field, label in FIELD_WORDS.items():
        # Of a new thing only what was filled in is worth telling.
        if field in after and field not in left_out and (after[field] not in EMPTY or not is_new):
            words = _in_words(field, after[field], places)
            told.append(f"{label}: {words}" if words else str(label))
    return tuple(told)


def _day(written: str, _places: Mapping[str, str]) -> str:
    return write_date(dt.date.fromisoformat(written))


def _group(slug: str) -> str:
    return str(next((words for group, words in GROUP_WORDS.items() if group == slug), _("together")))


def _groups(slugs: Iterable[str], _places: Mapping[str, str]) -> str:
    return ", ".join(_group(slug) for slug in slugs)


def _residents(numbers: Mapping[str, int], _places: Mapping[str, str]) -> str:
    return ", ".join(f"{_group(slug)} {number}" for slug, number in numbers.items())


def _kind(slug: str, _places: Mapping[str, str]) -> str:
    return str(KINDS.get(slug, slug))


def _place(key: str, places: Mapping[str, str]) -> str:
    return places.get(key, key)


def _only_the_label(_value: object, _places: Mapping[str, str]) -> str:
    return ""


def _plain(value: object, _places: Mapping[str, str]) -> str:
    return (_("yes") if value else _("no")) if isinstance(value, bool) else str(value)


WRITERS: Mapping[str, Callable[[Any, Mapping[str, str]], str]] = {
    "municipality_code": _place,
    "operator_id": _place,
    "kind": _kind,
    "state": _kind,
    "groups": _groups,
    "target_group": lambda slug, _places: _group(slug),
    "residents": _residents,
    "address_changed": _only_the_label,
    "replaced_by_id": _only_the_label,
    "opened_on": _day,
    "closes_on": _day,
    "starts_on": _day,
    "agreed_on": _day,
    "counted_on": _day,
    "ends_on": _day,
}


def _in_words(field: str, value: Any, places: Mapping[str, str]) -> str:  # noqa: ANN401 (whatever JSON held)
    if value in EMPTY and not isinstance(value, bool):
        return _("nothing")
    return WRITERS.get(field, _plain)(value, places)
