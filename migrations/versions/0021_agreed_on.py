"""The day on which places were agreed."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column."""
    op.add_column("place_groups", sa.Column("agreed_on", sa.Date(), nullable=True))


def downgrade() -> None:
    """Drop it again."""
    op.drop_column("place_groups", "agreed_on")
