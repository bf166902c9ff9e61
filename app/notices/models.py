"""What a person was told."""

import datetime as dt
import uuid

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Base, new_id, now


class Notice(Base):
    """One line in somebody's inbox, about one thing (`about`, shown by its `number`), never what was found
    in it.
    """

    __tablename__ = "notices"
    __table_args__ = (
        Index("ix_notices_person_id", "person_id", "made_at"),
        # What still has to go into a mail is looked for often and is little.
        Index("ix_notices_unmailed", "person_id", postgresql_where="mailed_at IS NULL"),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("people.id"))
    # Each room adds the words of its own kinds (`words.py`).
    kind: Mapped[str] = mapped_column(String(40))
    about: Mapped[uuid.UUID]
    number: Mapped[str] = mapped_column(String(20))
    made_at: Mapped[dt.datetime] = mapped_column(default=now)
    read_at: Mapped[dt.datetime | None]
    # When it was handed over to the mail, or when it was decided that it never is.
    mailed_at: Mapped[dt.datetime | None]
