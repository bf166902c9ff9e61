"""The register of audit reports."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

KEEP_ISSUED = """
CREATE FUNCTION keep_issued_reports() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (OLD.id, OLD.serial, OLD.assessment_id, OLD.edition, OLD.language, OLD.content, OLD.content_digest,
        OLD.substance_digest, OLD.check_code, OLD.assessment_state, OLD.requested_by_id, OLD.issued_at)
       IS DISTINCT FROM
       (NEW.id, NEW.serial, NEW.assessment_id, NEW.edition, NEW.language, NEW.content, NEW.content_digest,
        NEW.substance_digest, NEW.check_code, NEW.assessment_state, NEW.requested_by_id, NEW.issued_at)
       OR OLD.state = 'ready'
    THEN
        RAISE EXCEPTION 'an issued report never changes' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$
"""


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "reports",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("serial", sa.Integer(), sa.Identity(always=False), nullable=False),
        sa.Column("assessment_id", sa.UUID(), nullable=False),
        sa.Column(
            "edition",
            sa.Enum("full", name="edition", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("content_digest", sa.String(length=64), nullable=False),
        sa.Column("substance_digest", sa.String(length=64), nullable=False),
        sa.Column("check_code", sa.String(length=9), nullable=False),
        sa.Column(
            "assessment_state",
            sa.Enum(
                "planned",
                "judging",
                "submitted",
                "in-review",
                "changes-requested",
                "out-for-reply",
                "reply-decided",
                "adopted",
                "published",
                "withdrawn",
                name="assessment_state",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("requested_by_id", sa.UUID(), nullable=True),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
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
        sa.Column(
            "stage",
            sa.Enum(
                "waiting",
                "photos",
                "laying-out",
                "storing",
                "done",
                name="stage",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("error_code", sa.String(length=60), nullable=True),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("file_sha256", sa.String(length=64), nullable=True),
        sa.Column("size_in_bytes", sa.Integer(), nullable=True),
        sa.Column("pages", sa.Integer(), nullable=True),
        sa.Column("renderer", sa.String(length=200), nullable=False),
        sa.CheckConstraint(
            "(state = 'ready') = (file_sha256 IS NOT NULL)"
            " AND num_nonnulls(file_sha256, size_in_bytes, pages, finished_at) IN (0, 4)",
            name=op.f("ck_reports_ready_has_file"),
        ),
        sa.CheckConstraint(
            "(state = 'failed') = (error_code IS NOT NULL)", name=op.f("ck_reports_failed_says_why")
        ),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessments.id"], name=op.f("fk_reports_assessment_id_assessments")
        ),
        sa.ForeignKeyConstraint(
            ["requested_by_id"], ["people.id"], name=op.f("fk_reports_requested_by_id_people")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reports")),
        sa.UniqueConstraint("serial", name=op.f("uq_reports_serial")),
    )
    op.create_index("ix_reports_assessment_id", "reports", ["assessment_id", "issued_at"], unique=False)
    op.execute(KEEP_ISSUED)
    op.execute(
        "CREATE TRIGGER reports_keep_content BEFORE UPDATE ON reports "
        "FOR EACH ROW EXECUTE FUNCTION keep_issued_reports()"
    )
    op.execute(
        "CREATE TRIGGER reports_stay BEFORE DELETE ON reports FOR EACH ROW EXECUTE FUNCTION refuse_change()"
    )
    op.execute(
        "CREATE TRIGGER reports_are_kept BEFORE TRUNCATE ON reports "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
    )


def downgrade() -> None:
    """Drop them again."""
    op.drop_table("reports")
    op.execute("DROP FUNCTION keep_issued_reports")
