"""Assessments, judgements, photos and frozen scorecards."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0005"
down_revision = "0004"
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
        "assessments",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("serial", sa.Integer(), sa.Identity(always=False), nullable=False),
        sa.Column("location_id", sa.UUID(), nullable=False),
        sa.Column("framework_version_id", sa.UUID(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "inspection",
                "self-assessment",
                "re-inspection",
                "before-opening",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("profile", sa.String(length=40), nullable=False),
        sa.Column("announced", sa.Boolean(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "planned",
                "judging",
                "submitted",
                "in-review",
                "changes-requested",
                "out-for-reply",
                "reply-decided",
                "adopted",
                "published",
                "withdrawn",
                name="state",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("planned_on", sa.Date(), nullable=False),
        sa.Column("visit_starts_on", sa.Date(), nullable=True),
        sa.Column("visit_ends_on", sa.Date(), nullable=True),
        sa.Column("judged_on", sa.Date(), nullable=True),
        sa.Column("facts", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("scope", postgresql.ARRAY(sa.String(length=120)), nullable=True),
        sa.Column("hours_on_site", sa.Numeric(precision=5, scale=1), nullable=True),
        sa.Column("rooms_seen", sa.Integer(), nullable=True),
        sa.Column("residents_spoken", sa.Integer(), nullable=True),
        sa.Column("staff_spoken", sa.Integer(), nullable=True),
        sa.Column("records_read", sa.Text(), nullable=False),
        sa.Column("not_seen", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by_id", sa.UUID(), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("state_reason", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "(kind IN ('inspection', 're-inspection')) = (announced IS NOT NULL)",
            name=op.f("ck_assessments_announced_if_visit"),
        ),
        sa.CheckConstraint(
            "visit_ends_on IS NULL OR visit_ends_on >= visit_starts_on",
            name=op.f("ck_assessments_visit_ends_after_start"),
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["people.id"], name=op.f("fk_assessments_created_by_id_people")
        ),
        sa.ForeignKeyConstraint(
            ["framework_version_id"],
            ["framework_versions.id"],
            name=op.f("fk_assessments_framework_version_id_framework_versions"),
        ),
        sa.ForeignKeyConstraint(
            ["location_id"], ["locations.id"], name=op.f("fk_assessments_location_id_locations")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assessments")),
        sa.UniqueConstraint("serial", name=op.f("uq_assessments_serial")),
    )
    op.create_index("ix_assessments_location_id", "assessments", ["location_id"], unique=False)
    op.create_index("ix_assessments_state", "assessments", ["state"], unique=False)
    op.create_table(
        "members",
        sa.Column("assessment_id", sa.UUID(), nullable=False),
        sa.Column("person_id", sa.UUID(), nullable=False),
        sa.Column("leads", sa.Boolean(), nullable=False),
        sa.Column("joined_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessments.id"], name=op.f("fk_members_assessment_id_assessments")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_members_person_id_people")),
        sa.PrimaryKeyConstraint("assessment_id", "person_id", name=op.f("pk_members")),
    )
    op.create_table(
        "judgements",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("sequence", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("assessment_id", sa.UUID(), nullable=False),
        sa.Column("indicator", sa.String(length=120), nullable=False),
        sa.Column("level", sa.String(length=30), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("verified_by", postgresql.ARRAY(sa.String(length=20)), nullable=False),
        sa.Column("measured_value", sa.Numeric(), nullable=True),
        sa.Column("risk", sa.String(length=10), nullable=True),
        sa.Column("remark", sa.Text(), nullable=False),
        sa.Column("good_practice", sa.Boolean(), nullable=False),
        sa.Column("replaces", postgresql.ARRAY(sa.UUID()), nullable=False),
        sa.Column("body_digest", sa.String(length=64), nullable=False),
        sa.Column("judged_by_id", sa.UUID(), nullable=False),
        sa.Column("judged_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessments.id"], name=op.f("fk_judgements_assessment_id_assessments")
        ),
        sa.ForeignKeyConstraint(
            ["judged_by_id"], ["people.id"], name=op.f("fk_judgements_judged_by_id_people")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_judgements")),
        sa.UniqueConstraint("sequence", name=op.f("uq_judgements_sequence")),
    )
    op.create_index("ix_judgements_assessment_id", "judgements", ["assessment_id", "sequence"], unique=False)
    op.create_table(
        "photos",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("assessment_id", sa.UUID(), nullable=False),
        sa.Column("indicator", sa.String(length=120), nullable=False),
        sa.Column("caption", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("small_sha256", sa.String(length=64), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("size_in_bytes", sa.Integer(), nullable=False),
        sa.Column("added_by_id", sa.UUID(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("is_released", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["added_by_id"], ["people.id"], name=op.f("fk_photos_added_by_id_people")),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessments.id"], name=op.f("fk_photos_assessment_id_assessments")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_photos")),
        sa.UniqueConstraint(
            "assessment_id", "sha256", "indicator", name=op.f("uq_photos_assessment_id_sha256_indicator")
        ),
    )
    op.create_index("ix_photos_assessment_id", "photos", ["assessment_id"], unique=False)
    op.create_table(
        "acute_dangers",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("assessment_id", sa.UUID(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("recorded_by_id", sa.UUID(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessments.id"], name=op.f("fk_acute_dangers_assessment_id_assessments")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["people.id"], name=op.f("fk_acute_dangers_recorded_by_id_people")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_acute_dangers")),
    )
    op.create_index("ix_acute_dangers_assessment_id", "acute_dangers", ["assessment_id"], unique=False)
    op.create_table(
        "frozen_scorecards",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("assessment_id", sa.UUID(), nullable=False),
        sa.Column(
            "stage",
            sa.Enum(
                "submission", "adoption", name="stage", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("headline", sa.String(length=40), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("frozen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("frozen_by_id", sa.UUID(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessments.id"], name=op.f("fk_frozen_scorecards_assessment_id_assessments")
        ),
        sa.ForeignKeyConstraint(
            ["frozen_by_id"], ["people.id"], name=op.f("fk_frozen_scorecards_frozen_by_id_people")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_frozen_scorecards")),
    )
    op.create_index(
        "ix_frozen_scorecards_assessment_id",
        "frozen_scorecards",
        ["assessment_id", "frozen_at"],
        unique=False,
    )
    refuse_change("judgements")
    refuse_change("frozen_scorecards")


def downgrade() -> None:
    """Drop them again."""
    op.drop_table("frozen_scorecards")
    op.drop_table("acute_dangers")
    op.drop_table("photos")
    op.drop_table("judgements")
    op.drop_table("members")
    op.drop_table("assessments")
