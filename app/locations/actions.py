"""Writing provinces, municipalities, operators, locations and their places."""

import csv
import datetime as dt
import re
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from app import audit
from app.database import made_before, new_id, overwrite
from app.locations.kinds import (
    ALL_RESIDENTS,
    MOST_RESIDENTS,
    Group,
    LocationKind,
    must_protect_address,
)
from app.locations.models import (
    Location,
    Municipality,
    MunicipalityChange,
    MunicipalityChangeKind,
    Operator,
    OperatorKind,
    Province,
)
from app.locations.queries import location_by_id, municipality_by_code, operator_by_name
from app.problems import Conflict, Invalid

SEED = Path(__file__).resolve().parent / "seed"
COA = "Centraal Orgaan opvang asielzoekers (COA)"
POSTAL_CODE = re.compile(r"[1-9][0-9]{3} [A-Z]{2}")
GROUPS = frozenset(Group)
RESIDENT_KEYS = GROUPS - {Group.STAFF} | {ALL_RESIDENTS}


@dataclass(frozen=True)
class LocationDetails:
    """All that is written about a location at once, as asked for. Dates are days; None is not given.

    `residents`: numbers of people now, by group id, `all` for everybody together.
    """

    name: str
    municipality_code: str
    kind: str
    operator_id: uuid.UUID | None = None
    groups: frozenset[str] = frozenset()
    residents: Mapping[str, int] = field(default_factory=dict)
    street_address: str | None = None
    postal_code: str | None = None
    address_protected: bool = False
    opened_on: dt.date | None = None
    closes_on: dt.date | None = None
    legal_maximum: int | None = None
    is_fictional: bool = False


