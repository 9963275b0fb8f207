"""Files, the documents in them, the meetings that these are of, and how documents hang together."""

from sqlalchemy import Boolean, Column, Date, Float, ForeignKey, Integer, String, Table, Text, UniqueConstraint

from corpus.tables.base import metadata, of_document, position

original = Table(
    "original",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("sha256", String(64), nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("bytes", Integer, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("stored_path", Text),
    Column("referenced", Boolean, nullable=False),
)
"""Files that became records. `stored_path` is relative to the folder of originals; of a referenced file it is its own
path, as it was when it was read; None after gallring.
"""
quarantine = Table(
    "quarantine",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("name", Text, nullable=False),
    Column("bytes", Integer, nullable=False),
    Column("stored_path", Text, nullable=False),
    Column("reason", Text, nullable=False, index=True),
    Column("message", Text, nullable=False),
    Column("advice", Text, nullable=False),
)
sighting = Table(
    "sighting",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("place", Text, primary_key=True),
)
"""Where bytes have been seen: the file's path, with the names inside a ZIP or tar after it."""
organisation = Table(
    "organisation",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("code", Text),
    UniqueConstraint("name", "type"),
)
body = Table(
    "body",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("organisation_id", ForeignKey("organisation.id")),
    Column("name", Text, nullable=False),
    UniqueConstraint("organisation_id", "name"),
)
meeting = Table(
    "meeting",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("body_id", ForeignKey("body.id"), index=True),
    Column("date", Date, index=True),
    Column("starts", String(5)),
    Column("ends", String(5)),
    Column("place", Text),
)
meeting_date = Table(
    "meeting_date",
    metadata,
    Column("meeting_id", ForeignKey("meeting.id", ondelete="CASCADE"), primary_key=True),
    position(),
    Column("date", Date, nullable=False, index=True),
)
document = Table(
    "document",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("record_id", String(64), nullable=False, unique=True),
    Column("original_id", ForeignKey("original.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("kind", Text, nullable=False, index=True),
    Column("organisation_id", ForeignKey("organisation.id"), index=True),
    Column("meeting_id", ForeignKey("meeting.id"), nullable=False, unique=True),
    Column("pages", Integer),
    Column("text_layer", Text, nullable=False),
    Column("record_version", Integer, nullable=False),
    Column("extractor", Text, nullable=False),
    Column("current_id", ForeignKey("document.id", ondelete="SET NULL"), index=True),
    Column("withdrawn", Boolean, nullable=False),
    Column("fingerprint", String(64), index=True),
    Column("words", Integer, nullable=False),
    Column("unlabelled_words", Integer, nullable=False),
    Column("text", Text),
    Column("record", Text, nullable=False),
    Column("extracted", Text),
    UniqueConstraint("original_id", "position"),
)
"""The long texts stand last: SQLite reads through what stands before a column that is asked for.

`record` is what is shown: as read, with what people corrected and withdrew. `extracted` is the record as read, where
that is another; `extractor` the version of the reading. `current_id` is the version of the same minutes that stands
for this one; None where it is itself current. `fingerprint` is of its words; `unlabelled_words` are those of its § that
stand under no label that is known.
"""
link = Table(
    "link",
    metadata,
    of_document(),
    Column("other_id", ForeignKey("document.id", ondelete="CASCADE"), primary_key=True, index=True),
    Column("relation", Text, nullable=False),
    Column("score", Float, nullable=False),
    Column("why", Text, nullable=False),
)
"""What one document is to another of the same meeting; for `version` and `same meeting` the lower id stands first."""
