"""Who is who: people as they appear in documents, the nodes these gather to, and what people decided about them."""

from sqlalchemy import Boolean, Column, Float, ForeignKeyConstraint, Integer, String, Table, Text

from corpus.tables.base import metadata, of_document, position

_KEY = 16

appearance = Table(
    "appearance",
    metadata,
    of_document(),
    position(),
    Column("name", Text, nullable=False, index=True),
    Column("party", Text),
    Column("node", String(_KEY), index=True),
    Column("follows", Integer),
    Column("listed", Boolean, nullable=False),
    Column("roles", Text, nullable=False),
    Column("town", Text),
    ForeignKeyConstraint(
        ["document_id", "follows"], ["appearance.document_id", "appearance.position"], ondelete="CASCADE"
    ),
)
"""A name with a party in a document, once, as written; `roles` as a JSON list. One that running text names goes with
(`follows`) the one of the attendance list whom it can only be, and has no `node` of its own.
"""
person_node = Table(
    "person_node",
    metadata,
    Column("key", String(_KEY), primary_key=True),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False, index=True),
    Column("person", String(_KEY), nullable=False, index=True),
)
"""A name in its surroundings, and the person that it belongs to by now."""
person_edge = Table(
    "person_edge",
    metadata,
    Column("a", String(_KEY), primary_key=True),
    Column("b", String(_KEY), primary_key=True, index=True),
    Column("zone", Text, nullable=False, index=True),
    Column("score", Float, nullable=False),
)
"""Two nodes that are, or may be, one person; `a` is the lower key."""
person_changed = Table("person_changed", metadata, Column("key", String(_KEY), primary_key=True))
"""Nodes that have come, gone or changed since people were last brought together."""
verdict = Table(
    "verdict",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("judgement", Text, nullable=False),
    Column("a_record", String(64), nullable=False, index=True),
    Column("a_name", Text, nullable=False),
    Column("a_party", Text),
    Column("b_record", String(64), nullable=False, index=True),
    Column("b_name", Text, nullable=False),
    Column("b_party", Text),
    Column("single", Boolean, nullable=False),
    Column("who", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("revoked", Boolean, nullable=False),
)
"""What people decided of two names, each as written in a record, so that it outlives every reading of the file and the
document itself. `single`: only the name in that record is meant by `a`, and not all that are written so there.
"""
