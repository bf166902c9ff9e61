"""A ZIP that was saved on a tablet: reading it, and refusing what is none. Its items are taken in one by one,
with the same result as sending.
"""

import io
import json
import uuid
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StrictStr

from app.problems import Conflict, Invalid, TooLarge

LIST = "items.json"
MEGABYTE = 1024 * 1024
MOST_MEGABYTES = 500
LONGEST_LIST = 50 * MEGABYTE
# What reading a damaged or locked ZIP may raise.
DAMAGED = (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, OSError)


class ListedItem(BaseModel):
    """One item of the list, as the tablet wrote it."""

    model_config = ConfigDict(extra="ignore")

    id: uuid.UUID
    kind: Annotated[StrictStr, Field(max_length=40)]
    subject: Annotated[StrictStr, Field(max_length=200)] = ""
    body: dict[str, Any]


class ItemList(BaseModel):
    """The list in the ZIP."""

    model_config = ConfigDict(extra="ignore")

    format: Literal[1]
    person: uuid.UUID
    assessment: uuid.UUID
    items: Annotated[list[ListedItem], Field(max_length=20_000)]


@dataclass(frozen=True)
class HandedIn:
    """What a ZIP holds: the items in the order in which they were made, and the bytes of their files."""

    items: tuple[ListedItem, ...]
    archive: zipfile.ZipFile

    def file_of(self, item: ListedItem) -> bytes:
        """The bytes of the file of this item; nothing when there is none."""
        try:
            return self.archive.read(f"files/{item.id}")
        except (KeyError, *DAMAGED):
            return b""

    def of_kind(self, kind: str) -> list[Mapping[str, Any]]:
        """The items of one kind as they would have been sent."""
        return [{**item.body, "id": str(item.id)} for item in self.items if item.kind == kind]


@contextmanager
def opened(content: bytes, *, assessment: uuid.UUID, person: uuid.UUID) -> Iterator[HandedIn]:
    """The ZIP, when it was saved on a tablet by this person for this assessment."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (ValueError, *DAMAGED):
        raise Invalid("handed-in-unreadable") from None
    with archive:
        yield _checked(archive, assessment, person)


def _checked(archive: zipfile.ZipFile, assessment: uuid.UUID, person: uuid.UUID) -> HandedIn:
    if sum(member.file_size for member in archive.infolist()) > MOST_MEGABYTES * MEGABYTE:
        raise TooLarge("handed-in-too-large", megabytes=MOST_MEGABYTES)
    try:
        if archive.getinfo(LIST).file_size > LONGEST_LIST:
            raise TooLarge("handed-in-too-large", megabytes=MOST_MEGABYTES)
        found = ItemList.model_validate(json.loads(archive.read(LIST)))
    except (KeyError, ValueError, *DAMAGED):
        raise Invalid("handed-in-unreadable") from None
    if found.assessment != assessment:
        raise Invalid("handed-in-elsewhere")
    if found.person != person:
        raise Conflict("other-person")
    return HandedIn(tuple(found.items), archive)
