"""Where people are received."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "provinces",
        sa.Column("code", sa.String(length=4), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_provinces")),
    )
    op.create_table(
        "municipalities",
        sa.Column("code", sa.String(length=6), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("province_code", sa.String(length=4), nullable=False),
        sa.Column("tile_column", sa.Integer(), nullable=False),
        sa.Column("tile_row", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["province_code"], ["provinces.code"], name=op.f("fk_municipalities_province_code_provinces")
        ),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_municipalities")),
    )
    op.create_index("ix_municipalities_province_code", "municipalities", ["province_code"], unique=False)
    op.create_table(
        "operators",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "coa",
                "municipality",
                "foundation",
                "other",
                name="operator_kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_operators")),
        sa.UniqueConstraint("name", name=op.f("uq_operators_name")),
    )
    op.create_table(
        "locations",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("municipality_code", sa.String(length=6), nullable=False),
        sa.Column("operator_id", sa.UUID(), nullable=True),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("groups", postgresql.ARRAY(sa.String(length=40)), nullable=False),
        sa.Column("residents", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("street_address", sa.String(length=200), nullable=True),
        sa.Column("postal_code", sa.String(length=7), nullable=True),
        sa.Column("address_protected", sa.Boolean(), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=True),
        sa.Column("closes_on", sa.Date(), nullable=True),
        sa.Column("legal_maximum", sa.Integer(), nullable=True),
        sa.Column("is_fictional", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "closes_on IS NULL OR opened_on IS NULL OR closes_on >= opened_on",
            name=op.f("ck_locations_closes_after_opening"),
        ),
        sa.CheckConstraint("legal_maximum > 0", name=op.f("ck_locations_legal_maximum_positive")),
        sa.ForeignKeyConstraint(
            ["municipality_code"],
            ["municipalities.code"],
            name=op.f("fk_locations_municipality_code_municipalities"),
        ),
        sa.ForeignKeyConstraint(
            ["operator_id"], ["operators.id"], name=op.f("fk_locations_operator_id_operators")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_locations")),
    )
    op.create_index("ix_locations_municipality_code", "locations", ["municipality_code"], unique=False)
    op.create_table(
        "place_groups",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("location_id", sa.UUID(), nullable=False),
        sa.Column("places", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "regular",
                "emergency",
                "unaccompanied-minors",
                "ukraine",
                "status-holders",
                "special",
                name="place_kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "state",
            sa.Enum(
                "planned",
                "agreed",
                "open",
                "closing",
                "closed",
                name="place_state",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("replaced_by_id", sa.UUID(), nullable=True),
        sa.CheckConstraint(
            "ends_on IS NULL OR ends_on > starts_on", name=op.f("ck_place_groups_ends_after_start")
        ),
        sa.CheckConstraint("places > 0", name=op.f("ck_place_groups_places_positive")),
        sa.CheckConstraint("replaced_by_id <> id", name=op.f("ck_place_groups_not_replaced_by_itself")),
        sa.ForeignKeyConstraint(
            ["location_id"], ["locations.id"], name=op.f("fk_place_groups_location_id_locations")
        ),
        sa.ForeignKeyConstraint(
            ["replaced_by_id"], ["place_groups.id"], name=op.f("fk_place_groups_replaced_by_id_place_groups")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_place_groups")),
    )
    op.create_index("ix_place_groups_location_id", "place_groups", ["location_id"], unique=False)


def downgrade() -> None:
    """Drop them again."""
    op.drop_table("place_groups")
    op.drop_table("locations")
    op.drop_table("operators")
    op.drop_table("municipalities")
    op.drop_table("provinces")
