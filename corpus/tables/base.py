"""What all tables share: their metadata, and the columns that tie a row to its document or item."""

from sqlalchemy import Column, ForeignKey, ForeignKeyConstraint, Integer, MetaData, Table, Text

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def of_document(*, primary_key: bool = True) -> Column[int]:
    """The document that a row belongs to."""
    return Column("document_id", ForeignKey("document.id", ondelete="CASCADE"), primary_key=primary_key, nullable=False)


def of_item() -> Column[int]:
    """The item that a row belongs to."""
    return Column("item_id", ForeignKey("item.id", ondelete="CASCADE"), primary_key=True)


def position(name: str = "position") -> Column[int]:
    """Place among its like."""
    return Column(name, Integer, primary_key=True, autoincrement=False)


def of_mention(column: str = "mention") -> ForeignKeyConstraint:
    """A person of the same document."""
    return ForeignKeyConstraint(
        ["document_id", column], ["mention.document_id", "mention.position"], ondelete="CASCADE"
    )


def texts(name: str) -> Table:
    """A table of printed lines of an item, in order."""
    return Table(name, metadata, of_item(), position(), Column("text", Text, nullable=False))
