"""Improvement measures, what was said of them, and what they resolved."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

STATES = ("agreed", "under-way", "reported-done", "closed", "dropped")


def slugs(name: str, *members: str) -> sa.Enum:
    """A column that holds one of these slugs."""
    return sa.Enum(*members, name=name, native_enum=False, create_constraint=True, length=40)


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
    op.add_column("findings", sa.Column("risk", sa.String(length=10), nullable=True))
    op.create_table(
        "improvement_measures",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("serial", sa.Integer(), sa.Identity(always=False), nullable=False),
        sa.Column("finding_id", sa.UUID(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("owner_kind", slugs("owner_kind", "municipality", "operator", "other"), nullable=False),
        sa.Column("owner_name", sa.String(length=120), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("state", slugs("state", *STATES), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by_id", sa.UUID(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(state IN ('closed', 'dropped')) = (ended_at IS NOT NULL)",
            name=op.f("ck_improvement_measures_ended_at_if_ended"),
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["people.id"], name=op.f("fk_improvement_measures_created_by_id_people")
        ),
        sa.ForeignKeyConstraint(
            ["finding_id"], ["findings.id"], name=op.f("fk_improvement_measures_finding_id_findings")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_improvement_measures")),
        sa.UniqueConstraint("serial", name=op.f("uq_improvement_measures_serial")),
    )
    op.create_index("ix_improvement_measures_finding_id", "improvement_measures", ["finding_id"])
    op.create_index("ix_improvement_measures_due_on", "improvement_measures", ["due_on"])
    op.create_table(
        "measure_entries",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("sequence", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("measure_id", sa.UUID(), nullable=False),
        sa.Column(
            "kind",
            slugs("kind", "note", "progress", "proof", "new-deadline", "returned", "closed", "dropped"),
            nullable=False,
        ),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("state", slugs("entry_state", *STATES), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("file_sha256", sa.String(length=64), nullable=True),
        sa.Column("file_name", sa.String(length=200), nullable=False),
        sa.Column("media_type", sa.String(length=60), nullable=False),
        sa.Column("size_in_bytes", sa.Integer(), nullable=True),
        sa.Column("assessment_id", sa.UUID(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.UUID(), nullable=False),
        sa.CheckConstraint(
            "num_nonnulls(file_sha256, size_in_bytes) IN (0, 2)", name=op.f("ck_measure_entries_file_whole")
        ),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessments.id"], name=op.f("fk_measure_entries_assessment_id_assessments")
        ),
        sa.ForeignKeyConstraint(
            ["measure_id"],
            ["improvement_measures.id"],
            name=op.f("fk_measure_entries_measure_id_improvement_measures"),
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["people.id"], name=op.f("fk_measure_entries_recorded_by_id_people")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_measure_entries")),
        sa.UniqueConstraint("sequence", name=op.f("uq_measure_entries_sequence")),
    )
    op.create_index("ix_measure_entries_measure_id", "measure_entries", ["measure_id", "sequence"])
    op.create_table(
        "resolutions",
        sa.Column("finding_id", sa.UUID(), nullable=False),
        sa.Column("indicator", sa.String(length=120), nullable=False),
        sa.Column("how", slugs("how", "proof", "visit"), nullable=False),
        sa.Column("assessment_id", sa.UUID(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("resolved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("resolved_by_id", sa.UUID(), nullable=False),
        sa.CheckConstraint(
            "(how = 'visit') = (assessment_id IS NOT NULL)", name=op.f("ck_resolutions_visit_named")
        ),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessments.id"], name=op.f("fk_resolutions_assessment_id_assessments")
        ),
        sa.ForeignKeyConstraint(
            ["finding_id"], ["findings.id"], name=op.f("fk_resolutions_finding_id_findings")
        ),
        sa.ForeignKeyConstraint(
            ["resolved_by_id"], ["people.id"], name=op.f("fk_resolutions_resolved_by_id_people")
        ),
        sa.PrimaryKeyConstraint("finding_id", "indicator", name=op.f("pk_resolutions")),
    )
    op.create_index("ix_resolutions_assessment_id", "resolutions", ["assessment_id"])
    refuse_change("measure_entries")
    refuse_change("resolutions")


def downgrade() -> None:
    """Drop them again."""
    op.drop_table("resolutions")
    op.drop_table("measure_entries")
    op.drop_table("improvement_measures")
    op.drop_column("findings", "risk")
