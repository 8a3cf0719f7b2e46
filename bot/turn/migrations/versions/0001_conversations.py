"""Begin: conversations, what their buttons do, and counts of urgent answers."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the three tables."""
    op.create_table(
        "conversation",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("channel", sa.String(16), nullable=False),
        sa.Column("created_on", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_seen_on", sa.DateTime(timezone=True), nullable=False),
        sa.Column("turns", sa.Integer, nullable=False),
    )
    op.create_index("ix_conversation_last_seen_on", "conversation", ["last_seen_on"])
    op.create_table(
        "button",
        sa.Column(
            "conversation", sa.String(32), sa.ForeignKey("conversation.id"), primary_key=True
        ),
        sa.Column("token", sa.String(12), primary_key=True),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
        sa.Column("turn", sa.Integer, nullable=False),
        sa.Column("bubble", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
    )
    op.create_table(
        "urgent_count",
        sa.Column("day", sa.Date, primary_key=True),
        sa.Column("channel", sa.String(16), primary_key=True),
        sa.Column("kind", sa.String(32), primary_key=True),
        sa.Column("count", sa.Integer, nullable=False),
    )


def downgrade() -> None:
    """Drop them."""
    op.drop_table("urgent_count")
    op.drop_table("button")
    op.drop_index("ix_conversation_last_seen_on", "conversation")
    op.drop_table("conversation")
