"""The first day of a municipality that others become together."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the day; what is there was there all along."""
    op.add_column("municipalities", sa.Column("founded_on", sa.Date(), nullable=True))


def downgrade() -> None:
    """Drop it again; the municipality stays."""
    op.drop_column("municipalities", "founded_on")
