"""Where people are received: provinces, municipalities, operators, locations and the places they hold."""

import datetime as dt
import enum
import uuid

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.database import Base, new_id, now, slug_enum
from app.locations.kinds import Group


class OperatorKind(enum.StrEnum):
    """Who runs a location."""

    COA = "coa"
    MUNICIPALITY = "municipality"
    FOUNDATION = "foundation"
    OTHER = "other"


class PlaceKind(enum.StrEnum):
    """For whom or for what a group of places is meant."""

    REGULAR = "regular"
    EMERGENCY = "emergency"
    UNACCOMPANIED_MINORS = "unaccompanied-minors"
    UKRAINE = "ukraine"
    STATUS_HOLDERS = "status-holders"
    SPECIAL = "special"


class PlaceState(enum.StrEnum):
    """How far a group of places is, from plan to closed."""

    PLANNED = "planned"
    AGREED = "agreed"
    OPEN = "open"
    CLOSING = "closing"
    CLOSED = "closed"


class Province(Base):
    """One of the twelve; the code is CBS's (PV20)."""

    __tablename__ = "provinces"

    code: Mapped[str] = mapped_column(String(4), primary_key=True)
    name: Mapped[str] = mapped_column(String(40))


class Municipality(Base):
    """A municipality with CBS's code (GM0014) and its square in our tile map (column and row, north up).

    `founded_on`: the first day of one that others became together; before it there are only those. On the map
    it is drawn in their squares, of which its own is the first.
    """

    __tablename__ = "municipalities"
    __table_args__ = (Index("ix_municipalities_province_code", "province_code"),)

    code: Mapped[str] = mapped_column(String(6), primary_key=True)
    name: Mapped[str] = mapped_column(String(80))
    province_code: Mapped[str] = mapped_column(ForeignKey("provinces.code"))
    tile_column: Mapped[int]
    tile_row: Mapped[int]
    founded_on: Mapped[dt.date | None]

    province: Mapped[Province] = relationship(lazy="raise")


class MunicipalityChangeKind(enum.StrEnum):
    """What happens to a municipality on a day."""

    MERGER = "merger"
    NEW_NAME = "new-name"


