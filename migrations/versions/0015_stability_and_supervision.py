"""Stability and neighbourhood of locations, and supervision of municipalities."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

# What was recorded stays; only the ladder changes, by retiring its steps.
KEPT = (
    "quarter_reports",
    "neighbourhood_activities",
    "withdrawn_activities",
    "supervision_steps",
    "supervision_responses",
    "withdrawn_steps",
)


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
        "quarter_reports",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("location_id", sa.UUID(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("quarter", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("residents", sa.Integer(), nullable=True),
        sa.Column("moved_in", sa.Integer(), nullable=True),
        sa.Column("moved_out", sa.Integer(), nullable=True),
        sa.Column("procedures_ended", sa.Integer(), nullable=True),
        sa.Column("in_one_place", sa.Integer(), nullable=True),
        sa.Column("other_users", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("recorded_by_id", sa.UUID(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "in_one_place >= 0 AND in_one_place <= procedures_ended",
            name=op.f("ck_quarter_reports_in_one_place_within_ended"),
        ),
        sa.CheckConstraint(
            "least(residents, moved_in, moved_out) >= 0", name=op.f("ck_quarter_reports_not_negative")
        ),
        sa.CheckConstraint("quarter BETWEEN 1 AND 4", name=op.f("ck_quarter_reports_quarter_of_a_year")),
        sa.ForeignKeyConstraint(
            ["location_id"], ["locations.id"], name=op.f("fk_quarter_reports_location_id_locations")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["people.id"], name=op.f("fk_quarter_reports_recorded_by_id_people")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quarter_reports")),
        sa.UniqueConstraint(
            "location_id",
            "year",
            "quarter",
            "version",
            name=op.f("uq_quarter_reports_location_id_year_quarter_version"),
        ),
    )
    op.create_table(
        "neighbourhood_activities",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("location_id", sa.UUID(), nullable=False),
        sa.Column(
            "block",
            sa.Enum(
                "neighbourhood-hub",
                "work",
                "peace-and-privacy",
                "care-hub",
                "participation",
                "safety",
                name="building_block",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("what", sa.String(length=500), nullable=False),
        sa.Column("partners", sa.String(length=300), nullable=False),
        sa.Column("recorded_by_id", sa.UUID(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["location_id"], ["locations.id"], name=op.f("fk_neighbourhood_activities_location_id_locations")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["people.id"], name=op.f("fk_neighbourhood_activities_recorded_by_id_people")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_neighbourhood_activities")),
    )
    op.create_index(
        "ix_neighbourhood_activities_location_id",
        "neighbourhood_activities",
        ["location_id", "held_on"],
        unique=False,
    )
    op.create_table(
        "withdrawn_activities",
        sa.Column("activity_id", sa.UUID(), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("withdrawn_by_id", sa.UUID(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["activity_id"],
            ["neighbourhood_activities.id"],
            name=op.f("fk_withdrawn_activities_activity_id_neighbourhood_activities"),
        ),
        sa.ForeignKeyConstraint(
            ["withdrawn_by_id"], ["people.id"], name=op.f("fk_withdrawn_activities_withdrawn_by_id_people")
        ),
        sa.PrimaryKeyConstraint("activity_id", name=op.f("pk_withdrawn_activities")),
    )
    op.create_table(
        "ladder_steps",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("name_en", sa.String(length=120), nullable=False),
        sa.Column("term_days", sa.Integer(), nullable=True),
        sa.Column("basis", sa.String(length=300), nullable=False),
        sa.Column("basis_en", sa.String(length=300), nullable=False),
        sa.Column("is_default", sa.Boolean(), nullable=False),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("position > 0", name=op.f("ck_ladder_steps_position_positive")),
        sa.CheckConstraint("term_days > 0", name=op.f("ck_ladder_steps_term_positive")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ladder_steps")),
    )
    op.create_index(
        "uq_ladder_steps_position_standing",
        "ladder_steps",
        ["position"],
        unique=True,
        postgresql_where="retired_at IS NULL",
    )
    op.create_table(
        "supervision_steps",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("municipality_code", sa.String(length=6), nullable=False),
        sa.Column("ladder_step_id", sa.UUID(), nullable=False),
        sa.Column("taken_on", sa.Date(), nullable=False),
        sa.Column("deadline_on", sa.Date(), nullable=True),
        sa.Column("taken_by", sa.String(length=120), nullable=False),
        sa.Column("summary", sa.String(length=1000), nullable=False),
        sa.Column("letter_sha256", sa.String(length=64), nullable=True),
        sa.Column("letter_name", sa.String(length=200), nullable=True),
        sa.Column("recorded_by_id", sa.UUID(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "deadline_on >= taken_on", name=op.f("ck_supervision_steps_deadline_not_before_step")
        ),
        sa.CheckConstraint(
            "num_nonnulls(letter_sha256, letter_name) IN (0, 2)",
            name=op.f("ck_supervision_steps_letter_has_name"),
        ),
        sa.ForeignKeyConstraint(
            ["ladder_step_id"],
            ["ladder_steps.id"],
            name=op.f("fk_supervision_steps_ladder_step_id_ladder_steps"),
        ),
        sa.ForeignKeyConstraint(
            ["municipality_code"],
            ["municipalities.code"],
            name=op.f("fk_supervision_steps_municipality_code_municipalities"),
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["people.id"], name=op.f("fk_supervision_steps_recorded_by_id_people")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_supervision_steps")),
    )
    op.create_index(
        "ix_supervision_steps_municipality_code",
        "supervision_steps",
        ["municipality_code", "taken_on"],
        unique=False,
    )
    op.create_table(
        "supervision_responses",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("step_id", sa.UUID(), nullable=False),
        sa.Column("responded_on", sa.Date(), nullable=False),
        sa.Column("summary", sa.String(length=1000), nullable=False),
        sa.Column("letter_sha256", sa.String(length=64), nullable=True),
        sa.Column("letter_name", sa.String(length=200), nullable=True),
        sa.Column("recorded_by_id", sa.UUID(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "num_nonnulls(letter_sha256, letter_name) IN (0, 2)",
            name=op.f("ck_supervision_responses_letter_has_name"),
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["people.id"], name=op.f("fk_supervision_responses_recorded_by_id_people")
        ),
        sa.ForeignKeyConstraint(
            ["step_id"],
            ["supervision_steps.id"],
            name=op.f("fk_supervision_responses_step_id_supervision_steps"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_supervision_responses")),
    )
    op.create_index("ix_supervision_responses_step_id", "supervision_responses", ["step_id"], unique=False)
    op.create_table(
        "withdrawn_steps",
        sa.Column("step_id", sa.UUID(), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("withdrawn_by_id", sa.UUID(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["step_id"], ["supervision_steps.id"], name=op.f("fk_withdrawn_steps_step_id_supervision_steps")
        ),
        sa.ForeignKeyConstraint(
            ["withdrawn_by_id"], ["people.id"], name=op.f("fk_withdrawn_steps_withdrawn_by_id_people")
        ),
        sa.PrimaryKeyConstraint("step_id", name=op.f("pk_withdrawn_steps")),
    )
    for table in KEPT:
        refuse_change(table)


def downgrade() -> None:
    """Drop them again."""
    op.drop_table("withdrawn_steps")
    op.drop_table("supervision_responses")
    op.drop_table("supervision_steps")
    op.drop_table("ladder_steps")
    op.drop_table("withdrawn_activities")
    op.drop_table("neighbourhood_activities")
    op.drop_table("quarter_reports")
