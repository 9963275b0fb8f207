"""What is kept in step with the full-text index: what can be found, by what it can be counted, and the words it has."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, String, Table, Text, text

from corpus.tables.base import metadata, of_document

_BY_CODE_POINT = Text().with_variant(Text(collation="C"), "postgresql")
"""Text in the order of its code points on every database, so that what begins alike stands together."""

search_entry = Table(
    "search_entry",
    metadata,
    Column("id", Integer, primary_key=True),
    of_document(primary_key=False),
    Column("item_id", ForeignKey("item.id", ondelete="CASCADE"), unique=True),
    Column("current", Boolean, nullable=False),
    Column("day", Integer, nullable=False),
    Column("organisation_id", Integer),
    Column("body_id", Integer),
    Column("kind", String(32), nullable=False),
    Index("ix_search_entry_document_id", "document_id"),
    Index("ix_search_entry_day", "day"),
    Index("ix_search_entry_hidden", "id", sqlite_where=text("current IS 0"), postgresql_where=text("current IS false")),
    Index("ix_search_entry_body_id", "body_id"),
)
"""`current`, the day as a number (20240419; 0 where it is unknown) and what follows stand in `document` and `meeting`
too: here they are read a hundred thousand at a time.
"""
search_facet = Table(
    "search_facet",
    metadata,
    Column("entry_id", ForeignKey("search_entry.id", ondelete="CASCADE"), primary_key=True),
    Column("field", String(16), primary_key=True),
    Column("value", Text, primary_key=True),
    Index("ix_search_facet_field_value_entry_id", "field", "value", "entry_id"),
    sqlite_with_rowid=False,
)
"""Of an entry: `act` (of its decisions), `proposed` (acts of its proposals), `level`, and `party` (of who moved,
reserved themselves or voted).
"""
term = Table(
    "term",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("stem", _BY_CODE_POINT, nullable=False, unique=True),
    Column("plain", _BY_CODE_POINT, nullable=False, index=True),
    Column("name", Boolean, nullable=False),
)
"""The stems of the archive. `plain` is the stem of the word typed without å ä ö; `name` is whether it
is what somebody is called.
"""
term_suffix = Table(
    "term_suffix",
    metadata,
    Column("suffix", _BY_CODE_POINT, primary_key=True),
    Column("term_id", ForeignKey("term.id", ondelete="CASCADE"), primary_key=True),
    Index("ix_term_suffix_term_id", "term_id"),
    sqlite_with_rowid=False,
)
"""Where each letter of a term begins what is left of it: with these the terms that hold "vård" stand side by side."""
search_state = Table(
    "search_state",
    metadata,
    Column("engine", String(32), primary_key=True),
    Column("analyser", Text, nullable=False),
    Column("upto", Integer),
)
"""`upto` is the last document that is in an index which is being made anew; None when it is whole."""
of_index = (search_entry, search_facet, search_state, term, term_suffix)
"""Tables that can be made anew from the others."""
