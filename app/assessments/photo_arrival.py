"""A photo as it arrives from a tablet or form."""

import datetime as dt
import uuid
from dataclasses import dataclass


@dataclass(frozen=True)
class PhotoIn:
    """One photo, not looked at yet: of an indicator or of a room. `id` is made by the sender and is the key;
    None for a plain form. `sha256` is what the sender says of the bytes; `captured_at` is its clock.
    """

    content: bytes
    indicator: str | None = None
    room: uuid.UUID | None = None
    caption: str = ""
    id: uuid.UUID | None = None
    sha256: str | None = None
    captured_at: dt.datetime | None = None
