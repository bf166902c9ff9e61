"""The shapes of what a tablet says of itself and asks, as JSON."""

import uuid
from typing import Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StrictInt, StrictStr, ValidationError

from app.problems import Invalid

MOST_ASKED = 500
Shape = TypeVar("Shape", bound=BaseModel)


class Contact(BaseModel):
    """A tablet makes itself heard: what it still has to send, by kind, and the theme in view. `after` is the
    last place in the log of judgements that it knows, `after_rooms` in that of the rooms.
    """

    model_config = ConfigDict(extra="forbid")

    tablet: uuid.UUID
    waiting: Annotated[dict[StrictStr, Annotated[StrictInt, Field(ge=0, le=100_000)]], Field(max_length=20)]
    theme: StrictStr = ""
    after: Annotated[StrictInt, Field(ge=0)] = 0
    after_rooms: Annotated[StrictInt, Field(ge=0)] = 0


class AskedItem(BaseModel):
    """An item of which the tablet wants to know whether we hold it, under which hash."""

    model_config = ConfigDict(extra="forbid")

    id: uuid.UUID
    kind: Annotated[StrictStr, Field(max_length=40)]
    digest: Annotated[StrictStr, Field(max_length=64)]


class Asked(BaseModel):
    """All items that a tablet asks about at once."""

    model_config = ConfigDict(extra="forbid")

    items: Annotated[list[AskedItem], Field(max_length=MOST_ASKED)]


def read_shape(shape: type[Shape], body: object) -> Shape:
    """The body in this shape; refused as a whole when it is not."""
    try:
        return shape.model_validate(body)
    except ValidationError:
        raise Invalid("announcement-unreadable") from None
