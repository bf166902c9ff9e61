"""Council sheets: one page about a municipality or province."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

KEEP_CONTENT = """
CREATE FUNCTION keep_council_sheets() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (OLD.id, OLD.area_code, OLD.content, OLD.requested_by_id, OLD.requested_at)
       IS DISTINCT FROM (NEW.id, NEW.area_code, NEW.content, NEW.requested_by_id, NEW.requested_at)
       OR OLD.state = 'ready'
    THEN
        RAISE EXCEPTION 'a council sheet never changes' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$
"""


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "council_sheets",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("area_code", sa.String(length=6), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("requested_by_id", sa.UUID(), nullable=True),
        sa.Column("requested_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "queued",
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
        sa.Column("pages", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "(state = 'ready') = (file_sha256 IS NOT NULL)", name=op.f("ck_council_sheets_ready_has_file")
        ),
        sa.ForeignKeyConstraint(
            ["requested_by_id"], ["people.id"], name=op.f("fk_council_sheets_requested_by_id_people")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_council_sheets")),
    )
    op.create_index(
        "ix_council_sheets_area_code", "council_sheets", ["area_code", "requested_at"], unique=False
    )
    op.execute(KEEP_CONTENT)
    op.execute(
        "CREATE TRIGGER council_sheets_keep_content BEFORE UPDATE ON council_sheets "
        "FOR EACH ROW EXECUTE FUNCTION keep_council_sheets()"
    )


def downgrade() -> None:
    """Drop it again."""
    op.drop_table("council_sheets")
    op.execute("DROP FUNCTION keep_council_sheets")
