"""What a reviewer adds: remarks, overrides, and which indicators may be changed."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


KEEP_PROPOSED = """
CREATE FUNCTION keep_proposed_overrides() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (OLD.id, OLD.assessment_id, OLD.target, OLD.verdict, OLD.reason, OLD.basis, OLD.proposed_by_id,
        OLD.proposed_at)
       IS DISTINCT FROM
       (NEW.id, NEW.assessment_id, NEW.target, NEW.verdict, NEW.reason, NEW.basis, NEW.proposed_by_id,
        NEW.proposed_at)
       OR (OLD.agreed_at IS NOT NULL AND (OLD.agreed_at, OLD.agreed_by_id)
           IS DISTINCT FROM (NEW.agreed_at, NEW.agreed_by_id))
       OR OLD.ended_at IS NOT NULL
    THEN
        RAISE EXCEPTION 'an override never changes' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$
"""


def refuse_change(table: str, deeds: str) -> None:
    """The database itself refuses these deeds and TRUNCATE on this table."""
    op.execute(
        f"CREATE TRIGGER {table}_stay BEFORE {deeds} ON {table} FOR EACH ROW EXECUTE FUNCTION refuse_change()"
    )
    op.execute(
        f"CREATE TRIGGER {table}_are_kept BEFORE TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
    )


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "verdict_overrides",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("assessment_id", sa.UUID(), nullable=False),
        sa.Column("target", sa.String(length=120), nullable=False),
        sa.Column("verdict", sa.String(length=40), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("basis", sa.String(length=64), nullable=False),
        sa.Column("proposed_by_id", sa.UUID(), nullable=False),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("agreed_by_id", sa.UUID(), nullable=True),
        sa.Column("agreed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by_id", sa.UUID(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(agreed_at IS NULL) = (agreed_by_id IS NULL)",
            name=op.f("ck_verdict_overrides_agreed_by_somebody"),
        ),
        sa.CheckConstraint(
            "(ended_at IS NULL) = (ended_by_id IS NULL)", name=op.f("ck_verdict_overrides_ended_by_somebody")
        ),
        sa.CheckConstraint("agreed_by_id <> proposed_by_id", name=op.f("ck_verdict_overrides_two_people")),
        sa.ForeignKeyConstraint(
            ["agreed_by_id"], ["people.id"], name=op.f("fk_verdict_overrides_agreed_by_id_people")
        ),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessments.id"], name=op.f("fk_verdict_overrides_assessment_id_assessments")
        ),
        sa.ForeignKeyConstraint(
            ["ended_by_id"], ["people.id"], name=op.f("fk_verdict_overrides_ended_by_id_people")
        ),
        sa.ForeignKeyConstraint(
            ["proposed_by_id"], ["people.id"], name=op.f("fk_verdict_overrides_proposed_by_id_people")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_verdict_overrides")),
    )
    op.create_index(
        "ix_verdict_overrides_assessment_id",
        "verdict_overrides",
        ["assessment_id", "proposed_at"],
        unique=False,
    )
    op.create_table(
        "review_remarks",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("assessment_id", sa.UUID(), nullable=False),
        sa.Column("indicator", sa.String(length=120), nullable=False),
        sa.Column("judgement_id", sa.UUID(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("made_by_id", sa.UUID(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessments.id"], name=op.f("fk_review_remarks_assessment_id_assessments")
        ),
        sa.ForeignKeyConstraint(
            ["judgement_id"], ["judgements.id"], name=op.f("fk_review_remarks_judgement_id_judgements")
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["people.id"], name=op.f("fk_review_remarks_made_by_id_people")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_remarks")),
    )
    op.create_index(
        "ix_review_remarks_assessment_id", "review_remarks", ["assessment_id", "made_at"], unique=False
    )
    op.add_column(
        "assessments", sa.Column("changes_asked", postgresql.ARRAY(sa.String(length=120)), nullable=True)
    )
    refuse_change("review_remarks", "UPDATE OR DELETE")
    op.execute(KEEP_PROPOSED)
    op.execute(
        "CREATE TRIGGER verdict_overrides_keep_proposed BEFORE UPDATE ON verdict_overrides "
        "FOR EACH ROW EXECUTE FUNCTION keep_proposed_overrides()"
    )
    refuse_change("verdict_overrides", "DELETE")


def downgrade() -> None:
    """Drop them again."""
    op.drop_column("assessments", "changes_asked")
    op.drop_table("review_remarks")
    op.drop_table("verdict_overrides")
    op.execute("DROP FUNCTION keep_proposed_overrides")
