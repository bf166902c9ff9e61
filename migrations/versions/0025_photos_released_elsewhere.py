"""Whether a photo is released stands with the releases since 0013; the column beside it was never read."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Drop the column."""
    op.drop_column("photos", "is_released")


def downgrade() -> None:
    """Add it again, as it always was: not released."""
    op.add_column("photos", sa.Column("is_released", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.alter_column("photos", "is_released", server_default=None)
