"""Alembic runs this to change the conversations database; `bot.turn.store.migrate` calls it."""

from alembic import context

from bot.turn.store import VERSION_TABLE
from bot.turn.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    version_table=VERSION_TABLE,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
