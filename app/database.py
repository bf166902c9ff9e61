"""Tables, keys and sessions: the one place that knows how we talk to PostgreSQL."""

import datetime as dt
import enum
import uuid
from collections.abc import Mapping
from typing import Any, ClassVar, TypeVar
from zoneinfo import ZoneInfo

import uuid_utils.compat
from sqlalchemy import DateTime, Engine, Enum, MetaData, Text, create_engine, text
from sqlalchemy.dialects.postgresql import JSONB, UUID
from sqlalchemy.orm import DeclarativeBase, Session, sessionmaker

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

# A day of ours begins and ends here; moments are kept in UTC.
ZONE = ZoneInfo("Europe/Amsterdam")

Json = dict[str, Any] | list[Any]


class Base(DeclarativeBase):
    """Parent of every table. Constraints have names, so that a broken one can be put into words."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        dt.datetime: DateTime(timezone=True),
        uuid.UUID: UUID(as_uuid=True),
        dict[str, Any]: JSONB(),
        str: Text(),
    }


Row = TypeVar("Row", bound=Base)


def new_id() -> uuid.UUID:
    """A UUIDv7 made by us: unique, and in order of making to the millisecond."""
    return uuid_utils.compat.uuid7()


def now() -> dt.datetime:
    """The present moment in UTC."""
    return dt.datetime.now(dt.UTC)


def day_of(moment: dt.datetime) -> dt.date:
    """The day that it is in the Netherlands at this moment."""
    return moment.astimezone(ZONE).date()


def hold(session: Session, name: str) -> None:
    """Hold this name until the end of the transaction; who wants it too waits until then."""
    session.execute(text("SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))"), {"name": name})


def made_before(session: Session, table: type[Row], key: uuid.UUID | None) -> Row | None:
    """What was made with this key, the id of a form that was sent twice; None when nothing was, or without a
    key. The second of two at once waits until the first is done.
    """
    if key is None:
        return None
    hold(session, f"{table.__tablename__}:{key}")
    return session.get(table, key)


def slug_enum(kind: type[enum.StrEnum], name: str) -> Enum:
    """A text column that accepts only the slugs of `kind`, checked by the database as constraint `name`."""
    return Enum(
        kind,
        name=name,
        native_enum=False,
        create_constraint=True,
        length=40,
        values_callable=lambda members: [member.value for member in members],
    )


def overwrite(row: Base, wanted: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Give the row these values. What differed, by column: as it was, and as it is now; both are empty when
    nothing did.
    """
    changed = {name: value for name, value in wanted.items() if value != getattr(row, name)}
    before = {name: getattr(row, name) for name in changed}
    for name, value in changed.items():
        setattr(row, name, value)
    return before, changed


def make_engine(url: str, *, pool_size: int = 5) -> Engine:
    """A pool of connections to `url`; every connection speaks UTC and gives up on locks after ten seconds."""
    return create_engine(
        url,
        pool_size=pool_size,
        pool_pre_ping=True,
        # A failing statement is logged without its values: they hold names, addresses and e-mail.
        hide_parameters=True,
        connect_args={"options": "-c timezone=UTC -c lock_timeout=10s"},
    )


def make_session_factory(engine: Engine) -> sessionmaker[Session]:
    """Sessions that flush when asked and keep loaded rows readable after the commit."""
    return sessionmaker(engine, expire_on_commit=False)
