"""Writing down that municipalities merge, also into a new one, or get another name, as an act decided it."""

import datetime as dt
import re
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app import audit
from app.database import hold
from app.locations.models import Municipality, MunicipalityChange, MunicipalityChangeKind
from app.locations.queries import municipality_by_code, province_by_code
from app.problems import Conflict, Invalid, NotFound

LONGEST_NAME = 80
LONGEST_SOURCE = 300
FEWEST_IN_ONE = 2
CODE_OF_CBS = re.compile(r"GM[0-9]{4}")


@dataclass(frozen=True)
class ChangeDetails:
    """A merger of `old_code` into `new_code`, or a `new_name` for `old_code`, from the first day on."""

    kind: MunicipalityChangeKind
    old_code: str
    new_code: str
    new_name: str
    holds_from: dt.date
    source: str

    @property
    def is_merger(self) -> bool:
        """Whether the municipality goes into another."""
        return self.kind is MunicipalityChangeKind.MERGER


@dataclass(frozen=True)
class FoundingDetails:
    """The municipalities `old_codes` that become a new one, which has a code of its own, from the first day
    on.
    """

    code: str
    name: str
    province_code: str
    old_codes: Sequence[str]
    holds_from: dt.date
    source: str


def _merger_into(session: Session, details: ChangeDetails) -> Municipality:
    if details.new_code in {"", details.old_code}:
        raise Invalid("change-of-itself")
    into = municipality_by_code(session, details.new_code)
    # Each of two mergers at the same moment can be fine by itself and both together go round in a circle.
    hold(session, "mergers")
    wanted = select(MunicipalityChange).where(MunicipalityChange.kind == MunicipalityChangeKind.MERGER)
    mergers = {one.old_code: one for one in session.scalars(wanted.order_by(MunicipalityChange.old_code))}
    if details.old_code in mergers:
        raise Conflict("change-merged-already")
    # Where the other one goes in its turn; no row ever closed a circle, so this ends.
    chain = [into.code]
    while chain[-1] in mergers:
        chain.append(mergers[chain[-1]].new_code)
    if into.founded_on is not None and details.holds_from < into.founded_on:
        raise Conflict("change-before-founding")
    is_gone = into.code in mergers and mergers[into.code].holds_from <= details.holds_from
    if is_gone or details.old_code in chain:
        raise Conflict("change-in-a-circle")
    return into


def record_change(
    session: Session, by: uuid.UUID, details: ChangeDetails, *, today: dt.date
) -> MunicipalityChange:
    """Write down a merger or a new name. The old code keeps its history; a name that holds today is taken at
    once, a later one on its day (`take_new_names`).
    """
    old = municipality_by_code(session, details.old_code)
    if not details.source:
        raise Invalid("change-needs-source")
    if details.is_merger:
        into = _merger_into(session, details)
        new_code, new_name = into.code, into.name
    else:
        if details.new_name in {"", old.name}:
            raise Invalid("change-needs-name")
        new_code, new_name = old.code, details.new_name
    change = MunicipalityChange(
        kind=details.kind,
        old_code=old.code,
        new_code=new_code,
        old_name=old.name,
        new_name=new_name,
        holds_from=details.holds_from,
        source=details.source,
    )
    session.add(change)
    session.flush()
    audit.record(
        session,
        by,
        "record-municipality-change",
        audit.subject("municipality", old.code),
        after=_told(change),
    )
    take_new_names(session, today)
    return change


def found_municipality(
    session: Session, by: uuid.UUID, details: FoundingDetails, *, today: dt.date
) -> Municipality:
    """Write down that municipalities become a new one with a code of its own. Until its first day there are
    only those; from then on their places and task are part of it.
    """
    if not CODE_OF_CBS.fullmatch(details.code):
        raise Invalid("municipality-code-not-of-cbs")
    if session.get(Municipality, details.code) is not None:
        raise Conflict("municipality-code-taken")
    if not details.name:
        raise Invalid("municipality-needs-name")
    if len(details.old_codes) < FEWEST_IN_ONE or len(set(details.old_codes)) < len(details.old_codes):
        raise Invalid("founding-needs-municipalities")
    first = municipality_by_code(session, details.old_codes[0])
    founded = Municipality(
        code=details.code,
        name=details.name,
        province_code=province_by_code(session, details.province_code).code,
        tile_column=first.tile_column,
        tile_row=first.tile_row,
        founded_on=details.holds_from,
    )
    session.add(founded)
    session.flush()
    audit.record(
        session,
        by,
        "found-municipality",
        audit.subject("municipality", founded.code),
        after=_described(founded),
    )
    for old_code in details.old_codes:
        merger = ChangeDetails(
            kind=MunicipalityChangeKind.MERGER,
            old_code=old_code,
            new_code=founded.code,
            new_name=founded.name,
            holds_from=details.holds_from,
            source=details.source,
        )
        record_change(session, by, merger, today=today)
    return founded


def _described(founded: Municipality) -> dict[str, object]:
    return {
        "name": founded.name,
        "province_code": founded.province_code,
        "founded_on": founded.founded_on,
    }


def _told(change: MunicipalityChange) -> dict[str, object]:
    return {
        "kind": change.kind.value,
        "old_code": change.old_code,
        "new_code": change.new_code,
        "old_name": change.old_name,
        "new_name": change.new_name,
        "holds_from": change.holds_from,
        "source": change.source,
    }


def withdraw_change(
    session: Session, by: uuid.UUID, change_id: uuid.UUID, *, today: dt.date
) -> MunicipalityChange:
    """Take back what does not hold yet; the audit trail keeps it. With the last of those that would become a
    new municipality that one goes too, unless something was entered for it already.
    """
    change = session.get(MunicipalityChange, change_id, with_for_update=True)
    if change is None:
        raise NotFound("change-not-found")
    if change.holds_from <= today:
        raise Conflict("change-holds-already")
    session.delete(change)
    session.flush()
    audit.record(
        session,
        by,
        "withdraw-municipality-change",
        audit.subject("municipality", change.old_code),
        before=_told(change),
    )
    if change.kind is MunicipalityChangeKind.MERGER:
        _withdraw_if_empty(session, by, change.new_code)
    return change


def _withdraw_if_empty(session: Session, by: uuid.UUID, code: str) -> None:
    founded = municipality_by_code(session, code)
    others = select(MunicipalityChange.id).where(MunicipalityChange.new_code == code).limit(1)
    if founded.founded_on is None or session.scalar(others) is not None:
        return
    try:
        with session.begin_nested():
            session.delete(founded)
    except IntegrityError as error:
        raise Conflict("municipality-in-use") from error
    about = audit.subject("municipality", code)
    audit.record(session, by, "withdraw-municipality", about, before=_described(founded))


def take_new_names(session: Session, on: dt.date) -> int:
    """Give every municipality the newest name that holds on this day; how many got another one."""
    wanted = (
        select(MunicipalityChange)
        .where(
            MunicipalityChange.kind == MunicipalityChangeKind.NEW_NAME, MunicipalityChange.holds_from <= on
        )
        .order_by(MunicipalityChange.holds_from, MunicipalityChange.recorded_at)
    )
    names = {change.old_code: change.new_name for change in session.scalars(wanted)}
    renamed = 0
    for one in session.scalars(select(Municipality).where(Municipality.code.in_(sorted(names)))):
        if one.name != names[one.code]:
            audit.record(
                session,
                None,
                "take-new-name",
                audit.subject("municipality", one.code),
                before={"name": one.name},
                after={"name": names[one.code]},
            )
            one.name = names[one.code]
            renamed += 1
    session.flush()
    return renamed
