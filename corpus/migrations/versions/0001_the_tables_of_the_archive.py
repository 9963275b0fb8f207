"""The tables of the archive, as they stand until version 1.0; made by `python -m tools.migration`."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0001"
down_revision: str | None = None
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Makes all tables in an empty database."""
    op.create_table(
        "body_kind",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("boards", sa.Text(), nullable=True),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_body_kind")),
    )
    op.create_index(op.f("ix_body_kind_body"), "body_kind", ["body"], unique=False)
    op.create_table(
        "confirmation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("item", sa.Text(), nullable=True),
        sa.Column("board", sa.Text(), nullable=True),
        sa.Column("fact", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_confirmation")),
    )
    op.create_index(op.f("ix_confirmation_record_id"), "confirmation", ["record_id"], unique=False)
    op.create_table(
        "correction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("was", sa.Text(), nullable=True),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("revoked", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction")),
    )
    op.create_index(op.f("ix_correction_record_id"), "correction", ["record_id"], unique=False)
    op.create_table(
        "organisation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation")),
        sa.UniqueConstraint("name", "type", name=op.f("uq_organisation_name_type")),
    )
    op.create_table(
        "original",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("bytes", sa.Integer(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("stored_path", sa.Text(), nullable=True),
        sa.Column("referenced", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_original")),
        sa.UniqueConstraint("sha256", name=op.f("uq_original_sha256")),
    )
    op.create_table(
        "person_changed",
        sa.Column("key", sa.String(length=16), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_person_changed")),
    )
    op.create_table(
        "person_edge",
        sa.Column("a", sa.String(length=16), nullable=False),
        sa.Column("b", sa.String(length=16), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("a", "b", name=op.f("pk_person_edge")),
    )
    op.create_index(op.f("ix_person_edge_b"), "person_edge", ["b"], unique=False)
    op.create_index(op.f("ix_person_edge_zone"), "person_edge", ["zone"], unique=False)
    op.create_table(
        "person_node",
        sa.Column("key", sa.String(length=16), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("person", sa.String(length=16), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_person_node")),
    )
    op.create_index(op.f("ix_person_node_folded"), "person_node", ["folded"], unique=False)
    op.create_index(op.f("ix_person_node_person"), "person_node", ["person"], unique=False)
    op.create_table(
        "planned_meeting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation", sa.Text(), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("cancelled", sa.Boolean(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_planned_meeting")),
    )
    op.create_index(op.f("ix_planned_meeting_date"), "planned_meeting", ["date"], unique=False)
    op.create_table(
        "quarantine",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("bytes", sa.Integer(), nullable=False),
        sa.Column("stored_path", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("advice", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_quarantine")),
    )
    op.create_index(op.f("ix_quarantine_reason"), "quarantine", ["reason"], unique=False)
    op.create_table(
        "run",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("retry_of", sa.Integer(), nullable=True),
        sa.Column("started", sa.Text(), nullable=False),
        sa.Column("ended", sa.Text(), nullable=True),
        sa.Column("arguments", sa.Text(), nullable=False),
        sa.Column("extractor", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["retry_of"], ["run.id"], name=op.f("fk_run_retry_of")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_run")),
    )
    op.create_table(
        "search_state",
        sa.Column("engine", sa.String(length=32), nullable=False),
        sa.Column("analyser", sa.Text(), nullable=False),
        sa.Column("upto", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("engine", name=op.f("pk_search_state")),
    )
    op.create_table(
        "sighting",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", "place", name=op.f("pk_sighting")),
    )
    op.create_table(
        "term",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("stem", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("plain", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("name", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_term")),
        sa.UniqueConstraint("stem", name=op.f("uq_term_stem")),
    )
    op.create_index(op.f("ix_term_plain"), "term", ["plain"], unique=False)
    op.create_table(
        "verdict",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("judgement", sa.Text(), nullable=False),
        sa.Column("a_record", sa.String(length=64), nullable=False),
        sa.Column("a_name", sa.Text(), nullable=False),
        sa.Column("a_party", sa.Text(), nullable=True),
        sa.Column("b_record", sa.String(length=64), nullable=False),
        sa.Column("b_name", sa.Text(), nullable=False),
        sa.Column("b_party", sa.Text(), nullable=True),
        sa.Column("single", sa.Boolean(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("revoked", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_verdict")),
    )
    op.create_index(op.f("ix_verdict_a_record"), "verdict", ["a_record"], unique=False)
    op.create_index(op.f("ix_verdict_b_record"), "verdict", ["b_record"], unique=False)
    op.create_table(
        "watch",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("query", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("looked", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_watch")),
    )
    op.create_table(
        "withdrawal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("item", sa.Text(), nullable=True),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("citation", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("revoked", sa.Boolean(), nullable=False),
        sa.Column("destroyed_at", sa.Text(), nullable=True),
        sa.Column("destroyed_by", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_withdrawal")),
    )
    op.create_index(op.f("ix_withdrawal_record_id"), "withdrawal", ["record_id"], unique=False)
    op.create_index(op.f("ix_withdrawal_sha256"), "withdrawal", ["sha256"], unique=False)
    op.create_table(
        "body",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_body_organisation_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_body")),
        sa.UniqueConstraint("organisation_id", "name", name=op.f("uq_body_organisation_id_name")),
    )
    op.create_table(
        "run_file",
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("path", sa.LargeBinary(), nullable=False),
        sa.Column("inside", sa.Text(), nullable=False),
        sa.Column("shown", sa.Text(), nullable=False),
        sa.Column("declared", sa.Text(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("stage", sa.Text(), nullable=True),
        sa.Column("seconds", sa.Float(), nullable=True),
        sa.Column("warnings", sa.Integer(), nullable=True),
        sa.Column("sha256", sa.String(length=64), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("message", sa.Text(), nullable=True),
        sa.Column("advice", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name=op.f("fk_run_file_run_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("run_id", "position", name=op.f("pk_run_file")),
    )
    op.create_index(op.f("ix_run_file_outcome"), "run_file", ["outcome"], unique=False)
    op.create_table(
        "term_suffix",
        sa.Column("suffix", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("term_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["term_id"], ["term.id"], name=op.f("fk_term_suffix_term_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("suffix", "term_id", name=op.f("pk_term_suffix")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_term_suffix_term_id", "term_suffix", ["term_id"], unique=False)
    op.create_table(
        "watch_hit",
        sa.Column("watch_id", sa.Integer(), nullable=False),
        sa.Column("citation", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["watch_id"], ["watch.id"], name=op.f("fk_watch_hit_watch_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("watch_id", "citation", name=op.f("pk_watch_hit")),
    )
    op.create_table(
        "meeting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=True),
        sa.Column("date", sa.Date(), nullable=True),
        sa.Column("starts", sa.String(length=5), nullable=True),
        sa.Column("ends", sa.String(length=5), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_meeting_body_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting")),
    )
    op.create_index(op.f("ix_meeting_body_id"), "meeting", ["body_id"], unique=False)
    op.create_index(op.f("ix_meeting_date"), "meeting", ["date"], unique=False)
    op.create_table(
        "document",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("original_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=True),
        sa.Column("text_layer", sa.Text(), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("extractor", sa.Text(), nullable=False),
        sa.Column("current_id", sa.Integer(), nullable=True),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=True),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.Column("unlabelled_words", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("extracted", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["current_id"], ["document.id"], name=op.f("fk_document_current_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_document_meeting_id")),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_document_organisation_id")),
        sa.ForeignKeyConstraint(["original_id"], ["original.id"], name=op.f("fk_document_original_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document")),
        sa.UniqueConstraint("meeting_id", name=op.f("uq_document_meeting_id")),
        sa.UniqueConstraint("original_id", "position", name=op.f("uq_document_original_id_position")),
        sa.UniqueConstraint("record_id", name=op.f("uq_document_record_id")),
    )
    op.create_index(op.f("ix_document_current_id"), "document", ["current_id"], unique=False)
    op.create_index(op.f("ix_document_fingerprint"), "document", ["fingerprint"], unique=False)
    op.create_index(op.f("ix_document_kind"), "document", ["kind"], unique=False)
    op.create_index(op.f("ix_document_organisation_id"), "document", ["organisation_id"], unique=False)
    op.create_table(
        "meeting_date",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_meeting_date_meeting_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("meeting_id", "position", name=op.f("pk_meeting_date")),
    )
    op.create_index(op.f("ix_meeting_date_date"), "meeting_date", ["date"], unique=False)
    op.create_table(
        "announced",
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("body", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("item", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_announced_document_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("document_id", "position", name=op.f("pk_announced")),
    )
    op.create_table(
        "appearance",
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("party", sa.Text(), nullable=True),
        sa.Column("node", sa.String(length=16), nullable=True),
        sa.Column("follows", sa.Integer(), nullable=True),
        sa.Column("listed", sa.Boolean(), nullable=False),
        sa.Column("roles", sa.Text(), nullable=False),
        sa.Column("town", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["document_id", "follows"],
            ["appearance.document_id", "appearance.position"],
            name=op.f("fk_appearance_document_id_follows"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_appearance_document_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("document_id", "position", name=op.f("pk_appearance")),
    )
    op.create_index(op.f("ix_appearance_name"), "appearance", ["name"], unique=False)
    op.create_index(op.f("ix_appearance_node"), "appearance", ["node"], unique=False)
    op.create_table(
        "file_signature",
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("signed_at", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("format", sa.Text(), nullable=True),
        sa.Column("whole", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_file_signature_document_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("document_id", "position", name=op.f("pk_file_signature")),
    )
    op.create_table(
        "item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("immediate_justering", sa.Boolean(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_item_document_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item")),
        sa.UniqueConstraint("document_id", "position", name=op.f("uq_item_document_id_position")),
    )
    op.create_table(
        "justering",
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("date", sa.Date(), nullable=True),
        sa.Column("items", sa.Text(), nullable=True),
        sa.Column("printed_status", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_justering_document_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("document_id", name=op.f("pk_justering")),
    )
    op.create_index(op.f("ix_justering_date"), "justering", ["date"], unique=False)
    op.create_table(
        "link",
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=False),
        sa.Column("relation", sa.Text(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_link_document_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["other_id"], ["document.id"], name=op.f("fk_link_other_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document_id", "other_id", name=op.f("pk_link")),
    )
    op.create_index(op.f("ix_link_other_id"), "link", ["other_id"], unique=False)
    op.create_table(
        "mention",
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("party", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_mention_document_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("document_id", "position", name=op.f("pk_mention")),
    )
    op.create_index(op.f("ix_mention_name"), "mention", ["name"], unique=False)
    op.create_index(op.f("ix_mention_party"), "mention", ["party"], unique=False)
    op.create_table(
        "notice",
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("posted", sa.Date(), nullable=True),
        sa.Column("removed", sa.Date(), nullable=True),
        sa.Column("appeal_last_day", sa.Date(), nullable=True),
        sa.Column("kept_at", sa.Text(), nullable=True),
        sa.Column("posted_by", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_notice_document_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("document_id", "position", name=op.f("pk_notice")),
    )
    op.create_table(
        "warning",
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("item", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_warning_document_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("document_id", "position", name=op.f("pk_warning")),
    )
    op.create_index(op.f("ix_warning_code"), "warning", ["code"], unique=False)
    op.create_table(
        "adjuster",
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("mention", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id", "mention"],
            ["mention.document_id", "mention.position"],
            name=op.f("fk_adjuster_document_id_mention"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_adjuster_document_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("document_id", "position", name=op.f("pk_adjuster")),
    )
    op.create_table(
        "attachment",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_attachment_item_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("item_id", "position", name=op.f("pk_attachment")),
    )
    op.create_table(
        "attendee",
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("mention", sa.Integer(), nullable=False),
        sa.Column("capacity", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("affiliation", sa.Text(), nullable=True),
        sa.Column("remote", sa.Boolean(), nullable=False),
        sa.Column("replaces", sa.Integer(), nullable=True),
        sa.Column("attendance", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["document_id", "mention"],
            ["mention.document_id", "mention.position"],
            name=op.f("fk_attendee_document_id_mention"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["document_id", "replaces"],
            ["mention.document_id", "mention.position"],
            name=op.f("fk_attendee_document_id_replaces"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_attendee_document_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("document_id", "position", name=op.f("pk_attendee")),
    )
    op.create_table(
        "background_document",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"], ["item.id"], name=op.f("fk_background_document_item_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("item_id", "position", name=op.f("pk_background_document")),
    )
    op.create_table(
        "case_number",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("case_number", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_case_number_item_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("item_id", "position", name=op.f("pk_case_number")),
    )
    op.create_index(op.f("ix_case_number_case_number"), "case_number", ["case_number"], unique=False)
    op.create_table(
        "conflict_of_interest",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("mention", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id", "mention"],
            ["mention.document_id", "mention.position"],
            name=op.f("fk_conflict_of_interest_document_id_mention"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_conflict_of_interest_document_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["item.id"], name=op.f("fk_conflict_of_interest_item_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("item_id", "position", name=op.f("pk_conflict_of_interest")),
    )
    op.create_table(
        "decision",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("addressee", sa.Text(), nullable=True),
        sa.Column("lead", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_decision_item_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("item_id", "number", name=op.f("pk_decision")),
    )
    op.create_index(op.f("ix_decision_act"), "decision", ["act"], unique=False)
    op.create_table(
        "motion",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_motion_item_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("item_id", "position", name=op.f("pk_motion")),
    )
    op.create_table(
        "proposal",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_proposal_item_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("item_id", "position", name=op.f("pk_proposal")),
    )
    op.create_table(
        "recipient",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_recipient_item_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("item_id", "position", name=op.f("pk_recipient")),
    )
    op.create_table(
        "reservation",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_reservation_item_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("item_id", "position", name=op.f("pk_reservation")),
    )
    op.create_table(
        "search_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("body_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_search_entry_document_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_search_entry_item_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_entry")),
        sa.UniqueConstraint("item_id", name=op.f("uq_search_entry_item_id")),
    )
    op.create_index("ix_search_entry_body_id", "search_entry", ["body_id"], unique=False)
    op.create_index("ix_search_entry_day", "search_entry", ["day"], unique=False)
    op.create_index("ix_search_entry_document_id", "search_entry", ["document_id"], unique=False)
    op.create_index(
        "ix_search_entry_hidden",
        "search_entry",
        ["id"],
        unique=False,
        sqlite_where=sa.text("current IS 0"),
        postgresql_where=sa.text("current IS false"),
    )
    op.create_table(
        "section",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_section_item_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("item_id", "position", name=op.f("pk_section")),
    )
    op.create_table(
        "signature",
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("mention", sa.Integer(), nullable=False),
        sa.Column("role", sa.Text(), nullable=True),
        sa.Column("signed_at", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["document_id", "mention"],
            ["mention.document_id", "mention.position"],
            name=op.f("fk_signature_document_id_mention"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_signature_document_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("document_id", "position", name=op.f("pk_signature")),
    )
    op.create_table(
        "vote",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("yes_means", sa.Text(), nullable=True),
        sa.Column("no_means", sa.Text(), nullable=True),
        sa.Column("yes", sa.Integer(), nullable=True),
        sa.Column("no", sa.Integer(), nullable=True),
        sa.Column("abstain", sa.Integer(), nullable=True),
        sa.Column("absent", sa.Integer(), nullable=True),
        sa.Column("casting_vote", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_vote_item_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("item_id", "position", name=op.f("pk_vote")),
    )
    op.create_table(
        "ballot",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("vote", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("mention", sa.Integer(), nullable=False),
        sa.Column("choice", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id", "mention"],
            ["mention.document_id", "mention.position"],
            name=op.f("fk_ballot_document_id_mention"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_ballot_document_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["item_id", "vote"],
            ["vote.item_id", "vote.position"],
            name=op.f("fk_ballot_item_id_vote"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("item_id", "vote", "position", name=op.f("pk_ballot")),
    )
    op.create_table(
        "motion_mover",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("motion", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("mention", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id", "mention"],
            ["mention.document_id", "mention.position"],
            name=op.f("fk_motion_mover_document_id_mention"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_motion_mover_document_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["item_id", "motion"],
            ["motion.item_id", "motion.position"],
            name=op.f("fk_motion_mover_item_id_motion"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("item_id", "motion", "position", name=op.f("pk_motion_mover")),
    )
    op.create_table(
        "reservation_party",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("reservation", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("party", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id", "reservation"],
            ["reservation.item_id", "reservation.position"],
            name=op.f("fk_reservation_party_item_id_reservation"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("item_id", "reservation", "position", name=op.f("pk_reservation_party")),
    )
    op.create_index(op.f("ix_reservation_party_party"), "reservation_party", ["party"], unique=False)
    op.create_table(
        "reservation_person",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("reservation", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("mention", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id", "mention"],
            ["mention.document_id", "mention.position"],
            name=op.f("fk_reservation_person_document_id_mention"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_reservation_person_document_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["item_id", "reservation"],
            ["reservation.item_id", "reservation.position"],
            name=op.f("fk_reservation_person_item_id_reservation"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("item_id", "reservation", "position", name=op.f("pk_reservation_person")),
    )
    op.create_table(
        "search_facet",
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("field", sa.String(length=16), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["search_entry.id"], name=op.f("fk_search_facet_entry_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("entry_id", "field", "value", name=op.f("pk_search_facet")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_search_facet_field_value_entry_id", "search_facet", ["field", "value", "entry_id"], unique=False
    )


def downgrade() -> None:
    """There is nothing before the first version. Raises NotImplementedError."""
    raise NotImplementedError
