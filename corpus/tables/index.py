"""What is kept in step with the full-text index."""

from sqlalchemy import Column, ForeignKey, Integer, String, Table, Text

from corpus.tables.base import metadata, of_document

search_entry = Table(
    "search_entry",
    metadata,
    Column("id", Integer, primary_key=True),
    of_document(primary_key=False),
    Column("item_id", ForeignKey("item.id", ondelete="CASCADE"), unique=True),
)
search_state = Table(
    "search_state",
    metadata,
    Column("engine", String(32), primary_key=True),
    Column("analyser", Text, nullable=False),
)
of_index = (search_entry, search_state)
"""Tables that can be made anew from the others."""
