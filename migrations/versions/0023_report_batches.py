"""The reports of many assessments in one ZIP."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "report_batches",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("requested_by_id", sa.UUID(), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("province_code", sa.String(length=4), nullable=True),
        sa.Column("visited_from", sa.Date(), nullable=False),
        sa.Column("visited_until", sa.Date(), nullable=False),
        sa.Column("assessment_ids", postgresql.ARRAY(sa.UUID()), nullable=False),
        sa.Column("report_ids", postgresql.ARRAY(sa.UUID()), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "queued",
                "rendering",
                "ready",
                "failed",
                name="state",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("file_sha256", sa.String(length=64), nullable=True),
        sa.Column("size_in_bytes", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(state = 'ready') = (file_sha256 IS NOT NULL)", name=op.f("ck_report_batches_ready_has_file")
        ),
        sa.ForeignKeyConstraint(
            ["province_code"], ["provinces.code"], name=op.f("fk_report_batches_province_code_provinces")
        ),
        sa.ForeignKeyConstraint(
            ["requested_by_id"], ["people.id"], name=op.f("fk_report_batches_requested_by_id_people")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_batches")),
    )
    op.create_index("ix_report_batches_requested_by_id", "report_batches", ["requested_by_id", "created_at"])


def downgrade() -> None:
    """Drop it again."""
    op.drop_table("report_batches")
