"""Hear and reply: what went out, what was answered, what was decided."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

KEEP_HANDED_IN = """
CREATE FUNCTION keep_handed_in_replies() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    of_reply uuid;
BEGIN
    IF TG_TABLE_NAME = 'replies' THEN
        of_reply := OLD.id;
    ELSIF TG_OP = 'INSERT' THEN
        of_reply := NEW.reply_id;
    ELSE
        of_reply := OLD.reply_id;
    END IF;
    IF EXISTS (SELECT 1 FROM replies WHERE id = of_reply AND handed_in_at IS NOT NULL)
    THEN
        RAISE EXCEPTION 'a reply that was handed in never changes' USING ERRCODE = 'restrict_violation';
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    RETURN NEW;
END $$
"""
GUARDED = ("replies", "reply_answers", "reply_files")
EVIDENCE = ("hearing_findings", "reply_decisions")


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
        "reply_contacts",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("operator_id", sa.UUID(), nullable=True),
        sa.Column("municipality_code", sa.String(length=6), nullable=True),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "num_nonnulls(operator_id, municipality_code) = 1", name=op.f("ck_reply_contacts_of_one_party")
        ),
        sa.ForeignKeyConstraint(
            ["municipality_code"],
            ["municipalities.code"],
            name=op.f("fk_reply_contacts_municipality_code_municipalities"),
        ),
        sa.ForeignKeyConstraint(
            ["operator_id"], ["operators.id"], name=op.f("fk_reply_contacts_operator_id_operators")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reply_contacts")),
        sa.UniqueConstraint("municipality_code", name=op.f("uq_reply_contacts_municipality_code")),
        sa.UniqueConstraint("operator_id", name=op.f("uq_reply_contacts_operator_id")),
    )
    op.create_table(
        "hearings",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("assessment_id", sa.UUID(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_by_id", sa.UUID(), nullable=False),
        sa.Column("first_due_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("extended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("extended_by_id", sa.UUID(), nullable=True),
        sa.Column("extension_reason", sa.Text(), nullable=True),
        sa.CheckConstraint("due_on >= first_due_on", name=op.f("ck_hearings_never_shortened")),
        sa.CheckConstraint(
            "num_nonnulls(extended_at, extended_by_id, extension_reason) IN (0, 3)",
            name=op.f("ck_hearings_extended_says_why"),
        ),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessments.id"], name=op.f("fk_hearings_assessment_id_assessments")
        ),
        sa.ForeignKeyConstraint(
            ["extended_by_id"], ["people.id"], name=op.f("fk_hearings_extended_by_id_people")
        ),
        sa.ForeignKeyConstraint(["sent_by_id"], ["people.id"], name=op.f("fk_hearings_sent_by_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hearings")),
        sa.UniqueConstraint("assessment_id", name=op.f("uq_hearings_assessment_id")),
    )
    op.create_table(
        "hearing_findings",
        sa.Column("hearing_id", sa.UUID(), nullable=False),
        sa.Column("indicator", sa.String(length=120), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("judgement_id", sa.UUID(), nullable=False),
        sa.ForeignKeyConstraint(
            ["hearing_id"], ["hearings.id"], name=op.f("fk_hearing_findings_hearing_id_hearings")
        ),
        sa.ForeignKeyConstraint(
            ["judgement_id"], ["judgements.id"], name=op.f("fk_hearing_findings_judgement_id_judgements")
        ),
        sa.PrimaryKeyConstraint("hearing_id", "indicator", name=op.f("pk_hearing_findings")),
        sa.UniqueConstraint("hearing_id", "position", name=op.f("uq_hearing_findings_hearing_id_position")),
    )
    op.create_table(
        "replies",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("hearing_id", sa.UUID(), nullable=False),
        sa.Column(
            "party",
            sa.Enum(
                "operator", "municipality", name="party", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=True),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("remarks", sa.Text(), nullable=False),
        sa.Column("handed_in_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("handed_in_by", sa.String(length=200), nullable=False),
        sa.Column("declined_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("declined_by_id", sa.UUID(), nullable=True),
        sa.Column("declined_reason", sa.Text(), nullable=True),
        sa.Column("reminded_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(handed_in_at IS NULL) = (handed_in_by = '')", name=op.f("ck_replies_handed_in_by_somebody")
        ),
        sa.CheckConstraint(
            "num_nonnulls(declined_at, declined_by_id, declined_reason) IN (0, 3)",
            name=op.f("ck_replies_declined_says_why"),
        ),
        sa.ForeignKeyConstraint(
            ["declined_by_id"], ["people.id"], name=op.f("fk_replies_declined_by_id_people")
        ),
        sa.ForeignKeyConstraint(["hearing_id"], ["hearings.id"], name=op.f("fk_replies_hearing_id_hearings")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_replies")),
        sa.UniqueConstraint("hearing_id", "party", name=op.f("uq_replies_hearing_id_party")),
    )
    op.create_table(
        "reply_answers",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("reply_id", sa.UUID(), nullable=False),
        sa.Column("hearing_id", sa.UUID(), nullable=False),
        sa.Column("indicator", sa.String(length=120), nullable=False),
        sa.Column(
            "stance",
            sa.Enum(
                "agree",
                "factual-error",
                "information-missing",
                name="stance",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["hearing_id", "indicator"],
            ["hearing_findings.hearing_id", "hearing_findings.indicator"],
            name=op.f("fk_reply_answers_hearing_id_indicator_hearing_findings"),
        ),
        sa.ForeignKeyConstraint(["reply_id"], ["replies.id"], name=op.f("fk_reply_answers_reply_id_replies")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reply_answers")),
        sa.UniqueConstraint("reply_id", "indicator", name=op.f("uq_reply_answers_reply_id_indicator")),
    )
    op.create_table(
        "reply_decisions",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("hearing_id", sa.UUID(), nullable=False),
        sa.Column("indicator", sa.String(length=120), nullable=False),
        sa.Column(
            "outcome",
            sa.Enum(
                "upheld", "changed", name="outcome", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("judgement_id", sa.UUID(), nullable=True),
        sa.Column("decided_by_id", sa.UUID(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "(outcome = 'changed') = (judgement_id IS NOT NULL)",
            name=op.f("ck_reply_decisions_changed_has_judgement"),
        ),
        sa.ForeignKeyConstraint(
            ["decided_by_id"], ["people.id"], name=op.f("fk_reply_decisions_decided_by_id_people")
        ),
        sa.ForeignKeyConstraint(
            ["hearing_id", "indicator"],
            ["hearing_findings.hearing_id", "hearing_findings.indicator"],
            name=op.f("fk_reply_decisions_hearing_id_indicator_hearing_findings"),
        ),
        sa.ForeignKeyConstraint(
            ["hearing_id"], ["hearings.id"], name=op.f("fk_reply_decisions_hearing_id_hearings")
        ),
        sa.ForeignKeyConstraint(
            ["judgement_id"], ["judgements.id"], name=op.f("fk_reply_decisions_judgement_id_judgements")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reply_decisions")),
    )
    op.create_index(
        "ix_reply_decisions_hearing_id", "reply_decisions", ["hearing_id", "decided_at"], unique=False
    )
    op.create_table(
        "reply_files",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("reply_id", sa.UUID(), nullable=False),
        sa.Column("hearing_id", sa.UUID(), nullable=False),
        sa.Column("indicator", sa.String(length=120), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("media_type", sa.String(length=80), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size_in_bytes", sa.Integer(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["hearing_id", "indicator"],
            ["hearing_findings.hearing_id", "hearing_findings.indicator"],
            name=op.f("fk_reply_files_hearing_id_indicator_hearing_findings"),
        ),
        sa.ForeignKeyConstraint(["reply_id"], ["replies.id"], name=op.f("fk_reply_files_reply_id_replies")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reply_files")),
    )
    op.create_index("ix_reply_files_reply_id", "reply_files", ["reply_id"], unique=False)
    op.create_table(
        "reply_links",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("reply_id", sa.UUID(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by_id", sa.UUID(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_by_id", sa.UUID(), nullable=True),
        sa.CheckConstraint(
            "(revoked_at IS NULL) = (revoked_by_id IS NULL)", name=op.f("ck_reply_links_revoked_by_somebody")
        ),
        sa.ForeignKeyConstraint(["made_by_id"], ["people.id"], name=op.f("fk_reply_links_made_by_id_people")),
        sa.ForeignKeyConstraint(["reply_id"], ["replies.id"], name=op.f("fk_reply_links_reply_id_replies")),
        sa.ForeignKeyConstraint(
            ["revoked_by_id"], ["people.id"], name=op.f("fk_reply_links_revoked_by_id_people")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reply_links")),
    )
    op.create_index("ix_reply_links_reply_id", "reply_links", ["reply_id"], unique=False)
    op.create_table(
        "reply_codes",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("link_id", sa.UUID(), nullable=False),
        sa.Column("code_digest", sa.String(length=64), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["link_id"], ["reply_links.id"], name=op.f("fk_reply_codes_link_id_reply_links")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reply_codes")),
    )
    op.create_index("ix_reply_codes_link_id", "reply_codes", ["link_id", "made_at"], unique=False)
    op.execute(KEEP_HANDED_IN)
    for table in GUARDED:
        op.execute(
            f"CREATE TRIGGER {table}_keep_handed_in BEFORE INSERT OR UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION keep_handed_in_replies()"
        )
    for table in EVIDENCE:
        refuse_change(table)


def downgrade() -> None:
    """Drop them again."""
    for table in (
        "reply_codes",
        "reply_links",
        "reply_files",
        "reply_decisions",
        "reply_answers",
        "replies",
        "hearing_findings",
        "hearings",
        "reply_contacts",
    ):
        op.drop_table(table)
    op.execute("DROP FUNCTION keep_handed_in_replies")
