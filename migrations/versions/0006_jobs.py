"""The tables of the job queue, in a schema of their own.

They are the library's tables: it ships their SQL, which is why its version is held to one minor release in
`pyproject.toml`. A newer release comes with a migration of ours that applies the library's own steps.
"""

from alembic import op
from procrastinate.schema import SchemaManager

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.execute("CREATE SCHEMA jobs")
    op.execute("SET LOCAL search_path TO jobs")
    # Many statements at once, with percent signs in them: straight to the driver, without parameters.
    op.get_bind().exec_driver_sql(SchemaManager.get_schema(), execution_options={"no_parameters": True})
    op.execute("SET LOCAL search_path TO DEFAULT")


def downgrade() -> None:
    """Drop them again."""
    op.execute("DROP SCHEMA jobs CASCADE")
