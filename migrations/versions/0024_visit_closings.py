"""That a visit was closed, by whom, and what had been received then."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table; what stands in it stays."""
    op.create_table(
        "visit_closings",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("assessment_id", sa.UUID(), nullable=False),
        sa.Column("closed_by_id", sa.UUID(), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("judgements", sa.Integer(), nullable=False),
        sa.Column("rooms", sa.Integer(), nullable=False),
        sa.Column("photos", sa.Integer(), nullable=False),
        sa.Column("waiting", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "(waiting > 0) = (reason <> '')", name=op.f("ck_visit_closings_reason_if_something_waited")
        ),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessments.id"], name=op.f("fk_visit_closings_assessment_id_assessments")
        ),
        sa.ForeignKeyConstraint(
            ["closed_by_id"], ["people.id"], name=op.f("fk_visit_closings_closed_by_id_people")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit_closings")),
    )
    op.create_index("ix_visit_closings_assessment_id", "visit_closings", ["assessment_id", "closed_at"])
    op.execute(
        "CREATE TRIGGER visit_closings_stay BEFORE UPDATE OR DELETE ON visit_closings "
        "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
    )
    op.execute(
        "CREATE TRIGGER visit_closings_are_kept BEFORE TRUNCATE ON visit_closings "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
    )


def downgrade() -> None:
    """Drop it again."""
    op.drop_table("visit_closings")
