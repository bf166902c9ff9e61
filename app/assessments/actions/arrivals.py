"""The one way in which items arrive, whatever they say: arrival is repeatable, one bad item never blocks the
others, nothing is ever overwritten.
"""

import abc
import uuid
from typing import Generic, Protocol, TypeVar

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.accounts.models import Person
from app.assessments.arrival import Arrival
from app.assessments.judgement_log import closes_circle, heads_of
from app.assessments.models import Assessment, Judgement
from app.assessments.room_models import RoomRecord
from app.problems import Invalid, Problem


class ArrivingItem(Protocol):
    """What was sent: the id made by the sender, a digest of all that was said, and what it replaces."""

    @property
    def id(self) -> uuid.UUID:
        """The key: sent twice, stored once."""

    @property
    def digest(self) -> str:
        """The same for the same body."""

    @property
    def replaces(self) -> tuple[uuid.UUID, ...]:
        """What its maker had in view."""


Item = TypeVar("Item", bound=ArrivingItem)
Row = TypeVar("Row", Judgement, RoomRecord)
Outcome = tuple[Arrival, tuple[Problem, ...]]


class Arrivals(abc.ABC, Generic[Item, Row]):
    """One call's view of a log: what was there and what has come in since. `table` is its model, `refusal`
    the code of an id that belongs to somebody or something else.
    """

    table: type[Row]
    refusal: str
    circle: str

    def __init__(self, session: Session, by: Person, assessment: Assessment, log: list[Row]) -> None:
        self._session = session
        self._by = by
        self._assessment = assessment
        self._log: dict[uuid.UUID, Row] = {row.id: row for row in log}
        self.stored: list[Row] = []

    @abc.abstractmethod
    def row(self, item: Item, key: uuid.UUID) -> Row | tuple[Problem, ...]:
        """The item as it is kept under this key, or everything that is wrong with it."""

    @abc.abstractmethod
    def about(self, row: Row) -> object:
        """What the row speaks of: its indicator, its room."""

    @abc.abstractmethod
    def maker(self, row: Row) -> uuid.UUID:
        """Who said it."""

    def receive(self, item: Item) -> Outcome:
        """Store the item if it can be, and say what became of it."""
        known = self._log.get(item.id) or self._session.get(self.table, item.id)
        if known is None:
            return self._store(item, item.id)
        if known.assessment_id != self._assessment.id or self.maker(known) != self._by.id:
            return self._refused()
        if known.body_digest == item.digest:
            return Arrival.ALREADY, ()
        return self._store_second_body(item)

    def _store_second_body(self, item: Item) -> Outcome:
        # The same second body sent again finds itself here.
        own_id = uuid.uuid5(item.id, item.digest)
        if own_id in self._log:
            return Arrival.CONFLICT, ()
        status, problems = self._store(item, own_id)
        return (status if status is Arrival.REFUSED else Arrival.CONFLICT), problems

    def _store(self, item: Item, key: uuid.UUID) -> Outcome:
        row = self.row(item, key)
        if isinstance(row, tuple):
            return Arrival.REFUSED, row
        if closes_circle(self._log, key, item.replaces):
            return Arrival.REFUSED, (Invalid(self.circle),)
        try:
            with self._session.begin_nested():
                self._session.add(row)
        except IntegrityError:
            # The id was taken at this very moment in another assessment.
            return self._refused()
        self._log[key] = row
        self.stored.append(row)
        heads = heads_of(entry for entry in self._log.values() if self.about(entry) == self.about(row))
        return (Arrival.CONFLICT if len(heads) > 1 else Arrival.STORED), ()

    def _refused(self) -> Outcome:
        return Arrival.REFUSED, (Invalid(self.refusal),)
