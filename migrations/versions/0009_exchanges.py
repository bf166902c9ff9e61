"""Exchanges, changes of municipalities, occupancy, figures entered by hand and imports that can be undone."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def slugs(name: str, *values: str) -> sa.Enum:
    """A text column that accepts only these slugs."""
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=40)


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
    """Make the tables and columns."""
    op.create_table(
        "municipality_changes",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("kind", slugs("municipality_change_kind", "merger", "new-name"), nullable=False),
        sa.Column("old_code", sa.String(length=6), nullable=False),
        sa.Column("new_code", sa.String(length=6), nullable=False),
        sa.Column("old_name", sa.String(length=80), nullable=False),
        sa.Column("new_name", sa.String(length=80), nullable=False),
        sa.Column("holds_from", sa.Date(), nullable=False),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "(kind = 'merger') = (old_code <> new_code)",
            name=op.f("ck_municipality_changes_only_a_merger_changes_code"),
        ),
        sa.ForeignKeyConstraint(
            ["old_code"],
            ["municipalities.code"],
            name=op.f("fk_municipality_changes_old_code_municipalities"),
        ),
        sa.ForeignKeyConstraint(
            ["new_code"],
            ["municipalities.code"],
            name=op.f("fk_municipality_changes_new_code_municipalities"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_municipality_changes")),
    )
    op.create_index(
        "ix_municipality_changes_merger",
        "municipality_changes",
        ["old_code"],
        unique=True,
        postgresql_where=sa.text("kind = 'merger'"),
    )
    op.add_column(
        "place_groups",
        sa.Column(
            "target_group",
            slugs("target_group", "families", "children", "unaccompanied-minors", "special-needs", "staff"),
            nullable=True,
        ),
    )
    op.add_column("place_groups", sa.Column("operator_id", sa.UUID(), nullable=True))
    op.add_column("place_groups", sa.Column("legal_maximum", sa.Integer(), nullable=True))
    op.create_foreign_key(
        op.f("fk_place_groups_operator_id_operators"), "place_groups", "operators", ["operator_id"], ["id"]
    )
    op.create_check_constraint(
        op.f("ck_place_groups_legal_maximum_positive"), "place_groups", "legal_maximum > 0"
    )
    op.create_index("ix_place_groups_replaced_by_id", "place_groups", ["replaced_by_id"])
    op.create_table(
        "occupancies",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("place_group_id", sa.UUID(), nullable=False),
        sa.Column("counted_on", sa.Date(), nullable=False),
        sa.Column("residents", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("recorded_by_id", sa.UUID(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("residents >= 0", name=op.f("ck_occupancies_residents_not_negative")),
        sa.ForeignKeyConstraint(
            ["place_group_id"], ["place_groups.id"], name=op.f("fk_occupancies_place_group_id_place_groups")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["people.id"], name=op.f("fk_occupancies_recorded_by_id_people")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_occupancies")),
    )
    op.create_index("ix_occupancies_place_group_id", "occupancies", ["place_group_id", "counted_on"])
    refuse_change("occupancies")
    _upgrade_figures()
    _create_exchanges()


def _upgrade_figures() -> None:
    op.add_column("figure_imports", sa.Column("size_in_bytes", sa.Integer(), nullable=True))
    op.add_column(
        "figure_imports", sa.Column("by_hand", sa.Boolean(), server_default=sa.false(), nullable=False)
    )
    op.add_column("figure_imports", sa.Column("reason", sa.Text(), server_default="", nullable=False))
    op.create_table(
        "withdrawn_imports",
        sa.Column("import_id", sa.UUID(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("withdrawn_by_id", sa.UUID(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["import_id"], ["figure_imports.id"], name=op.f("fk_withdrawn_imports_import_id_figure_imports")
        ),
        sa.ForeignKeyConstraint(
            ["withdrawn_by_id"], ["people.id"], name=op.f("fk_withdrawn_imports_withdrawn_by_id_people")
        ),
        sa.PrimaryKeyConstraint("import_id", name=op.f("pk_withdrawn_imports")),
    )
    refuse_change("withdrawn_imports")


def _create_exchanges() -> None:
    op.create_table(
        "exchanges",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("host_code", sa.String(length=6), nullable=False),
        sa.Column("for_code", sa.String(length=6), nullable=False),
        sa.Column("places", sa.Integer(), nullable=False),
        sa.Column("amv_places", sa.Integer(), nullable=False),
        sa.Column(
            "return_kind",
            slugs("return_kind", "nothing", "places", "status-holders", "ukraine", "money", "other"),
            nullable=False,
        ),
        sa.Column("in_return", sa.Text(), nullable=False),
        sa.Column("conditions", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("stopped_from", sa.Date(), nullable=True),
        sa.Column("stopped_because", sa.Text(), nullable=False),
        sa.Column("is_fictional", sa.Boolean(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("host_code <> for_code", name=op.f("ck_exchanges_two_municipalities")),
        sa.CheckConstraint(
            "places > 0 AND amv_places >= 0 AND amv_places <= places",
            name=op.f("ck_exchanges_places_add_up"),
        ),
        sa.CheckConstraint(
            "ends_on IS NULL OR ends_on >= starts_on", name=op.f("ck_exchanges_ends_after_start")
        ),
        sa.CheckConstraint(
            "(stopped_from IS NULL) = (stopped_because = '')", name=op.f("ck_exchanges_stopped_with_reason")
        ),
        sa.ForeignKeyConstraint(
            ["host_code"], ["municipalities.code"], name=op.f("fk_exchanges_host_code_municipalities")
        ),
        sa.ForeignKeyConstraint(
            ["for_code"], ["municipalities.code"], name=op.f("fk_exchanges_for_code_municipalities")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exchanges")),
    )
    op.create_index("ix_exchanges_host_code", "exchanges", ["host_code"])
    op.create_index("ix_exchanges_for_code", "exchanges", ["for_code"])


def downgrade() -> None:
    """Drop them again."""
    op.drop_table("exchanges")
    op.drop_table("withdrawn_imports")
    op.drop_column("figure_imports", "reason")
    op.drop_column("figure_imports", "by_hand")
    op.drop_column("figure_imports", "size_in_bytes")
    op.drop_table("occupancies")
    op.drop_index("ix_place_groups_replaced_by_id", "place_groups")
    op.drop_column("place_groups", "legal_maximum")
    op.drop_column("place_groups", "operator_id")
    op.drop_column("place_groups", "target_group")
    op.drop_table("municipality_changes")
