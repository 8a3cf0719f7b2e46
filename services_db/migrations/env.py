"""Alembic's entry: runs revisions on the connection that `services_db.database` hands over.

It leaves logging as it is. A new revision, after a change in `models.py`:
`make_revision("0002", "what it does", url)` in `services_db.database`.
"""

from alembic import context

from services_db.models import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    # SQLite changes a table by making it anew; batch mode writes revisions that do.
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
