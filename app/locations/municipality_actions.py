"""Writing down that municipalities merge or get another name, as an act decided it."""

import datetime as dt
import uuid
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import audit
from app.locations.models import Municipality, MunicipalityChange, MunicipalityChangeKind
from app.locations.queries import municipality_by_code
from app.problems import Conflict, Invalid, NotFound

LONGEST_NAME = 80
LONGEST_SOURCE = 300


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


def _merger_into(session: Session, details: ChangeDetails) -> Municipality:
    if details.new_code in {"", details.old_code}:
        raise Invalid("change-of-itself")
    into = municipality_by_code(session, details.new_code)
    wanted = select(MunicipalityChange).where(MunicipalityChange.kind == MunicipalityChangeKind.MERGER)
    mergers = {one.old_code: one for one in session.scalars(wanted.order_by(MunicipalityChange.old_code))}
    if details.old_code in mergers:
        raise Conflict("change-merged-already")
    # Where the other one goes in its turn; no row ever closed a circle, so this ends.
    chain = [into.code]
    while chain[-1] in mergers:
        chain.append(mergers[chain[-1]].new_code)
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
    """Take back what does not hold yet; the audit trail keeps it."""
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
    return change


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