def _seed_rows(name: str) -> Iterator[dict[str, str]]:
    with (SEED / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _load_changes(session: Session) -> None:
    """The mergers that were announced. One that is there already is left alone, and so is a municipality of
    which somebody wrote down or took back a change: what people decided stays so at the next start.
    """
    merged = select(MunicipalityChange.old_code).where(
        MunicipalityChange.kind == MunicipalityChangeKind.MERGER
    )
    known = set(session.scalars(merged.order_by(MunicipalityChange.old_code)))
    for row in _seed_rows("municipality_changes.csv"):
        touched = audit.lines_about(session, audit.subject("municipality", row["old_code"]), limit=1)
        if row["old_code"] not in known and not touched:
            session.add(
                MunicipalityChange(
                    kind=MunicipalityChangeKind(row["kind"]),
                    old_code=row["old_code"],
                    new_code=row["new_code"],
                    old_name=row["old_name"],
                    new_name=row["new_name"],
                    holds_from=dt.date.fromisoformat(row["holds_from"]),
                    source=row["source"],
                )
            )
    session.flush()


def load_seed(session: Session) -> None:
    """Put the provinces, the municipalities with their mergers, and COA in the tables. Running it again
    changes nothing that is there.
    """
    provinces = [{"code": row["code"], "name": row["name"]} for row in _seed_rows("provinces.csv")]
    session.execute(insert(Province).on_conflict_do_nothing(), provinces)
    municipalities = [
        {
            "code": row["code"],
            "name": row["name"],
            "province_code": row["province_code"],
            "tile_column": int(row["tile_column"]),
            "tile_row": int(row["tile_row"]),
        }
        for row in _seed_rows("municipalities.csv")
    ]
    session.execute(insert(Municipality).on_conflict_do_nothing(), municipalities)
    _load_changes(session)
    if operator_by_name(session, COA) is None:
        add_operator(session, None, name=COA, kind=OperatorKind.COA)


def add_operator(session: Session, by: uuid.UUID | None, *, name: str, kind: OperatorKind) -> Operator:
    """Add who runs locations; the name must be new."""
    clean = " ".join(name.split())
    if not clean:
        raise Invalid("operator-needs-name")
    if operator_by_name(session, clean) is not None:
        raise Conflict("operator-name-taken", name=clean)
    operator = Operator(name=clean, kind=kind)
    session.add(operator)
    session.flush()
    audit.record(
        session,
        by,
        "add-operator",
        audit.subject("operator", operator.id),
        after={"name": clean, "kind": kind.value},
    )
    return operator


def _clean_postal_code(written: str | None) -> str | None:
    compact = (written or "").replace(" ", "").upper()
    if not compact:
        return None
    spaced = f"{compact[:4]} {compact[4:]}"
    if POSTAL_CODE.fullmatch(spaced) is None:
        raise Invalid("postal-code-wrong")
    return spaced


def _check(details: LocationDetails) -> None:
    if not details.name.strip():
        raise Invalid("location-needs-name")
    if details.kind not in frozenset(LocationKind):
        raise Invalid("location-kind-unknown", kind=details.kind)
    if not details.groups <= GROUPS:
        raise Invalid("group-unknown", groups=", ".join(sorted(details.groups - GROUPS)))
    if not details.residents.keys() <= RESIDENT_KEYS:
        raise Invalid("group-unknown", groups=", ".join(sorted(details.residents.keys() - RESIDENT_KEYS)))
    if any(not 0 <= number <= MOST_RESIDENTS for number in details.residents.values()):
        raise Invalid("residents-out-of-range", most=MOST_RESIDENTS)
    together = details.residents.get(ALL_RESIDENTS)
    if together is not None and any(number > together for number in details.residents.values()):
        raise Invalid("residents-exceed-all", together=together)
    if details.opened_on and details.closes_on and details.closes_on < details.opened_on:
        raise Invalid("closes-before-opening")
    if details.legal_maximum is not None and not 0 < details.legal_maximum <= MOST_RESIDENTS:
        raise Invalid("legal-maximum-out-of-range", most=MOST_RESIDENTS)


def _values(details: LocationDetails) -> dict[str, Any]:
    return {
        "name": " ".join(details.name.split()),
        "municipality_code": details.municipality_code,
        "kind": details.kind,
        "operator_id": details.operator_id,
        "groups": sorted(details.groups),
        "residents": dict(sorted(details.residents.items())),
        "street_address": (details.street_address or "").strip() or None,
        "postal_code": _clean_postal_code(details.postal_code),
        # Where unaccompanied minors live nobody can switch the protection off.
        "address_protected": details.address_protected or must_protect_address(details.kind, details.groups),
        "opened_on": details.opened_on,
        "closes_on": details.closes_on,
        "legal_maximum": details.legal_maximum,
        "is_fictional": details.is_fictional,
    }


def _audited(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values for the audit trail: never an address, protected or not, as it may become so later."""
    kept = {name: value for name, value in values.items() if name not in {"street_address", "postal_code"}}
    return {name: str(value) if isinstance(value, uuid.UUID) else value for name, value in kept.items()}


def add_location(
    session: Session, by: uuid.UUID | None, details: LocationDetails, *, key: uuid.UUID | None = None
) -> Location:
    """Add a reception location. Its groups and kind are ids of the framework. The same `key` again gives the
    location that was added with it.
    """
    _check(details)
    municipality_by_code(session, details.municipality_code)
    if (known := made_before(session, Location, key)) is not None:
        if known.municipality_code != details.municipality_code:
            raise Conflict("changed-meanwhile")
        return location_by_id(session, known.id)
    values = _values(details)
    location = Location(id=key or new_id(), **values)
    session.add(location)
    session.flush()
    about = audit.subject("location", location.id)
    audit.record(session, by, "add-location", about, after=_audited(values))
    return location_by_id(session, location.id)


def change_location(
    session: Session, by: uuid.UUID | None, location: Location, details: LocationDetails
) -> Location:
    """Write all details of the location anew. What did not change leaves no trace."""
    _check(details)
    municipality_by_code(session, details.municipality_code)
    before, changed = overwrite(location, _values(details))
    if not changed:
        return location
    session.flush()
    after = _audited(changed)
    if {"street_address", "postal_code"} & changed.keys():
        after["address_changed"] = True
    audit.record(
        session,
        by,
        "change-location",
        audit.subject("location", location.id),
        before=_audited(before),
        after=after,
    )
    session.expire(location)
    return location_by_id(session, location.id)
