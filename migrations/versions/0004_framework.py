"""Published versions of the quality framework."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
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


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "framework_versions",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("framework_id", sa.String(length=60), nullable=False),
        sa.Column("version", sa.String(length=20), nullable=False),
        sa.Column("digest", sa.String(length=80), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published_by_id", sa.UUID(), nullable=True),
        sa.ForeignKeyConstraint(
            ["published_by_id"], ["people.id"], name=op.f("fk_framework_versions_published_by_id_people")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_framework_versions")),
        sa.UniqueConstraint("digest", name=op.f("uq_framework_versions_digest")),
        sa.UniqueConstraint(
            "framework_id", "version", name=op.f("uq_framework_versions_framework_id_version")
        ),
    )
    refuse_change("framework_versions")


def downgrade() -> None:
    """Drop them again."""
    op.drop_table("framework_versions")
