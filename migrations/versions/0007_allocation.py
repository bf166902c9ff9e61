"""Cycles and published figures."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def refuse_change(table: str) -> None:
    """The database itself refuses UPDATE, DELETE and TRUNCATE on this table."""
    op.execute(
        f"CREATE TRIGGER {table}_stay BEFORE UPDATE OR DELETE ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
    )
    op.execute(
        f"CREATE TRIGGER {table}_are_kept BEFORE TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
    )


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "cycles",
        sa.Column("id", sa.String(length=9), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.CheckConstraint("ends_on > starts_on", name=op.f("ck_cycles_ends_after_start")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cycles")),
    )
    op.create_table(
        "cycle_steps",
        sa.Column("cycle_id", sa.String(length=9), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "estimate",
                "consultation",
                "provincial-report",
                "allocation-decision",
                "realisation",
                "next-estimate",
                name="step_kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("statutory_on", sa.Date(), nullable=True),
        sa.Column("statutory", sa.Text(), nullable=False),
        sa.Column("statutory_en", sa.Text(), nullable=False),
        sa.Column("actual_on", sa.Date(), nullable=True),
        sa.Column("actual", sa.Text(), nullable=False),
        sa.Column("actual_en", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["cycle_id"], ["cycles.id"], name=op.f("fk_cycle_steps_cycle_id_cycles")),
        sa.PrimaryKeyConstraint("cycle_id", "kind", name=op.f("pk_cycle_steps")),
    )
    op.create_table(
        "figure_imports",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("figures_added", sa.Integer(), nullable=False),
        sa.Column("figures_unchanged", sa.Integer(), nullable=False),
        sa.Column("imported_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("imported_by_id", sa.UUID(), nullable=True),
        sa.ForeignKeyConstraint(
            ["imported_by_id"], ["people.id"], name=op.f("fk_figure_imports_imported_by_id_people")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_figure_imports")),
    )
    op.create_table(
        "figures",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("cycle_id", sa.String(length=9), nullable=False),
        sa.Column("area_code", sa.String(length=6), nullable=False),
        sa.Column("province_code", sa.String(length=4), nullable=True),
        sa.Column("municipality_code", sa.String(length=6), nullable=True),
        sa.Column(
            "kind",
            sa.Enum(
                "capacity-estimate",
                "provincial-task",
                "indicative-share",
                "reported",
                "decided",
                "rest-task",
                "under-objection",
                "realised",
                "multi-year",
                "still-to-realise",
                name="figure_kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("places", sa.Integer(), nullable=True),
        sa.Column("amv_places", sa.Integer(), nullable=True),
        sa.Column("in_words", sa.Text(), nullable=False),
        sa.Column("in_words_en", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("source_en", sa.Text(), nullable=False),
        sa.Column(
            "quality",
            sa.Enum(
                "official",
                "quoted-from-staatscourant",
                "municipality-website",
                "reported-as-law-key",
                "reported-both-figures",
                "reported-task-origin-unclear",
                "reported-in-press",
                name="figure_quality",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("note_en", sa.Text(), nullable=False),
        sa.Column("import_id", sa.UUID(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "area_code = coalesce(municipality_code, province_code, 'NL')"
            " AND num_nonnulls(municipality_code, province_code) <= 1",
            name=op.f("ck_figures_area_is_one_place"),
        ),
        sa.CheckConstraint("places IS NOT NULL OR in_words <> ''", name=op.f("ck_figures_says_something")),
        sa.CheckConstraint(
            "amv_places >= 0 AND amv_places <= places", name=op.f("ck_figures_amv_places_within_places")
        ),
        sa.CheckConstraint("places >= 0", name=op.f("ck_figures_places_not_negative")),
        sa.ForeignKeyConstraint(["cycle_id"], ["cycles.id"], name=op.f("fk_figures_cycle_id_cycles")),
        sa.ForeignKeyConstraint(
            ["import_id"], ["figure_imports.id"], name=op.f("fk_figures_import_id_figure_imports")
        ),
        sa.ForeignKeyConstraint(
            ["municipality_code"],
            ["municipalities.code"],
            name=op.f("fk_figures_municipality_code_municipalities"),
        ),
        sa.ForeignKeyConstraint(
            ["province_code"], ["provinces.code"], name=op.f("fk_figures_province_code_provinces")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_figures")),
        sa.UniqueConstraint(
            "cycle_id",
            "area_code",
            "kind",
            "version",
            name=op.f("uq_figures_cycle_id_area_code_kind_version"),
        ),
    )
    op.create_index("ix_figures_municipality_code", "figures", ["municipality_code"], unique=False)
    refuse_change("figures")


def downgrade() -> None:
    """Drop them again."""
    op.drop_table("figures")
    op.drop_table("figure_imports")
    op.drop_table("cycle_steps")
    op.drop_table("cycles")
