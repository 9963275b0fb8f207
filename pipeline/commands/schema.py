"""`protokoll schema`: the JSON Schema of a record."""

import argparse
import sys

from models.serialise import schema_text
from pipeline.settings import Settings


def run(_: Settings, __: argparse.Namespace) -> int:
    """Prints the schema as it is published with the project."""
    sys.stdout.write(schema_text())
    return 0
