"""People and what they may do where."""

import datetime as dt
import enum
import uuid

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Identity, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.database import Base, new_id, now, slug_enum


class Role(enum.StrEnum):
    """What a person does for us; always held within a scope."""

    INSPECTOR = "inspector"
    REVIEWER = "reviewer"
    FRAMEWORK_OWNER = "framework-owner"
    MUNICIPALITY = "municipality"
    PROVINCE = "province"
    READER = "reader"
    ADMINISTRATOR = "administrator"


class Scope(enum.StrEnum):
    """How far a role reaches."""

    NATIONAL = "national"
    PROVINCE = "province"
    MUNICIPALITY = "municipality"
    LOCATION = "location"


class MailWish(enum.StrEnum):
    """When somebody wants to read in a mail what waits in the inbox."""

    AT_ONCE = "at-once"
    DAILY = "daily"
    NEVER = "never"


class Person(Base):
    """Somebody with an account."""

    __tablename__ = "people"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    name: Mapped[str] = mapped_column(String(120))
    email: Mapped[str] = mapped_column(String(254), unique=True)
    password_hash: Mapped[str] = mapped_column(String(200))
    language: Mapped[str] = mapped_column(String(2), default="nl")
    mail_wish: Mapped[MailWish] = mapped_column(slug_enum(MailWish, "mail_wish"), default=MailWish.AT_ONCE)
    is_open: Mapped[bool] = mapped_column(default=True)
    # Part of the key in the session cookie: raising it signs the person out everywhere.
    session_epoch: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[dt.datetime] = mapped_column(default=now)
    password_changed_at: Mapped[dt.datetime] = mapped_column(default=now)

    grants: Mapped[list["RoleGrant"]] = relationship(
        lazy="raise",
        back_populates="person",
        order_by="RoleGrant.granted_at",
        foreign_keys="RoleGrant.person_id",
    )

    # Flask-Login asks for these four.
    is_authenticated = True
    is_anonymous = False

    @property
    def is_active(self) -> bool:
        """Whether the account may be used."""
        return self.is_open

    def get_id(self) -> str:
        """The key kept in the session cookie: id and epoch."""
        return f"{self.id}.{self.session_epoch}"

    @property
    def standing_grants(self) -> list["RoleGrant"]:
        """The grants that were not ended."""
        return [grant for grant in self.grants if grant.ended_at is None]


class RoleGrant(Base):
    """A person holds a role within a scope; an ended grant is kept as history."""

    __tablename__ = "role_grants"
    __table_args__ = (
        CheckConstraint(
            "(scope = 'national' AND num_nonnulls(province_code, municipality_code, location_id) = 0)"
            " OR (scope = 'province' AND province_code IS NOT NULL"
            " AND num_nonnulls(municipality_code, location_id) = 0)"
            " OR (scope = 'municipality' AND municipality_code IS NOT NULL"
            " AND num_nonnulls(province_code, location_id) = 0)"
            " OR (scope = 'location' AND location_id IS NOT NULL"
            " AND num_nonnulls(province_code, municipality_code) = 0)",
            name="scope_names_one_place",
        ),
        Index("ix_role_grants_person_id", "person_id"),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("people.id"))
    role: Mapped[Role] = mapped_column(slug_enum(Role, "role"))
    scope: Mapped[Scope] = mapped_column(slug_enum(Scope, "scope"))
    province_code: Mapped[str | None] = mapped_column(ForeignKey("provinces.code"))
    municipality_code: Mapped[str | None] = mapped_column(ForeignKey("municipalities.code"))
    location_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("locations.id"))
    granted_at: Mapped[dt.datetime] = mapped_column(default=now)
    granted_by_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("people.id"))
    ended_at: Mapped[dt.datetime | None]

    person: Mapped[Person] = relationship(lazy="raise", back_populates="grants", foreign_keys=[person_id])


class SignInAttempt(Base):
    """A try to sign in, kept for a day to slow down guessing; holds digests, no address of anybody."""

    __tablename__ = "sign_in_attempts"
    __table_args__ = (Index("ix_sign_in_attempts_key", "key_digest", "happened_at"),)

    id: Mapped[int] = mapped_column(BigInteger, Identity(always=True), primary_key=True)
    key_digest: Mapped[str] = mapped_column(String(64))
    happened_at: Mapped[dt.datetime] = mapped_column(default=now)
    succeeded: Mapped[bool]
