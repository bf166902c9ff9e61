"""What arrives from a tablet or form, and what is answered: one receipt per item, by name."""

import datetime as dt
import enum
import hashlib
import json
import uuid
from dataclasses import dataclass, field

from app.problems import Problem


@dataclass(frozen=True)
class JudgementIn:
    """One judgement as its maker sent it, not checked yet.

    `id` is made by the sender and is the key: sent twice, stored once. `level` None takes back what stands.
    `replaces` names every judgement of this indicator that the maker had in view: none for the first, all
    of them to end a conflict. `measured_value` is a number, its text ("3,4" and "3.4") or {"value",
    "unit"}. `judged_at` is the sender's clock: shown, never decides.
    """

    id: uuid.UUID
    indicator: str
    level: str | None
    judged_at: dt.datetime
    reason: str = ""
    verified_by: tuple[str, ...] = ()
    measured_value: object = None
    risk: str | None = None
    remark: str = ""
    good_practice: bool = False
    replaces: tuple[uuid.UUID, ...] = ()

    @property
    def digest(self) -> str:
        """The digest of all that was said, in one canonical form. The order of kinds and of replaced ids is
        irrelevant, and so is the sender's clock.
        """
        said = [
            self.indicator,
            self.level,
            self.reason,
            sorted(self.verified_by),
            self.measured_value,
            self.risk,
            self.remark,
            self.good_practice,
            sorted(map(str, self.replaces)),
        ]
        return hashlib.sha256(json.dumps(said, default=str, sort_keys=True).encode()).hexdigest()


class Arrival(enum.StrEnum):
    """What became of one item."""

    STORED = "stored"
    # The same id with the same body was here before: nothing to do.
    ALREADY = "already"
    # Stored, and a person has to choose between it and another one.
    CONFLICT = "conflict"
    REFUSED = "refused"


@dataclass(frozen=True)
class Receipt:
    """The answer to one item: its id as sent, its indicator, and when refused the problem that says why."""

    id: uuid.UUID | None
    indicator: str
    status: Arrival
    problems: tuple[Problem, ...] = field(default=())

    @property
    def is_kept(self) -> bool:
        """Whether the judgement is in our log now."""
        return self.status is not Arrival.REFUSED
