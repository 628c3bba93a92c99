"""Alembic's entry: runs on the connection that ``intake.store.migrate`` hands over, inside its transaction."""

from __future__ import annotations

from alembic import context

from intake.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,  # SQLite cannot alter a table in place
    transactional_ddl=False,  # the caller's transaction holds it all
)
context.run_migrations()
