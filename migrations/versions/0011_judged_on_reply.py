"""A judgement says whether it was given on a reply, and the scorecard is frozen at two more moments."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

STAGE = "ck_frozen_scorecards_stage"


def stages(*allowed: str) -> None:
    """The moments at which a scorecard is frozen."""
    op.drop_constraint(op.f(STAGE), "frozen_scorecards", type_="check")
    op.create_check_constraint(op.f(STAGE), "frozen_scorecards", sa.column("stage").in_(allowed))


def upgrade() -> None:
    """Add the column and the moments."""
    stages("submission", "concept", "reply", "adoption")
    op.add_column(
        "judgements", sa.Column("on_reply", sa.Boolean(), server_default=sa.false(), nullable=False)
    )
    op.alter_column("judgements", "on_reply", server_default=None)


def downgrade() -> None:
    """Take them away. A scorecard frozen at a moment that is not known any more counts as the one of the
    submission; the database is told not to refuse this one change.
    """
    op.drop_column("judgements", "on_reply")
    op.execute("ALTER TABLE frozen_scorecards DISABLE TRIGGER frozen_scorecards_stay")
    op.execute("UPDATE frozen_scorecards SET stage = 'submission' WHERE stage IN ('concept', 'reply')")
    op.execute("ALTER TABLE frozen_scorecards ENABLE TRIGGER frozen_scorecards_stay")
    stages("submission", "adoption")
