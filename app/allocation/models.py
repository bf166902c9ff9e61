"""Cycles of the Spreidingswet, their steps, and every published figure with its source."""

import datetime as dt
import enum
import uuid

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.allocation.figures import NATIONAL, FigureKind, FigureQuality
from app.database import Base, new_id, now, slug_enum


class StepKind(enum.StrEnum):
    """The steps of a cycle, in order."""

    ESTIMATE = "estimate"
    CONSULTATION = "consultation"
    PROVINCIAL_REPORT = "provincial-report"
    ALLOCATION_DECISION = "allocation-decision"
    REALISATION = "realisation"
    NEXT_ESTIMATE = "next-estimate"


class ReturnKind(enum.StrEnum):
    """What the other municipality does in return in an exchange."""

    NOTHING = "nothing"
    PLACES = "places"
    STATUS_HOLDERS = "status-holders"
    UKRAINE = "ukraine"
    MONEY = "money"
    OTHER = "other"


class Cycle(Base):
    """One round of the act, named after its years (`2026-2028`): from one capacity estimate to the next."""

    __tablename__ = "cycles"
    __table_args__ = (CheckConstraint("ends_on > starts_on", name="ends_after_start"),)

    id: Mapped[str] = mapped_column(String(9), primary_key=True)
    starts_on: Mapped[dt.date]
    ends_on: Mapped[dt.date]

    steps: Mapped[list["CycleStep"]] = relationship(
        lazy="raise", back_populates="cycle", order_by="CycleStep.position"
    )


class CycleStep(Base):
    """One step of a cycle: when the act wants it and when it happened or is expected, in words and as a day
    if one is known.
    """

    __tablename__ = "cycle_steps"

    cycle_id: Mapped[str] = mapped_column(ForeignKey("cycles.id"), primary_key=True)
    kind: Mapped[StepKind] = mapped_column(slug_enum(StepKind, "step_kind"), primary_key=True)
    position: Mapped[int]
    statutory_on: Mapped[dt.date | None]
    statutory: Mapped[str]
    statutory_en: Mapped[str]
    # The day on which the step was done; None: not done, or no day published.
    actual_on: Mapped[dt.date | None]
    actual: Mapped[str]
    actual_en: Mapped[str]
    source: Mapped[str]

    cycle: Mapped[Cycle] = relationship(lazy="raise", back_populates="steps")


class FigureImport(Base):
    """Figures that came in together: a file, or one figure that was entered by hand, with the reason why."""

    __tablename__ = "figure_imports"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    name: Mapped[str] = mapped_column(String(200))
    sha256: Mapped[str] = mapped_column(String(64))
    figures_added: Mapped[int]
    figures_unchanged: Mapped[int]
    # None: the file is not kept here; our own seed files come with the program.
    size_in_bytes: Mapped[int | None]
    by_hand: Mapped[bool] = mapped_column(default=False, server_default=false())
    reason: Mapped[str] = mapped_column(default="", server_default="")
    imported_at: Mapped[dt.datetime] = mapped_column(default=now)
    # None: our own seed files.
    imported_by_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("people.id"))


class WithdrawnImport(Base):
    """An import that was undone as a whole: its figures stay to be seen and count no longer."""

    __tablename__ = "withdrawn_imports"

    import_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("figure_imports.id"), primary_key=True)
    reason: Mapped[str]
    withdrawn_by_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("people.id"))
    withdrawn_at: Mapped[dt.datetime] = mapped_column(default=now)


class Figure(Base):
    """One published figure. Never updated: a correction is a next version, and the newest counts, unless its
    import was undone.

    `places` and `amv_places` (unaccompanied minors, part of `places`) are None where no number was published;
    then `in_words` may say what was ("about 50,000"). Texts are Dutch; the `_en` ones are shown in English,
    if filled.
    """

    __tablename__ = "figures"
    __table_args__ = (
        UniqueConstraint("cycle_id", "area_code", "kind", "version"),
        CheckConstraint("places >= 0", name="places_not_negative"),
        CheckConstraint("amv_places >= 0 AND amv_places <= places", name="amv_places_within_places"),
        CheckConstraint("places IS NOT NULL OR in_words <> ''", name="says_something"),
        CheckConstraint(
            f"area_code = coalesce(municipality_code, province_code, '{NATIONAL}')"
            " AND num_nonnulls(municipality_code, province_code) <= 1",
            name="area_is_one_place",
        ),
        Index("ix_figures_municipality_code", "municipality_code"),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    cycle_id: Mapped[str] = mapped_column(ForeignKey("cycles.id"))
    area_code: Mapped[str] = mapped_column(String(6))
    province_code: Mapped[str | None] = mapped_column(ForeignKey("provinces.code"))
    municipality_code: Mapped[str | None] = mapped_column(ForeignKey("municipalities.code"))
    kind: Mapped[FigureKind] = mapped_column(slug_enum(FigureKind, "figure_kind"))
    version: Mapped[int]
    places: Mapped[int | None]
    amv_places: Mapped[int | None]
    in_words: Mapped[str] = mapped_column(default="")
    in_words_en: Mapped[str] = mapped_column(default="")
    valid_from: Mapped[dt.date]
    source: Mapped[str]
    source_en: Mapped[str] = mapped_column(default="")
    quality: Mapped[FigureQuality] = mapped_column(slug_enum(FigureQuality, "figure_quality"))
    note: Mapped[str] = mapped_column(default="")
    note_en: Mapped[str] = mapped_column(default="")
    import_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("figure_imports.id"))
    recorded_at: Mapped[dt.datetime] = mapped_column(default=now)


class Exchange(Base):
    """An agreement between two municipalities (*uitruil*): places in `host_code` count for `for_code`.

    `ends_on` is the last day; `stopped_from` the first day on which it no longer holds, when it was broken
    off. `amv_places` (unaccompanied minors) are part of `places`.
    """

    __tablename__ = "exchanges"
    __table_args__ = (
        CheckConstraint("host_code <> for_code", name="two_municipalities"),
        CheckConstraint("places > 0 AND amv_places >= 0 AND amv_places <= places", name="places_add_up"),
        CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name="ends_after_start"),
        CheckConstraint("(stopped_from IS NULL) = (stopped_because = '')", name="stopped_with_reason"),
        Index("ix_exchanges_host_code", "host_code"),
        Index("ix_exchanges_for_code", "for_code"),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id)
    host_code: Mapped[str] = mapped_column(ForeignKey("municipalities.code"))
    for_code: Mapped[str] = mapped_column(ForeignKey("municipalities.code"))
    places: Mapped[int]
    amv_places: Mapped[int]
    return_kind: Mapped[ReturnKind] = mapped_column(slug_enum(ReturnKind, "return_kind"))
    in_return: Mapped[str]
    conditions: Mapped[str]
    source: Mapped[str]
    starts_on: Mapped[dt.date]
    ends_on: Mapped[dt.date | None]
    stopped_from: Mapped[dt.date | None]
    stopped_because: Mapped[str] = mapped_column(default="")
    is_fictional: Mapped[bool] = mapped_column(default=False)
    recorded_at: Mapped[dt.datetime] = mapped_column(default=now)
