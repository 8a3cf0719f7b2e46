"""Consent: what a person was asked, and what they said on which day."""

import sqlalchemy as sa
from alembic import op

revision = "0002_consent"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "consent",
        sa.Column("conversation", sa.String(32), primary_key=True),
        sa.Column("what", sa.String(32), primary_key=True),
        sa.Column("said", sa.String(8), nullable=True),
        sa.Column("said_on", sa.Date, nullable=False),
    )


def downgrade() -> None:
    """Drop it."""
    op.drop_table("consent")
