"""What a document states: people, justering and notice, warnings, and all that belongs to its items."""

from sqlalchemy import Boolean, Column, Date, ForeignKeyConstraint, Integer, Table, Text, UniqueConstraint

from corpus.tables.base import metadata, of_document, of_item, of_mention, position, texts

mention = Table(
    "mention",
    metadata,
    of_document(),
    position(),
    Column("name", Text, nullable=False, index=True),
    Column("party", Text, index=True),
)
attendee = Table(
    "attendee",
    metadata,
    of_document(),
    position(),
    Column("mention", Integer, nullable=False),
    Column("capacity", Text, nullable=False),
    Column("role", Text),
    Column("title", Text),
    Column("affiliation", Text),
    Column("remote", Boolean, nullable=False),
    Column("replaces", Integer),
    Column("attendance", Text),
    of_mention(),
    of_mention("replaces"),
)
justering = Table(
    "justering",
    metadata,
    of_document(),
    Column("place", Text),
    Column("date", Date, index=True),
    Column("items", Text),
    Column("printed_status", Text),
)
adjuster = Table(
    "adjuster", metadata, of_document(), position(), Column("mention", Integer, nullable=False), of_mention()
)
signature = Table(
    "signature",
    metadata,
    of_document(),
    position(),
    Column("mention", Integer, nullable=False),
    Column("role", Text),
    Column("signed_at", Text),
    of_mention(),
)
file_signature = Table(
    "file_signature",
    metadata,
    of_document(),
    position(),
    Column("name", Text),
    Column("signed_at", Text),
    Column("reason", Text),
    Column("format", Text),
    Column("whole", Boolean, nullable=False),
)
"""Digital signatures in the file itself, read and not verified."""
notice = Table(
    "notice",
    metadata,
    of_document(),
    position(),
    Column("posted", Date),
    Column("removed", Date),
    Column("appeal_last_day", Date),
    Column("kept_at", Text),
    Column("posted_by", Text),
)
warning = Table(
    "warning",
    metadata,
    of_document(),
    position(),
    Column("code", Text, nullable=False, index=True),
    Column("message", Text, nullable=False),
    Column("item", Text),
)
announced = Table(
    "announced",
    metadata,
    of_document(),
    position(),
    Column("date", Date, nullable=False),
    Column("body", Text),
    Column("text", Text, nullable=False),
    Column("item", Text),
    Column("source", Text, nullable=False),
)
"""Meetings to come that minutes tell of; `body` is None where it is the document's own."""
item = Table(
    "item",
    metadata,
    Column("id", Integer, primary_key=True),
    of_document(primary_key=False),
    Column("position", Integer, nullable=False),
    Column("number", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("immediate_justering", Boolean, nullable=False),
    Column("page", Integer),
    UniqueConstraint("document_id", "position"),
)
section = Table(
    "section",
    metadata,
    of_item(),
    position(),
    Column("kind", Text, nullable=False),
    Column("label", Text),
    Column("text", Text, nullable=False),
)
case_number = Table(
    "case_number", metadata, of_item(), position(), Column("case_number", Text, nullable=False, index=True)
)
decision = Table(
    "decision",
    metadata,
    of_item(),
    position("number"),
    Column("text", Text, nullable=False),
    Column("act", Text, nullable=False, index=True),
    Column("level", Text, nullable=False),
    Column("addressee", Text),
    Column("lead", Text),
)
proposal = texts("proposal")
background_document = texts("background_document")
attachment = texts("attachment")
recipient = texts("recipient")
motion = texts("motion")
motion_mover = Table(
    "motion_mover",
    metadata,
    Column("item_id", Integer, primary_key=True),
    position("motion"),
    position(),
    of_document(primary_key=False),
    Column("mention", Integer, nullable=False),
    ForeignKeyConstraint(["item_id", "motion"], ["motion.item_id", "motion.position"], ondelete="CASCADE"),
    of_mention(),
)
vote = Table(
    "vote",
    metadata,
    of_item(),
    position(),
    Column("yes_means", Text),
    Column("no_means", Text),
    Column("yes", Integer),
    Column("no", Integer),
    Column("abstain", Integer),
    Column("absent", Integer),
    Column("casting_vote", Boolean, nullable=False),
)
ballot = Table(
    "ballot",
    metadata,
    Column("item_id", Integer, primary_key=True),
    position("vote"),
    position(),
    of_document(primary_key=False),
    Column("mention", Integer, nullable=False),
    Column("choice", Text, nullable=False),
    ForeignKeyConstraint(["item_id", "vote"], ["vote.item_id", "vote.position"], ondelete="CASCADE"),
    of_mention(),
)
reservation = texts("reservation")
reservation_person = Table(
    "reservation_person",
    metadata,
    Column("item_id", Integer, primary_key=True),
    position("reservation"),
    position(),
    of_document(primary_key=False),
    Column("mention", Integer, nullable=False),
    ForeignKeyConstraint(
        ["item_id", "reservation"], ["reservation.item_id", "reservation.position"], ondelete="CASCADE"
    ),
    of_mention(),
)
reservation_party = Table(
    "reservation_party",
    metadata,
    Column("item_id", Integer, primary_key=True),
    position("reservation"),
    position(),
    Column("party", Text, nullable=False, index=True),
    ForeignKeyConstraint(
        ["item_id", "reservation"], ["reservation.item_id", "reservation.position"], ondelete="CASCADE"
    ),
)
conflict_of_interest = Table(
    "conflict_of_interest",
    metadata,
    of_item(),
    position(),
    of_document(primary_key=False),
    Column("mention", Integer, nullable=False),
    of_mention(),
)
