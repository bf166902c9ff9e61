"""Editions of the report for the public and for residents, what is released, and what was withdrawn."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

EVIDENCE = ("releases", "report_withdrawals")


def upgrade() -> None:
    """Make the tables."""
    op.drop_constraint(op.f("ck_reports_edition"), "reports", type_="check")
    op.create_check_constraint(
        op.f("ck_reports_edition"), "reports", "edition IN ('full', 'public', 'residents')"
    )
    op.create_table(
        "releases",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("assessment_id", sa.UUID(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "photo",
                "remark",
                "reason",
                "visit",
                "danger",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("is_released", sa.Boolean(), nullable=False),
        sa.Column("decided_by_id", sa.UUID(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessments.id"], name=op.f("fk_releases_assessment_id_assessments")
        ),
        sa.ForeignKeyConstraint(
            ["decided_by_id"], ["people.id"], name=op.f("fk_releases_decided_by_id_people")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_releases")),
    )
    op.create_index("ix_releases_assessment_id", "releases", ["assessment_id", "id"], unique=False)
    op.create_table(
        "report_withdrawals",
        sa.Column("report_id", sa.UUID(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("withdrawn_by_id", sa.UUID(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["report_id"], ["reports.id"], name=op.f("fk_report_withdrawals_report_id_reports")
        ),
        sa.ForeignKeyConstraint(
            ["withdrawn_by_id"], ["people.id"], name=op.f("fk_report_withdrawals_withdrawn_by_id_people")
        ),
        sa.PrimaryKeyConstraint("report_id", name=op.f("pk_report_withdrawals")),
    )
    for table in EVIDENCE:
        op.execute(
            f"CREATE TRIGGER {table}_stay BEFORE UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
        )
        op.execute(
            f"CREATE TRIGGER {table}_are_kept BEFORE TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        )


def downgrade() -> None:
    """Drop them again. Reports for the public and for residents can't be kept by the version before."""
    for table in reversed(EVIDENCE):
        op.drop_table(table)
    op.execute("ALTER TABLE reports DISABLE TRIGGER reports_stay")
    op.execute("DELETE FROM reports WHERE edition <> 'full'")
    op.execute("ALTER TABLE reports ENABLE TRIGGER reports_stay")
    op.drop_constraint(op.f("ck_reports_edition"), "reports", type_="check")
    op.create_check_constraint(op.f("ck_reports_edition"), "reports", "edition IN ('full')")