class MunicipalityChange(Base):
    """A municipality that goes into another, or that gets another name, from the first day `holds_from`.

    The old code keeps its history; from that day on its places and task are part of the new one. A new name
    has the same code twice.
    """

    __tablename__ = "municipality_changes"
    __table_args__ = (
        CheckConstraint("(kind = 'merger') = (old_code <> new_code)", name="only_a_merger_changes_code"),
        Index(
            "ix_municipality_changes_merger",
            "old_code",
            unique=True,
            postgresql_where=text("kind = 'merger'"),
        ),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    kind: Mapped[MunicipalityChangeKind] = mapped_column(
        slug_enum(MunicipalityChangeKind, "municipality_change_kind")
    )
    old_code: Mapped[str] = mapped_column(ForeignKey("municipalities.code"))
    new_code: Mapped[str] = mapped_column(ForeignKey("municipalities.code"))
    old_name: Mapped[str] = mapped_column(String(80))
    new_name: Mapped[str] = mapped_column(String(80))
    holds_from: Mapped[dt.date]
    source: Mapped[str] = mapped_column(String(300))
    recorded_at: Mapped[dt.datetime] = mapped_column(default=now)


class Operator(Base):
    """Who runs locations: COA, a municipality, a foundation."""

    __tablename__ = "operators"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    name: Mapped[str] = mapped_column(String(120), unique=True)
    kind: Mapped[OperatorKind] = mapped_column(slug_enum(OperatorKind, "operator_kind"))


class Location(Base):
    """A reception location. `kind` and `groups` are ids of the quality framework (location kinds, groups).

    `address_protected`: no address, map mark or search hit outside those who may see it; always so where
    unaccompanied minors live.
    """

    __tablename__ = "locations"
    __table_args__ = (
        Index("ix_locations_municipality_code", "municipality_code"),
        CheckConstraint(
            "closes_on IS NULL OR opened_on IS NULL OR closes_on >= opened_on", name="closes_after_opening"
        ),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    name: Mapped[str] = mapped_column(String(120))
    municipality_code: Mapped[str] = mapped_column(ForeignKey("municipalities.code"))
    operator_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("operators.id"))
    kind: Mapped[str] = mapped_column(String(40))
    groups: Mapped[list[str]] = mapped_column(ARRAY(String(40)), default=list)
    # Residents now, by group id of the framework; `all` is the whole location. Missing = not given.
    residents: Mapped[dict[str, int]] = mapped_column(JSONB(), default=dict)
    street_address: Mapped[str | None] = mapped_column(String(200))
    postal_code: Mapped[str | None] = mapped_column(String(7))
    address_protected: Mapped[bool] = mapped_column(default=False)
    opened_on: Mapped[dt.date | None]
    closes_on: Mapped[dt.date | None]
    legal_maximum: Mapped[int | None] = mapped_column(
        CheckConstraint("legal_maximum > 0", name="legal_maximum_positive")
    )
    is_fictional: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[dt.datetime] = mapped_column(default=now)

    municipality: Mapped[Municipality] = relationship(lazy="raise")
    operator: Mapped[Operator | None] = relationship(lazy="raise")
    place_groups: Mapped[list["PlaceGroup"]] = relationship(
        lazy="raise", back_populates="location", order_by="PlaceGroup.starts_on, PlaceGroup.id"
    )


class PlaceGroup(Base):
    """A number of places of one kind at a location, for a time. `replaced_by` prevents counting twice.

    `target_group`: for whom they are, when not for everybody. Without an operator of their own they are run
    by that of the location; `legal_maximum` is of these places alone.
    """

    __tablename__ = "place_groups"
    __table_args__ = (
        Index("ix_place_groups_location_id", "location_id"),
        CheckConstraint("places > 0", name="places_positive"),
        CheckConstraint("ends_on IS NULL OR ends_on > starts_on", name="ends_after_start"),
        CheckConstraint("replaced_by_id <> id", name="not_replaced_by_itself"),
        CheckConstraint("legal_maximum > 0", name="legal_maximum_positive"),
        Index("ix_place_groups_replaced_by_id", "replaced_by_id"),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    location_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("locations.id"))
    places: Mapped[int]
    kind: Mapped[PlaceKind] = mapped_column(slug_enum(PlaceKind, "place_kind"))
    state: Mapped[PlaceState] = mapped_column(slug_enum(PlaceState, "place_state"))
    # The day of the agreement or decision; None: not agreed, or the day is not known.
    agreed_on: Mapped[dt.date | None]
    starts_on: Mapped[dt.date]
    # Last day on which the places are available; None: no end agreed.
    ends_on: Mapped[dt.date | None]
    source: Mapped[str] = mapped_column(String(300), default="")
    replaced_by_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("place_groups.id"))
    target_group: Mapped[Group | None] = mapped_column(slug_enum(Group, "target_group"))
    operator_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("operators.id"))
    legal_maximum: Mapped[int | None]

    location: Mapped[Location] = relationship(lazy="raise", back_populates="place_groups")
    replaced_by: Mapped["PlaceGroup | None"] = relationship(lazy="raise", remote_side="PlaceGroup.id")


class Occupancy(Base):
    """How many people lived in a group of places on a day. Never updated: what is written later counts."""

    __tablename__ = "occupancies"
    __table_args__ = (
        Index("ix_occupancies_place_group_id", "place_group_id", "counted_on"),
        CheckConstraint("residents >= 0", name="residents_not_negative"),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    place_group_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("place_groups.id"))
    counted_on: Mapped[dt.date]
    residents: Mapped[int]
    source: Mapped[str] = mapped_column(String(300))
    recorded_by_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("people.id"))
    recorded_at: Mapped[dt.datetime] = mapped_column(default=now)
