"""Runs the migrations on the connection that `corpus.schema` hands over, inside its transaction."""

from alembic import context

from corpus.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
