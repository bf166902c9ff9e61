"""The shapes of JSON that a tablet sends. Each item is read by itself: one that can't be read is refused by
name and the others are kept.
"""

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping
from typing import Annotated

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StrictBool, StrictStr, ValidationError

from app.assessments.arrival import Arrival, JudgementIn, Receipt
from app.problems import Invalid

MOST_ITEMS = 500
MOST_REPLACED = 50
# A clock may be wrong, but a moment at the edge of the calendar can't be written in every time zone.
EARLIEST = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
LATEST = dt.datetime(2200, 1, 1, tzinfo=dt.UTC)


class JudgementPayload(BaseModel):
    """One judgement as JSON."""

    model_config = ConfigDict(extra="forbid")

    id: uuid.UUID
    indicator: StrictStr
    level: StrictStr | None
    judged_at: Annotated[AwareDatetime, Field(ge=EARLIEST, lt=LATEST)]
    reason: StrictStr = ""
    verified_by: tuple[StrictStr, ...] = Field(default=(), max_length=20)
    # Text as it was typed, or a number; what it may be, the framework says.
    measured_value: object = None
    risk: StrictStr | None = None
    remark: StrictStr = ""
    good_practice: StrictBool = False
    replaces: tuple[uuid.UUID, ...] = Field(default=(), max_length=MOST_REPLACED)

    def judgement(self) -> JudgementIn:
        """The judgement in the words of the trade."""
        return JudgementIn(
            id=self.id,
            indicator=self.indicator,
            level=self.level,
            judged_at=self.judged_at,
            reason=self.reason,
            verified_by=self.verified_by,
            measured_value=self.measured_value,
            risk=self.risk or None,
            remark=self.remark,
            good_practice=self.good_practice,
            replaces=self.replaces,
        )


def read_judgements(body: object) -> list[JudgementIn | Receipt]:
    """The items of `{"judgements": [...]}` in order: each as a judgement, or as the receipt that refuses
    it.
    """
    items = body.get("judgements") if isinstance(body, Mapping) else None
    if not isinstance(items, list):
        raise Invalid("not-a-list-of-judgements")
    if len(items) > MOST_ITEMS:
        raise Invalid("too-many-judgements", most=MOST_ITEMS)
    return read_items(items)


def read_items(items: Iterable[object]) -> list[JudgementIn | Receipt]:
    """Each item as a judgement, or as the receipt that refuses it, in order."""
    return [_read(item) for item in items]


def _read(item: object) -> JudgementIn | Receipt:
    try:
        return JudgementPayload.model_validate(item).judgement()
    except ValidationError as error:
        fields = ", ".join(sorted({str(part["loc"][0]) for part in error.errors() if part["loc"]}))
        return Receipt(
            _id_of(item),
            _text(item, "indicator"),
            Arrival.REFUSED,
            (Invalid("judgement-unreadable", fields=fields or "–"),),
        )


def _text(item: object, name: str) -> str:
    value = item.get(name) if isinstance(item, Mapping) else None
    return value[:160] if isinstance(value, str) else ""


def _id_of(item: object) -> uuid.UUID | None:
    try:
        return uuid.UUID(_text(item, "id"))
    except ValueError:
        return None
