"""The tables of the archive, in the words of the record. They hold what is queried; the whole record stands beside
them as JSON in `document.record`, so nothing is lost that no table has room for.

What belongs to an item or a document is keyed by that and its position there. People are rows of `mention`: a name as
written at one place; who they are is not decided here. All runs unchanged on SQLite and PostgreSQL.
"""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
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
    Column("stored_path", Text, nullable=False),
)
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
    Column("text", Text),
    Column("record_version", Integer, nullable=False),
    Column("record", Text, nullable=False),
    UniqueConstraint("original_id", "position"),
)
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
