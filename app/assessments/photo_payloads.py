"""The shape of what comes with a photo that a tablet sends."""

import uuid
from collections.abc import Mapping
from typing import Annotated

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from app.assessments.payloads import EARLIEST, LATEST
from app.assessments.photo_arrival import PhotoIn
from app.problems import Invalid

NAMES = ("id", "indicator", "room", "caption", "sha256", "captured_at")


class PhotoPayload(BaseModel):
    """What is said of one photo; a field that is left out or empty is not said."""

    model_config = ConfigDict(extra="ignore")

    id: uuid.UUID | None = None
    indicator: Annotated[str, Field(max_length=120)] | None = None
    room: uuid.UUID | None = None
    caption: str = ""
    sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")] | None = None
    captured_at: Annotated[AwareDatetime, Field(ge=EARLIEST, lt=LATEST)] | None = None


def read_photo(said: Mapping[str, object], content: bytes) -> PhotoIn:
    """The photo with what was said of it, from a form or from JSON. Raises `Invalid` naming the fields that
    can't be read.
    """
    try:
        read = PhotoPayload.model_validate({name: said[name] for name in NAMES if said.get(name)})
    except ValidationError as error:
        fields = ", ".join(sorted({str(part["loc"][0]) for part in error.errors() if part["loc"]}))
        raise Invalid("photo-unreadable", fields=fields) from None
    return PhotoIn(content, **read.model_dump())
