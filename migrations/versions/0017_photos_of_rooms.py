"""A photo shows an indicator or a room, arrives under an id of its own, and keeps when it was taken."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

ONE_OF_BOTH = "ck_photos_indicator_or_room"
ONCE = "uq_photos_assessment_id_sha256_indicator"


def upgrade() -> None:
    """Let photos belong to rooms."""
    op.add_column("photos", sa.Column("room", sa.UUID(), nullable=True))
    op.add_column("photos", sa.Column("sent_sha256", sa.String(length=64), nullable=True))
    op.add_column("photos", sa.Column("captured_at", sa.DateTime(timezone=True), nullable=True))
    op.alter_column("photos", "indicator", existing_type=sa.String(length=120), nullable=True)
    op.drop_constraint(op.f(ONCE), "photos", type_="unique")
    op.create_check_constraint(op.f(ONE_OF_BOTH), "photos", "(indicator IS NULL) <> (room IS NULL)")


def downgrade() -> None:
    """Photos of rooms stay, without their room; the same photo of the same indicator stays once."""
    op.drop_constraint(op.f(ONE_OF_BOTH), "photos", type_="check")
    op.execute("UPDATE photos SET indicator = '' WHERE indicator IS NULL")
    op.execute(
        "DELETE FROM photos a USING photos b WHERE a.assessment_id = b.assessment_id AND a.sha256 = b.sha256"
        " AND a.indicator = b.indicator AND a.id > b.id"
    )
    op.create_unique_constraint(op.f(ONCE), "photos", ["assessment_id", "sha256", "indicator"])
    op.alter_column("photos", "indicator", existing_type=sa.String(length=120), nullable=False)
    op.drop_column("photos", "captured_at")
    op.drop_column("photos", "sent_sha256")
    op.drop_column("photos", "room")
