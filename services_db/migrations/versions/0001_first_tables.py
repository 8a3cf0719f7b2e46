"""The first tables: listings with all that is known of them, sources, links.

Revision ID: 0001
Revises: nothing
Create Date: 2026-11-21 20:05:52.814174
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Applies this revision."""
    op.create_table(
        "organisation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation")),
        sa.UniqueConstraint("name", name=op.f("uq_organisation_name")),
    )
    op.create_table(
        "referral_link",
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("interests", sa.JSON(), nullable=False),
        sa.Column("place_text", sa.Text(), nullable=True),
        sa.Column("place", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("sender", sa.Text(), nullable=True),
        sa.Column("created_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_referral_link")),
    )
    op.create_table(
        "source",
        sa.Column("key", sa.String(length=100), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("publisher", sa.Text(), nullable=True),
        sa.Column("document", sa.Text(), nullable=True),
        sa.Column("address", sa.Text(), nullable=True),
        sa.Column("said_in", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_source")),
    )
    op.create_table(
        "listing",
        sa.Column("id", sa.String(length=100), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("model", sa.String(length=100), nullable=True),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("origin", sa.String(length=100), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("easy_what", sa.JSON(), nullable=False),
        sa.Column("easy_who_for", sa.Text(), nullable=True),
        sa.Column("easy_when", sa.Text(), nullable=True),
        sa.Column("easy_where", sa.Text(), nullable=True),
        sa.Column("easy_cost", sa.Text(), nullable=True),
        sa.Column("easy_how_to_join", sa.Text(), nullable=True),
        sa.Column("easy_written_by", sa.String(length=200), nullable=False),
        sa.Column("easy_checked_by", sa.String(length=200), nullable=True),
        sa.Column("easy_checked_on", sa.Date(), nullable=True),
        sa.Column("age_from", sa.Integer(), nullable=True),
        sa.Column("age_to", sa.Integer(), nullable=True),
        sa.Column("free", sa.Boolean(), nullable=True),
        sa.Column("online", sa.Boolean(), nullable=True),
        sa.Column("checked_on", sa.Date(), nullable=True),
        sa.Column("next_date", sa.Date(), nullable=True),
        sa.CheckConstraint("kind IN ('session', 'support')", name=op.f("ck_listing_kind")),
        sa.CheckConstraint(
            "status IN ('draft', 'checked', 'live', 'paused', 'closed')",
            name=op.f("ck_listing_status"),
        ),
        sa.CheckConstraint(
            "age_from IS NULL OR age_from BETWEEN 0 AND 120", name=op.f("ck_listing_age_from")
        ),
        sa.CheckConstraint(
            "age_from IS NULL OR age_to IS NULL OR age_from <= age_to",
            name=op.f("ck_listing_ages_in_order"),
        ),
        sa.CheckConstraint(
            "age_to IS NULL OR age_to BETWEEN 0 AND 120", name=op.f("ck_listing_age_to")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_listing_organisation_id_organisation"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_listing")),
    )
    with op.batch_alter_table("listing", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_listing_model"), ["model"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_listing_organisation_id"), ["organisation_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_listing_origin"), ["origin"], unique=False)
        batch_op.create_index("ix_listing_status_kind", ["status", "kind"], unique=False)

    op.create_table(
        "area_served",
        sa.Column("listing_id", sa.String(length=100), nullable=False),
        sa.Column("area", sa.String(length=100), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["listing_id"],
            ["listing.id"],
            name=op.f("fk_area_served_listing_id_listing"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("listing_id", "area", name=op.f("pk_area_served")),
    )
    op.create_table(
        "contact",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("listing_id", sa.String(length=100), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("value", sa.String(length=500), nullable=False),
        sa.CheckConstraint("kind IN ('phone', 'website')", name=op.f("ck_contact_kind")),
        sa.ForeignKeyConstraint(
            ["listing_id"],
            ["listing.id"],
            name=op.f("fk_contact_listing_id_listing"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact")),
        sa.UniqueConstraint(
            "listing_id", "kind", "value", name=op.f("uq_contact_listing_id_kind_value")
        ),
    )
    op.create_table(
        "heading",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("listing_id", sa.String(length=100), nullable=False),
        sa.Column("heading", sa.String(length=50), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "heading IN ('theme', 'organisation', 'problem', 'evidence', 'expected_impact', "
            "'stage_and_spread', 'what_an_area_needs', 'what_would_kill_it', 'more_information')",
            name=op.f("ck_heading_heading"),
        ),
        sa.ForeignKeyConstraint(
            ["listing_id"],
            ["listing.id"],
            name=op.f("fk_heading_listing_id_listing"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_heading")),
        sa.UniqueConstraint(
            "listing_id", "heading", "position", name=op.f("uq_heading_listing_id_heading_position")
        ),
    )
    op.create_table(
        "listing_interest",
        sa.Column("listing_id", sa.String(length=100), nullable=False),
        sa.Column("interest", sa.String(length=100), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["listing_id"],
            ["listing.id"],
            name=op.f("fk_listing_interest_listing_id_listing"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("listing_id", "interest", name=op.f("pk_listing_interest")),
    )
    with op.batch_alter_table("listing_interest", schema=None) as batch_op:
        batch_op.create_index(
            "ix_listing_interest_interest_listing", ["interest", "listing_id"], unique=False
        )

    op.create_table(
        "location",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("listing_id", sa.String(length=100), nullable=False),
        sa.Column("venue", sa.Text(), nullable=True),
        sa.Column("town", sa.Text(), nullable=True),
        sa.Column("postcode", sa.String(length=8), nullable=True),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.CheckConstraint("(lat IS NULL) = (lon IS NULL)", name=op.f("ck_location_lat_with_lon")),
        sa.CheckConstraint("lat IS NULL OR lat BETWEEN 49 AND 61.5", name=op.f("ck_location_lat")),
        sa.CheckConstraint("lon IS NULL OR lon BETWEEN -9 AND 2.5", name=op.f("ck_location_lon")),
        sa.ForeignKeyConstraint(
            ["listing_id"],
            ["listing.id"],
            name=op.f("fk_location_listing_id_listing"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_location")),
    )
    with op.batch_alter_table("location", schema=None) as batch_op:
        batch_op.create_index("ix_location_lat_lon", ["lat", "lon"], unique=False)
        batch_op.create_index(batch_op.f("ix_location_listing_id"), ["listing_id"], unique=False)

    op.create_table(
        "note",
        sa.Column("listing_id", sa.String(length=100), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["listing_id"],
            ["listing.id"],
            name=op.f("fk_note_listing_id_listing"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("listing_id", "position", name=op.f("pk_note")),
    )
    op.create_table(
        "provenance",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("listing_id", sa.String(length=100), nullable=False),
        sa.Column("field", sa.String(length=100), nullable=False),
        sa.Column("source_key", sa.String(length=100), nullable=False),
        sa.ForeignKeyConstraint(
            ["listing_id"],
            ["listing.id"],
            name=op.f("fk_provenance_listing_id_listing"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["source_key"], ["source.key"], name=op.f("fk_provenance_source_key_source")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_provenance")),
        sa.UniqueConstraint(
            "listing_id",
            "field",
            "source_key",
            name=op.f("uq_provenance_listing_id_field_source_key"),
        ),
    )
    with op.batch_alter_table("provenance", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_provenance_source_key"), ["source_key"], unique=False)


def downgrade() -> None:
    """Undoes this revision."""
    with op.batch_alter_table("provenance", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_provenance_source_key"))

    op.drop_table("provenance")
    op.drop_table("note")
    with op.batch_alter_table("location", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_location_listing_id"))
        batch_op.drop_index("ix_location_lat_lon")

    op.drop_table("location")
    with op.batch_alter_table("listing_interest", schema=None) as batch_op:
        batch_op.drop_index("ix_listing_interest_interest_listing")

    op.drop_table("listing_interest")
    op.drop_table("heading")
    op.drop_table("contact")
    op.drop_table("area_served")
    with op.batch_alter_table("listing", schema=None) as batch_op:
        batch_op.drop_index("ix_listing_status_kind")
        batch_op.drop_index(batch_op.f("ix_listing_origin"))
        batch_op.drop_index(batch_op.f("ix_listing_organisation_id"))
        batch_op.drop_index(batch_op.f("ix_listing_model"))

    op.drop_table("listing")
    op.drop_table("source")
    op.drop_table("referral_link")
    op.drop_table("organisation")
