"""Minutes to the record that they must become, and that record to the JSON that is kept beside the file."""

import json
from typing import NamedTuple

from models.record import Announced, Attendee, Justering, Kind, Meeting, Organisation, Record, Source
from models.serialise import to_json
from tools.samples.parts import Paragraf, item

OMITTED = ("id", "evidence", "warnings", "text")
"""Fields that a golden record leaves open; so is `source.sha256`."""


class Minutes(NamedTuple):
    """All that one sample says."""

    kind: Kind
    organisation: Organisation | None
    body: str | None
    meeting: Meeting
    attendees: tuple[Attendee, ...]
    justering: Justering | None
    items: tuple[Paragraf, ...]
    announced: tuple[Announced, ...] = ()


class Drawn(NamedTuple):
    """A file as its layout has drawn it. `starts` gives the page where each § begins."""

    data: bytes
    media_type: str
    pages: int | None = None
    starts: tuple[int | None, ...] = ()


class Sample(NamedTuple):
    """A file and what it says."""

    name: str
    drawn: Drawn
    minutes: Minutes


def golden_json(sample: Sample) -> str:
    """The golden record, in the record's own form but for what is left open."""
    fields = json.loads(to_json(_record(sample)))
    for name in OMITTED:
        del fields[name]
    del fields["source"]["sha256"]
    return json.dumps(fields, ensure_ascii=False, indent=2) + "\n"


def _record(sample: Sample) -> Record:
    minutes, drawn = sample.minutes, sample.drawn
    starts = drawn.starts or (None,) * len(minutes.items)
    return Record(
        id="",
        source=Source(sample.name, "", drawn.media_type, len(drawn.data), drawn.pages, "native"),
        kind=minutes.kind,
        organisation=minutes.organisation,
        body=minutes.body,
        meeting=minutes.meeting,
        attendees=minutes.attendees,
        justering=minutes.justering,
        items=tuple(item(paragraf, page) for paragraf, page in zip(minutes.items, starts, strict=True)),
        announced=minutes.announced,
    )
