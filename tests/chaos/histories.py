"""Random histories of two tablets and a server, against a small pure model of what must stand at the end.

The tablets judge, describe rooms and take photos without knowing of each other, with clocks that are years
off; they send in any order, twice and three times, while answers are lost, commits fail and the disk refuses.
The server is the real one: the actions of the portal on a real PostgreSQL.
"""

import datetime as dt
import errno
import functools
import hashlib
import io
import logging
import os
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from PIL import Image
from sqlalchemy.orm import Session

from app.accounts.models import Person
from app.assessments import actions, queries
from app.assessments.arrival import JudgementIn
from app.assessments.models import Assessment
from app.assessments.photo_arrival import PhotoIn
from app.assessments.room_arrival import RoomIn
from app.problems import Unavailable
from app.storage import Storage
from tests.chaos.history_model import Item, Model, Tablet, subject_of
from tests.factories.assessments import AREA, CHAIR, DAYLIGHT

INDICATORS = (AREA, CHAIR, DAYLIGHT)
ROOMS = tuple(uuid.UUID(int=number) for number in range(1, 4))
TABLETS = st.sampled_from((0, 1))
CLOCKS = st.datetimes(dt.datetime(2000, 1, 1), dt.datetime(2190, 1, 1)).map(  # noqa: DTZ001 (made aware here)
    lambda moment: moment.replace(tzinfo=dt.UTC)
)


@functools.cache
def picture(shade: int) -> bytes:
    """A very small photo."""
    out = io.BytesIO()
    Image.new("L", (16, 12), 40 * shade).save(out, "JPEG")
    return out.getvalue()


@dataclass(frozen=True)
class Place:
    """Where the histories happen: one assessment of two people in a database."""

    session: Session
    storage: Storage
    assessment: Assessment
    team: Sequence[Person]


