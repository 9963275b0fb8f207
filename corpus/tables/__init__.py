"""The tables of the archive, in the words of the record. They hold what is queried; the whole record stands beside
them as JSON in `document.record`, so nothing is lost that no table has room for.

What belongs to an item or a document is keyed by that and its position there. People are rows of `mention`: a name as
written at one place; who they are is not decided here. All runs unchanged on SQLite and PostgreSQL.
"""

from corpus.tables.base import metadata
from corpus.tables.decided import (
    body_kind,
    confirmation,
    correction,
    planned_meeting,
    run,
    run_file,
    watch,
    watch_hit,
    withdrawal,
)
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
from corpus.tables.index import of_index, search_entry, search_facet, search_state, term, term_suffix
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
    file_signature,
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
from corpus.tables.people import appearance, person_changed, person_edge, person_node, verdict

__all__ = [
    "adjuster",
    "announced",
    "appearance",
    "attachment",
    "attendee",
    "background_document",
    "ballot",
    "body",
    "body_kind",
    "case_number",
    "confirmation",
    "conflict_of_interest",
    "correction",
    "decision",
    "described",
    "document",
    "file_signature",
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
    "of_index",
    "organisation",
    "original",
    "person_changed",
    "person_edge",
    "person_node",
    "planned_meeting",
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
    "verdict",
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
