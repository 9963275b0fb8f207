"""What people decided, and the log of imports."""

from sqlalchemy import Boolean, Column, Date, Float, ForeignKey, Integer, LargeBinary, String, Table, Text

from corpus.tables.base import metadata, position

correction = Table(
    "correction",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("record_id", String(64), nullable=False, index=True),
    Column("path", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("was", Text),
    Column("who", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("revoked", Boolean, nullable=False),
)
"""What people say that a record should hold instead of what was read, as JSON; the newest of a path holds. Rows are
only added, and marked as revoked. They outlive the document.
"""
withdrawal = Table(
    "withdrawal",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("record_id", String(64), nullable=False, index=True),
    Column("item", Text),
    Column("sha256", String(64), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("citation", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("revoked", Boolean, nullable=False),
    Column("destroyed_at", Text),
    Column("destroyed_by", Text),
)
"""What people took away: a document, or the § in `item`. Outlives the document, as its tombstone."""
confirmation = Table(
    "confirmation",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("record_id", String(64), nullable=False, index=True),
    Column("item", Text),
    Column("board", Text),
    Column("fact", Text, nullable=False),
    Column("day", Date),
    Column("who", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("why", Text, nullable=False),
)
"""What people confirmed of the justering, the notice and the appeal of a protokoll, or of the § in `item`, on the
anslagstavla in `board`. Rows are only added: the newest of a fact holds, and one without `day` takes it back. They
outlive the document.
"""
body_kind = Table(
    "body_kind",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("organisation", Text, nullable=False),
    Column("body", Text, nullable=False, index=True),
    Column("kind", Text),
    Column("boards", Text),
    Column("who", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("why", Text, nullable=False),
)
"""What kind people say that a body is, whatever its name tells; names in small letters, `organisation` "" for any.
`boards` is a JSON list: whose anslagstavlor must bear its notices. Rows are only added: the newest holds, and one
without `kind` takes it back.
"""
planned_meeting = Table(
    "planned_meeting",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("organisation", Text),
    Column("body", Text, nullable=False),
    Column("date", Date, nullable=False, index=True),
    Column("text", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("cancelled", Boolean, nullable=False),
    Column("who", Text, nullable=False),
    Column("at", Text, nullable=False),
)
"""Meetings of a calendar that people brought, from the file in `source`. Rows are only added: the newest of a body and
a day holds.
"""
watch = Table(
    "watch",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("query", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("looked", Text, nullable=False),
)
"""A question that somebody asks again and again; `looked` is when it was last asked. Times are ISO 8601 in UTC."""
watch_hit = Table(
    "watch_hit",
    metadata,
    Column("watch_id", ForeignKey("watch.id", ondelete="CASCADE"), primary_key=True),
    Column("citation", Text, primary_key=True),
    Column("at", Text, nullable=False),
)
"""What has been told of a question, by its citation, which a new version of the same minutes keeps."""
run = Table(
    "run",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("retry_of", ForeignKey("run.id")),
    Column("started", Text, nullable=False),
    Column("ended", Text),
    Column("arguments", Text, nullable=False),
    Column("extractor", Text, nullable=False),
)
"""One import. Times are ISO 8601 in UTC; `ended` is None while it goes on, and for ever if it was killed."""
run_file = Table(
    "run_file",
    metadata,
    Column("run_id", ForeignKey("run.id", ondelete="CASCADE"), primary_key=True),
    position(),
    Column("path", LargeBinary, nullable=False),
    Column("inside", Text, nullable=False),
    Column("shown", Text, nullable=False),
    Column("declared", Text),
    Column("outcome", Text, index=True),
    Column("stage", Text),
    Column("seconds", Float),
    Column("warnings", Integer),
    Column("sha256", String(64)),
    Column("reason", Text),
    Column("message", Text),
    Column("advice", Text),
)
"""One file of a run, in its order. `path` is as the system has it, absolute; `inside` the names of members within it,
as a JSON list. Without an `outcome` the run has not come to it.
"""
