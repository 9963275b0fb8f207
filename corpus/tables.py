"""The tables of the archive, in the words of the record. They hold what is queried; the whole record stands beside
them as JSON in `document.record`, so nothing is lost that no table has room for.

What belongs to an item or a document is keyed by that and its position there. People are rows of `mention`: a name as
written at one place; who they are is not decided here. All runs unchanged on SQLite and PostgreSQL.
"""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _document(*, primary_key: bool = True) -> Column[int]:
    return Column("document_id", ForeignKey("document.id", ondelete="CASCADE"), primary_key=primary_key, nullable=False)


def _item() -> Column[int]:
    return Column("item_id", ForeignKey("item.id", ondelete="CASCADE"), primary_key=True)


def _position(name: str = "position") -> Column[int]:
    return Column(name, Integer, primary_key=True, autoincrement=False)


def _mention(column: str = "mention") -> ForeignKeyConstraint:
    return ForeignKeyConstraint(
        ["document_id", column], ["mention.document_id", "mention.position"], ondelete="CASCADE"
    )


def _texts(name: str) -> Table:
    """A table of printed lines of an item, in order."""
    return Table(name, metadata, _item(), _position(), Column("text", Text, nullable=False))


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
    _position(),
    Column("date", Date, nullable=False),
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
    _document(),
    Column("other_id", ForeignKey("document.id", ondelete="CASCADE"), primary_key=True, index=True),
    Column("relation", Text, nullable=False),
    Column("score", Float, nullable=False),
    Column("why", Text, nullable=False),
)
"""What one document is to another of the same meeting; for `version` and `same meeting` the lower id stands first."""
mention = Table(
    "mention",
    metadata,
    _document(),
    _position(),
    Column("name", Text, nullable=False, index=True),
    Column("party", Text, index=True),
)
attendee = Table(
    "attendee",
    metadata,
    _document(),
    _position(),
    Column("mention", Integer, nullable=False),
    Column("capacity", Text, nullable=False),
    Column("role", Text),
    Column("title", Text),
    Column("affiliation", Text),
    Column("remote", Boolean, nullable=False),
    Column("replaces", Integer),
    Column("attendance", Text),
    _mention(),
    _mention("replaces"),
)
justering = Table(
    "justering",
    metadata,
    _document(),
    Column("place", Text),
    Column("date", Date, index=True),
    Column("items", Text),
    Column("printed_status", Text),
)
adjuster = Table("adjuster", metadata, _document(), _position(), Column("mention", Integer, nullable=False), _mention())
signature = Table(
    "signature",
    metadata,
    _document(),
    _position(),
    Column("mention", Integer, nullable=False),
    Column("role", Text),
    Column("signed_at", Text),
    _mention(),
)
notice = Table(
    "notice",
    metadata,
    _document(),
    _position(),
    Column("posted", Date),
    Column("removed", Date),
    Column("appeal_last_day", Date),
    Column("kept_at", Text),
    Column("posted_by", Text),
)
warning = Table(
    "warning",
    metadata,
    _document(),
    _position(),
    Column("code", Text, nullable=False, index=True),
    Column("message", Text, nullable=False),
    Column("item", Text),
)
announced = Table(
    "announced",
    metadata,
    _document(),
    _position(),
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
    _document(primary_key=False),
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
    _item(),
    _position(),
    Column("kind", Text, nullable=False),
    Column("label", Text),
    Column("text", Text, nullable=False),
)
case_number = Table(
    "case_number", metadata, _item(), _position(), Column("case_number", Text, nullable=False, index=True)
)
decision = Table(
    "decision",
    metadata,
    _item(),
    _position("number"),
    Column("text", Text, nullable=False),
    Column("act", Text, nullable=False, index=True),
    Column("level", Text, nullable=False),
    Column("addressee", Text),
    Column("lead", Text),
)
proposal = _texts("proposal")
background_document = _texts("background_document")
attachment = _texts("attachment")
recipient = _texts("recipient")
motion = _texts("motion")
motion_mover = Table(
    "motion_mover",
    metadata,
    Column("item_id", Integer, primary_key=True),
    _position("motion"),
    _position(),
    _document(primary_key=False),
    Column("mention", Integer, nullable=False),
    ForeignKeyConstraint(["item_id", "motion"], ["motion.item_id", "motion.position"], ondelete="CASCADE"),
    _mention(),
)
vote = Table(
    "vote",
    metadata,
    _item(),
    _position(),
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
    _position("vote"),
    _position(),
    _document(primary_key=False),
    Column("mention", Integer, nullable=False),
    Column("choice", Text, nullable=False),
    ForeignKeyConstraint(["item_id", "vote"], ["vote.item_id", "vote.position"], ondelete="CASCADE"),
    _mention(),
)
reservation = _texts("reservation")
reservation_person = Table(
    "reservation_person",
    metadata,
    Column("item_id", Integer, primary_key=True),
    _position("reservation"),
    _position(),
    _document(primary_key=False),
    Column("mention", Integer, nullable=False),
    ForeignKeyConstraint(
        ["item_id", "reservation"], ["reservation.item_id", "reservation.position"], ondelete="CASCADE"
    ),
    _mention(),
)
reservation_party = Table(
    "reservation_party",
    metadata,
    Column("item_id", Integer, primary_key=True),
    _position("reservation"),
    _position(),
    Column("party", Text, nullable=False, index=True),
    ForeignKeyConstraint(
        ["item_id", "reservation"], ["reservation.item_id", "reservation.position"], ondelete="CASCADE"
    ),
)
conflict_of_interest = Table(
    "conflict_of_interest",
    metadata,
    _item(),
    _position(),
    _document(primary_key=False),
    Column("mention", Integer, nullable=False),
    _mention(),
)
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
    _position(),
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
search_entry = Table(
    "search_entry",
    metadata,
    Column("id", Integer, primary_key=True),
    _document(primary_key=False),
    Column("item_id", ForeignKey("item.id", ondelete="CASCADE"), unique=True),
)
search_state = Table(
    "search_state",
    metadata,
    Column("engine", String(32), primary_key=True),
    Column("analyser", Text, nullable=False),
)

described = (
    document.join(original)
    .join(meeting)
    .outerjoin(body)
    .outerjoin(organisation, organisation.c.id == document.c.organisation_id)
)
"""Documents with their file, their meeting, and the body and organisation where they are known."""
