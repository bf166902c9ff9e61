"""The rooms of a visit."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0014"
down_revision = "0013"
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


def slugs(name: str, *values: str) -> sa.Enum:
    """A text column that accepts only these slugs."""
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=40)


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "room_records",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("sequence", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("assessment_id", sa.UUID(), nullable=False),
        sa.Column("room", sa.UUID(), nullable=False),
        sa.Column("is_removed", sa.Boolean(), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column(
            "type", slugs("type", "bedroom", "sanitary", "kitchen", "living-room", "other"), nullable=False
        ),
        sa.Column("length", sa.Numeric(), nullable=True),
        sa.Column("width", sa.Numeric(), nullable=True),
        sa.Column("area", sa.Numeric(), nullable=True),
        sa.Column("height", sa.Numeric(), nullable=True),
        sa.Column("beds", sa.Integer(), nullable=True),
        sa.Column("cupboards", sa.Integer(), nullable=True),
        sa.Column("occupants", sa.Integer(), nullable=True),
        sa.Column("families", sa.Integer(), nullable=True),
        sa.Column(
            "sleepers", slugs("sleepers", "families", "single-persons", "unaccompanied-minors"), nullable=True
        ),
        sa.Column("lockable", sa.Boolean(), nullable=True),
        sa.Column("window", sa.Boolean(), nullable=True),
        sa.Column("toilets", sa.Integer(), nullable=True),
        sa.Column("showers", sa.Integer(), nullable=True),
        sa.Column("washbasins", sa.Integer(), nullable=True),
        sa.Column("remark", sa.Text(), nullable=False),
        sa.Column("replaces", postgresql.ARRAY(sa.UUID()), nullable=False),
        sa.Column("body_digest", sa.String(length=64), nullable=False),
        sa.Column("described_by_id", sa.UUID(), nullable=False),
        sa.Column("described_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "area IS NULL OR (length IS NULL AND width IS NULL)", name=op.f("ck_room_records_floor_once")
        ),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessments.id"], name=op.f("fk_room_records_assessment_id_assessments")
        ),
        sa.ForeignKeyConstraint(
            ["described_by_id"], ["people.id"], name=op.f("fk_room_records_described_by_id_people")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_room_records")),
        sa.UniqueConstraint("sequence", name=op.f("uq_room_records_sequence")),
    )
    op.create_index("ix_room_records_assessment_id", "room_records", ["assessment_id", "sequence"])
    refuse_change("room_records")


def downgrade() -> None:
    """Drop it again."""
    op.drop_table("room_records")
