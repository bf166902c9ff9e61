"""Tablets that are out with an assessment, and who looks at which theme."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "theme_assignments",
        sa.Column("assessment_id", sa.UUID(), nullable=False),
        sa.Column("theme", sa.String(length=80), nullable=False),
        sa.Column("person_id", sa.UUID(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessments.id"], name=op.f("fk_theme_assignments_assessment_id_assessments")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_theme_assignments_person_id_people")
        ),
        sa.PrimaryKeyConstraint("assessment_id", "theme", name=op.f("pk_theme_assignments")),
    )
    op.create_table(
        "tablets",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("assessment_id", sa.UUID(), nullable=False),
        sa.Column("person_id", sa.UUID(), nullable=False),
        sa.Column("waiting", sa.Integer(), nullable=False),
        sa.Column("theme", sa.String(length=80), nullable=False),
        sa.Column("heard_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("waiting >= 0", name=op.f("ck_tablets_waiting_not_negative")),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessments.id"], name=op.f("fk_tablets_assessment_id_assessments")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_tablets_person_id_people")),
        sa.PrimaryKeyConstraint("id", "assessment_id", "person_id", name=op.f("pk_tablets")),
    )
    op.create_index("ix_tablets_assessment_id", "tablets", ["assessment_id"], unique=False)


def downgrade() -> None:
    """Drop them again."""
    op.drop_table("tablets")
    op.drop_table("theme_assignments")
