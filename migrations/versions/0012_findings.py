"""Findings: what a report tells of one or more judgements together."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def kind() -> sa.Enum:
    """What a finding tells."""
    return sa.Enum(
        "shortcoming", "good-practice", name="kind", native_enum=False, create_constraint=True, length=40
    )


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "findings",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("assessment_id", sa.UUID(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", kind(), nullable=False),
        sa.Column("wording", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by_id", sa.UUID(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessments.id"], name=op.f("fk_findings_assessment_id_assessments")
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["people.id"], name=op.f("fk_findings_created_by_id_people")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_findings")),
        sa.UniqueConstraint("assessment_id", "number", name=op.f("uq_findings_assessment_id_number")),
    )
    op.create_table(
        "finding_indicators",
        sa.Column("assessment_id", sa.UUID(), nullable=False),
        sa.Column("kind", kind(), nullable=False),
        sa.Column("indicator", sa.String(length=120), nullable=False),
        sa.Column("finding_id", sa.UUID(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assessment_id"],
            ["assessments.id"],
            name=op.f("fk_finding_indicators_assessment_id_assessments"),
        ),
        sa.ForeignKeyConstraint(
            ["finding_id"], ["findings.id"], name=op.f("fk_finding_indicators_finding_id_findings")
        ),
        sa.PrimaryKeyConstraint("assessment_id", "kind", "indicator", name=op.f("pk_finding_indicators")),
    )
    op.create_index("ix_finding_indicators_finding_id", "finding_indicators", ["finding_id"], unique=False)


def downgrade() -> None:
    """Drop them again."""
    op.drop_table("finding_indicators")
    op.drop_table("findings")
