"""The tables of the archive, in the words of the record. They hold what is queried; the whole record stands beside
them as JSON in `document.record`, so nothing is lost that no table has room for.

What belongs to an item or a document is keyed by that and its position there. People are rows of `mention`: a name as
written at one place; who they are is not decided here. All runs unchanged on SQLite and PostgreSQL.
"""

from corpus.tables.base import metadata
from corpus.tables.decided import correction, run, run_file, watch, watch_hit, withdrawal
from corpus.tables.documents import (
    body,
    document,
    link,
    meeting,
    meeting_date,
    organisation,
    original,
    quarantine,
    sighting,
)
from corpus.tables.index import search_entry, search_facet, search_state, term, term_suffix
from corpus.tables.parts import (
    adjuster,
    announced,
    attachment,
    attendee,
    background_document,
    ballot,
    case_number,
    conflict_of_interest,
    decision,
    item,
    justering,
    mention,
    motion,
    motion_mover,
    notice,
    proposal,
    recipient,
    reservation,
    reservation_party,
    reservation_person,
    section,
    signature,
    vote,
    warning,
)

__all__ = [
    "adjuster",
    "announced",
    "attachment",
    "attendee",
    "background_document",
    "ballot",
    "body",
    "case_number",
    "conflict_of_interest",
    "correction",
    "decision",
    "described",
    "document",
    "item",
    "justering",
    "link",
    "meeting",
    "meeting_date",
    "mention",
    "metadata",
    "motion",
    "motion_mover",
    "notice",
    "organisation",
    "original",
    "proposal",
    "quarantine",
    "recipient",
    "reservation",
    "reservation_party",
    "reservation_person",
    "run",
    "run_file",
    "search_entry",
    "search_facet",
    "search_state",
    "section",
    "sighting",
    "signature",
    "term",
    "term_suffix",
    "vote",
    "warning",
    "watch",
    "watch_hit",
    "withdrawal",
]

described = (
    document.join(original)
    .join(meeting)
    .outerjoin(body)
    .outerjoin(organisation, organisation.c.id == document.c.organisation_id)
)
"""Documents with their file, their meeting, and the body and organisation where they are known."""
