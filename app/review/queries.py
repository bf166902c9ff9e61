"""What waits on the reviewer's desk."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import String, cast, func, select
from sqlalchemy.orm import Session

from app.accounts.models import Person
from app.assessments.models import Assessment
from app.assessments.queries import with_everything
from app.assessments.workflow import State
from app.audit import AuditLine
from app.locations.models import Location
from app.locations.queries import within
from app.paging import Paged, on_page, page_within
from app.review.permissions import desk_reach

# In the order in which the desk shows them.
WAITING = (State.SUBMITTED, State.IN_REVIEW, State.OUT_FOR_REPLY, State.REPLY_DECIDED, State.ADOPTED)
STEPS_INTO_STATE = ("submit", "begin-review", "send-out-for-reply", "decide-reply", "adopt")


@dataclass(frozen=True)
class Waiting:
    """An assessment that waits for a reviewer, and since when."""

    assessment: Assessment
    since: dt.datetime


@dataclass(frozen=True)
class Desk(Paged):
    """One page of the reviewer's desk and how many wait in all."""

    waiting: Sequence[Waiting]


def desk(session: Session, person: Person, page: int, *, state: State | None = None) -> Desk:
    """Page `page` (from 1) of what waits for a reviewer in reach of this person, longest waiting first."""
    since = (
        select(func.max(AuditLine.happened_at))
        .where(
            AuditLine.subject_kind == "assessment",
            AuditLine.subject_id == cast(Assessment.id, String),
            AuditLine.action.in_(STEPS_INTO_STATE),
        )
        .correlate(Assessment)
        .scalar_subquery()
    )
    states = (state,) if state in WAITING else WAITING
    chosen = (
        select(Assessment, func.coalesce(since, Assessment.created_at).label("since"))
        .join(Assessment.location)
        .join(Location.municipality)
        .where(within(desk_reach(person)), Assessment.state.in_(states))
    )
    total = session.scalar(select(func.count()).select_from(chosen.subquery())) or 0
    number = page_within(page, total)
    rows = session.execute(on_page(with_everything(chosen).order_by("since", Assessment.serial), number))
    return Desk([Waiting(assessment, moment) for assessment, moment in rows], total=total, page=number)