@contextmanager
def full_disk() -> Iterator[None]:
    """Nothing can be written down, and the log need not say so a thousand times."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(os, "fsync", _refuse)
        patched.setattr(logging.getLogger("app.storage"), "disabled", True)
        yield


def _refuse(_handle: int) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


class Histories(RuleBasedStateMachine):
    """The rules by which tablets and server may behave; `place` is set by who runs it."""

    place: Place

    def __init__(self) -> None:
        super().__init__()
        self.savepoint = self.place.session.begin_nested()
        self.tablets = (Tablet(), Tablet())
        self.model = Model()
        # Whether anything reached the server since it was held against the model.
        self.is_touched = True

    @rule(
        tablet=TABLETS,
        indicator=st.sampled_from(INDICATORS),
        level=st.sampled_from(("met", "not-met")),
        at=CLOCKS,
    )
    def judge(self, tablet: int, indicator: str, level: str, at: dt.datetime) -> None:
        """Somebody judges."""
        self.tablets[tablet].say(JudgementIn(uuid.uuid4(), indicator, level, at))

    @rule(tablet=TABLETS, room=st.sampled_from(ROOMS), occupants=st.integers(0, 5), at=CLOCKS)
    def describe(self, tablet: int, room: uuid.UUID, occupants: int, at: dt.datetime) -> None:
        """Somebody describes a room."""
        said = {"name": "Kamer", "type": "bedroom", "area": "14,5", "occupants": str(occupants)}
        self.tablets[tablet].say(RoomIn(uuid.uuid4(), room, at, said))

    @rule(tablet=TABLETS, shade=st.integers(0, 5), at=CLOCKS)
    def photograph(self, tablet: int, shade: int, at: dt.datetime) -> None:
        """Somebody takes a photo."""
        item = PhotoIn(picture(shade), indicator=CHAIR, id=uuid.uuid4(), captured_at=at)
        self.tablets[tablet].outbox.append(item)

    @rule(tablet=TABLETS, index=st.integers(0, 9), at=CLOCKS)
    def damage(self, tablet: int, index: int, at: dt.datetime) -> None:
        """What waits on a tablet is damaged: the same id, another body."""
        items = [item for item in self.tablets[tablet].outbox if isinstance(item, JudgementIn)]
        if items:
            item = items[index % len(items)]
            self.tablets[tablet].outbox.append(replace(item, remark="Anders", judged_at=at))

    @rule(
        tablet=TABLETS,
        order=st.randoms(use_true_random=False),
        times=st.integers(1, 3),
        is_answered=st.booleans(),
    )
    def send(self, tablet: int, order: object, times: int, is_answered: bool) -> None:
        """Send what waits in any order, up to three times; the answer may be lost on its way."""
        batch = list(self.tablets[tablet].outbox)
        for _time in range(times):
            order.shuffle(batch)
            self.deliver(tablet, batch)
        if is_answered:
            self.tablets[tablet].outbox.clear()

    @rule(tablet=TABLETS)
    def send_bad_items(self, tablet: int) -> None:
        """What can't be taken in is refused by name, and blocks nothing that is sent with it."""
        bad = JudgementIn(uuid.uuid4(), CHAIR, "splendid", dt.datetime.now(dt.UTC))
        worse = RoomIn(uuid.uuid4(), ROOMS[0], dt.datetime.now(dt.UTC), {"name": "", "type": "palace"})
        good = [item for item in self.tablets[tablet].outbox if isinstance(item, JudgementIn)]
        expected = ["refused", *(self.model.receive(tablet, item) for item in good)]
        assert self.record(tablet, [bad, *good]) == expected
        assert self.record(tablet, [worse]) == ["refused"]

    @rule(tablet=TABLETS)
    def send_as_somebody_else(self, tablet: int) -> None:
        """An id belongs to who made it: sent by a colleague it is refused, and changes nothing."""
        known = [key for key, said in self.model.said.items() if said.by == tablet and said.subject == CHAIR]
        items = [JudgementIn(key, CHAIR, "partly-met", dt.datetime.now(dt.UTC)) for key in known]
        assert self.record(1 - tablet, items) == ["refused"] * len(items)

    @rule(tablet=TABLETS)
    def send_and_the_commit_fails(self, tablet: int) -> None:
        """The database goes away before anything is certain: nothing of it is there."""
        with self.place.session.begin_nested() as undone:
            for kind in (JudgementIn, RoomIn):
                self.record(tablet, [item for item in self.tablets[tablet].outbox if isinstance(item, kind)])
            undone.rollback()

    @rule(tablet=TABLETS)
    def send_while_the_disk_is_full(self, tablet: int) -> None:
        """A photo that can't be written down is not there, and no half of it."""
        new = [
            item
            for item in self.tablets[tablet].outbox
            if isinstance(item, PhotoIn) and item.id not in self.model.photos
        ]
        for item in new:
            refused = pytest.raises(Unavailable, match="storage-refuses")
            with full_disk(), refused, self.place.session.begin_nested():
                self.keep(tablet, replace(item, content=fresh(item)))

    @rule(tablet=TABLETS)
    def meet(self, tablet: int) -> None:
        """The tablet learns what stands on the server; what it said itself since stays in view."""
        mine = {subject_of(item) for item in self.tablets[tablet].outbox if not isinstance(item, PhotoIn)}
        for subject in (*INDICATORS, *map(str, ROOMS)):
            if subject not in mine:
                self.tablets[tablet].view[subject] = frozenset(self.model.heads(subject))

    def deliver(self, tablet: int, batch: Sequence[Item]) -> None:
        """Send items as three requests, and hold every answer against the model."""
        for kind in (JudgementIn, RoomIn):
            items = [item for item in batch if isinstance(item, kind)]
            expected = [self.model.receive(tablet, item) for item in items]
            assert self.record(tablet, items) == expected
        for item in batch:
            if isinstance(item, PhotoIn):
                photo = self.keep(tablet, item)
                assert photo.id == item.id
                self.model.photos[photo.id] = hashlib.sha256(item.content).hexdigest()

    def record(self, tablet: int, items: Sequence[Item]) -> list[str]:
        """The answers of the server to items of one kind."""
        if not items:
            return []
        place = self.place
        self.is_touched = True
        act = actions.record_rooms if isinstance(items[0], RoomIn) else actions.record_judgements
        receipts = act(place.session, place.team[tablet], place.assessment, items)
        return [receipt.status.value for receipt in receipts]

    def keep(self, tablet: int, item: PhotoIn) -> object:
        """Send one photo."""
        place = self.place
        self.is_touched = True
        return actions.add_photo(place.session, place.storage, place.team[tablet], place.assessment, item)

    @invariant()
    def the_server_stands_where_the_model_does(self) -> None:
        """What stands, what was kept, and how much of it."""
        if not self.is_touched:
            return
        self.is_touched = False
        session, key = self.place.session, self.place.assessment.id
        rows = [*queries.judgement_log(session, key), *queries.room_log(session, key)]
        assert {row.id for row in rows} == self.model.said.keys()
        assert len(rows) == len(self.model.said)
        standing = {**queries.judgement_standings(session, key), **queries.rooms_of(session, key)}
        heads = {str(subject): set(found.head_ids) for subject, found in standing.items()}
        subjects = {said.subject for said in self.model.said.values()}
        assert heads == {subject: self.model.heads(subject) for subject in subjects}
        assert {photo.id: photo.sent_sha256 for photo in queries.photos_of(session, key)} == self.model.photos

    def teardown(self) -> None:
        """The network comes back: what still waits is sent, and everything that was made has arrived."""
        try:
            self.send_what_waits()
        finally:
            self.savepoint.rollback()

    def send_what_waits(self) -> None:
        """Everything that is still on a tablet, twice: then the server holds all of it, once."""
        made: set[uuid.UUID | None] = set()
        for number, tablet in enumerate(self.tablets):
            made |= {item.id for item in tablet.outbox}
            self.deliver(number, tablet.outbox)
            self.deliver(number, tablet.outbox[::-1])
        self.the_server_stands_where_the_model_does()
        arrived = self.model.said.keys() | self.model.photos.keys()
        assert made <= arrived


def play(place: Place, *, histories: int, steps: int) -> None:
    """Play so many histories of at most so many steps; fails with the shortest one that goes wrong."""

    class Here(Histories):
        """The histories of this place."""

    Here.place = place
    chosen = settings(
        max_examples=histories,
        stateful_step_count=steps,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(Here, settings=chosen)


def fresh(item: PhotoIn) -> bytes:
    """Other pixels for each photo, so that its file is not on the disk yet."""
    out = io.BytesIO()
    seed = item.id.int if item.id is not None else 0
    picture = Image.new("L", (16, 12))
    picture.putdata([(seed >> (place % 96)) & 255 for place in range(16 * 12)])
    picture.save(out, "JPEG")
    return out.getvalue()
