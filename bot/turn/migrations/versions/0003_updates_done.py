"""Remember which updates of Telegram are done, so that none is answered twice after a restart."""

import sqlalchemy as sa
from alembic import op

revision = "0003_updates_done"
down_revision = "0002_consent"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "update_done",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("done_on", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("ix_update_done_done_on", "update_done", ["done_on"])


def downgrade() -> None:
    """Drop it."""
    op.drop_index("ix_update_done_done_on", "update_done")
    op.drop_table("update_done")
