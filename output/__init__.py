"""What leaves the archive: exporters, and the record as text for people. A new exporter is a file and a row here."""

from output import ndjson
from output.exporter import Exporter

EXPORTERS: dict[str, Exporter] = {
    "ndjson": ndjson.write,
}
"""Name of the format, as `protokoll export --format` takes it → what writes it."""
